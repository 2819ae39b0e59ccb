//! Reads when configuration profiles were installed and removed, and by what: `MCProfileEvents.plist`.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/profilelist>.

use formats::plist::Value;
use model::{
    Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named,
};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{text, time},
};

/// Installations and removals of profiles.
#[derive(Debug)]
pub struct ProfileEvents;

/// One installation or removal.
#[derive(Debug, serde::Serialize)]
pub struct ProfileEvent<'a> {
    /// When.
    pub time: Option<Instant>,
    /// The profile's identifier.
    pub profile_id: Untrusted<'a>,
    /// What was done (`install`, `remove`, …).
    pub operation: Option<Untrusted<'a>>,
    /// The process that did it.
    pub process: Option<Untrusted<'a>>,
}

impl Record for ProfileEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "profile-event"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Named::Profile(self.profile_id.raw()).with(Bearing::Installed));
        if let Some(process) = &self.process {
            each(Named::Process(process.raw()).with(Bearing::Ran));
        }
    }
}

impl Artefact for ProfileEvents {
    type Record<'a> = ProfileEvent<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/containers/Shared/SystemGroup/**/MCProfileEvents.plist",
            "/private/var/mobile/Library/ConfigurationProfiles/MCProfileEvents.plist",
        ],
        fields: &[
            ("time", "when it was done (UTC)"),
            (
                "profile_id",
                "identifier of the profile, as its maker chose it",
            ),
            ("operation", "what was done"),
            ("process", "the process that did it"),
        ],
        described_in: &["https://developer.apple.com/documentation/devicemanagement/profilelist"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        let unknown = |what| Fault::new(FaultKind::UnknownSchema, "profile events").detail(what);
        list.as_dictionary()
            .ok_or_else(|| unknown("no dictionary"))?;
        let events = list.get("ProfileEvents").and_then(Value::as_array);
        for (number, event) in events.unwrap_or_default().iter().enumerate() {
            let Some(event) = event.as_dictionary() else {
                out.fault(unknown("an event that is no dictionary"));
                continue;
            };
            // An event is a dictionary of one entry, keyed by the profile's identifier.
            for (profile, facts) in event.iter() {
                let key = format!("ProfileEvents/{number}/{profile}");
                let record = ProfileEvent {
                    time: time(facts, "Timestamp").or_else(|| time(facts, "timestamp")),
                    profile_id: Untrusted::from(profile),
                    operation: text(facts, "Operation").or_else(|| text(facts, "operation")),
                    process: text(facts, "Process").or_else(|| text(facts, "process")),
                };
                out.record(Place::Key(&key), &record);
            }
        }
        Ok(())
    }
}
