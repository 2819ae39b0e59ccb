//! vigie as a library: examine, indicators, demo, and the command line over them.

pub mod arguments;
mod clock;
pub mod commands;
pub mod examine;
mod exit;
pub mod indicator_files;
mod interface;
mod interrupt;
mod loaded;
mod problem;
mod progress;
pub mod reader;
pub mod store;
pub mod supervise;
mod system;
pub mod update;
pub mod web;

pub use exit::Ended;
pub use interface::{ColorChoice, Interface};
pub use interrupt::Interrupt;
pub use problem::Problem;
