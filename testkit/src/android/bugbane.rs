//! An archive of Bugbane (<https://github.com/osservatorionessuno/bugbane>): an acquisition whose lists are
//! protocol buffers, each behind its length.

use sha2::{Digest, Sha256};

use super::{
    androidqf::{files, packages, packages::ARTEFACT, system, texts},
    backup, bugreport, clock,
    container::Container,
    dumpsys, logs, marks,
    model::Model,
    package::{Package, digest, hexadecimal},
    page::Page,
    processes,
    protobuf::Message,
};
use crate::{
    BuildError, Truth, planted,
    times::real,
    truth::{By, Kind},
};

/// Writes the archive's entries into `container`.
pub(crate) fn write(
    model: &Model,
    container: &mut Container,
    truth: &mut Truth,
) -> Result<(), BuildError> {
    let mut pages = vec![
        ("getprop.txt".to_owned(), bugreport::properties(model)),
        ("packages.pb".to_owned(), package_list(model)),
        ("files.pb".to_owned(), file_list(model)),
        (
            "mounts.pb".to_owned(),
            strings("mounts", &system::mount_lines(model)),
        ),
        (
            "root_binaries.pb".to_owned(),
            strings("root_binaries", &system::root_lines(model)),
        ),
        ("processes.txt".to_owned(), processes::table(model)),
        ("selinux.txt".to_owned(), texts::selinux(model)),
        ("env.txt".to_owned(), texts::environment()),
        ("services.txt".to_owned(), texts::services(model)),
        (
            "logcat.txt".to_owned(),
            logs::read(model, "/logcat/current"),
        ),
        (
            "logcat_old.txt".to_owned(),
            logs::read(model, "/logcat/previous"),
        ),
    ];
    for namespace in ["system", "secure", "global"] {
        let name = format!("settings_{namespace}.txt");
        pages.push((name, texts::settings(model, namespace)));
    }
    let mut to = Archive {
        container,
        hashes: String::new(),
    };
    for (name, page) in &pages {
        page.state("", truth);
        to.put(name, &page.text)?;
    }
    for (name, bytes) in packages::fetched(model, truth) {
        to.put(&name, &bytes)?;
    }
    to.put("dumpsys.txt", &dumpsys::text(model, truth))?;
    let mut report = Container::memory(true, clock::dos(model.now()));
    bugreport::write(model, "/bugreport", &mut report, truth)?;
    to.put("bugreport.zip", &report.finish()?)?;
    to.put("sms_backup.ab", &backup::messages(model, truth)?)?;
    let hashes = std::mem::take(&mut to.hashes);
    to.container.put("hashes.csv", hashes.as_bytes())?;
    to.container
        .put("acquisition.json", texts::acquisition(model)?.as_bytes())
}

/// The archive being written.
struct Archive<'a> {
    container: &'a mut Container,
    hashes: String,
}

impl Archive<'_> {
    fn put(&mut self, name: &str, content: &[u8]) -> Result<(), BuildError> {
        let digits = hexadecimal(&Sha256::digest(content));
        self.hashes.extend([name, ",", &digits, "\n"]);
        self.container.put(name, content)
    }
}

fn package_list(model: &Model) -> Page {
    let mut page = Page::new("/androidqf/packages.pb");
    for (nth, package) in model.packages.iter().enumerate() {
        let mut message = Message::default()
            .text(1, &package.name)
            .text(2, package.installer.as_deref().unwrap_or("null"))
            .number(3, u64::try_from(package.uid).unwrap_or_default())
            .number(4, u64::from(package.enabled > 1))
            .number(5, u64::from(package.is_system()))
            .number(6, u64::from(!package.is_system()));
        marks::app_at(
            &mut page,
            ARTEFACT,
            format!("key:{nth}.name"),
            &package.name,
        );
        if package.removed.is_none() {
            message = message.message(7, &file(model, package));
            mark(&mut page, nth, package);
        }
        page.raw(&message.delimited());
    }
    page.count(ARTEFACT, "Packages", model.packages.len());
    page
}

/// States what the package's file bears.
fn mark(page: &mut Page, nth: usize, package: &Package) {
    let signer = package.signer.sha256.clone().unwrap_or_default();
    for (place, observed, indicator) in [
        ("sha256", package.apk_sha256(), &*planted::ANDROID_APK),
        ("certificate.sha256", signer, &*planted::ANDROID_CERTIFICATE),
    ] {
        if observed == indicator.value {
            let place = format!("key:{nth}.files.0.{place}");
            let by = By::from(indicator);
            page.mark(ARTEFACT, place, observed, by, Kind::KnownTool);
        }
    }
}

fn file(model: &Model, package: &Package) -> Message {
    let sha256 = package.apk_sha256();
    let signer = &package.signer;
    let of = |digits: &Option<String>| digits.clone().unwrap_or_default();
    let certificate = Message::default()
        .text(1, &of(&signer.md5))
        .text(2, &of(&signer.sha1))
        .text(3, &of(&signer.sha256))
        .text(4, "2015-03-02T09:00:00Z")
        .text(5, "2045-02-22T09:00:00Z")
        .text(6, &package.subject)
        .text(7, &package.subject)
        .text(8, "SHA256withRSA");
    Message::default()
        .text(
            1,
            &format!("{}/base.apk", package.folder(model.phone.version)),
        )
        .text(2, &format!("apks/{}.apk", package.name))
        .text(3, &digest(&format!("md5 {sha256}"))[..32])
        .text(4, &digest(&format!("sha1 {sha256}"))[..40])
        .text(5, &sha256)
        .message(8, &certificate)
}

fn file_list(model: &Model) -> Page {
    let mut page = Page::new("/androidqf/files.pb");
    let found = files::all(model);
    for (nth, one) in found.iter().enumerate() {
        let message = Message::default()
            .text(1, &one.path)
            .double(2, real(one.changed(model)))
            .text(3, &format!("{:o}", one.mode))
            .number(4, u64::try_from(one.size()).unwrap_or_default())
            .text(5, "system")
            .text(6, "sdcard_rw");
        page.raw(&message.delimited());
        if let Some((indicator, false)) = &one.trace {
            let place = format!("key:{nth}.path");
            let by = By::from(indicator);
            page.mark(
                files::ARTEFACT,
                place,
                one.path.clone(),
                by,
                Kind::KnownTool,
            );
        }
    }
    page.count(files::ARTEFACT, "Files", found.len());
    page
}

fn strings(name: &str, lines: &[String]) -> Page {
    let mut page = Page::new(format!("/androidqf/{name}.pb"));
    for line in lines {
        page.raw(&Message::default().text(1, line).delimited());
    }
    page
}
