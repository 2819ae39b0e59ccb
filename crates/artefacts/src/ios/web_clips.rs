//! Reads web clips: pages that stand on the home screen as if they were apps.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/webclip>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    values::{text, truth},
};

/// Web clips.
#[derive(Debug)]
pub struct WebClips;

/// One page on the home screen.
#[derive(Debug, serde::Serialize)]
pub struct WebClip<'a> {
    /// The name under its icon.
    pub name: Option<Untrusted<'a>>,
    /// The page that it opens.
    pub url: Option<Untrusted<'a>>,
    /// Whether it opens without the browser's own bars, as an app would.
    pub full_screen: Option<bool>,
    /// Whether it refuses to be removed.
    pub removal_disallowed: Option<bool>,
    /// Links in any other setting of it.
    pub links: Links<'static>,
}

impl Record for WebClip<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(url) = &self.url {
            each(model::Value::Url(url.raw()).with(Bearing::Installed));
        }
        self.links.traces(Bearing::Installed, each);
    }
}

impl Artefact for WebClips {
    type Record<'a> = WebClip<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/WebClips/*.webclip/Info.plist"],
        fields: &[
            ("name", "the name under its icon"),
            ("url", "the page that it opens"),
            (
                "full_screen",
                "whether it opens without the browser's own bars, as an app would",
            ),
            ("removal_disallowed", "whether it refuses to be removed"),
            ("links", "links in any other setting of it"),
        ],
        described_in: &["https://developer.apple.com/documentation/devicemanagement/webclip"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        let settings = list.as_dictionary().ok_or_else(|| {
            Fault::new(FaultKind::UnknownSchema, "web clip").detail("no dictionary")
        })?;
        let mut links = Links::default();
        for (_, setting) in settings.iter().filter(|(key, _)| *key != "URL") {
            setting.strings(&mut |_, text| links.in_passing_text(text));
        }
        let clip = WebClip {
            name: text(&list, "Title"),
            url: text(&list, "URL"),
            full_screen: truth(&list, "FullScreen"),
            removal_disallowed: truth(&list, "RemovalDisallowed"),
            links,
        };
        out.record(Place::Whole, &clip);
        Ok(())
    }
}
