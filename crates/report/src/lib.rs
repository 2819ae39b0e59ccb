//! What people and machines read: one writer a file, words in French and English.

mod access;
mod answers;
pub mod compare;
mod country;
mod defang;
pub mod definitions;
pub mod escape;
<<<<<<< HEAD
mod exhibits;
mod handed_in;
mod headline;
=======
pub mod groups;
pub mod handed_in;
pub mod headline;
>>>>>>> pdf
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
mod way_line;
mod whole_case;
mod words;
mod zone;

pub use country::{Country, UnknownCountry};
pub use language::{Language, UnknownLanguage};
pub use outcome::Outcome;
pub use phrases::{KINDS, set_change, sure, untried};
pub use reading::described as source_line;
pub use texts::{Escape, Texts};
<<<<<<< HEAD
pub use way_line::one_way;
pub use whole_case::{WholeCase, exhibit};
=======
pub use whole_case::{Numbered, WholeCase, exhibit};
>>>>>>> pdf
pub use words::Words;
pub use zone::Zone;
