//! Published signs of known tools: a file a format, all read into one model.

mod accept;
mod builder;
mod built_in;
mod echap;
mod echap_network;
mod echap_samples;
mod families;
mod hosts;
mod indicator;
mod json_walk;
pub(crate) mod limits;
mod misp;
mod misp_types;
mod set;
mod stix;
mod stix_fill;
mod stix_links;
mod stix_object;
mod stix_pattern;
mod stix_reduce;
mod stix_stream;
mod suricata;
mod suricata_rule;
mod tinycheck;

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
        Some(b'{' | b'[') if !text.starts_with(b"[Adblock") => match json_walk::format(text) {
            json_walk::Format::StixOrOwn => stix::parse(name, text),
            json_walk::Format::Tinycheck => Ok(tinycheck::parse(name, text)),
            json_walk::Format::Misp => Ok(misp::parse(name, text)),
        },
        Some(_) if echap_samples::is_it(text) => echap_samples::parse(name, text),
        Some(_) if echap_network::is_it(text) => echap_network::parse(name, text),
        Some(_) if suricata::is_it(text) => Ok(suricata::parse(name, text)),
        Some(_) if hosts::is_it(text) => Ok(hosts::parse(name, text)),
        Some(_) => echap::parse(name, text),
        None => Err(Fault::new(FaultKind::Short, "indicator file")),
    }
}
