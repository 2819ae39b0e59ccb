//! What people and machines read: one writer a file, words in French and English.

pub mod compare;
pub mod escape;
pub mod json;
mod language;
mod outcome;
pub mod terminal;
mod texts;

pub use language::{Language, UnknownLanguage};
pub use outcome::Outcome;
pub use texts::{Escape, Texts};
