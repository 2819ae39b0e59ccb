//! The App Privacy Report: what apps used, and which sites they talked to, in the last week
//! (<https://developer.apple.com/documentation/network/inspecting-app-activity-data>).

use std::{fs::File, io::Write, path::Path};

use serde_json::json;

use super::{apps, diagnosis::clock::Zone};
use crate::{
    BuildError, IosForm, Phone, Truth,
    android::page::Page,
    error::At,
    planted::{self, Indicator},
    random::Random,
    times,
};

/// The artefact.
const ARTEFACT: &str = "ios.privacy_report";

/// Sites: app, site, page that was open, indicator; the second is close to one.
const SITES: [(&str, &str, &str, Option<Indicator>); 5] = [
    (
        "com.vigie-testkit.weather",
        "api.vigie-testkit-weather.com",
        "",
        None,
    ),
    (
        "com.vigie-testkit.weather",
        "vigie-testkit-c2.com.example",
        "",
        None,
    ),
    (
        "com.apple.mobilesafari",
        "cdn.vigie-testkit-daily.com",
        "vigie-testkit-daily.com",
        None,
    ),
    (
        "com.vigie-testkit.trains",
        "up.vigie-testkit-c2.com",
        "",
        Some(planted::C2),
    ),
    (
        "com.apple.mobilesafari",
        "gate.vigie-testkit-lure.net",
        "vigie-testkit-lure.net",
        Some(planted::LURE),
    ),
];

/// Writes the report to `target`, a new file.
pub(crate) fn write(phone: &Phone, target: &Path) -> Result<Truth, BuildError> {
    let mut truth = Truth {
        statements: apps::statements(phone.persona),
        ..Truth::default()
    };
    let page = page(phone)?;
    let mut file = File::create_new(target).at(target)?;
    file.write_all(&page.text).at(target)?;
    page.state("", &mut truth);
    truth.bytes = u64::try_from(page.text.len()).unwrap_or_default();
    Ok(truth)
}

fn page(phone: &Phone) -> Result<Page, BuildError> {
    let mut random = Random::named(phone.seed, "privacy report");
    let mut page = Page::new("/privacy-report.ndjson");
    let mut rows = accesses(phone, &mut page, &mut random)?;
    for (nth, (app, site, shown, indicator)) in (1..).zip(SITES) {
        if indicator.is_some() && !phone.watched {
            continue;
        }
        let last = phone.version.facts().now - nth * 7_000;
        let line = json!({
            "type": "networkActivity", "domain": site, "bundleID": app, "context": shown,
            "domainType": 2, "domainOwner": "", "initiatedType": "AppInitiated", "hits": 3 * nth,
            "domainClassification": 1, "firstTimeStamp": moment(last - 90_000), "timeStamp": moment(last),
        });
        page.line(serde_json::to_string(&line)?);
        rows += 1;
        match indicator {
            Some(indicator) => page.known(ARTEFACT, site, &indicator),
            None if site.contains("c2") => page.near_miss(ARTEFACT, site),
            None => &mut page,
        };
    }
    page.count(ARTEFACT, "lines", rows);
    Ok(page)
}

/// What apps used; gives the number of lines.
fn accesses(phone: &Phone, page: &mut Page, random: &mut Random) -> Result<usize, BuildError> {
    let now = phone.version.facts().now;
    let mut all = vec![
        ("com.apple.camera", "camera", now - 3 * times::DAY),
        ("com.vigie-testkit.weather", "location", now - 40_000),
        ("com.vigie-testkit.photos", "photos", now - 50_000),
    ];
    if phone.watched {
        all.push(("com.vigie-testkit.agent", "microphone", now - 20_000));
        all.push(("com.vigie-testkit.agent", "location", now - 19_000));
    }
    let mut rows = 0;
    for (app, category, begun) in all {
        let id = random.uuid();
        for (kind, at) in [("intervalBegin", begun), ("intervalEnd", begun + 95)] {
            let line = json!({
                "accessor": {"identifier": app, "identifierType": "bundleID"},
                "category": category, "identifier": id, "kind": kind,
                "timeStamp": moment(at), "type": "access",
            });
            page.line(serde_json::to_string(&line)?);
            rows += 1;
            if planted::APP.value == app {
                page.known(ARTEFACT, app, &planted::APP);
            }
        }
    }
    Ok(rows)
}

/// `2024-06-10T08:13:20.555+02:00`.
fn moment(unix: i64) -> String {
    let zone = Zone::new(IosForm::ZONE_MINUTES);
    let full = zone.full(unix).replace(' ', "T");
    let offset = zone.offset();
    let (hours, minutes) = offset.split_at(3);
    format!("{full}.555{hours}:{minutes}")
}
