//! The pages of the local app: what a page shows, as HTML. Each page is one file with what it shows as a
//! struct; nothing here reads a file, a clock or a request.
//!
//! Described in: <https://www.w3.org/TR/WCAG22/>.

pub mod address;
pub mod blank;
pub mod choose;
pub mod consent;
mod drawing;
pub mod field;
mod frame;
pub mod guide;
mod guides;
pub mod problem;
mod quantity;
pub mod reading;
pub mod recognised;
pub mod safety;
pub mod what;

pub use frame::{Frame, Step};

/// The style sheet, served at [`address::STYLE`].
pub const STYLE: &str = include_str!("style.css");

/// The script, served at [`address::SCRIPT`]; everything works without it.
pub const SCRIPT: &str = include_str!("script.js");
