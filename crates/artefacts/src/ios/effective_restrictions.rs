//! Reads which settings are in force, whoever set them: `EffectiveUserSettings.plist`.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/restrictions>.

use formats::plist::{Dictionary, Value};
use model::{Bearing, Fault, Place, Record, Trace, Untrusted, Value as Named};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    preferences,
    values::{texts, truth},
};

/// How the names of settings end that list apps: many identifiers read as hosts, and are none.
const APPS: &str = "BundleIDs";

/// Settings in force.
#[derive(Debug)]
pub struct EffectiveRestrictions;

/// One setting in force.
#[derive(Debug, serde::Serialize)]
pub struct EffectiveRestriction<'a> {
    /// The group that it stands in (`restrictedBool`, `restrictedValue`, `union`, `intersection`).
    pub setting_group: Untrusted<'a>,
    /// The setting.
    pub setting: Untrusted<'a>,
    /// Whether it is on.
    pub setting_on: Option<bool>,
    /// Its number.
    pub setting_number: Option<f64>,
    /// What it lists.
    pub setting_values: Vec<Untrusted<'a>>,
    /// Links among what it lists.
    pub links: Links<'static>,
}

impl Record for EffectiveRestriction<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if self.setting.raw().ends_with(APPS) {
            for id in &self.setting_values {
                each(Named::AppId(id.raw()).with(Bearing::Mentioned));
            }
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for EffectiveRestrictions {
    type Record<'a> = EffectiveRestriction<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/UserConfigurationProfiles/EffectiveUserSettings.plist",
            "/private/var/mobile/Library/ConfigurationProfiles/EffectiveUserSettings.plist",
        ],
        fields: &[
            (
                "setting_group",
                "group that it stands in: restrictedBool, restrictedValue, union, intersection",
            ),
            ("setting", "the setting, in Apple's terms"),
            ("setting_on", "whether it is on"),
            ("setting_number", "its number"),
            ("setting_values", "what it lists"),
            ("links", "links among what it lists"),
        ],
        described_in: &["https://developer.apple.com/documentation/devicemanagement/restrictions"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "settings in force")?;
        let groups = list.as_dictionary().into_iter().flat_map(Dictionary::iter);
        for (group, settings) in groups {
            let settings = settings.as_dictionary().into_iter();
            for (name, setting) in settings.flat_map(Dictionary::iter) {
                if setting.as_dictionary().is_none() {
                    continue;
                }
                let place = format!("{group}/{name}");
                out.record(Place::Key(&place), &in_force(group, name, setting));
            }
        }
        Ok(())
    }
}

fn in_force<'v>(group: &'v str, name: &'v str, setting: &'v Value) -> EffectiveRestriction<'v> {
    let is_truth = setting
        .get("value")
        .is_some_and(|value| value.as_bool().is_some());
    let setting_values = texts(setting, "values").unwrap_or_default();
    let mut links = Links::default();
    if name.ends_with("Domains") || name.ends_with("URLs") {
        for site in &setting_values {
            links.server(site.raw());
        }
    } else if !name.ends_with(APPS) {
        links = preferences::links(setting, &|_| false);
    }
    EffectiveRestriction {
        setting_group: Untrusted::from(group),
        setting: Untrusted::from(name),
        setting_on: is_truth.then(|| truth(setting, "value")).flatten(),
        setting_number: setting.get("value").and_then(Value::as_real),
        setting_values,
        links,
    }
}
