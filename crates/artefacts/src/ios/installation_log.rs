//! Reads the installer's log: apps that were put on, updated and taken off, who asked for it, and
//! restarts: `mobile_installation.log`.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileInstall.py>,
//! <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/text_plugins/ios_mobile_installation_log.py>,
//! <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.

use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    apple_log::{Entry, each_entry},
    values::state_path,
};

/// The installer's log.
#[derive(Debug)]
pub struct InstallationLog;

/// One event. The words of the line are not kept.
#[derive(Debug, Default, serde::Serialize)]
pub struct InstallationEvent<'a> {
    /// When it was written.
    pub time: Option<Instant>,
    /// `asked`, `installed`, `updated`, `remove_asked`, `removed`, `started`.
    pub kind: &'static str,
    /// The app.
    pub app_id: Option<Untrusted<'a>>,
    /// `Customer`, `Developer`, `System`, or `Placeholder`: the sign of an app that is still to come.
    pub install_type: Option<Untrusted<'a>>,
    /// The process that asked for it.
    pub asked_by: Option<Untrusted<'a>>,
    /// The version put on.
    pub version: Option<Untrusted<'a>>,
    /// What was put on, or where it lay.
    pub path: Option<Untrusted<'a>>,
}

impl Record for InstallationEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let is_sign = self.install_type.as_ref().map(Untrusted::raw) == Some("Placeholder");
        let what = match self.kind {
            "installed" if !is_sign => "app-installed",
            "updated" => "app-updated",
            "removed" => "app-removed",
            "remove_asked" => "app-removal-asked",
            "started" => "phone-restarted",
            _ => "app-installation-asked",
        };
        if let Some(at) = self.time {
            each(Moment::local(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
        if let Some(process) = &self.asked_by {
            each(Value::Process(process.raw()).with(Bearing::Ran));
        }
        if let Some(path) = &self.path {
            state_path(path.raw(), Bearing::Stored, each);
        }
    }
}

impl Artefact for InstallationLog {
    type Record<'a> = InstallationEvent<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/Logs/MobileInstallation/mobile_installation.log*",
            "/private/var/installd/Library/Logs/MobileInstallation/mobile_installation.log*",
        ],
        fields: &[
            (
                "time",
                "when it was written (UTC; the phone's zone is assumed where none is known)",
            ),
            (
                "kind",
                "asked, installed, updated (begun), remove_asked, removed, started (after a restart)",
            ),
            ("app_id", "the app"),
            (
                "install_type",
                "Customer, Developer, System, or Placeholder: the sign of an app that is still to come",
            ),
            ("asked_by", "process that asked for it"),
            ("version", "version put on"),
            ("path", "what was put on, or where it lay"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileInstall.py",
            "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/text_plugins/ios_mobile_installation_log.py",
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let cut = each_entry(file, "log of the installer", &mut |entry| {
            if let Some(mut event) = event(entry) {
                event.time = entry.time(file);
                out.record(Place::Line(entry.line), &event);
            }
        })?;
        if let Some(fault) = cut {
            out.fault(fault);
        }
        Ok(())
    }
}

/// What an entry tells, by the words that versions of iOS use.
fn event<'e>(entry: &Entry<'e>) -> Option<InstallationEvent<'e>> {
    let text: &'e str = entry.text;
    let line = text.lines().next().unwrap_or_default();
    if line.contains("main: Reboot detected") {
        return Some(of("started", None));
    }
    // "Successful" up to iOS 18, "successful" since.
    let installed = ["Install Successful for (", "Install successful for ("];
    for words in installed {
        if let Some((_, rest)) = line.split_once(words) {
            let (kind, app) = rest.split_once(')')?.0.split_once(':')?;
            let mut event = of("installed", Some(app));
            event.install_type = Some(kind.into());
            return Some(event);
        }
    }
    if let Some((_, app)) = line.split_once("Uninstalling identifier ") {
        return Some(of("removed", app.split_whitespace().next()));
    }
    if let Some((_, rest)) = line.split_once(" patch update of ") {
        return updated(rest);
    }
    if let Some((_, rest)) = line.split_once("Uninstall requested by ") {
        return Some(removal_asked(rest));
    }
    if let Some((_, rest)) = line.split_once("Install of \"") {
        return asked(rest);
    }
    // Older than iOS 15: the container tells the removal.
    let (_, rest) = line.split_once("Destroying container with identifier ")?;
    let (app, path) = rest.split_once(" at ")?;
    let mut event = of("removed", Some(app));
    event.path = Some(path.trim().into());
    path.contains("/Bundle/").then_some(event)
}

fn of<'e>(kind: &'static str, app: Option<&'e str>) -> InstallationEvent<'e> {
    InstallationEvent {
        kind,
        app_id: app.filter(|app| !app.is_empty()).map(Untrusted::from),
        ..InstallationEvent::default()
    }
}

/// `‹app› from ‹old› to ‹version› (‹short version›)`.
fn updated(rest: &str) -> Option<InstallationEvent<'_>> {
    let (app, versions) = rest.split_once(" from ")?;
    let mut event = of("updated", Some(app));
    let version = versions.split_once(" to ").map(|(_, version)| version);
    event.version = version.map(|version| version.trim().into());
    Some(event)
}

/// `‹process› (pid …) for identity [‹app›/‹persona›] with options …`.
fn removal_asked(rest: &str) -> InstallationEvent<'_> {
    let (process, rest) = rest.split_once(" (pid ").unwrap_or((rest, ""));
    let identity = rest.split_once('[').map(|(_, identity)| identity);
    let app = identity.and_then(|identity| identity.split(['/', ']']).next());
    let mut event = of("remove_asked", app);
    event.asked_by = process.split_whitespace().next().map(Untrusted::from);
    event
}

/// `‹path›" type ‹kind› (…) requested by ‹process› (pid …)`.
fn asked(rest: &str) -> Option<InstallationEvent<'_>> {
    let (path, rest) = rest.split_once('"')?;
    let mut event = of("asked", None);
    event.path = Some(path.into());
    let kind = rest.split_once(" type ").map(|(_, kind)| kind);
    event.install_type = kind
        .and_then(|kind| kind.split_whitespace().next())
        .map(Untrusted::from);
    let process = rest.split_once("requested by ").map(|(_, process)| process);
    event.asked_by = process
        .and_then(|process| process.split_whitespace().next())
        .map(Untrusted::from);
    Some(event)
}
