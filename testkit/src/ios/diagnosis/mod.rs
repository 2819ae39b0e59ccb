//! A sysdiagnose: what the phone writes about itself when three buttons are held.

mod clock;

use self::clock::Zone;
use super::{
    Writer, dump, effective_restrictions, enrolment, mobile_backup, network_settings,
    profile_events, profiles, settings_events, tcc,
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
