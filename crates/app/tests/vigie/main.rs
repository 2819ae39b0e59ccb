//! The `vigie` command as a person runs it, on whole phones.

mod common;
mod damaged;
mod killed;
mod phones;
mod refusals;
mod reports;
mod sandbox;
