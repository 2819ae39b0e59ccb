//! The reading process: a child of vigie that alone touches evidence, shut in before it does.
//!
//! The parent owns the case, the terminal and the passwords' prompt; it survives the child's worst
//! end and starts another one without the file that ended it.

mod expected;
mod process;
pub mod protocol;
pub mod sandbox;
mod seen;
mod session;

pub use process::serve;
pub use session::{Heard, Session};

/// The hidden first argument that makes vigie a reading process.
pub const ARGUMENT: &str = "reading-process";
