//! The `vigie` command as a person runs it, on whole phones.

mod android;
mod common;
mod compare;
mod damaged;
mod demo;
mod index;
mod killed;
mod lone_apk;
mod mirror;
mod phones;
mod recheck;
mod recheck_codes;
mod refusals;
mod registry;
mod reports;
mod sandbox;
mod sealed;
mod update;
