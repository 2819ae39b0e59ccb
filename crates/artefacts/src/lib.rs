//! Phone files to records: one file per artefact, `src/<platform>/<name>.rs`, registered by `build.rs`.
//!
//! An artefact states traces and never matches; it reads a [`PhoneFile`] and writes typed records
//! and faults to [`Out`]. Pure: no files, no network, no clock, no threads.

mod about;
mod adb_command;
mod adb_keystore;
mod android_programs;
mod backup_message;
mod browsers;
mod calendar_beside;
mod calendar_columns;
mod digests;
mod entity_numbers;
mod interaction_columns;
mod intrusion_event;
mod intrusion_tags;
mod iphone_programs;
mod iphone_report;
mod iphone_report_text;
mod links;
mod listed;
mod listed_file;
mod lists;
mod logcat_line;
mod opaque;
mod out;
mod package_dump;
mod page_icon;
mod phone_file;
mod preferences;
mod property_leaves;
mod safari_columns;
mod safari_session;
mod seen_lines;
mod service_dump;
mod shared_certificates;
mod shortcut_actions;
mod sms_columns;
mod sms_deleted;
mod sms_versions;
mod unified_log_messages;
mod values;
mod web_app;
mod whatsapp_columns;

mod apple_log;
mod biome_event;
mod json_file;
mod masked;
mod power_log;
mod stamps;

pub use about::{About, Artefact, Entry, Field};
pub use browsers::is_browser;
pub use formats::{neighbours::Neighbours, sqlite::SchemaNote};
pub use links::Links;
pub use out::{Facts, Out, Sink};
pub use page_icon::PageIcon;
pub use phone_file::{Phone, PhoneFile};
pub use shared_certificates::{is_shared_certificate, shared_digests};

use out::Registered;

include!(concat!(env!("OUT_DIR"), "/registry.rs"));

/// The artefact of this id (`ios.sms`), if this build knows it.
#[must_use]
pub fn find(id: &str) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.id == id)
}
