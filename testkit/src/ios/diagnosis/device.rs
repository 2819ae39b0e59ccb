//! What says of which phone the sysdiagnose is, and when it was made: `sysdiagnose.log`,
//! `remotectl_dumpstate.txt`, `README.txt` (<https://github.com/EC-DIGIT-CSIRC/sysdiagnose>).

use super::{marks, name};
use crate::{BuildError, android::page::Page, build::Build, ios::owner};

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    log(build)?;
    state(build)?;
    let mut readme = Page::new("/sysdiagnose/README.txt");
    readme.lines("sysdiagnose is a collection of information about the state of the device.");
    build.keep_page(&readme)
}

/// The collector's own log, which names the folder that it fills.
fn log(build: &mut Build<'_>) -> Result<(), BuildError> {
    let (zone, now) = (build.zone(), build.now());
    let folder = name(build.phone, build.zone_minutes());
    let at = |seconds: i64| format!("{}.412300", zone.full(now + seconds));
    let archives = "/private/var/mobile/Library/Logs/CrashReporter/DiagnosticLogs/sysdiagnose";
    let mut page = Page::new("/sysdiagnose/sysdiagnose.log");
    page.lines(&format!(
        "{} Executing sysdiagnose for request: com.apple.sysdiagnose.CacheDelete\n\
         {} Archive path: {archives}/IN_PROGRESS_{folder}.tmp\n\
         {} Starting task 'ps'.\n{} Task 'ps' completed.\n\
         {} Starting task 'spindump'.\n{} spindump_{folder}\n\
         {} Compressing {archives}/IN_PROGRESS_{folder}.tmp",
        at(0),
        at(0),
        at(1),
        at(1),
        at(2),
        at(5),
        at(70),
    ));
    build.keep_page(&page)
}

fn state(build: &mut Build<'_>) -> Result<(), BuildError> {
    let (facts, owner) = (build.facts(), owner::of(build.phone));
    let mut page = Page::new("/sysdiagnose/remotectl_dumpstate.txt");
    page.lines(&format!(
        "Local device\n\tUUID: {}\n\tMessaging Protocol Version: 3\n\tProduct Type: {}\n\
         \tOS Build: {} ({})\n\tProperties: {{\n\t\tAppleInternal => false\n\
         \t\tCPUArchitecture => arm64e\n\t\tDeviceClass => iPhone\n\t\tOSVersion => {}\n\
         \t\tBuildVersion => {}\n\t\tProductType => {}\n\t\tSerialNumber => {}\n\
         \t\tUniqueDeviceID => {}\n\t}}\n\tServices:\n\
         \t\tcom.apple.mobile.insecure_notification_proxy.shim.remote\n\
         \t\tcom.apple.sysdiagnose.remote",
        build.random("remotectl").uuid(),
        facts.product,
        facts.version,
        facts.build,
        facts.version,
        facts.build,
        facts.product,
        owner.serial,
        owner.udid,
    ));
    let mut services = vec!["com.apple.mobile.lockdown.remote.trusted", marks::NEAR_APP];
    if build.phone.watched {
        services.push("com.vigie-testkit.agent");
    }
    for service in services {
        page.line(format!("\t\t{service}"));
        marks::app(&mut page, "ios.remote_services", service);
    }
    build.keep_page(&page)
}
