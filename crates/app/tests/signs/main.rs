//! Checks on Android apps: each sign by itself, and whole phones as their bug reports tell of them.

mod beside;
mod lists;
mod phones;
mod planted;
mod records;
mod signs;
mod sources;
