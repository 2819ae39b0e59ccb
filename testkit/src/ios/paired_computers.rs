//! `com.apple.mobile.ldpair.plist` and `iTunesPrefs`: computers that the phone was connected to
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/conDev.py>).

use plist::{Dictionary, Value};

use super::unnamed_settings;
use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    property_list::{binary, dictionary},
    truth::Kind,
};

/// What stands before the names.
const MARKER: [u8; 5] = [0x01, 0x01, 0x80, 0x00, 0x00];
/// The developer's computer.
const OWN: &str = "Ada’s MacBook Pro";
/// A computer of nobody the owner knows.
const UNKNOWN: &str = "DESKTOP-7E57C17";

/// Writes the identifiers of the computers, and their names where iTunes was used.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Preferences/com.apple.mobile.ldpair.plist";
    let spot = Spot::new("ios.paired_computers", "HomeDomain", path);
    let mut random = build.random("paired computers");
    let mut pairs = Dictionary::new();
    pairs.insert(random.uuid(), (build.now() - 3_600).into());
    // What else a version may note of a computer.
    let noted = dictionary(unnamed_settings::of(build, &spot));
    pairs.insert(random.uuid(), noted);
    build.truth.count(spot.artefact, "ldpair", 2);
    build.keep_file(&spot, &binary(&Value::Dictionary(pairs))?)?;
    let mut names = Vec::new();
    if build.phone.persona == Persona::Developer {
        names.extend(["ada", OWN]);
        build.truth.statements.push(format!("computer:{OWN}"));
    }
    if build.phone.watched {
        names.extend(["marc", UNKNOWN]);
    }
    if names.is_empty() {
        return Ok(());
    }
    let path = "Media/iTunes_Control/iTunes/iTunesPrefs";
    let spot = Spot::new("ios.paired_computers", "MediaDomain", path);
    if build.phone.watched {
        build.check(&spot, "file", UNKNOWN, "paired-computer", Kind::Exposure);
    }
    let mut content = b"frpd".to_vec();
    content.extend(random.bytes::<24>());
    content.extend([0; 128]);
    content.extend(MARKER);
    content.extend([0; 87]);
    for name in &names {
        content.extend(name.as_bytes());
        content.push(0);
    }
    content.extend([0; 64]);
    let count = u64::try_from(names.len() / 2).unwrap_or_default();
    build.truth.count(spot.artefact, "iTunesPrefs", count);
    build.keep_file(&spot, &content)?;
    Ok(())
}
