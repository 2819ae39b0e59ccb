//! A sysdiagnose: what the phone writes about itself when three buttons are held.

pub(super) mod account;
pub(crate) mod clock;
mod cloud;
mod crash_body;
mod crashes;
mod device;
mod filler;
mod logs;
mod marks;
mod memory;
mod powerlog;
mod processes;
mod security_report;
mod shutdown;
mod spindump;
mod statistics;
pub(super) mod store;
mod tables;
mod task_info;
mod unified_logs;

use self::clock::Zone;
use super::{
    Writer, dump, effective_restrictions, enrolment, known_networks, mobile_backup,
    network_settings, profile_events, profiles, settings_events, tcc,
};
use crate::Phone;

/// The writers of a sysdiagnose: those of a dump for what it copies, and its own.
pub(super) const WRITERS: &[Writer] = &[
    dump::statements,
    dump::system::version,
    tcc::write,
    profiles::write,
    profile_events::write,
    enrolment::write,
    settings_events::write,
    effective_restrictions::write,
    network_settings::write,
    mobile_backup::write,
    known_networks::write,
    device::write,
    shutdown::write,
    tables::write,
    task_info::write,
    spindump::write,
    crashes::write,
    account::write,
    security_report::write,
    logs::write,
    cloud::write,
    store::write,
    statistics::write,
    powerlog::write,
    unified_logs::write,
    filler::write,
];

/// What a dump holds of it: the phone's own files.
pub(super) const OF_PHONE: &[Writer] = &[
    shutdown::write,
    crashes::write,
    logs::write,
    account::calendar,
    store::write,
    statistics::write,
    powerlog::write,
    unified_logs::write,
];

/// The name of the folder that holds all of it.
pub(crate) fn name(phone: &Phone, zone_minutes: i32) -> String {
    let facts = phone.version.facts();
    let stamp = Zone::new(zone_minutes).stamp(facts.now);
    let system = if phone.version.since(13) {
        "iPhone-OS"
    } else {
        "iPhone_OS"
    };
    format!("sysdiagnose_{stamp}_{system}_iPhone_{}", facts.build)
}
