//! The `vigie` command as a person runs it, on whole phones.

mod common;
mod compare;
mod damaged;
mod killed;
mod phones;
mod recheck;
mod refusals;
mod reports;
mod sandbox;
