//! `com.apple.osanalytics.addaily.plist`: bytes per process since the last reset
//! (<https://docs.mvt.re/en/latest/ios/records/#os_analytics_ad_dailyjson>).

use plist::Value;

use super::{apps, data_usage::SYSTEM};
use crate::{
    BuildError,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary},
    times,
};

/// Names that no indicator names. The second is the first 16 bytes of one; but this list cuts no
/// names, so that it is another process.
const NEAR_MISSES: [&str; 2] = ["vigietestdd", planted::LONG_PROCESS_CUT];

/// Writes the property list; in an encrypted backup it is the file without a key.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Preferences/com.apple.osanalytics.addaily.plist";
    let spot = Spot::new("ios.osanalytics", "HomeDomain", path);
    let mut names: Vec<String> = SYSTEM.iter().map(|name| (*name).to_owned()).collect();
    names.extend(apps::all(build.phone).into_iter().map(|app| app.id));
    names.retain(|name| *name != planted::APP.value);
    if build.phone.watched {
        names.push(planted::PROCESS.value.clone().into_owned());
        names.push(planted::APP.value.clone().into_owned());
    }
    names.extend(NEAR_MISSES.map(str::to_owned));
    let content = content(build, &names)?;
    let mut entry = spot.entry();
    entry.clear = build.phone.variety.clear_file;
    build.store.file(entry, &content)?;
    let count = u64::try_from(names.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "netUsageBaseline", count);
    let key = |name: &str| format!("key:netUsageBaseline/{name}");
    for name in NEAR_MISSES {
        build.near_miss(&spot, key(name), name);
    }
    if build.phone.watched {
        for indicator in [planted::PROCESS, planted::APP] {
            build.known(
                &spot,
                key(&indicator.value),
                indicator.value.clone(),
                &indicator,
            );
        }
    }
    Ok(())
}

fn content(build: &Build<'_>, names: &[String]) -> Result<Vec<u8>, BuildError> {
    let mut random = build.random("analytics");
    let now = build.now();
    let entries = names.iter().map(|name| {
        let bytes = [0; 4].map(|_: u8| Value::from(random.between(0, 1 << 32)));
        let date = times::date(now - random.between(0, 60 * times::DAY));
        let row = std::iter::once(date).chain(bytes).collect();
        (name.as_str(), Value::Array(row))
    });
    let baseline = dictionary(entries);
    binary(&dictionary([
        ("netUsageBaseline", baseline),
        ("netUsageLastReset", times::date(now - 60 * times::DAY)),
        ("version", 1.into()),
    ]))
}
