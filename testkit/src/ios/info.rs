//! `Info.plist` beside the manifest: the device, the computer's side, the apps
//! (<https://theapplewiki.com/wiki/ITunes_Backup>).

use plist::Value;

use super::{
    apps::{self, App},
    owner,
};
use crate::{
    BuildError,
    build::{Build, Spot},
    planted,
    property_list::{dictionary, strings, xml},
    random::Random,
    times,
    truth::Kind,
};

/// Writes `Info.plist`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let apps = apps::all(build.phone);
    let mut random = build.random("info");
    let mut entries = device(build, &mut random);
    entries.push(("Applications", applications(&apps, &mut random)?));
    let ids = apps.iter().map(|app| app.id.as_str());
    entries.push(("Installed Applications", strings(ids)));
    entries.push(("iTunes Files", dictionary([])));
    entries.push(("iTunes Settings", dictionary([])));
    let content = xml(&dictionary(entries))?;
    build.store.top_file("Info.plist", &content)?;
    state(build, &apps);
    Ok(())
}

fn device(build: &Build<'_>, random: &mut Random) -> Vec<(&'static str, Value)> {
    let facts = build.facts();
    let owner = owner::of(build.phone);
    vec![
        ("Build Version", facts.build.into()),
        ("Device Name", owner.device_name.as_str().into()),
        ("Display Name", owner.device_name.as_str().into()),
        ("GUID", random.hex(32).to_uppercase().into()),
        ("ICCID", owner.iccid.into()),
        ("IMEI", owner.imei.as_str().into()),
        ("Last Backup Date", times::date(facts.now)),
        ("MEID", owner.imei.get(..14).unwrap_or_default().into()),
        ("Phone Number", owner.number.into()),
        ("Product Name", facts.product_name.into()),
        ("Product Type", facts.product.into()),
        ("Product Version", facts.version.into()),
        ("Serial Number", owner.serial.into()),
        ("Target Identifier", owner.udid.as_str().into()),
        ("Target Type", "Device".into()),
        ("Unique Identifier", owner.udid.to_uppercase().into()),
        ("iTunes Version", "12.13.2.3".into()),
    ]
}

fn applications(apps: &[App], random: &mut Random) -> Result<Value, BuildError> {
    let mut entries = Vec::new();
    for app in apps {
        let mut facts = Vec::new();
        if let Some(metadata) = app.metadata(random)? {
            facts.push(("iTunesMetadata", Value::Data(metadata)));
        }
        facts.push((
            "PlaceholderIcon",
            Value::Data(random.bytes::<64>().to_vec()),
        ));
        entries.push((app.id.as_str(), dictionary(facts)));
    }
    Ok(dictionary(entries))
}

/// States what the owner would say of the apps.
pub(super) fn statements(build: &mut Build<'_>) {
    let persona = build.phone.persona;
    build.truth.statements.extend(apps::statements(persona));
}

fn state(build: &mut Build<'_>, apps: &[App]) {
    statements(build);
    let count = u64::try_from(apps.len()).unwrap_or_default();
    build.truth.count("ios.backup_information", "Info.plist", 1);
    build.truth.count("ios.backup_properties", "lists", 2);
    build
        .truth
        .count("ios.installed_apps", "Applications", count);
    if !build.phone.watched {
        return;
    }
    let spot = Spot::new("ios.installed_apps", "", "Info.plist");
    let spy = planted::APP.value.clone();
    build.known(&spot, format!("key:Applications/{spy}"), spy, &planted::APP);
    for id in apps::OUTSIDE_STORE {
        let place = format!("key:Applications/{id}");
        build.check(&spot, place, id, "app-outside-store", Kind::Exposure);
    }
    let (gift, _) = apps::GIFT;
    let place = format!("key:Applications/{gift}");
    build.check(&spot, place, gift, "app-of-another-account", Kind::Exposure);
}
