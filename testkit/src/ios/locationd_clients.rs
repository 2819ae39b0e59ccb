//! `clients.plist`: who may know where the phone is, and when it last asked
//! (<https://docs.mvt.re/en/latest/ios/records/>).

use plist::Value;

use super::apps;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary},
    random::Random,
    times,
    truth::Kind,
};

/// `Authorization`: while the app is used.
const IN_USE: i64 = 2;
/// `Authorization`: at any time.
const ALWAYS: i64 = 4;

/// Parts of the system: name and path.
const SYSTEM: [(&str, &str); 3] = [
    (
        "com.apple.locationd.bundle-/System/Library/LocationBundles/Weather.bundle",
        "/System/Library/LocationBundles/Weather.bundle",
    ),
    (
        "com.apple.locationd.bundle-/System/Library/LocationBundles/SystemCustomization.bundle",
        "/System/Library/LocationBundles/SystemCustomization.bundle",
    ),
    (
        "com.apple.locationd.executable-/usr/libexec/routined",
        "/usr/libexec/routined",
    ),
];

/// A program of the tool, in its own folder.
const STAGED: &str = "/private/var/mobile/Library/VigieTestkitStaging/vigietestd";
/// A program in a temporary folder.
const DROPPED: &str = "/private/var/tmp/vigie-testkit-drop/agentd";
/// A program that is called nearly as the tool's.
const NEARLY: &str = "/usr/libexec/vigietestd2";

/// Writes `clients.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new(
        "ios.locationd_clients",
        "RootDomain",
        "Library/Caches/locationd/clients.plist",
    );
    let mut clients = Clients {
        entries: Vec::new(),
        now: build.now(),
        letter: build.phone.version.since(17),
    };
    ordinary(build, &mut clients);
    let key = clients.program(NEARLY);
    build.near_miss(&spot, format!("key:{key}"), NEARLY);
    if build.phone.watched {
        plant(build, &spot, &mut clients);
    }
    let count = u64::try_from(clients.entries.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "clients.plist", count);
    let entries = clients.entries.iter();
    let list = dictionary(entries.map(|(key, facts)| (key.as_str(), facts.clone())));
    build.keep_file(&spot, &binary(&list)?)?;
    Ok(())
}

/// Apple's own, and what the owner's apps were allowed.
fn ordinary(build: &Build<'_>, clients: &mut Clients) {
    let mut random = build.random("locationd");
    for (name, path) in SYSTEM {
        let facts = [
            ("BundlePath", path.into()),
            ("Authorization", ALWAYS.into()),
        ];
        clients
            .entries
            .push((format!("{name}:"), dictionary(facts)));
    }
    clients.app("com.apple.Maps", IN_USE, 0, &mut random);
    clients.app("com.apple.findmy", ALWAYS, 1, &mut random);
    for app in apps::all(build.phone) {
        // What the watcher brought is planted apart; what a persona brought asks at any time.
        if apps::OUTSIDE_STORE.contains(&app.id.as_str()) {
            continue;
        }
        if app.is_of_persona() || random.per_mille(80) {
            clients.app(&app.id, ALWAYS, 1, &mut random);
        } else if random.per_mille(400) {
            clients.app(&app.id, IN_USE, 30, &mut random);
        }
    }
    // Some apps were taken away and asked for the location before.
    clients.app(apps::REMOVED, ALWAYS, 200, &mut random);
}

fn plant(build: &mut Build<'_>, spot: &Spot, clients: &mut Clients) {
    let mut random = build.random("locationd plants");
    let [spy, _] = apps::OUTSIDE_STORE;
    let key = clients.app(spy, ALWAYS, 1, &mut random);
    let place = format!("key:{key}");
    build.known(spot, place.as_str(), spy, &planted::APP);
    build.check(spot, place, spy, "location-always", Kind::Exposure);
    let key = clients.program(STAGED);
    for indicator in [&planted::PROCESS, &planted::FOLDER] {
        build.known(spot, format!("key:{key}"), STAGED, indicator);
    }
    let key = clients.program(DROPPED);
    let place = format!("key:{key}");
    build.known(spot, place.as_str(), DROPPED, &planted::DROP);
    let check = "temporary-executable";
    build.check(spot, place, DROPPED, check, Kind::Suspicious);
}

/// Clients by key, in the order written.
struct Clients {
    entries: Vec<(String, Value)>,
    now: i64,
    /// Whether a letter before an identifier says that it is one.
    letter: bool,
}

impl Clients {
    /// An app that last asked about so many days ago; gives its key.
    fn app(&mut self, id: &str, authorization: i64, days: i64, random: &mut Random) -> String {
        let letter = if self.letter { "i" } else { "" };
        let key = format!("{letter}{id}:");
        let last = self.now - days * times::DAY - random.between(0, times::DAY);
        let name = id.rsplit('.').next().unwrap_or_default();
        let folder = random.uuid();
        let bundle = format!("/private/var/containers/Bundle/Application/{folder}/{name}.app");
        let at = |seconds: i64| Value::Real(times::cocoa(seconds));
        let mut facts = vec![
            ("BundleId", Value::from(id)),
            ("BundlePath", bundle.as_str().into()),
            ("Executable", format!("{bundle}/{name}").into()),
            ("Registered", true.into()),
            ("Authorization", authorization.into()),
            ("SupportedAuthorizationMask", 7.into()),
            ("LocationTimeStopped", at(last)),
            ("ReceivingLocationInformationTimeStopped", at(last)),
            ("ConsumptionPeriodBegin", at(last - 90 * times::DAY)),
        ];
        if authorization == ALWAYS {
            facts.push(("BackgroundLocationTimeStopped", at(last - 60)));
            facts.push(("FenceTimeStopped", at(last - 90)));
        }
        self.entries.push((key.clone(), dictionary(facts)));
        key
    }

    /// A program named by its path; gives its key.
    fn program(&mut self, path: &str) -> String {
        let key = format!("com.apple.locationd.executable-{path}:");
        let last = times::cocoa(self.now - times::DAY);
        let facts = dictionary([
            ("Executable", path.into()),
            ("Registered", path.into()),
            ("LocationTimeStopped", Value::Real(last)),
        ]);
        self.entries.push((key.clone(), facts));
        key
    }
}
