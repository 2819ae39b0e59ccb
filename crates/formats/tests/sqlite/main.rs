//! SQLite databases as SQLite itself writes them, then damaged and made hostile.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::many_single_char_names,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may stop at what it does not expect, and SQLite writes its input to disk"
)]

mod made;

mod damage;
mod effort;
mod hostile;
mod log;
mod plain;
mod removed;
mod removed_hostile;
mod removed_property;
mod same_rows;
mod samples;
mod schema;
