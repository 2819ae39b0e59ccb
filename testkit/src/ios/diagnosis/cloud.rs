//! `swcutil_show.txt`: sites that apps belong to; `brctl`: folders in iCloud Drive and their apps
//! (<https://developer.apple.com/documentation/xcode/supporting-associated-domains>,
//! <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>).

use super::{clock::Zone, marks};
use crate::{BuildError, android::page::Page, build::Build, ios::apps, planted, times};

/// What stands between two entries.
const RULE: &str =
    "--------------------------------------------------------------------------------";

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    sites(build)?;
    folders(build)?;
    dump(build)
}

/// `swcutil_show.txt`.
fn sites(build: &mut Build<'_>) -> Result<(), BuildError> {
    const ARTEFACT: &str = "ios.associated_domains";
    let mut page = Page::new("/sysdiagnose/swcutil_show.txt");
    let checked = checked(build);
    page.lines("Host Name: iPhone\nVersion: 1\n\n=================================== DATABASE ===================================\n");
    let entries = associated(build);
    for (nth, (id, host)) in entries.iter().enumerate() {
        if nth > 0 {
            page.line(RULE);
        }
        page.line("Service:              applinks");
        page.line(format!("App ID:               7E57C17E57.{id}"));
        if build.phone.watched || id == marks::NEAR_APP {
            marks::app(&mut page, ARTEFACT, id);
        }
        page.lines("App Version:          1.0\nApp PI:               <LSPersistentIdentifier 0x1>");
        page.line(format!("Domain:               {host}"));
        if host.ends_with(&*planted::C2.value) {
            page.known(ARTEFACT, host.clone(), &planted::C2);
        } else if host.contains(&*planted::C2.value) {
            page.near_miss(ARTEFACT, host.clone());
        }
        page.lines("User Approval:        unspecified\nSite/Fmwk Approval:   approved");
        page.line(format!("Last Checked:         {checked}"));
        page.line(format!("Next Check:           {checked}"));
    }
    page.lines("\n=================================== NETWORK ====================================\n\n=================================== SETTINGS ===================================\n(empty)\n\n================================= MEMORY USAGE =================================\nswcd:    434 bytes");
    page.count(ARTEFACT, "entries", entries.len());
    build.keep_page(&page)
}

/// Apps and the sites that they belong to.
fn associated(build: &Build<'_>) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = apps::all(build.phone)
        .into_iter()
        .map(|app| {
            let host = app.id.split('.').nth(1).unwrap_or_default();
            (app.id.clone(), format!("www.{host}.example"))
        })
        .collect();
    entries.push((
        marks::NEAR_APP.to_owned(),
        "vigie-testkit-c2.com.example".to_owned(),
    ));
    if build.phone.watched {
        let host = format!("links.{}", planted::C2.value);
        entries.push((planted::APP.value.to_string(), host));
    }
    entries
}

/// When an entry was checked: since iOS 18.2 with the half of the day.
fn checked(build: &Build<'_>) -> String {
    let (utc, at) = (Zone::new(0), build.now() - times::DAY);
    let full = utc.full(at);
    if !build.phone.version.since(26) {
        return format!("{full} +0000");
    }
    let (date, time) = full.split_once(' ').unwrap_or_default();
    let half = utc.hour(at, true);
    let (hour, rest) = half.split_once(':').unwrap_or_default();
    let seconds = time.get(6..).unwrap_or_default();
    let minute = rest.get(..2).unwrap_or_default();
    let half = rest.get(2..).unwrap_or_default();
    format!("{date} {hour}:{minute}:{seconds} {half} +0000")
}

/// `brctl-container-list.txt`.
fn folders(build: &mut Build<'_>) -> Result<(), BuildError> {
    const ARTEFACT: &str = "ios.icloud_drive";
    let mut page = Page::new("/sysdiagnose/brctl/brctl-container-list.txt");
    page.line("listing containers");
    for id in ids(build) {
        let folder = id.replace('.', "~");
        page.line(format!(
            "id:iCloud.{id} localizedName:'Dossier' documents:'/private/var/mobile/Library/Mobile Documents/iCloud~{folder}/Documents' [Public] clients: {id}"
        ));
        if build.phone.watched || id == marks::NEAR_APP {
            marks::app(&mut page, ARTEFACT, &id);
        }
    }
    build.keep_page(&page)
}

/// `brctl-dump.txt`.
fn dump(build: &mut Build<'_>) -> Result<(), BuildError> {
    const ARTEFACT: &str = "ios.icloud_drive";
    let rule = "-----------------------------------------------------";
    let mut page = Page::new("/sysdiagnose/brctl/brctl-dump.txt");
    page.lines(&format!(
        "dump taken at 10/06/2024, 08:13:20 [account=8123456789] [inCarry=NO] [home=/var/mobile]\n\nboot_history\n{rule}\n   [2024-06-01 10:00:00 +0200] OS:{} CloudDocs:1 BirdSchema:1 DBSchema:1\n\nall containers matching (null)\n{rule}",
        build.facts().build
    ));
    for (nth, id) in (1..).zip(ids(build)) {
        page.line(format!(
            "   + app library: <iCloud.{id}[{nth}] ino:{} apps:{{{id}}} bundles:{{{id}}}>",
            200 + nth
        ));
        if build.phone.watched || id == marks::NEAR_APP {
            marks::app(&mut page, ARTEFACT, &id);
        }
    }
    build.keep_page(&page)
}

/// Apps with a folder in iCloud.
fn ids(build: &Build<'_>) -> Vec<String> {
    let all = apps::all(build.phone);
    let some = all.into_iter().enumerate();
    let mut ids: Vec<String> = some
        .filter(|(nth, app)| nth % 5 == 0 || planted::APP.value == app.id)
        .map(|(_, app)| app.id)
        .collect();
    ids.push(marks::NEAR_APP.to_owned());
    ids
}
