//! The services' own logs: pairing, installation, activation, containers
//! (<https://github.com/log2timeline/plaso/blob/main/plaso/parsers/text_plugins/ios_lockdownd.py>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileInstall.py>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileActivationLogs.py>).

use super::{clock::Zone, marks, processes};
use crate::{
    BuildError,
    android::page::Page,
    build::Build,
    ios::{
        apps::{self, App},
        places,
    },
    planted, times,
    truth::Kind,
};

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    pairing(build)?;
    installation(build)?;
    activation(build)?;
    containers(build)
}

/// A line of the log of pairing, so many days before the sysdiagnose.
fn paired(build: &Build<'_>, page: &mut Page, days: i64, text: &str) {
    let at = build.zone().american(build.now() - days * times::DAY);
    page.lines(&format!("{at} pid=69 {text}"));
}

/// A program on a computer that asked for a service.
fn spawned(program: &str, service: &str) -> String {
    format!("handle_start_service: {program} attempting to spawn {service} service.")
}

/// `lockdownd.log`.
fn pairing(build: &mut Build<'_>) -> Result<(), BuildError> {
    let mut page = Page::new("/private/var/logs/lockdownd/lockdownd.log");
    let write = |page: &mut Page, days, text: &str| paired(build, page, days, text);
    write(&mut page, 40, "main: Starting Up");
    write(&mut page, 40, "roll_keys: Detected upgrade");
    if build.phone.watched {
        plant_pairing(build, &mut page);
    }
    write(&mut page, 3, ASKED);
    let service = "com.apple.mobile.installation_proxy";
    write(&mut page, 3, &spawned("AMPDevicesAgent", service));
    write(&mut page, 3, &spawned("AMPDevicesAgent", "vigietestd2"));
    page.near_miss(PAIRING, "vigietestd2");
    write(&mut page, 2, INTERRUPTED);
    build.keep_page(&page)
}

/// A passcode that was changed, and a computer that was trusted and asked for something.
fn plant_pairing(build: &Build<'_>, page: &mut Page) {
    let changed = "password_changed_callback";
    paired(build, page, 20, &format!("{changed}: Passcode changed"));
    marks::check(page, PAIRING, changed, "passcode-changed", Kind::Context);
    paired(build, page, 20, PAIRED);
    paired(build, page, 20, "handle_pair: Pair for iTunes succeeded .");
    paired(build, page, 19, &spawned("iTunes", "vigietestd"));
    page.known(PAIRING, "vigietestd", &planted::PROCESS);
    marks::check(page, PAIRING, "iTunes", "computer-program", Kind::Context);
}

/// The artefact of the log of pairing.
const PAIRING: &str = "ios.lockdown_log";
/// What a program on a computer read.
const ASKED: &str =
    "handle_get_value: AMPDevicesAgent attempting to get [com.apple.mobile.backup]:[(null)]";
/// A computer that was trusted.
const PAIRED: &str =
    "handle_pair: Pair message: {\n    HostID = \"5E0C8B7A-0000-4000-8000-00000000C0DE\";\n}";
/// An entry of several lines.
const INTERRUPTED: &str = "spawn_xpc_service_block_invoke: description of xpc reply: <dictionary: 0x2029c5070> { count = 1, contents =\n\t0x2029c5230> { length = 22, contents = \"Connection interrupted\" }\n}";
/// An entry with a property list in it.
const ACTIVATION: &str = "MA: -[MobileActivationDaemon handleActivationInfoWithSession:activationSignature:completionBlock:]: Activation message:\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\n<key>unbrick</key>\n<true/>\n</dict>\n</plist>";
/// What an app is removed by.
const REMOVER: &str = "-[MIUninstaller _uninstallBundleWithIdentity:linkedToChildren:waitForDeletion:uninstallReason:temporaryReference:wasLastReference:error:]";

/// A line of the logs of installer, activation and containers.
fn entry(zone: Zone, unix: i64, level: &str, text: &str) -> String {
    format!("{} [173] <{level}> (0x16afb3000) {text}", zone.worded(unix))
}

/// `mobile_installation.log.0`.
fn installation(build: &mut Build<'_>) -> Result<(), BuildError> {
    const ARTEFACT: &str = "ios.installation_log";
    let folder = "/private/var/mobile/Library/Logs/MobileInstallation";
    let mut page = Page::new(format!("{folder}/mobile_installation.log.0"));
    let (zone, now) = (build.zone(), build.now());
    page.line(entry(
        zone,
        now - 30 * times::DAY,
        "notice",
        "main: Reboot detected",
    ));
    let mut all = apps::all(build.phone);
    all.sort_by_key(|app| app.bought);
    for app in &all {
        installed(build, &mut page, ARTEFACT, app);
    }
    let gone = apps::REMOVED;
    let at = now - 190 * times::DAY;
    let text = format!("{REMOVER}: Uninstalling identifier {gone}");
    page.line(entry(zone, at, "notice", &text));
    if build.phone.watched {
        marks::check(
            &mut page,
            ARTEFACT,
            gone,
            "app-removed-in-log",
            Kind::Context,
        );
    }
    let near = marks::NEAR_APP;
    page.line(entry(
        zone,
        now - times::DAY,
        "notice",
        &format!(
            "-[MIInstaller performInstallationWithError:]: Install Successful for (Customer:{near})"
        ),
    ));
    page.near_miss(ARTEFACT, near);
    page.count(ARTEFACT, "apps", all.len());
    build.keep_page(&page)
}

fn installed(build: &Build<'_>, page: &mut Page, artefact: &'static str, app: &App) {
    let zone = build.zone();
    let at = app.bought + 30;
    let program = processes::program(build, app);
    let folder = program.rsplitn(3, '/').last().unwrap_or_default();
    page.line(entry(
        zone,
        at,
        "notice",
        &format!(
            "-[MIContainer makeContainerLiveReplacingContainer:reason:waitForDeletion:withError:]: Made container live for {} at {folder}",
            app.id
        ),
    ));
    let words = if build.phone.version.since(18) {
        "Install successful"
    } else {
        "Install Successful"
    };
    let text = format!(
        "-[MIInstaller performInstallationWithError:]: {words} for (Customer:{})",
        app.id
    );
    page.line(entry(zone, at + 1, "notice", &text));
    if build.phone.watched {
        marks::app(page, artefact, &app.id);
    }
}

/// `mobileactivationd.log`.
fn activation(build: &mut Build<'_>) -> Result<(), BuildError> {
    const ARTEFACT: &str = "ios.activation_log";
    let folder = "/private/var/mobile/Library/Logs/mobileactivationd";
    let mut page = Page::new(format!("{folder}/mobileactivationd.log"));
    let (zone, facts) = (build.zone(), build.facts());
    let at = facts.now - 60 * times::DAY;
    let write = |page: &mut Page, text: &str| {
        page.lines(&entry(zone, at, "debug", text));
    };
    write(
        &mut page,
        "MA: main: ____________________ Mobile Activation Startup _____________________",
    );
    write(
        &mut page,
        &format!("MA: main: build_version: {}", facts.build),
    );
    write(
        &mut page,
        &format!("MA: main: product_type: {}", facts.product),
    );
    write(
        &mut page,
        "MA: main: ____________________________________________________________________",
    );
    write(
        &mut page,
        "MA: dealwith_activation: Activation State: Activated",
    );
    write(
        &mut page,
        "MA: perform_request: https://albert.apple.com/deviceservices/deviceActivation",
    );
    if build.phone.watched {
        let url = "https://albert.vigie-testkit-c2.com/deviceservices/deviceActivation";
        write(&mut page, &format!("MA: perform_request: {url}"));
        page.known(ARTEFACT, url, &planted::C2);
    }
    write(&mut page, ACTIVATION);
    build.keep_page(&page)
}

/// `containermanagerd.log.0`, up to iOS 17.
fn containers(build: &mut Build<'_>) -> Result<(), BuildError> {
    const ARTEFACT: &str = "ios.container_log";
    if build.phone.version.since(18) {
        return Ok(());
    }
    let folder = "/private/var/mobile/Library/Logs/MobileContainerManager";
    let mut page = Page::new(format!("{folder}/containermanagerd.log.0"));
    let zone = build.zone();
    let at = build.now() - 25 * times::DAY;
    page.line(entry(
        zone,
        at,
        "notice",
        "-[MCMClientConnection _regenerateAllSystemContainerPaths]: Rolling system container directory UUIDs on disk",
    ));
    let all = apps::all(build.phone);
    let ids = all.iter().map(|app| app.id.as_str());
    for id in ids.chain([marks::NEAR_APP]) {
        let uuid = places::container_uuid(build.phone.seed, &format!("AppDomain-{id}"));
        let text = format!(
            "+[MCMContainer createContainerWithIdentifier:]: Created container {id} at /private/var/mobile/Containers/Data/Application/{uuid}"
        );
        page.line(entry(zone, at + 60, "notice", &text));
        if build.phone.watched || id == marks::NEAR_APP {
            marks::app(&mut page, ARTEFACT, id);
        }
    }
    page.count(ARTEFACT, "containers", all.len() + 1);
    build.keep_page(&page)
}
