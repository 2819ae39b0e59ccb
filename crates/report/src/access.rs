//! Which apps can see or hear what, who can reach the phone, and the short answers: what both outputs for
//! people say of it.

use std::collections::BTreeSet;

use model::{Access, Coverage, Instant, Means, Status, Text};

use crate::{Outcome, words::Words};

/// Whose words and lists are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    Android,
    Iphone,
}

impl System {
    /// That of the phone handed in.
    pub(crate) fn of(outcome: &Outcome<'_>) -> Self {
        let mut sources = outcome.sources.iter();
        if sources.any(|one| one.kind.platform() == "android") {
            System::Android
        } else {
            System::Iphone
        }
    }

    /// What lets an app see or hear.
    pub(crate) fn abilities(self) -> &'static [Means] {
        match self {
            System::Android => &Means::ABILITIES,
            System::Iphone => &Means::ABILITIES_OF_IPHONE,
        }
    }

    /// What lets somebody reach the phone.
    pub(crate) fn reach(self) -> &'static [Means] {
        match self {
            System::Android => &Means::REACH,
            System::Iphone => &Means::REACH_OF_IPHONE,
        }
    }

    /// The artefacts that tell of a means; it could be seen where one of them was read.
    fn artefacts(self, means: Means) -> &'static [&'static str] {
        match self {
            System::Android => of_android(means),
            System::Iphone => of_iphone(means),
        }
    }
}

fn of_iphone(means: Means) -> &'static [&'static str] {
    match means {
        Means::Microphone => &["ios.tcc", "ios.privacy_report", "ios.biome_privacy"],
        Means::Camera => &[
            "ios.tcc",
            "ios.privacy_report",
            "ios.biome_privacy",
            "ios.powerlog_camera",
        ],
        Means::Location => &[
            "ios.locationd_clients",
            "ios.privacy_report",
            "ios.biome_privacy",
            "ios.powerlog_location",
        ],
        Means::Device => &[
            "ios.account_devices",
            "ios.circle_status",
            "ios.find_my",
            "ios.security_report",
            "ios.transparency_log",
            "ios.trusted_peers",
        ],
        Means::Computer => &[
            "ios.lockdown_log",
            "ios.lockdown_pairing",
            "ios.paired_computers",
        ],
        Means::Administrator => &["ios.configuration_profiles", "ios.enrolment"],
        Means::Configuration => &["ios.configuration_profiles"],
        Means::Certificate => &["ios.trusted_certificates"],
        Means::Vpn => &["ios.network_settings"],
        Means::Keyboard => &["ios.global_preferences", "ios.tcc"],
        Means::Account => &["ios.accounts"],
        Means::CloudCopy => &["ios.backup_settings"],
        Means::ScreenTime => &["ios.screen_time"],
        _ => &[],
    }
}

fn of_android(means: Means) -> &'static [&'static str] {
    match means {
        Means::Screen => &["android.accessibility", "android.settings"],
        Means::ScreenRecording => &["android.app_ops", "android.media_projection"],
        Means::Notifications => &["android.notification_listeners", "android.settings"],
        Means::Microphone | Means::Camera | Means::Location | Means::Messages | Means::Calls => {
            &["android.packages"]
        }
        Means::Computer => &["android.adb_keys"],
        Means::Administrator => &["android.device_policy"],
        Means::Profile => &["android.users"],
        Means::Account => &["android.accounts"],
        Means::Vpn => &["android.vpn"],
        Means::Keyboard => &["android.input_methods", "android.settings"],
        Means::DefaultApp => &["android.roles"],
        Means::Companion => &["android.companion_devices"],
        Means::Installer => &["android.app_ops"],
        _ => &[],
    }
}

/// What a phone says of one means.
pub(crate) struct Way<'a> {
    pub(crate) means: Means,
    /// The system whose words tell of it.
    pub(crate) of: System,
    /// Whether what was handed in could tell.
    pub(crate) could_be_seen: bool,
    /// Who has it, what deserves a look first.
    pub(crate) holders: Vec<&'a Access>,
    /// Parts of the system, counted.
    pub(crate) system: Option<&'a Access>,
}

impl<'a> Way<'a> {
    /// Whether it could be seen, and nobody has it.
    pub(crate) fn is_of_nobody(&self) -> bool {
        self.could_be_seen && self.holders.is_empty() && self.system.is_none()
    }

    /// The holders that stand first, and the others: apps that somebody looked at before they were put on
    /// the phone, and of which no use in the background is told.
    pub(crate) fn split(&self) -> (&[&'a Access], &[&'a Access]) {
        let first = self.holders.iter().take_while(|one| rank(one) < QUIET);
        self.holders
            .split_at_checked(first.count())
            .unwrap_or_default()
    }
}

/// Those who stand last.
const QUIET: u8 = 2;

/// What deserves a look first: an app that no store brought; one that was used in the background.
fn rank(access: &Access) -> u8 {
    if is_from_elsewhere(access) {
        0
    } else if access.in_background == Some(true) || access.known_use.is_some() {
        1
    } else {
        QUIET
    }
}

/// Whether nobody is known to have looked at the app before it came.
fn is_from_elsewhere(access: &Access) -> bool {
    let origin = access.origin.as_ref().map(model::Untrusted::raw);
    !matches!(origin, Some("system" | "store" | "management"))
}

/// Whether a list of apps says that no store of the phone brought it.
pub(crate) fn is_from_no_store(access: &Access) -> bool {
    let origin = access.origin.as_ref().map(model::Untrusted::raw);
    matches!(origin, Some("side_loaded" | "other_store"))
}

/// What is told of `all` these means, in their order.
pub(crate) fn ways<'a>(outcome: &Outcome<'a>, all: &[Means]) -> Vec<Way<'a>> {
    let of = System::of(outcome);
    let mut read = read(outcome.coverage);
    if !lists_switches(outcome.coverage) {
        read.remove(SETTINGS);
    }
    let way = |means: &Means| {
        let accesses = outcome.accesses.unwrap_or_default().iter();
        let of_means = accesses.filter(|one| one.means == *means);
        let is_counted = |one: &&Access| one.holder.is_none() && is_part_of_system(one);
        let (system, mut holders): (Vec<&Access>, Vec<&Access>) = of_means.partition(is_counted);
        holders.sort_by_key(|one| {
            let last = one.last_in_background.max(one.last_used);
            (rank(one), std::cmp::Reverse(last), &one.holder, &one.state)
        });
        let named = of.artefacts(*means).iter();
        Way {
            means: *means,
            of,
            could_be_seen: !holders.is_empty() || named.clone().any(|id| read.contains(id)),
            holders,
            system: system.first().copied(),
        }
    };
    all.iter().map(way).collect()
}

/// The artefact of all tables of settings.
const SETTINGS: &str = "android.settings";
/// The table that names what is switched on for apps, and the dump that holds every table.
const SWITCHES: [&str; 2] = ["/settings/secure", "/dumpsys/settings"];

/// Whether settings were read of which those are that name apps.
fn lists_switches(coverage: &[Coverage]) -> bool {
    let settings = coverage
        .iter()
        .filter(|entry| entry.artefact == SETTINGS && was_read(entry));
    let mut paths = settings.filter_map(|entry| entry.path.as_ref());
    paths.any(|path| SWITCHES.iter().any(|table| path.ends_with(table)))
}

/// The artefacts that were read, in whole or in part.
pub(crate) fn read(coverage: &[Coverage]) -> BTreeSet<&str> {
    let read = coverage.iter().filter(|entry| was_read(entry));
    read.map(|entry| &*entry.artefact).collect()
}

fn was_read(entry: &Coverage) -> bool {
    entry.status == Status::Read || entry.records > 0
}

/// Whether there is anything to tell: the file of an app knows none of it, and a case of an earlier version
/// keeps none.
pub(crate) fn is_told(outcome: &Outcome<'_>) -> bool {
    if outcome.accesses.is_none() {
        return false;
    }
    let system = System::of(outcome);
    let all = [system.abilities(), system.reach()].concat();
    ways(outcome, &all).iter().any(|way| way.could_be_seen)
}

/// A sentence about a means: `title`, `short` (the title inside a sentence), `where`, `harmless`, `removed`, `none`; the plain one where a means
/// has none of its own.
pub(crate) fn about(words: &Words<'_>, way: &Way<'_>, part: &str) -> String {
    let name = way.means.name().replace('_', "-");
    let prefix = match way.of {
        System::Android => "means-",
        System::Iphone => "means-iphone-",
    };
    let own = match part {
        "title" => format!("{prefix}{name}"),
        part => format!("{prefix}{name}-{part}"),
    };
    words.known(&own).unwrap_or_else(|| match part {
        "short" => lowered(&about(words, way, "title")),
        "removed" => words.key("means-permission-removed"),
        _ => words.key("access-none"),
    })
}

/// The key of the title of a way: an iPhone has words of its own.
pub(crate) fn title_key(access: &Access) -> String {
    let name = access.means.name().replace('_', "-");
    let mut seen = access.seen.iter();
    if seen.any(|evidence| evidence.artefact.starts_with("ios.")) {
        format!("means-iphone-{name}")
    } else {
        format!("means-{name}")
    }
}

/// A word of a case in words for people; one that this version does not know is shown itself.
pub(crate) fn word(words: &Words<'_>, group: &str, word: &str) -> String {
    let key: String = word
        .chars()
        .map(|c| match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        })
        .collect();
    let known = words.known(&format!("access-{group}-{key}"));
    known.unwrap_or_else(|| words.outside(word))
}

/// Where an app came from.
pub(crate) fn origin(words: &Words<'_>, access: &Access) -> String {
    let origin = access.origin.as_ref();
    word(
        words,
        "origin",
        origin.map_or("unknown", model::Untrusted::raw),
    )
}

/// What kind of it, how many, for whom; nothing where that says no more than the means.
pub(crate) fn how(words: &Words<'_>, access: &Access) -> Vec<String> {
    let mut how = Vec::new();
    if let Some(state) = &access.state {
        how.push(word(words, "state", state.raw()));
    } else if is_nameless(access.means) && access.holder.is_none() {
        how.push(words.key("access-state-enabled"));
    }
    if access.means == Means::Account {
        how.push(words.count(
            "access-number",
            i64::try_from(access.count).unwrap_or(i64::MAX),
        ));
    }
    if let Some(user) = access.user.filter(|user| *user > 0) {
        how.push(words.say(&Text::new("access-of-user").number("user", user)));
    }
    how
}

/// Whether nobody is named who has it: its state stands in the place of a name.
pub(crate) fn is_nameless(means: Means) -> bool {
    matches!(means, Means::Profile | Means::CloudCopy | Means::ScreenTime)
}

/// Whether an app has it, which came from somewhere.
pub(crate) fn is_of_app(means: Means) -> bool {
    !matches!(
        means,
        Means::Computer
            | Means::Account
            | Means::Device
            | Means::Configuration
            | Means::Certificate
    ) && !is_nameless(means)
}

/// The titles of what no app has.
pub(crate) fn of_nobody(words: &Words<'_>, ways: &[Way<'_>]) -> Vec<String> {
    let nobody = ways.iter().filter(|way| way.is_of_nobody());
    nobody.map(|way| about(words, way, "short")).collect()
}

/// The titles of what could not be seen.
pub(crate) fn unseen(words: &Words<'_>, ways: &[Way<'_>]) -> Vec<String> {
    let unseen = ways.iter().filter(|way| !way.could_be_seen);
    unseen.map(|way| about(words, way, "short")).collect()
}

/// The same title inside a sentence.
pub(crate) fn lowered(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    // An abbreviation keeps its capitals.
    let keeps = title.chars().nth(1).is_some_and(char::is_uppercase);
    if keeps {
        title.to_owned()
    } else {
        first.unwrap_or_default() + letters.as_str()
    }
}

pub(crate) fn is_part_of_system(access: &Access) -> bool {
    access
        .origin
        .as_ref()
        .is_some_and(|origin| origin.raw() == "system")
}

/// The day of a time, if there is one.
pub(crate) fn day(words: &Words<'_>, at: Option<Instant>) -> Option<String> {
    at.map(|at| words.date(at))
}
