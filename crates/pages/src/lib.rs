//! The pages of the local app: what a page shows, as HTML. Each page is one file with what it shows as a
//! struct; nothing here reads a file, a clock or a request.
//!
//! Described in: <https://www.w3.org/TR/WCAG22/>.

pub mod address;
pub mod field;
mod frame;

pub use frame::{Frame, Step};

/// The style sheet, served at [`address::STYLE`].
pub const STYLE: &str = include_str!("style.css");

/// The script, served at [`address::SCRIPT`]; everything works without it.
pub const SCRIPT: &str = include_str!("script.js");
