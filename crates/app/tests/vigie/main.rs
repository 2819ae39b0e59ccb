//! The `vigie` command as a person runs it, on whole phones.

mod altered;
mod android;
mod android_damage;
mod android_forms;
mod android_keys;
mod common;
mod compare;
mod damaged;
mod demo;
mod echap;
mod index;
mod ios_dump;
mod ios_samples;
mod killed;
mod lone_apk;
mod mirror;
mod phones;
mod recheck;
mod recheck_codes;
mod refusals;
mod registry;
mod registry_android;
mod reports;
mod sandbox;
mod sealed;
mod update;
