//! Checks on Android apps: each sign by itself, and whole phones as their bug reports tell of them.

mod phones;
mod records;
mod signs;
