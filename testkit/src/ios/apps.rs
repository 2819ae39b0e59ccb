//! The apps of a phone: those of the store, and those that a persona or a watcher brought.

use plist::Value;

use super::owner::{self, Owner};
use crate::{
    BuildError, Persona, Phone,
    property_list::{binary, dictionary},
    random::Random,
    times,
};

/// An installed app.
#[derive(Clone, Debug)]
pub(crate) struct App {
    /// The bundle identifier.
    pub(crate) id: String,
    /// The name people see.
    pub(crate) name: String,
    /// Who installed it, as the store's metadata says.
    pub(crate) source: Source,
    /// The account that bought it.
    pub(crate) account: String,
    /// Whether an employer pushed it.
    pub(crate) pushed: bool,
    /// Bought, seconds since 1970.
    pub(crate) bought: i64,
}

/// Where an app came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The store, with that `sourceApp`.
    Named(&'static str),
    /// The store at a time when it did not note `sourceApp`.
    Unnamed,
    /// Nowhere: no metadata at all.
    NoMetadata,
}

/// What the store writes as `sourceApp`.
const STORE: [&str; 2] = [
    "com.apple.AppStore",
    "com.apple.AppStore.ProductPageExtension",
];
/// What an employer's push writes as `sourceApp`.
const PUSHED: &str = "com.apple.dmd";
/// What an enterprise's own distribution writes.
const IN_HOUSE: &str = "com.apple.appstored";
/// What a spy tool's installer writes.
const ELSEWHERE: &str = "com.vigie-testkit.installer";

/// Bundle identifiers with processes of the same last part.
const NAMES: [(&str, &str); 12] = [
    ("net.whatsapp.WhatsApp", "WhatsApp Messenger"),
    ("org.whispersystems.signal", "Signal – Private Messenger"),
    ("com.vigie-testkit.weather", "Météo d’ici ☀️"),
    ("com.vigie-testkit.trains", "Trains"),
    ("com.vigie-testkit.bank", "Ma banque"),
    ("com.vigie-testkit.photos", "Album"),
    ("org.vigie-testkit.reader", "قارئ"),
    ("org.vigie-testkit.maps", "Plans hors ligne"),
    ("com.vigie-testkit.radio", "Radio"),
    ("jp.vigie-testkit.game", "パズル"),
    ("com.vigie-testkit.health", "Forme"),
    ("com.vigie-testkit.notes", "Notes+"),
];

/// The developer's own app, without metadata.
const BUILT: &str = "org.vigie-testkit-dev.prototype";
/// The enterprise app of the developer's client.
const ENTERPRISE: &str = "com.vigie-testkit-client.fieldapp";
/// An app that was taken away; records of it stay.
pub(crate) const REMOVED: &str = "com.vigie-testkit-old.game";
/// An app that a person outside the family bought, and that person's account.
pub(crate) const GIFT: (&str, &str) = (
    "com.vigie-testkit.gift",
    "someone@vigie-testkit-elsewhere.org",
);
/// A family shares what it buys: who bought every how manyth app, on phones of at least so many.
const FAMILY: (&str, u64, u64) = ("sam.moreau@vigie-testkit-home.org", 4, 20);
/// The parents' app.
const PARENTAL: &str = "com.vigie-testkit-family.guard";

/// Every app of `phone`, those of the watcher included.
pub(crate) fn all(phone: &Phone) -> Vec<App> {
    let mut random = Random::named(phone.seed, "apps");
    let owner = owner::of(phone);
    let mut apps: Vec<_> = (0..phone.scale.apps)
        .map(|nth| of_store(phone, &owner, nth, &mut random))
        .collect();
    let bought = phone.version.facts().now - 30 * times::DAY;
    let others = of_persona(phone, &owner).into_iter();
    apps.extend(others.map(|(id, name, source, account)| App {
        id: id.to_owned(),
        name: name.to_owned(),
        source,
        account: account.to_owned(),
        pushed: false,
        bought,
    }));
    apps
}

/// The `nth` app of the store, on a managed phone every third pushed by the employer.
fn of_store(phone: &Phone, owner: &Owner, nth: u64, random: &mut Random) -> App {
    let known = usize::try_from(nth).ok().and_then(|nth| NAMES.get(nth));
    let (id, name) = match known {
        Some((id, name)) => ((*id).to_owned(), (*name).to_owned()),
        None => (format!("com.vigie-testkit.app{nth}"), format!("App {nth}")),
    };
    let name = phone.named.clone().unwrap_or(name);
    let pushed = phone.persona == Persona::Managed && nth % 3 == 2;
    let source = if pushed {
        Source::Named(PUSHED)
    } else if random.per_mille(150) {
        Source::Unnamed
    } else {
        Source::Named(random.pick(&STORE))
    };
    let before = random.between(10 * times::DAY, 900 * times::DAY);
    let (family, every, from) = FAMILY;
    let shares = phone.persona == Persona::Ordinary && phone.scale.apps >= from;
    let account = if shares && nth % every == 1 {
        family.to_owned()
    } else {
        owner.account.clone()
    };
    App {
        id,
        name,
        source,
        account,
        pushed,
        bought: phone.version.facts().now - before,
    }
}

/// What the persona and the watcher brought: identifier, name, where from, bought by whom.
fn of_persona<'o>(
    phone: &Phone,
    owner: &'o Owner,
) -> Vec<(&'static str, &'static str, Source, &'o str)> {
    let account = owner.account.as_str();
    let mut apps = Vec::new();
    match (phone.persona, &owner.parent_account) {
        (Persona::Developer, _) => {
            apps.push((BUILT, "Prototype", Source::NoMetadata, ""));
            apps.push((ENTERPRISE, "Field App", Source::Named(IN_HOUSE), account));
        }
        (Persona::Child, Some(parent)) => {
            let store = Source::Named(STORE[0]);
            apps.push((PARENTAL, "Family Guard", store, parent.as_str()));
        }
        _ => {}
    }
    if phone.watched {
        let [spy, tool] = OUTSIDE_STORE;
        apps.push((spy, "System Service", Source::Named(ELSEWHERE), account));
        apps.push((tool, "Tool", Source::NoMetadata, ""));
        let (gift, giver) = GIFT;
        apps.push((gift, "Cadeau", Source::Named(STORE[0]), giver));
    }
    apps
}

/// What the persona states about its apps.
pub(crate) fn statements(persona: Persona) -> Vec<String> {
    match persona {
        Persona::Developer => [BUILT, ENTERPRISE].map(|id| format!("app:{id}")).to_vec(),
        Persona::Child => vec!["parental".to_owned(), format!("app:{PARENTAL}")],
        Persona::Managed => vec!["managed".to_owned()],
        Persona::Ordinary => Vec::new(),
    }
}

/// Apps that the outside-store check speaks about, on a watched phone.
pub(crate) const OUTSIDE_STORE: [&str; 2] =
    ["com.vigie-testkit.agent", "com.vigie-testkit-unsigned.tool"];

impl App {
    /// Whether a persona brought it from elsewhere than the store, or for a purpose of its own.
    pub(crate) fn is_of_persona(&self) -> bool {
        [BUILT, ENTERPRISE, PARENTAL].contains(&self.id.as_str())
    }

    /// `iTunesMetadata` of the app, if it has any.
    pub(crate) fn metadata(&self, random: &mut Random) -> Result<Option<Vec<u8>>, BuildError> {
        let source = match self.source {
            Source::NoMetadata => return Ok(None),
            Source::Named(source) => Some(source),
            Source::Unnamed => None,
        };
        let mut entries = vec![
            ("artistName", Value::from("Made-up Software SAS")),
            ("bundleDisplayName", self.name.as_str().into()),
            (
                "bundleShortVersionString",
                format!("{}.{}", random.below(9), random.below(30)).into(),
            ),
            ("com.apple.iTunesStore.downloadInfo", self.purchase(random)),
            ("genre", "Utilities".into()),
            ("isFactoryInstall", false.into()),
            ("itemId", random.below(1 << 31).into()),
            ("itemName", self.name.as_str().into()),
            ("kind", "software".into()),
            (
                "releaseDate",
                times::text(self.bought - 90 * times::DAY).into(),
            ),
            ("sideLoadedDeviceBasedVPP", self.pushed.into()),
            ("softwareVersionBundleId", self.id.as_str().into()),
        ];
        if let Some(source) = source {
            entries.push(("sourceApp", source.into()));
        }
        Ok(Some(binary(&dictionary(entries))?))
    }

    fn purchase(&self, random: &mut Random) -> Value {
        // Both forms of the date occur.
        let bought = if random.per_mille(500) {
            times::date(self.bought)
        } else {
            times::text(self.bought).into()
        };
        let account = dictionary([
            ("AppleID", self.account.as_str().into()),
            ("DSPersonID", random.below(1 << 33).into()),
            ("FamilyID", 0.into()),
        ]);
        dictionary([("accountInfo", account), ("purchaseDate", bought)])
    }
}

/// `Applications` of `Manifest.plist`.
pub(crate) fn manifest_applications(phone: &Phone) -> Value {
    let apps = all(phone);
    let entries = apps.iter().map(|app| {
        let facts = dictionary([
            ("CFBundleIdentifier", app.id.as_str().into()),
            ("CFBundleVersion", "1".into()),
            ("ContainerContentClass", "Data/Application".into()),
        ]);
        (app.id.as_str(), facts)
    });
    dictionary(entries)
}
