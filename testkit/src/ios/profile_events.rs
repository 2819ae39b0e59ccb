//! `MCProfileEvents.plist`: installs and removals of profiles
//! (<https://docs.mvt.re/en/latest/ios/records/#profile_eventsjson>).

use plist::Value;

use super::profiles::DOMAIN;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    property_list::{binary, dictionary},
    times,
};

/// Profiles that come with the system, installed when the phone was set up.
const SYSTEM: [&str; 2] = ["com.apple.basebandlogging", "com.apple.carrier.profile"];

/// Events to plant: profile, process, and what of them is known.
const PLANTS: [(&str, &str, Indicator); 3] = [
    (
        "com.vigie-testkit.profile",
        "profiled",
        planted::PROFILE_NAME,
    ),
    (
        "7a3c1d52-0f6b-4e7e-9c55-7e57c17e57c1",
        "profiled",
        planted::PROFILE_UUID,
    ),
    ("com.vigie-testkit.other", "vigietestd", planted::PROCESS),
];

/// Writes `MCProfileEvents.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/ConfigurationProfiles/MCProfileEvents.plist";
    let spot = Spot::new("ios.profile_events", DOMAIN, path);
    let now = build.now();
    let event = |profile: &str, process: &str, days: i64| {
        let facts = dictionary([
            ("operation", "install".into()),
            ("process", process.into()),
            ("timestamp", times::date(now - days * times::DAY)),
        ]);
        dictionary([(profile, facts)])
    };
    let mut events: Vec<_> = SYSTEM.iter().map(|id| event(id, "profiled", 800)).collect();
    let near = "com.vigie-testkit.profile2";
    build.near_miss(&spot, format!("key:ProfileEvents/{}", events.len()), near);
    events.push(event(near, "profiled", 400));
    if build.phone.watched {
        for (profile, process, indicator) in PLANTS {
            let place = format!("key:ProfileEvents/{}", events.len());
            let is_process = indicator == planted::PROCESS;
            let observed = if is_process { process } else { profile };
            build.known(&spot, place, observed, &indicator);
            events.push(event(profile, process, 20));
        }
    }
    let count = u64::try_from(events.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "ProfileEvents", count);
    let content = binary(&dictionary([("ProfileEvents", Value::Array(events))]))?;
    build.keep_file(&spot, &content)?;
    Ok(())
}
