//! SQLite databases as SQLite itself writes them, then damaged and made hostile.

mod made;

mod damage;
mod hostile;
mod log;
mod plain;
mod same_rows;
mod samples;
mod schema;
