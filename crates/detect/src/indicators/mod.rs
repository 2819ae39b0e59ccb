//! Published signs of known tools: a file a format, all read into one model.

mod accept;
mod builder;
mod built_in;
mod echap;
mod echap_samples;
mod families;
mod indicator;
pub(crate) mod limits;
mod set;
mod stix;
mod stix_fill;
mod stix_links;
mod stix_object;
mod stix_pattern;
mod stix_reduce;
mod stix_stream;

use model::{Fault, FaultKind};

pub use built_in::{BYTES as BUILT_IN, NAME as BUILT_IN_NAME};
pub use indicator::{About, Category, Indicator, Kind, Part, Platform, Role, Test};
pub use set::{Refused, RefusedFor, Set};

/// Reads a file of indicators, whose format is told by its content. What cannot be used is refused by
/// name; the rest is loaded. `name` is how the caller calls the file.
///
/// # Errors
/// When the file is in no format of indicators that vigie knows, or is larger than the limit.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Set, Fault> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(Fault::new(FaultKind::TooLarge, "indicator file").detail(bytes.len()));
    }
    let text = bytes.trim_ascii_start();
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    match text.trim_ascii_start().first() {
        Some(b'{' | b'[') => stix::parse(name, text),
        Some(_) if echap_samples::is_it(text) => echap_samples::parse(name, text),
        Some(_) => echap::parse(name, text),
        None => Err(Fault::new(FaultKind::Short, "indicator file")),
    }
}
