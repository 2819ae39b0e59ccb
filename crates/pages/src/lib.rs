//! The pages of the local app: what a page shows, as HTML. Each page is one file with what it shows as a
//! struct; nothing here reads a file, a clock or a request.
//!
//! Described in: <https://www.w3.org/TR/WCAG22/>.

pub mod address;
pub mod blank;
pub mod browse;
pub mod choose;
pub mod consent;
mod drawing;
pub mod field;
mod frame;
pub mod guide;
mod guides;
mod helplines;
pub mod problem;
mod quantity;
pub mod reading;
pub mod recognised;
pub mod safety;
pub mod what;

// From the result on.
mod abilities;
mod alike;
mod bars;
mod cases;
mod compare;
mod coverage;
mod delete;
mod finding;
mod found;
mod indicators;
mod next;
mod pager;
mod parts;
mod pseudonym;
mod reach;
mod recheck;
mod timeline;
mod told;
mod view;

pub use frame::{Frame, Step};

pub use abilities::Abilities;
pub use cases::{Cases, Folder, Listed, Open};
pub use compare::Compare;
pub use coverage::Coverage;
pub use delete::{Delete, Deleted, Disk};
pub use finding::Finding;
pub use found::Found;
pub use indicators::{Indicators, Mirror};
pub use next::{Form, Next};
pub use pseudonym::pseudonym;
pub use reach::Reach;
pub use recheck::{Recheck, Rechecked};
pub use timeline::{Asked, Timeline};
pub use told::Told;

/// The style sheet, served at [`address::STYLE`].
pub const STYLE: &str = concat!(include_str!("style.css"), include_str!("result.css"));

/// The script, served at [`address::SCRIPT`]; everything works without it.
pub const SCRIPT: &str = concat!(include_str!("script.js"), include_str!("timeline.js"));
