//! Reads which apps and programs asked where the phone is, and when they last did: `clients.plist`.
//!
//! A client is named `com.example.app:`, `icom.example.app:` (newer), or by the path of a program.
//! Described in: <https://docs.mvt.re/en/latest/ios/records/>,
//! <https://github.com/wix/AppleSimulatorUtils/blob/master/applesimutils/applesimutils/SetLocationPermission.m>.

use formats::plist::{Dictionary, Value};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    values::{state_path, text},
};

/// Most clients read: phones list a few hundred.
const CLIENTS: usize = 20_000;

/// Clients of the location service.
#[derive(Debug)]
pub struct LocationdClients;

/// What one app or program may know of the phone's place, and when it last asked.
#[derive(Debug, serde::Serialize)]
pub struct LocationClient<'a> {
    /// The client as named, without the colon behind it.
    pub client: Untrusted<'a>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// Where the app or part of the system lies.
    pub bundle_path: Option<Untrusted<'a>>,
    /// The program.
    pub executable: Option<Untrusted<'a>>,
    /// The program that asked, when it is stated by its path.
    pub registered_by: Option<Untrusted<'a>>,
    /// `not_decided`, `never`, `in_use`, `always`, or a number not known.
    pub authorization: Option<Untrusted<'a>>,
    /// When the phone began to count the client's use.
    pub counted_since: Option<Instant>,
    /// When it last got location information of any kind.
    pub information_stopped: Option<Instant>,
    /// When it last was told of stays at places.
    pub visits_stopped: Option<Instant>,
    /// When it last followed the location.
    pub location_stopped: Option<Instant>,
    /// When it last followed the location while out of sight.
    pub background_stopped: Option<Instant>,
    /// When it last was told of large movements.
    pub movements_stopped: Option<Instant>,
    /// When it last was told of large movements for one run only.
    pub movements_once_stopped: Option<Instant>,
    /// When it last watched borders of areas.
    pub areas_stopped: Option<Instant>,
    /// When it last watched radio beacons.
    pub beacons_stopped: Option<Instant>,
    /// Links in any other setting.
    pub links: Links<'static>,
}

impl LocationClient<'_> {
    /// When it last asked while out of sight, in whichever way.
    #[must_use]
    pub fn last_in_background(&self) -> Option<Instant> {
        [
            self.background_stopped,
            self.visits_stopped,
            self.movements_stopped,
            self.areas_stopped,
            self.beacons_stopped,
        ]
        .into_iter()
        .flatten()
        .max()
    }

    /// The app's identifier, stated or in the client's name.
    #[must_use]
    pub fn app(&self) -> Option<&str> {
        let stated = self.app_id.as_ref().map(Untrusted::raw);
        stated
            .filter(|id| !id.is_empty())
            .or_else(|| self.app_in_name())
    }

    /// Paths that the record names.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let stated = [&self.bundle_path, &self.executable, &self.registered_by];
        stated
            .into_iter()
            .flatten()
            .map(Untrusted::raw)
            .chain(self.path_in_name())
            .filter(|path| !path.is_empty())
    }

    /// `com.apple.locationd.executable-/usr/libexec/x` and `e/usr/libexec/x` hold a path.
    fn path_in_name(&self) -> Option<&str> {
        let name = self.client.raw();
        name.find('/').and_then(|at| name.get(at..))
    }

    /// Newer versions write `i` before an identifier.
    fn app_in_name(&self) -> Option<&str> {
        let name = self.client.raw();
        if name.contains('/') || !name.contains('.') {
            return None;
        }
        Some(name.strip_prefix('i').map_or(name, |rest| {
            // `icom.example` is an identifier behind a letter; `io.example` is one.
            if DOMAINS.iter().any(|domain| rest.starts_with(domain)) {
                rest
            } else {
                name
            }
        }))
    }
}

/// How identifiers begin mostly.
const DOMAINS: [&str; 9] = [
    "com.", "org.", "net.", "de.", "fr.", "io.", "co.", "me.", "app.",
];

impl Record for LocationClient<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.information_stopped, "location-used"),
            (self.location_stopped, "location-used"),
            (self.background_stopped, "location-used-in-background"),
            (self.visits_stopped, "location-used-in-background"),
            (self.movements_stopped, "location-used-in-background"),
            (self.movements_once_stopped, "location-used"),
            (self.areas_stopped, "location-used-in-background"),
            (self.beacons_stopped, "location-used-in-background"),
            (self.counted_since, "location-counted-since"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        use model::Value as Named;
        let name = self.client.raw();
        let last = name.rsplit('/').next().unwrap_or_default();
        each(Named::Process(last).with(Bearing::Installed));
        if !name.contains('/') {
            each(Named::AppId(name).with(Bearing::Installed));
        }
        if let Some(app) = self.app().filter(|app| *app != name) {
            each(Named::AppId(app).with(Bearing::Installed));
            each(Named::Process(app).with(Bearing::Installed));
        }
        let mut stated = Vec::new();
        for path in self.paths() {
            if stated.contains(&path) {
                continue;
            }
            stated.push(path);
            each(Named::Process(path.trim_end_matches('/')).with(Bearing::Installed));
            state_path(path, Bearing::Installed, each);
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for LocationdClients {
    type Record<'a> = LocationClient<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/root/Library/Caches/locationd/clients.plist",
            "/private/var/mobile/Library/Caches/locationd/clients.plist",
        ],
        fields: &[
            (
                "client",
                "the app or program as named, without the colon behind it",
            ),
            ("app_id", "identifier of the app"),
            ("bundle_path", "where the app or part of the system lies"),
            ("executable", "path of the program"),
            (
                "registered_by",
                "path of the program that asked, where stated",
            ),
            (
                "authorization",
                "not_decided, never, in_use, always; or a number not known",
            ),
            (
                "counted_since",
                "when the phone began to count its use (UTC)",
            ),
            (
                "information_stopped",
                "when it last got location information of any kind (UTC)",
            ),
            (
                "visits_stopped",
                "when it last was told of stays at places (UTC)",
            ),
            (
                "location_stopped",
                "when it last followed the location (UTC)",
            ),
            (
                "background_stopped",
                "when it last followed the location while out of sight (UTC)",
            ),
            (
                "movements_stopped",
                "when it last was told of large movements (UTC)",
            ),
            (
                "movements_once_stopped",
                "when it last was told of large movements for one run only (UTC)",
            ),
            (
                "areas_stopped",
                "when it last watched borders of areas (UTC)",
            ),
            (
                "beacons_stopped",
                "when it last watched radio beacons (UTC)",
            ),
            ("links", "links in any other setting of it"),
        ],
        described_in: &[
            "https://docs.mvt.re/en/latest/ios/records/",
            "https://github.com/wix/AppleSimulatorUtils/blob/master/applesimutils/applesimutils/SetLocationPermission.m",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        let unknown = |what| Fault::new(FaultKind::UnknownSchema, "location clients").detail(what);
        let clients = list
            .as_dictionary()
            .ok_or_else(|| unknown("no dictionary"))?;
        if clients.len() > CLIENTS {
            out.fault(Fault::new(FaultKind::TooMany, "location clients"));
        }
        for (name, facts) in clients.iter().take(CLIENTS) {
            let Some(settings) = facts.as_dictionary() else {
                out.fault(unknown("a client that is no dictionary"));
                continue;
            };
            out.record(Place::Key(name), &client(name, facts, settings));
        }
        Ok(())
    }
}

fn client<'v>(name: &'v str, facts: &'v Value, settings: &'v Dictionary) -> LocationClient<'v> {
    let mut links = Links::default();
    for (_, setting) in settings.iter().filter(|(key, _)| !READ.contains(key)) {
        setting.strings(&mut |_, text| links.in_passing_text(text));
    }
    let when = |key| cocoa(facts, key);
    LocationClient {
        client: Untrusted::from(name.strip_suffix(':').unwrap_or(name)),
        app_id: text(facts, "BundleId"),
        bundle_path: text(facts, "BundlePath"),
        executable: text(facts, "Executable"),
        registered_by: text(facts, "Registered").filter(|path| !path.is_empty()),
        authorization: facts
            .get("Authorization")
            .and_then(Value::as_integer)
            .map(authorization),
        counted_since: when("ConsumptionPeriodBegin"),
        information_stopped: when("ReceivingLocationInformationTimeStopped"),
        visits_stopped: when("VisitTimeStopped"),
        location_stopped: when("LocationTimeStopped"),
        background_stopped: when("BackgroundLocationTimeStopped"),
        movements_stopped: when("SignificantTimeStopped"),
        movements_once_stopped: when("NonPersistentSignificantTimeStopped"),
        areas_stopped: when("FenceTimeStopped"),
        beacons_stopped: when("BeaconRegionTimeStopped"),
        links,
    }
}

/// Keys that are read as what they are, so that their texts are not searched for links.
const READ: [&str; 4] = ["BundleId", "BundlePath", "Executable", "Registered"];

/// Seconds since 2001; nothing and negative values mean that it never happened.
fn cocoa(facts: &Value, key: &str) -> Option<Instant> {
    let value = facts.get(key)?;
    value.as_date().or_else(|| {
        let seconds = value.as_real().filter(|seconds| *seconds > 0.0)?;
        Instant::from_cocoa_s(seconds)
    })
}

fn authorization(number: i64) -> Untrusted<'static> {
    match number {
        0 => "not_decided".into(),
        1 => "never".into(),
        2 => "in_use".into(),
        4 => "always".into(),
        other => Untrusted::from(other.to_string()),
    }
}
