//! What people and machines read: one writer a file, words in French and English.

mod access;
mod answers;
pub mod compare;
mod country;
mod defang;
pub mod definitions;
pub mod escape;
pub mod groups;
pub mod handed_in;
pub mod headline;
pub mod html;
pub mod json;
mod language;
pub mod misp;
mod outcome;
pub mod phrases;
pub mod reading;
pub mod sets;
pub mod stix;
pub mod terminal;
mod texts;
pub mod timeline;
pub mod times;
mod uuid;
mod whole_case;
mod words;
mod zone;

pub use country::{Country, UnknownCountry};
pub use language::{Language, UnknownLanguage};
pub use outcome::Outcome;
pub use texts::{Escape, Texts};
pub use whole_case::{Numbered, WholeCase, exhibit};
pub use words::Words;
pub use zone::Zone;
