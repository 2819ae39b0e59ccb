//! Web clips: pages on the home screen that look like apps
//! (<https://developer.apple.com/documentation/devicemanagement/webclip>).

use plist::Value;

use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    property_list::{binary, dictionary, xml},
};

/// A page: its name, its address, where the page itself says that it begins, and what names these two.
struct Clip {
    name: &'static str,
    url: &'static str,
    start: &'static str,
    found: [Option<Indicator>; 2],
}

/// Where an address stands in the file: of the page, and of where it begins.
const PLACES: [&str; 2] = ["key:URL", "key:ApplicationManifest/start_url"];

/// Pages that anybody puts there. The second lies beside what an indicator names, not below it, and the
/// third bears an indicator's name in front of its own.
const ORDINARY: [Clip; 3] = [
    clip(
        "Library",
        "https://www.vigie-testkit-library.org/loans",
        "https://www.vigie-testkit-library.org/",
        [None, None],
    ),
    clip(
        "Weather",
        "https://weather.vigie-testkit-host.org/today",
        "https://vigie-testkit-host.org/",
        [None, None],
    ),
    clip(
        "Buses",
        "https://vigie-testkit-lure.net.vigie-testkit-home.org/",
        "https://vigie-testkit-files.com/d/implant.html?id=70",
        [None, None],
    ),
];
/// How many of them from the front are not close to an indicator.
const FAR: usize = 1;

/// Pages that must be found.
const PLANTS: [Clip; 3] = [
    clip(
        "Photos",
        "https://home.vigie-testkit-lure.net/start",
        "",
        [Some(planted::LURE), None],
    ),
    clip(
        "Parcel",
        "https://parcel.vigie-testkit-home.org/",
        "https://panel.vigie-testkit-host.org/follow",
        [None, Some(planted::PANEL)],
    ),
    clip(
        "Update",
        "https://vigie-testkit-files.com/d/implant.html?id=7",
        "https://203.0.113.77/",
        [Some(planted::PAGE), Some(planted::ADDRESS_4)],
    ),
];

const fn clip(
    name: &'static str,
    url: &'static str,
    start: &'static str,
    found: [Option<Indicator>; 2],
) -> Clip {
    Clip {
        name,
        url,
        start,
        found,
    }
}

/// Writes a folder for each page.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let mut random = build.random("web clips");
    for (number, clip) in ORDINARY.iter().enumerate() {
        let spot = keep(build, &random.uuid(), clip)?;
        if number >= FAR {
            build.near_miss(&spot, PLACES[0], clip.url);
            build.near_miss(&spot, PLACES[1], clip.start);
        }
    }
    if !build.phone.watched {
        return Ok(());
    }
    for clip in &PLANTS {
        let spot = keep(build, &random.uuid(), clip)?;
        for ((place, url), indicator) in PLACES.iter().zip([clip.url, clip.start]).zip(&clip.found)
        {
            if let Some(indicator) = indicator {
                build.known(&spot, *place, url, indicator);
            }
        }
    }
    Ok(())
}

/// Writes one page: a binary list since iOS 13, XML before.
fn keep(build: &mut Build<'_>, id: &str, clip: &Clip) -> Result<Spot, BuildError> {
    let path = format!("Library/WebClips/{id}.webclip/Info.plist");
    let spot = Spot::new("ios.web_clips", "HomeDomain", path);
    let mut entries = vec![
        ("FullScreen", Value::from(true)),
        ("IsAppClip", false.into()),
        ("RemovalDisallowed", false.into()),
        ("Title", clip.name.into()),
        ("URL", clip.url.into()),
    ];
    if !clip.start.is_empty() {
        let manifest = dictionary([("name", clip.name.into()), ("start_url", clip.start.into())]);
        entries.push(("ApplicationManifest", manifest));
    }
    let clip = dictionary(entries);
    let content = if build.phone.version.since(13) {
        binary(&clip)?
    } else {
        xml(&clip)?
    };
    build.truth.count(spot.artefact, "clips", 1);
    build.keep_file(&spot, &content)?;
    Ok(spot)
}
