//! Every limit on an indicator file, by name and with its reason.

/// Largest file: a set of a million domains in STIX has about 700 MB, public ones stay below 4 MB.
pub(crate) const FILE_BYTES: usize = 1 << 30;
/// Most entries of one file.
pub(crate) const ENTRIES: u64 = 2_000_000;
/// Longest pattern; real ones stay below 1 kB.
pub(crate) const PATTERN_BYTES: usize = 64 << 10;
/// Deepest parentheses of a pattern.
pub(crate) const PATTERN_DEPTH: usize = 32;
/// Most alternatives into which one pattern may unfold: an AND of ORs multiplies.
pub(crate) const ALTERNATIVES: usize = 1_024;
/// Most parts of a compound.
pub(crate) const PARTS: usize = 16;
/// Longest value.
pub(crate) const VALUE_BYTES: usize = 8 << 10;
/// Compiled size of one regular expression.
pub(crate) const EXPRESSION_BYTES: usize = 256 << 10;
/// Longest regular expression.
pub(crate) const EXPRESSION_CHARS: usize = 1_024;
/// Most expressions of one set: each costs a little time for every value of its kind.
pub(crate) const EXPRESSIONS: usize = 256;
/// Fewest letters and digits that a LIKE must state.
pub(crate) const LIKE_LETTERS: usize = 4;
/// Largest YAML file, and most events of it: the public one has 95 kB and 3 000 values.
pub(crate) const YAML_BYTES: usize = 32 << 20;
/// See [`YAML_BYTES`].
pub(crate) const YAML_EVENTS: usize = 2_000_000;
/// Deepest nesting of a YAML file; the format needs four.
pub(crate) const YAML_DEPTH: usize = 32;
/// Most links between objects of one STIX file.
pub(crate) const LINKS: u64 = 4_000_000;
/// Most values that a list takes back.
pub(crate) const DELETED: usize = 100_000;
/// How much of a text is looked at to tell its format, in bytes and in lines.
pub(crate) const SNIFF_BYTES: usize = 64 << 10;
/// See [`SNIFF_BYTES`].
pub(crate) const SNIFF_LINES: usize = 1_000;
/// Most families, and most reports, of one indicator: those of the public sets have at most one.
pub(crate) const LINKS_OF_ONE: usize = 64;
