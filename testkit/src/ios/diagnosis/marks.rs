//! What a line or a record says of a process that is planted.

use super::processes::{Process, STAGING};
use crate::{
    android::page::Page,
    build::Build,
    planted::{self, Indicator},
    truth::{By, Kind},
};

/// States what the line written last says of a process.
pub(super) fn program(build: &Build<'_>, page: &mut Page, artefact: &'static str, of: &Process) {
    if of.near {
        page.near_miss(artefact, of.path.clone());
    }
    for indicator in &of.known {
        page.known(artefact, of.path.clone(), indicator);
    }
    if build.phone.watched {
        place_checks(page, artefact, &of.path);
    }
}

/// States what the checks must say of a program by where it lies.
pub(super) fn place_checks(page: &mut Page, artefact: &'static str, path: &str) {
    for (id, kind) in checks_of(path) {
        check(page, artefact, path, id, kind);
    }
}

/// States that the check called `id` speaks about the line written last.
pub(super) fn check(page: &mut Page, artefact: &'static str, observed: &str, id: &str, kind: Kind) {
    let here = page.here();
    let by = By::Check { id: id.to_owned() };
    page.mark(artefact, here, observed, by, kind);
}

/// The checks that speak about a program that lies there.
pub(super) fn checks_of(path: &str) -> Vec<(&'static str, Kind)> {
    let mut checks = Vec::new();
    if path.starts_with(STAGING) || path.starts_with("/private/var/tmp/") {
        checks.push(("temporary-executable", Kind::Suspicious));
    } else if ["/private/var/db/", "/private/var/mobile/Library/"]
        .iter()
        .any(|folder| path.starts_with(folder))
    {
        checks.push(("program-elsewhere", Kind::Suspicious));
    }
    if path.starts_with("/Applications/Cydia.app/") {
        checks.push(("jailbreak-app", Kind::Exposure));
    }
    if path.starts_with("/private/var/mobile/") && path.ends_with("/locationd") {
        checks.push(("system-name-elsewhere", Kind::Suspicious));
    }
    checks
}

/// States that the line written last names the app of an indicator, if it does.
pub(super) fn app(page: &mut Page, artefact: &'static str, id: &str) {
    if let Some(indicator) = of_app(id) {
        page.known(artefact, id, &indicator);
    } else if id == NEAR_APP {
        page.near_miss(artefact, id);
    }
}

/// The indicator that an app's identifier is.
pub(super) fn of_app(id: &str) -> Option<Indicator> {
    (planted::APP.value == id).then_some(planted::APP)
}

/// An identifier close to the planted app's.
pub(super) const NEAR_APP: &str = "com.vigie-testkit.agents";
