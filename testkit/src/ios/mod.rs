//! The artefacts of an iPhone, one writer a file.

mod accounts;
mod application_state;
pub(crate) mod apps;
mod attachments;
mod backup_settings;
mod browser_state;
mod calendar;
mod calls;
mod chrome;
mod cloud_tabs;
mod contacts;
mod data_usage;
pub(crate) mod diagnosis;
mod dump;
mod effective_restrictions;
mod enrolment;
mod files;
mod firefox;
pub(crate) mod form;
mod global_preferences;
mod id_status_cache;
mod info;
mod interactions;
mod interactions_schema;
mod known_networks;
mod locationd_clients;
mod message_accounts;
mod message_contents;
mod message_people;
mod message_rows;
mod mobile_backup;
mod network_settings;
mod notes;
mod os_analytics;
pub(crate) mod owner;
mod paired_computers;
pub(crate) mod places;
pub(crate) mod privacy_report;
mod profile_events;
pub(crate) mod profiles;
mod safari_history;
mod safari_kept;
mod safari_tabs;
mod screen_time;
mod settings_events;
mod shared_albums;
mod shortcuts;
mod sms;
mod sms_plants;
mod sms_schema;
mod tcc;
pub(crate) mod threat_texts;
pub(crate) mod tree;
pub(crate) mod trusted_certificates;
mod unnamed_settings;
pub(crate) mod version;
mod voicemail;
mod web_clips;
mod web_content_filter;
mod webkit;
mod whatsapp;
mod whatsapp_contacts;
mod whatsapp_ids;
mod whatsapp_rows;
mod whatsapp_schema;

use crate::{BuildError, IosForm, build::Build};

/// Writes one artefact.
pub(crate) type Writer = fn(&mut Build<'_>) -> Result<(), BuildError>;

/// The writers of what both a backup and a dump hold, in the order in which the manifest lists their
/// files.
const SHARED: &[Writer] = &[
    global_preferences::write,
    profiles::write,
    profile_events::write,
    tcc::write,
    locationd_clients::write,
    application_state::write,
    data_usage::write,
    os_analytics::write,
    sms::write,
    safari_history::write,
    browser_state::write,
    safari_tabs::write,
    cloud_tabs::write,
    safari_kept::write,
    chrome::write,
    firefox::write,
    webkit::write,
    web_clips::write,
    shortcuts::write,
    whatsapp::write,
    network_settings::write,
    trusted_certificates::write,
    enrolment::write,
    settings_events::write,
    effective_restrictions::write,
    web_content_filter::write,
    screen_time::write,
    backup_settings::write,
    mobile_backup::write,
    paired_computers::write,
    shared_albums::write,
    known_networks::write,
    whatsapp_contacts::write,
    whatsapp_ids::write,
    calls::write,
    voicemail::write,
    contacts::write,
    interactions::write,
    calendar::write,
    accounts::write,
    notes::write,
    id_status_cache::write,
    message_accounts::write,
    files::write,
];

/// The writers of a form, in the order in which they write.
pub(crate) fn writers(form: &IosForm) -> Vec<Writer> {
    match form {
        IosForm::Backup => [&[info::write as Writer], SHARED].concat(),
        IosForm::FileSystem { .. } => dump::writers(),
        IosForm::Sysdiagnose(_) => diagnosis::WRITERS.to_vec(),
        IosForm::PrivacyReport => Vec::new(),
    }
}

/// `CREATE TABLE` with the columns that `version` has.
fn table(name: &str, columns: &str, since: &[(u32, &str)], version: version::Version) -> String {
    let mut all = vec![columns];
    all.extend(
        since
            .iter()
            .filter(|(major, _)| version.since(*major))
            .map(|(_, columns)| *columns),
    );
    format!("CREATE TABLE {name} ({});", all.join(", "))
}

/// The telephone number of the `nth` person that the owner knows: in a range that the French regulator
/// keeps for fiction.
fn number(nth: i64) -> String {
    format!("+3363998{:04}", nth % 1_500)
}

/// The e-mail address of the `nth` person that the owner knows.
fn mail(nth: i64) -> String {
    format!("contact{nth}@vigie-testkit-post.com")
}

/// A share of the messages, at least `least`: how many rows of something rarer there are.
fn share(build: &Build<'_>, of_messages: u64, least: i64) -> i64 {
    let rows = build.phone.scale.messages / of_messages;
    i64::try_from(rows).unwrap_or(i64::MAX).max(least)
}

/// After which of `rows` rows of volume the `nth` of `plants` plants stands.
fn spread(rows: u64, plants: usize, nth: usize) -> u64 {
    let plants = u64::try_from(plants).unwrap_or(u64::MAX);
    let nth = u64::try_from(nth).unwrap_or(u64::MAX);
    rows.saturating_mul(nth + 1) / (plants + 1)
}
