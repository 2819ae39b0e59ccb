//! What people and machines read: one writer a file, words in French and English.

mod access;
mod answers;
pub mod compare;
mod country;
mod defang;
pub mod escape;
mod handed_in;
mod headline;
pub mod html;
pub mod json;
mod language;
pub mod misp;
mod outcome;
mod phrases;
mod reading;
mod sets;
pub mod stix;
pub mod terminal;
mod texts;
pub mod timeline;
mod uuid;
mod way_line;
mod whole_case;
mod words;
mod zone;

pub use country::{Country, UnknownCountry};
pub use language::{Language, UnknownLanguage};
pub use outcome::Outcome;
pub use reading::described as source_line;
pub use phrases::{KINDS, set_change, sure, untried};
pub use texts::{Escape, Texts};
pub use way_line::one_way;
pub use whole_case::{WholeCase, exhibit};
pub use words::Words;
pub use zone::Zone;
