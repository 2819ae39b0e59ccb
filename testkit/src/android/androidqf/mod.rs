//! An acquisition of `AndroidQF` (<https://github.com/mvt-project/androidqf>).

pub(crate) mod files;
pub(crate) mod packages;
pub(crate) mod system;
pub(crate) mod texts;

use sha2::{Digest, Sha256};

use super::{
    backup, bugreport, clock,
    container::Container,
    crashes,
    description::AndroidPhone,
    dumpsys, intrusion_logs, logs,
    model::Model,
    package::{digest, hexadecimal},
    page::Page,
    processes,
};
use crate::{BuildError, Truth};

/// How the tool wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mode<'m> {
    /// What stands before every name in the container (`‹uuid›/`, or nothing).
    pub(crate) prefix: &'m str,
    /// What `hashes.csv` puts before every name.
    pub(crate) listed: &'m str,
    /// Whether the tool's own collector ran on the phone: otherwise its lists come from `ps` and `find`.
    pub(crate) collector: bool,
    /// Whether the certificates of apps were read: not by those who encrypt at once.
    pub(crate) certificates: bool,
}

/// The identity of the acquisition of a phone.
pub(crate) fn uuid(phone: &AndroidPhone) -> String {
    let of = digest(&format!("{:?}", (phone.seed, phone.version, phone.vendor)));
    format!(
        "{}-{}-4{}-a{}-{}",
        &of[..8],
        &of[8..12],
        &of[13..16],
        &of[17..20],
        &of[20..32]
    )
}

/// An acquisition being written.
struct Acquisition<'a> {
    container: &'a mut Container,
    mode: Mode<'a>,
    hashes: String,
}

impl Acquisition<'_> {
    fn put(&mut self, name: &str, content: &[u8]) -> Result<(), BuildError> {
        let digits = hexadecimal(&Sha256::digest(content));
        let listed = format!("{}{name}", self.mode.listed);
        let listed = if listed.contains([',', '"']) {
            format!("\"{}\"", listed.replace('"', "\"\""))
        } else {
            listed
        };
        self.hashes.extend([&listed, ",", &digits, "\n"]);
        self.container
            .put(&format!("{}{name}", self.mode.prefix), content)
    }

    fn page(&mut self, name: &str, page: &Page, truth: &mut Truth) -> Result<(), BuildError> {
        page.state("", truth);
        self.put(name, &page.text)
    }
}

/// Writes the acquisition into `container`.
pub(crate) fn write(
    model: &Model,
    mode: Mode<'_>,
    container: &mut Container,
    truth: &mut Truth,
) -> Result<(), BuildError> {
    let mut to = Acquisition {
        container,
        mode,
        hashes: String::new(),
    };
    to.put("command.log", texts::command_log(model).as_bytes())?;
    to.page("getprop.txt", &bugreport::properties(model), truth)?;
    to.page(
        "packages.json",
        &packages::list(model, mode.certificates)?,
        truth,
    )?;
    for (name, bytes) in packages::fetched(model, truth) {
        to.put(&name, &bytes)?;
    }
    if mode.collector {
        to.page("processes.json", &system::processes(model)?, truth)?;
    } else {
        to.page("processes.txt", &processes::table(model), truth)?;
    }
    to.page("files.json", &files::list(model, mode.collector)?, truth)?;
    to.page("mounts.json", &system::mounts(model)?, truth)?;
    to.page("root_binaries.json", &system::root_binaries(model)?, truth)?;
    for namespace in ["system", "secure", "global"] {
        let name = format!("settings_{namespace}.txt");
        to.page(&name, &texts::settings(model, namespace), truth)?;
    }
    to.page("selinux.txt", &texts::selinux(model), truth)?;
    to.page("env.txt", &texts::environment(), truth)?;
    to.page("services.txt", &texts::services(model), truth)?;
    to.page("logcat.txt", &logs::read(model, "/logcat/current"), truth)?;
    to.page(
        "logcat_old.txt",
        &logs::read(model, "/logcat/previous"),
        truth,
    )?;
    to.put("logs/data/anr/anr_2026-01-02-03-04-05-678", b"")?;
    for page in crashes::traces(model) {
        to.page(&format!("logs{}", page.path), &page, truth)?;
    }
    to.put("tmp/collector", b"\x7fELF of the collector")?;
    to.put("dumpsys.txt", &dumpsys::text(model, truth))?;
    nested(model, &mut to, truth)?;
    to.put("acquisition.json", texts::acquisition(model)?.as_bytes())?;
    let hashes = std::mem::take(&mut to.hashes);
    to.container
        .put(&format!("{}hashes.csv", mode.prefix), hashes.as_bytes())
}

/// What is a source of its own elsewhere: the bug report, the backup, the intrusion logs.
fn nested(model: &Model, to: &mut Acquisition<'_>, truth: &mut Truth) -> Result<(), BuildError> {
    let mut report = Container::memory(true, clock::dos(model.now()));
    bugreport::write(model, "/bugreport", &mut report, truth)?;
    to.put("bugreport.zip", &report.finish()?)?;
    to.put("backup.ab", &backup::messages(model, truth)?)?;
    if model.phone.since(16) {
        for (name, page) in intrusion_logs::days(model) {
            to.page(&format!("intrusion_logs/{name}"), &page, truth)?;
        }
    }
    Ok(())
}
