//! Sites that apps talked to, as `WebKit` notes them: `observations.db`, and before it
//! `full_browsing_session_resourceLog.plist`
//! (<https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/Classifier/ResourceLoadStatisticsStore.cpp>).

use plist::Value;
use rusqlite::params;

use super::{apps, safari_history};
use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    property_list::{binary, dictionary},
    random::Random,
    times,
};

const FOLDER: &str = "Library/WebKit/WebsiteData/ResourceLoadStatistics";

const SITES: &str = "domainID INTEGER PRIMARY KEY, registrableDomain TEXT NOT NULL UNIQUE ON CONFLICT FAIL, lastSeen REAL NOT NULL, hadUserInteraction INTEGER NOT NULL, mostRecentUserInteractionTime REAL NOT NULL, grandfathered INTEGER NOT NULL, isPrevalent INTEGER NOT NULL, isVeryPrevalent INTEGER NOT NULL, dataRecordsRemoved INTEGER NOT NULL, timesAccessedAsFirstPartyDueToUserInteraction INTEGER NOT NULL, timesAccessedAsFirstPartyDueToStorageAccessAPI INTEGER NOT NULL, isScheduledForAllButCookieDataRemoval INTEGER NOT NULL";
/// Columns since some version.
const SINCE: [(u32, &str); 1] = [(
    16,
    "mostRecentWebPushInteractionTime REAL NOT NULL DEFAULT -1",
)];
const REDIRECTS: &str = "CREATE TABLE TopLevelDomains (topLevelDomainID INTEGER PRIMARY KEY); CREATE TABLE TopFrameUniqueRedirectsTo (sourceDomainID INTEGER NOT NULL, toDomainID INTEGER NOT NULL); CREATE TABLE TopFrameUniqueRedirectsFrom (targetDomainID INTEGER NOT NULL, fromDomainID INTEGER NOT NULL); CREATE TABLE SubresourceUniqueRedirectsTo (subresourceDomainID INTEGER NOT NULL, lastUpdated REAL NOT NULL, toDomainID INTEGER NOT NULL); CREATE TABLE SubresourceUnderTopFrameDomains (subresourceDomainID INTEGER NOT NULL, lastUpdated REAL NOT NULL, topFrameDomainID INTEGER NOT NULL);";

/// Sites to plant: in the browser, and in an app.
const IN_BROWSER: [(&str, Option<Indicator>); 3] = [
    ("vigie-testkit-lure.net", Some(planted::LURE)),
    ("203.0.113.77", Some(planted::ADDRESS_4)),
    ("vigie-testkit-lure.network", None),
];
const IN_APP: [(&str, Option<Indicator>); 4] = [
    ("vigie-testkit-c2.com", Some(planted::C2)),
    ("xn--surveill-vigie-testkit-i8b.com", Some(planted::IDN)),
    // The parent and the sibling of an indicator's name.
    ("vigie-testkit-host.org", None),
    ("203.0.113.78", None),
];

/// Writes what `WebKit` notes of Safari and of the first apps.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let (in_browser, in_app) = (IN_BROWSER, IN_APP);
    let mut owners = vec![(safari_history::domain(build).to_owned(), &in_browser[..])];
    let all = apps::all(build.phone);
    for (nth, app) in all.iter().take(4).enumerate() {
        let plants = if nth == 2 { &in_app[..] } else { &[] };
        owners.push((format!("AppDomain-{}", app.id), plants));
    }
    for (domain, plants) in owners {
        let mut random = build.random(&format!("webkit {domain}"));
        let sites = 6 + build.phone.scale.visits / 400;
        let ordinary: Vec<_> = (0..sites).map(|nth| site(&mut random, nth)).collect();
        if build.phone.version.since(14) {
            observations(build, &domain, &ordinary, plants)?;
        } else {
            session_log(build, &domain, &ordinary, plants)?;
        }
    }
    Ok(())
}

/// A harmless registrable domain, unique by `nth`.
fn site(random: &mut Random, nth: u64) -> String {
    let suffix = random.pick(&["com", "org", "net", "fr", "co.uk"]);
    format!("vigie-testkit-site{nth}.{suffix}")
}

fn observations(
    build: &mut Build<'_>,
    domain: &str,
    ordinary: &[String],
    plants: &[(&str, Option<Indicator>)],
) -> Result<(), BuildError> {
    let path = format!("{FOLDER}/observations.db");
    let spot = Spot::new("ios.webkit_observations", domain, path);
    let schema = super::table("ObservedDomains", SITES, &SINCE, build.phone.version);
    let database = build.create(&spot, &schema)?;
    database.run(REDIRECTS)?;
    let time = times::real(build.now() - times::DAY);
    let write = |site: &str, nth: i64| -> Result<String, BuildError> {
        let touched = nth % 3 == 0;
        let last = if touched { time } else { -1.0 };
        database.connection().execute(
            "INSERT INTO ObservedDomains (registrableDomain, lastSeen, hadUserInteraction, mostRecentUserInteractionTime, grandfathered, isPrevalent, isVeryPrevalent, dataRecordsRemoved, timesAccessedAsFirstPartyDueToUserInteraction, timesAccessedAsFirstPartyDueToStorageAccessAPI, isScheduledForAllButCookieDataRemoval) VALUES (?1, ?2, ?3, ?4, 0, 0, 0, 0, 0, 0, 0)",
            params![site, time - times::real(nth * 3_600), touched, last],
        )?;
        let row = database.connection().last_insert_rowid();
        Ok(format!("ObservedDomains:{row}"))
    };
    for (nth, site) in (0..).zip(ordinary) {
        write(site, nth)?;
    }
    database.run("INSERT INTO TopFrameUniqueRedirectsTo VALUES (1, 2); INSERT INTO TopFrameUniqueRedirectsFrom VALUES (2, 1); INSERT INTO SubresourceUniqueRedirectsTo VALUES (3, 0, 4);")?;
    for (site, indicator) in plants {
        match indicator {
            Some(indicator) if build.phone.watched => {
                let place = write(site, 1)?;
                build.known(&spot, place, *site, indicator);
            }
            Some(_) => {}
            None => {
                let place = write(site, 1)?;
                build.near_miss(&spot, place, *site);
            }
        }
    }
    build.keep(&spot, database, &["ObservedDomains"])
}

fn session_log(
    build: &mut Build<'_>,
    domain: &str,
    ordinary: &[String],
    plants: &[(&str, Option<Indicator>)],
) -> Result<(), BuildError> {
    let path = format!("{FOLDER}/full_browsing_session_resourceLog.plist");
    let spot = Spot::new("ios.webkit_session_log", domain, path);
    let time = times::real(build.now() - times::DAY);
    let mut sites: Vec<Value> = ordinary
        .iter()
        .map(|site| logged(site, "vigie-testkit-shop.com", time))
        .collect();
    for (nth, (site, indicator)) in plants.iter().enumerate() {
        if indicator.is_some() && !build.phone.watched {
            continue;
        }
        let place = format!("key:browsingStatistics/{}", sites.len());
        // By turns the site itself, and a site that another one sent on to.
        sites.push(match nth % 2 {
            0 => logged(site, "vigie-testkit-shop.com", time),
            _ => logged("vigie-testkit-shop.com", site, time),
        });
        match indicator {
            Some(indicator) => build.known(&spot, place, *site, indicator),
            None => build.near_miss(&spot, place, *site),
        }
    }
    let count = u64::try_from(sites.len()).unwrap_or_default();
    build
        .truth
        .count(spot.artefact, "browsingStatistics", count);
    let content = binary(&dictionary([
        ("version", 14.into()),
        ("browsingStatistics", Value::Array(sites)),
    ]))?;
    build.keep_file(&spot, &content)?;
    Ok(())
}

fn logged(site: &str, led_to: &str, time: f64) -> Value {
    let counted = |site: &str| {
        Value::Array(vec![dictionary([
            ("origin", site.into()),
            ("count", 1.into()),
        ])])
    };
    dictionary([
        ("PrevalentResourceOrigin", site.into()),
        ("lastSeen", time.into()),
        ("hadUserInteraction", true.into()),
        ("mostRecentUserInteraction", time.into()),
        ("grandfathered", false.into()),
        ("topFrameUniqueRedirectsTo", counted(led_to)),
        (
            "subresourceUnderTopFrameOrigins",
            counted("vigie-testkit-daily.com"),
        ),
        ("isPrevalentResource", false.into()),
        ("dataRecordsRemoved", 0.into()),
    ])
}
