//! Reads the log of the phone's activation: its starts, the builds that ran, updates, and servers that
//! are not Apple's: `mobileactivationd.log`.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileActivationLogs.py>,
//! <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.

use std::collections::BTreeSet;

use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Links, Out, PhoneFile,
    apple_log::{Entry, each_entry},
};

/// Most addresses kept in mind, so that each is told once.
const ADDRESSES: usize = 1_024;
/// Servers by which Apple activates phones, and the pages that its property lists name.
const APPLE: [&str; 2] = ["apple.com", "www.apple.com"];

/// The log of the activation.
#[derive(Debug)]
pub struct ActivationLog;

/// One event. The words of the line are not kept.
#[derive(Debug, Default, serde::Serialize)]
pub struct ActivationEvent<'a> {
    /// When it was written.
    pub time: Option<Instant>,
    /// `started`, `build`, `upgraded`, `link`.
    pub kind: &'static str,
    /// The build that ran, or that was updated to.
    pub os_build: Option<Untrusted<'a>>,
    /// The build before an update.
    pub old_os_build: Option<Untrusted<'a>>,
    /// Addresses that are not Apple's.
    pub links: Links<'static>,
}

impl Record for ActivationEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.kind {
            "upgraded" => "system-updated",
            "link" => "address-logged",
            _ => "phone-services-started",
        };
        if let Some(at) = self.time {
            each(Moment::local(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for ActivationLog {
    type Record<'a> = ActivationEvent<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/Logs/mobileactivationd/mobileactivationd.log*",
            "/private/var/containers/Data/System/**/mobileactivationd.log*",
        ],
        fields: &[
            (
                "time",
                "when it was written (UTC; the phone's zone is assumed where none is known)",
            ),
            ("kind", "started, build, upgraded, link"),
            ("os_build", "build that ran, or that was updated to"),
            ("old_os_build", "build before an update"),
            ("links", "addresses in the entry that are not Apple's"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileActivationLogs.py",
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut known = BTreeSet::new();
        let cut = each_entry(file, "log of the activation", &mut |entry| {
            let mut event = event(entry);
            event.links = foreign_links(entry.text, &mut known);
            if event.kind == "link" && event.links.is_empty() {
                return;
            }
            event.time = entry.time(file);
            out.record(Place::Line(entry.line), &event);
        })?;
        if let Some(fault) = cut {
            out.fault(fault);
        }
        Ok(())
    }
}

fn event<'e>(entry: &Entry<'e>) -> ActivationEvent<'e> {
    let text: &'e str = entry.text;
    let line = text.lines().next().unwrap_or_default();
    let mut event = ActivationEvent {
        kind: "link",
        ..ActivationEvent::default()
    };
    if line.contains("Mobile Activation Startup") {
        event.kind = "started";
    } else if let Some((_, build)) = line.split_once("build_version: ") {
        event.kind = "build";
        event.os_build = build.split_whitespace().next().map(Untrusted::from);
    } else if let Some((_, builds)) = line.split_once("Upgrade from ")
        && let Some((old, new)) = builds.split_once(" to ")
    {
        event.kind = "upgraded";
        event.old_os_build = Some(old.trim().into());
        event.os_build = new.split_whitespace().next().map(Untrusted::from);
    }
    event
}

/// Addresses that are not Apple's, each in its first entry only.
fn foreign_links(text: &str, known: &mut BTreeSet<String>) -> Links<'static> {
    let mut found = Links::default();
    if !text.contains("://") {
        return found;
    }
    let mut all = Links::default();
    all.in_passing_text(text);
    for link in all.iter().filter(|link| link.contains("://")) {
        let behind = link.split_once("://").map_or("", |(_, behind)| behind);
        let host = behind.split(['/', ':', '?']).next().unwrap_or_default();
        let host = host.to_ascii_lowercase();
        let is_apple = APPLE.contains(&&*host) || host.ends_with(".apple.com");
        if !is_apple && known.len() < ADDRESSES && known.insert(link.to_owned()) {
            found.address(link.to_owned());
        }
    }
    found
}
