//! Reads which file systems are mounted where: what `mount`, `/proc/mounts` and `/proc/1/mountinfo` say,
//! and the list of the first two that AndroidQF (`mounts.json`) and Bugbane (`mounts.pb`) make.
//!
//! Described in: <https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html>,
//! <https://man7.org/linux/man-pages/man5/fstab.5.html>,
//! <https://github.com/osservatorionessuno/bugbane>.

use std::collections::BTreeSet;

use formats::text::each_line;
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile, lists::each_text};

/// Most mounted file systems; those of every app's private view make some thousand.
const MOUNTS: usize = 20_000;

/// Mounted file systems.
#[derive(Debug)]
pub struct Mounts;

/// A mounted file system.
#[derive(Debug, serde::Serialize)]
pub struct Mount<'a> {
    /// What is mounted: a device, or a name that the kernel gives.
    pub mounted_device: Untrusted<'a>,
    /// Where.
    pub mount_point: Untrusted<'a>,
    /// The kind of the file system.
    pub file_system: Untrusted<'a>,
    /// Whether it can be written to.
    pub writable: bool,
    /// How it is mounted.
    pub mount_options: Vec<Untrusted<'a>>,
}

impl Record for Mount<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for path in [&self.mounted_device, &self.mount_point] {
            if path.raw().starts_with('/') {
                each(Value::FilePath(path.raw()).with(Bearing::Stored));
            }
        }
    }
}

impl Artefact for Mounts {
    type Record<'a> = Mount<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/androidqf/mounts.json",
            "/**/androidqf/mounts.pb",
            "/**/mounts",
            "/proc/1/mountinfo",
            "/**/proc/1/mountinfo",
        ],
        fields: &[
            (
                "mounted_device",
                "what is mounted: a device, or a name that the kernel gives",
            ),
            ("mount_point", "where it is mounted"),
            ("file_system", "kind of the file system"),
            ("writable", "whether it can be written to"),
            ("mount_options", "how it is mounted"),
        ],
        described_in: &[
            "https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html",
            "https://man7.org/linux/man-pages/man5/fstab.5.html",
            "https://github.com/osservatorionessuno/bugbane",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut seen = BTreeSet::new();
        let mut each = |place: Place<'_>, text: &str| {
            let text = text.trim();
            // The command of a section stands before it in some dumps.
            if text.is_empty() || text.starts_with("------") || seen.len() > MOUNTS {
                return;
            }
            let Some(mount) = mount(text) else {
                let fault = Fault::new(FaultKind::Malformed, "mounted file system");
                return out.fault(fault.detail(place));
            };
            // Both lists of AndroidQF name the same ones.
            let key = (
                mount.mount_point.raw().to_owned(),
                mount.mounted_device.raw().to_owned(),
            );
            if seen.insert(key) {
                if seen.len() > MOUNTS {
                    out.fault(Fault::new(FaultKind::TooMany, "mounted file systems"));
                } else {
                    out.record(place, &mount);
                }
            }
        };
        if !matches!(file.name(), "mounts.json" | "mounts.pb") {
            return each_line(&*file.content(), &mut |line| {
                each(Place::Line(line.number), &line.text());
            });
        }
        each_text(file, "list of mounts", &mut |number, text| {
            // An item that is no text is a line that is none.
            for line in text.unwrap_or("damaged").lines() {
                each(Place::Key(&number.to_string()), line);
            }
        })
    }
}

/// `device on point type kind (options)`, `device point kind options 0 0`, or
/// `id parent major:minor root point options … - kind device options`.
fn mount(line: &str) -> Option<Mount<'_>> {
    let mountinfo = line.split_once(" - ").filter(|(before, _)| {
        let mut words = before.split(' ');
        words.nth(2).is_some_and(|word| word.contains(':'))
    });
    if let Some((before, after)) = mountinfo {
        let (point, options) = (before.split(' ').nth(4)?, before.split(' ').nth(5)?);
        let mut after = after.split(' ');
        let kind = after.next()?;
        return Some(made(after.next()?, point, kind, options));
    }
    if let Some((device, rest)) = line.split_once(" on ")
        && let Some((point, rest)) = rest.rsplit_once(" type ")
    {
        let (kind, options) = rest.split_once(" (")?;
        return Some(made(device, point, kind, options.strip_suffix(')')?));
    }
    let mut words = line.split(' ');
    let made = made(words.next()?, words.next()?, words.next()?, words.next()?);
    // How often it is dumped, and when it is checked.
    let numbers = words.next()?.parse::<u32>().is_ok() && words.next()?.parse::<u32>().is_ok();
    (numbers && words.next().is_none()).then_some(made)
}

fn made<'l>(device: &'l str, point: &'l str, kind: &'l str, options: &'l str) -> Mount<'l> {
    Mount {
        mounted_device: Untrusted::from(device),
        mount_point: Untrusted::from(point),
        file_system: Untrusted::from(kind),
        writable: options.split(',').any(|option| option == "rw"),
        mount_options: options.split(',').map(Untrusted::from).collect(),
    }
}
