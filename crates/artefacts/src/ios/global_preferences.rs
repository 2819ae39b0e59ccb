//! Reads the phone's general settings: Lockdown Mode, keyboards, languages.
//!
//! Described in: <https://support.apple.com/guide/security/lockdown-mode-security-sec2437264f0/web>,
//! <https://developer.apple.com/documentation/foundation/userdefaults>.

use formats::plist::Value;
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value as Named};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    values::{text, texts, truth},
};

/// General settings.
#[derive(Debug)]
pub struct GlobalPreferences;

/// The settings that say something about who can reach the phone.
#[derive(Debug, serde::Serialize)]
pub struct GeneralSettings<'a> {
    /// Whether Lockdown Mode is on; none when the phone does not say.
    pub lockdown_mode: Option<bool>,
    /// Keyboards that are switched on.
    pub keyboards: Option<Vec<Untrusted<'a>>>,
    /// Languages, the preferred one first.
    pub languages: Option<Vec<Untrusted<'a>>>,
    /// Language and region for dates and numbers.
    pub locale: Option<Untrusted<'a>>,
    /// Links in any other setting.
    pub links: Links<'static>,
}

impl Record for GeneralSettings<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for keyboard in self.keyboards.iter().flatten() {
            // Apple's own are written `fr_FR@sw=AZERTY-French;hw=Automatic`.
            let id = keyboard.raw().split('@').next().unwrap_or_default();
            if id.contains('.') {
                each(Named::AppId(id).with(Bearing::Installed));
            }
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for GlobalPreferences {
    type Record<'a> = GeneralSettings<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/Preferences/.GlobalPreferences.plist"],
        fields: &[
            (
                "lockdown_mode",
                "whether Lockdown Mode is on; none when the phone does not say",
            ),
            ("keyboards", "keyboards that are switched on"),
            ("languages", "languages, the preferred one first"),
            ("locale", "language and region for dates and numbers"),
            ("links", "links in any other setting"),
        ],
        described_in: &[
            "https://support.apple.com/guide/security/lockdown-mode-security-sec2437264f0/web",
            "https://developer.apple.com/documentation/foundation/userdefaults",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        if list.as_dictionary().is_none() {
            return Err(Fault::new(FaultKind::UnknownSchema, "settings").detail("no dictionary"));
        }
        let record = GeneralSettings {
            lockdown_mode: truth(&list, "LDMGlobalEnabled"),
            keyboards: texts(&list, "AppleKeyboards"),
            languages: texts(&list, "AppleLanguages"),
            locale: text(&list, "AppleLocale"),
            links: links(&list),
        };
        out.record(Place::Whole, &record);
        Ok(())
    }
}

fn links(list: &Value) -> Links<'static> {
    let mut links = Links::default();
    list.strings(&mut |key, text| {
        if !key.starts_with("AppleKeyboards") {
            links.in_passing_text(text);
        }
    });
    links
}
