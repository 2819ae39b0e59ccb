//! What ran and was used when: `batterystats`, `usagestats`, `platform_compat`, `dbinfo`, `netstats`. Apps that
//! were removed still stand here (<https://developer.android.com/topic/performance/power/battery-historian>).

use super::object;
use crate::android::{
    clock::{self, DAY, HOUR, MINUTE, duration},
    marks,
    model::Model,
    package::Package,
    page::Page,
};

/// The history of the battery: jobs, wake locks, apps in front; then what was updated on which day.
pub(super) fn batterystats(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.battery_history";
    page.line("Battery History (12% used, 512KB used of 4096KB, 1847 strings using 160KB):");
    let start = model.now() - 26 * HOUR;
    let absolute = model.phone.since(13);
    let at = |after: i64| {
        if absolute {
            format!("  {}.431", clock::short(start + after))
        } else {
            format!("{:>21}", format!("+{}", duration(after * 1_000 + 431)))
        }
    };
    page.line(format!(
        "{} (14) RESET:TIME: {}",
        at(0),
        clock::dashed(start)
    ));
    let (mut rows, mut events) = (0, 0);
    for (package, nth) in own(model).zip(1..) {
        let (after, name, uid) = (nth * 11 * MINUTE, &package.name, package.uid_text(0));
        let service = format!("{uid}:\"{name}/.SyncJob\"");
        for change in [
            format!("c0200040 +running +wake_lock={uid}:\"*walarm*:{name}.SYNC\""),
            format!("c0200040 +job={service}"),
            format!("80200040 -job={service}"),
            format!("c0200040 +top={uid}:\"{name}\""),
            format!("80200040 -top={uid}:\"{name}\""),
        ] {
            page.line(format!("{} (2) 087 {change}", at(after + rows % 5)));
            marks::app(page, ARTEFACT, name);
            rows += 1;
        }
        // What came to the front and what began work in the background.
        events += 2;
    }
    page.count(ARTEFACT, "Events", events);
    page.line("")
        .line("Per-PID Stats:")
        .line("  PID 929 wake time: +1m2s3ms")
        .line("");
    daily(model, page);
    page.line("").line("Statistics since last charge:");
    page.line("  System starts: 0, currently on battery: true");
    for package in own(model) {
        page.line(format!("  {}:", package.uid_text(0)));
        page.line("    Total running: 3h 6m 35s 465ms ");
        page.line(format!("    Proc {}:", package.name));
        page.line("      CPU: 10ms usr + 20ms krn ; 0ms fg");
    }
}

/// Apps that are not the system's, those that were removed included.
fn own(model: &Model) -> impl Iterator<Item = &Package> {
    model.packages.iter().filter(|package| !package.is_system())
}

/// Days of updates, newest first on new versions. A version of zero is a removal.
fn daily(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.battery_daily";
    page.line("Daily stats:");
    page.line(format!(
        "  Current start time: {}",
        clock::dashed(model.now() - 9 * HOUR)
    ));
    let mut days: Vec<i64> = (1..=30).collect();
    if !model.phone.since(12) {
        days.reverse();
    }
    let mut rows = 0;
    for ago in days {
        let end = model.now() - (ago - 1) * DAY;
        page.line(format!(
            "  Daily from {} to {}:",
            clock::dashed(end - DAY),
            clock::dashed(end)
        ));
        page.line("    Package changes:");
        let that_day = |at: i64| (end - DAY..end).contains(&at);
        for package in own(model) {
            let before = package.updated - 3 * DAY;
            let back_from = package.back_from.filter(|_| that_day(before));
            if let Some(version) = back_from {
                page.line(format!("      Update {} vers={version}", package.name));
                rows += 1;
            }
            let removed = package.removed.filter(|at| that_day(*at)).map(|_| 0);
            let updated = that_day(package.updated).then_some(package.version);
            for version in updated.into_iter().chain(removed) {
                page.line(format!("      Update {} vers={version}", package.name));
                marks::app(page, ARTEFACT, &package.name);
                rows += 1;
            }
        }
    }
    page.count(ARTEFACT, "Updates", rows);
}

/// When apps were in front last.
pub(super) fn usagestats(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.usage_stats";
    page.line("user=0 ");
    page.line("  Last 24 hour events (timeRange=\"6/14/2026, 12:20 PM – 6/15/2026, 12:20 PM\" )");
    let mut rows = 0;
    for (package, nth) in own(model).zip(1..) {
        let name = &package.name;
        let at = clock::full(model.now() - 20 * HOUR + nth * MINUTE);
        page.line(format!(
            "    time=\"{at}\" type=ACTIVITY_RESUMED package={name} class={name}.MainActivity \
             instanceId=1745{nth} taskRootPackage={name} taskRootClass={name}.MainActivity flags=0x0 "
        ));
        marks::app(page, ARTEFACT, name);
        rows += 1;
    }
    page.count(ARTEFACT, "Events", rows);
    page.line("  In-memory daily stats");
    page.line("  timeRange=\"6/15/2026, 12:00 AM – 12:20 PM\" ")
        .line("    packages");
    for package in own(model) {
        let last = package.removed.unwrap_or(model.now() - 5 * HOUR);
        page.line(format!(
            "      package={} totalTimeUsed=\"01:12\" lastTimeUsed=\"{}\" totalTimeVisible=\"01:20\" \
             lastTimeVisible=\"{}\" totalTimeFS=\"00:00\" lastTimeFS=\"1970-01-01 01:00:00\" appLaunchCount=3 ",
            package.name,
            clock::full(last),
            clock::full(last)
        ));
        marks::app(page, ARTEFACT, &package.name);
    }
    page.line("    ChooserCounts");
}

/// Changes of behaviour that were switched for apps: names of removed apps stay.
pub(super) fn platform_compat(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.platform_compat";
    page.line("ChangeId(168419799; name=DOWNSCALED; disabled; overridable)");
    page.line("ChangeId(149391281; name=ALLOW_TEST_API_ACCESS; enableSinceTargetSdk=30)");
    let named = model.packages.iter().filter(|one| one.removed.is_some());
    let list: Vec<String> = named
        .clone()
        .map(|one| format!("{}=true", one.name))
        .collect();
    page.line(format!(
        "ChangeId(182185642; name=FORCE_RESIZE_APP; disabled; packageOverrides={{}}; rawOverrides={{{}}}; overridable)",
        list.join(", ")
    ));
    for package in named {
        marks::app(page, ARTEFACT, &package.name);
    }
    page.count(ARTEFACT, "Overrides", list.len());
}

/// Databases that apps have open.
pub(super) fn dbinfo(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.database_info";
    page.line("Applications Database Info:").line("");
    let mut rows = 0;
    for (package, nth) in model.installed().zip(2_000..) {
        let path = format!("/data/user/0/{}/databases/main.db", package.name);
        page.line(format!(
            "** Database info for pid {nth} [{}] **",
            package.name
        ));
        page.line("").line(format!("Connection pool for {path}:"));
        marks::app(page, ARTEFACT, &package.name);
        rows += 1;
        page.line("  Open: true").line("  Max connections: 1");
        page.line("  Available primary connection:")
            .line("    Connection #0:");
        page.line("      isPrimaryConnection: true");
        page.line("      Most recently executed operations:");
        for order in 0..2 {
            let at = clock::full(model.now() - 40 * MINUTE - order);
            let sql = if order == 0 {
                "PRAGMA database_list;"
            } else {
                "SELECT data FROM sync WHERE id=?"
            };
            let pid = if model.phone.since(11) {
                format!("[Pid:({nth})]")
            } else {
                String::new()
            };
            page.line(format!(
                "        {order}: [{at}.808] {pid}executeForCursorWindow took 0ms - succeeded, sql=\"{sql}\", path={path}"
            ));
        }
        page.line("  Available non-primary connections:")
            .line("    <none>");
        page.line("  Acquired connections:")
            .line("    <none>")
            .line("");
    }
    page.count(ARTEFACT, "Databases", rows);
}

/// Bytes per app.
pub(super) fn netstats(model: &Model, page: &mut Page) {
    page.line("Active interfaces:");
    page.line("  iface=wlan0 ident=[{type=WIFI, metered=false}]");
    page.line("Xt stats:").line("  Pending bytes: 0");
    page.line("UID stats:")
        .line("  Pending bytes: 131072")
        .line("  Complete history:");
    let mut rows = 0;
    for (package, nth) in model.installed().filter(|one| one.uid >= 10_000).zip(1..) {
        page.line(format!(
            "  ident=[{{type=WIFI, metered=false}}] uid={} set=DEFAULT tag=0x0",
            package.uid
        ));
        page.line("    NetworkStatsHistory: bucketDuration=7200");
        page.line(format!(
            "      st={} rb={} rp=41 tb={} tp=22 op=0",
            model.now() - 4 * HOUR,
            nth * 4_417,
            nth * 911
        ));
        rows += 1;
    }
    page.count("android.network_stats", "Buckets", rows);
}

/// Locations asked for, per app.
pub(super) fn location(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.location_requests";
    page.line("Current Location Manager state:");
    page.line("  Location mode: true");
    page.line("  Historical Records by Provider:");
    let mut rows = 0;
    for package in model.installed() {
        let uses = package.ops.iter().filter(|one| one.op == "FINE_LOCATION");
        for used in uses {
            let seen = used.access.map_or("", |(_, state)| state);
            let (minutes, seen) = if seen == "bg" { (3_011, 0) } else { (61, 61) };
            page.line(format!(
                "    {}: gps: Min interval 30 seconds: Max interval 60 seconds: Duration requested \
                 {minutes} total, {seen} foreground, out of the last 4751 minutes: Currently active",
                package.name
            ));
            marks::app(page, ARTEFACT, &package.name);
            rows += 1;
        }
    }
    page.count(ARTEFACT, "Records", rows);
    page.line("  Last Known Locations:").line("  Geofences:");
}

/// Jobs and alarms of apps, under their own services.
pub(super) fn jobscheduler(model: &Model, page: &mut Page) {
    page.line("Settings:").line("  min_idle_count=1 ").line("");
    page.line("Registered 41 jobs:");
    let mut rows = 0;
    for (package, nth) in model.installed().filter(|one| !one.is_system()).zip(1..) {
        let (uid, name) = (package.uid_text(0), &package.name);
        page.line(format!(
            "  JOB #{uid}/{nth}: {} {name}/.SyncJob",
            object(name)
        ));
        marks::app(page, "android.jobs", name);
        page.line(format!("    {uid} tag=*job*/{name}/.SyncJob"));
        page.line(format!("    Source: uid={uid} user=0 pkg={name}"));
        page.line("    JobInfo:")
            .line(format!("      Service: {name}/.SyncJob"));
        page.line("      PERIODIC: interval=+15m0s0ms flex=+5m0s0ms");
        page.line("    Ready: false (job=false user=true !pending=true !active=true)");
        rows += 1;
    }
    page.count("android.jobs", "Jobs", rows);
}

/// Alarms of apps.
pub(super) fn alarm(model: &Model, page: &mut Page) {
    page.line("Current Alarm Manager state:")
        .line("  Settings:");
    page.line("    min_futurity=+5s0ms").line("");
    page.line("  Pending alarm batches: 9");
    let mut rows = 0;
    let boots = |one: &&Package| {
        one.components
            .iter()
            .any(|part| part.action.ends_with("BOOT_COMPLETED"))
    };
    for (package, nth) in model.installed().filter(boots).zip(1..) {
        let (name, when) = (&package.name, 1_800_000 + nth * 7_001);
        page.line(format!(
            "Batch{{{} num=1 start={when} end={when} flgs=0x1}}:",
            object(name)
        ));
        page.line(format!(
            "    ELAPSED_WAKEUP #0: Alarm{{{} type 2 when {when} {name}}}",
            object(&package.label)
        ));
        marks::app(page, "android.alarms", name);
        page.line(format!("      tag=*walarm*:{name}.SYNC"));
        page.line("      window=0 repeatInterval=900000 count=0 flags=0x1");
        page.line(format!(
            "      operation=PendingIntent{{be2c486: PendingIntentRecord{{d3b3083 {name} broadcastIntent}}}}"
        ));
        rows += 1;
    }
    page.count("android.alarms", "Alarms", rows);
}
