//! The `vigie` command as a person runs it, on whole phones.

mod common;
mod damaged;
mod index;
mod killed;
mod mirror;
mod phones;
mod refusals;
mod sandbox;
mod update;
