//! `Bundle/Application/‹uuid›`: the apps, what the store noted of each, and who they say to be
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/iTunesMetadata.py>).

use super::system::PROGRAM;
use crate::{
    BuildError,
    backup::Entry,
    build::{Build, Spot},
    ios::{
        apps::{self, App, Source},
        places, tree,
    },
    planted,
    property_list::{binary, dictionary},
    times,
    truth::Kind,
};

/// Where apps lie.
const FOLDER: &str = "/private/var/containers/Bundle/Application";
/// The file by which a container says whose it is.
const CONTAINER: &str = ".com.apple.mobile_container_manager.metadata.plist";
/// The kind of such containers.
const BUNDLE: u32 = 1;

/// Writes every app, and the container of its data.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    // The same numbers as in the backup's list, so that both say the same of an app.
    let mut random = build.random("info");
    let _ = random.hex(32);
    for app in apps::all(build.phone) {
        let note = app.metadata(&mut random)?;
        let _ = random.bytes::<64>();
        one(build, &app, note)?;
        build.store.contain(&format!("AppDomain-{}", app.id))?;
    }
    Ok(())
}

fn one(build: &mut Build<'_>, app: &App, note: Option<Vec<u8>>) -> Result<(), BuildError> {
    let uuid = places::container_uuid(build.phone.seed, &format!("bundle {}", app.id));
    let folder = format!("{FOLDER}/{uuid}");
    let name = app.id.rsplit('.').next().unwrap_or_default();
    let mut keep = |path: &str, content: &[u8], executable| {
        let path = format!("{folder}/{path}");
        let entry = Entry {
            executable,
            ..Entry::new("", &path)
        };
        build.store.file(entry, content).map(drop)
    };
    let whose = tree::container_note(&app.id, BUNDLE, &uuid)?;
    keep(CONTAINER, &whose, false)?;
    keep("BundleMetadata.plist", &installed(app)?, false)?;
    keep(&format!("{name}.app/Info.plist"), &own(app, name)?, false)?;
    keep(&format!("{name}.app/{name}"), &PROGRAM, true)?;
    let spot = Spot::new("ios.container_listing", "", format!("{folder}/{CONTAINER}"));
    build.truth.count(spot.artefact, "bundles", 1);
    let id = app.id.as_str();
    if build.phone.watched && planted::APP.value == id {
        build.known(&spot, "key:MCMMetadataIdentifier", id, &planted::APP);
    }
    let Some(note) = note else {
        if build.phone.watched && apps::OUTSIDE_STORE.contains(&id) {
            build.check(&spot, "file", id, "app-outside-store", Kind::Exposure);
        }
        return Ok(());
    };
    let path = format!("{folder}/iTunesMetadata.plist");
    let spot = Spot::new("ios.installed_apps", "", path);
    build.keep_file(&spot, &note)?;
    build.truth.count(spot.artefact, "iTunesMetadata.plist", 1);
    state(build, app, &spot);
    Ok(())
}

/// What is planted with the app.
fn state(build: &mut Build<'_>, app: &App, spot: &Spot) {
    if !build.phone.watched {
        return;
    }
    let id = app.id.as_str();
    if planted::APP.value == id {
        build.known(spot, "file", id, &planted::APP);
    }
    if apps::OUTSIDE_STORE.contains(&id) && app.source != Source::NoMetadata {
        build.check(spot, "file", id, "app-outside-store", Kind::Exposure);
    }
    if id == apps::GIFT.0 {
        build.check(spot, "file", id, "app-of-another-account", Kind::Exposure);
    }
}

/// What the installer noted.
fn installed(app: &App) -> Result<Vec<u8>, BuildError> {
    binary(&dictionary([
        ("installDate", times::date(app.bought + 60)),
        ("installType", 1.into()),
        ("linkedParentBundleID", "".into()),
    ]))
}

/// What the app says of itself.
fn own(app: &App, name: &str) -> Result<Vec<u8>, BuildError> {
    binary(&dictionary([
        ("CFBundleDisplayName", app.name.as_str().into()),
        ("CFBundleExecutable", name.into()),
        ("CFBundleIdentifier", app.id.as_str().into()),
        ("CFBundleVersion", "1".into()),
    ]))
}
