//! Reads at which addresses the phone asked whether Apple's services reach somebody:
//! `idstatuscache.plist`; empty since iOS 14.7.
//!
//! Described in: <https://docs.mvt.re/en/latest/ios/records/#id_status_cachejson>.

use formats::plist::Value;
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{About, Artefact, Out, PhoneFile, values::state_person};

/// Addresses that were looked up.
#[derive(Debug)]
pub struct IdStatusCache;

/// One address looked up for one service.
#[derive(Debug, serde::Serialize)]
pub struct IdStatus<'a> {
    /// When it was looked up.
    pub time: Option<Instant>,
    /// The service (`com.apple.madrid` is iMessage, `com.apple.ess` is `FaceTime`).
    pub service: Untrusted<'a>,
    /// The address, with its scheme (`mailto:`, `tel:`).
    pub person: Untrusted<'a>,
    /// The answer as a number: 1 reached, 2 not.
    pub answer: Option<i64>,
}

impl Record for IdStatus<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "address-looked-up"));
        }
    }

    /// An address is looked up when something comes from it or is to be sent to it: anybody can send.
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let person = self.person.raw();
        // Companies that answer to customers have a name instead.
        if person.starts_with("urn:") {
            return;
        }
        state_person(person, Bearing::Received, each);
        if person.contains('\0') {
            state_person(&person.replace('\0', ""), Bearing::Received, each);
        }
    }
}

impl Artefact for IdStatusCache {
    type Record<'a> = IdStatus<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/Preferences/com.apple.identityservices.idstatuscache.plist",
            "/private/var/mobile/Library/IdentityServices/idstatuscache.plist",
        ],
        fields: &[
            ("time", "when it was looked up (UTC)"),
            (
                "service",
                "the service: com.apple.madrid is iMessage, com.apple.ess is FaceTime",
            ),
            ("person", "the address, with its scheme"),
            ("answer", "the answer as a number: 1 reached, 2 not"),
        ],
        described_in: &[
            "https://docs.mvt.re/en/latest/ios/records/#id_status_cachejson",
            "https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        let services = list.as_dictionary().ok_or_else(|| {
            Fault::new(FaultKind::UnknownSchema, "id status cache").detail("no dictionary")
        })?;
        for (service, people) in services.iter() {
            // Versions and dates of the list itself stand beside the services.
            let Some(people) = people.as_dictionary() else {
                continue;
            };
            for (person, status) in people.iter() {
                if status.as_dictionary().is_none() {
                    out.fault(
                        Fault::new(FaultKind::UnknownSchema, "id status").detail("no dictionary"),
                    );
                }
                let record = IdStatus {
                    time: status.get("LookupDate").and_then(date),
                    service: service.into(),
                    person: person.into(),
                    answer: status.get("IDStatus").and_then(Value::as_integer),
                };
                out.record(Place::Key(&format!("{service}/{person}")), &record);
            }
        }
        Ok(())
    }
}

/// Seconds since 2001, or a date.
fn date(value: &Value) -> Option<Instant> {
    value
        .as_date()
        .or_else(|| value.as_real().and_then(Instant::from_cocoa_s))
}
