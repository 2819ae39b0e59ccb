//! SQLite databases, read without a trace: the main file and the write-ahead log beside it are served
//! to SQLite page by page, nothing is written anywhere, damaged parts are stepped over.
//!
//! Published: <https://www.sqlite.org/fileformat2.html>.

mod budget;
mod connection;
mod database;
mod effort;
mod helper_index;
mod image;
mod note;
mod plan;
mod removed;
mod row;
mod scan;
mod schema;
mod select;
mod tree;
mod vfs;
mod wal;

pub use database::{Database, Scan, SchemaNote};
pub use row::Row;
pub use select::{Column, Joined, Select};
