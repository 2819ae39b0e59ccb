//! Reads which computers the phone trusts for adb, by which everything on it can be reached:
//! `dumpsys adb`.
//!
//! Described in: <https://developer.android.com/tools/adb>,
//! <https://cs.android.com/android/platform/superproject/main/+/main:frameworks/base/services/core/java/com/android/server/adb/AdbDebuggingManager.java>.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use md5::{Digest as _, Md5};
use memchr::memmem;
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    adb_keystore::{self, Dates},
};

/// Most computers told of one phone; people have a few.
const KEYS: usize = 1_024;
/// Longest label kept, in characters.
const LABEL_CHARACTERS: usize = 256;

/// Computers trusted for adb.
#[derive(Debug)]
pub struct AdbKeys;

/// One computer's key. Its label can be chosen freely; its fingerprint is what the phone showed when
/// somebody was asked to trust it.
#[derive(Debug, serde::Serialize)]
pub struct AdbKey {
    /// When that computer was last connected.
    pub time: Option<Instant>,
    /// Whether the phone keeps such dates and the dump lost them: it wrote binary XML as text.
    pub time_lost: bool,
    /// The computer, as it calls itself: mostly `user@host`.
    pub computer_label: Option<Untrusted<'static>>,
    /// MD5 of the key, as the phone shows it.
    pub key_fingerprint: Option<String>,
    /// Where the key is kept: `list` (trusted for good), `keystore` (with the date), `system` (part of
    /// the system's image).
    pub kept_in: Vec<&'static str>,
    /// Whether a computer was connected to adb when the dump was made.
    pub adb_connected: Option<bool>,
    /// Whether debugging over Wi-Fi was on.
    pub adb_wifi_enabled: Option<bool>,
}

impl Record for AdbKey {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "adb-connected"));
        }
    }
}

impl Artefact for AdbKeys {
    type Record<'a> = AdbKey;

    const ABOUT: About = About {
        files: &["/**/dumpsys/adb"],
        fields: &[
            ("time", "when that computer was last connected (UTC)"),
            (
                "time_lost",
                "whether the phone keeps such dates and the dump lost them",
            ),
            (
                "computer_label",
                "the computer, as it calls itself: mostly user@host",
            ),
            ("key_fingerprint", "MD5 of the key, as the phone shows it"),
            (
                "kept_in",
                "list (trusted for good), keystore (with the date), system (part of the system's image)",
            ),
            (
                "adb_connected",
                "whether a computer was connected when the dump was made",
            ),
            ("adb_wifi_enabled", "whether debugging over Wi-Fi was on"),
        ],
        described_in: &[
            "https://developer.android.com/tools/adb",
            "https://cs.android.com/android/platform/superproject/main/+/main:frameworks/base/services/core/java/com/android/server/adb/AdbDebuggingManager.java",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let bytes = file.text()?;
        if memmem::find(&bytes, b"Can't find service").is_some() {
            return Ok(());
        }
        if memmem::find(&bytes, b"debugging_manager").is_none() {
            return Err(
                Fault::new(FaultKind::UnknownSchema, "state of adb").detail("no debugging_manager")
            );
        }
        let mut keys = Keys {
            connected: truth(&bytes, b"connected_to_adb="),
            wifi: memmem::find(&bytes, b"adb_wifi={")
                .and_then(|at| truth(bytes.get(at..)?, b"enabled=")),
            all: Vec::new(),
            faults: Vec::new(),
        };
        for (list, kept_in) in [(&b" user_keys="[..], "list"), (b" system_keys=", "system")] {
            for line in list_after(&bytes, list) {
                keys.add(&String::from_utf8_lossy(line), kept_in, None);
            }
        }
        if let Some(store) = after(&bytes, b" keystore=").filter(|store| !store.is_empty()) {
            let read = adb_keystore::read(store, &mut |key, last| keys.add(key, "keystore", last));
            match read {
                Ok(dates) => keys.dates_are(dates),
                Err(fault) => keys.faults.push(fault),
            }
        }
        for fault in keys.faults {
            out.fault(fault);
        }
        for (number, key) in keys.all.iter().enumerate() {
            out.record(Place::Key(&format!("debugging_manager/{number}")), key);
        }
        Ok(())
    }
}

/// The keys found so far, each once.
struct Keys {
    connected: Option<bool>,
    wifi: Option<bool>,
    all: Vec<AdbKey>,
    faults: Vec<Fault>,
}

impl Keys {
    /// Marks the keys whose dates the dump lost.
    fn dates_are(&mut self, dates: Dates) {
        for key in &mut self.all {
            let is_kept = key.time.is_some() || !key.kept_in.contains(&"keystore");
            key.time_lost = dates == Dates::Lost && !is_kept;
        }
    }

    /// Adds a key as it is kept: base 64, a space and a label.
    fn add(&mut self, line: &str, kept_in: &'static str, last: Option<Instant>) {
        let (key, label) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        if key.is_empty() {
            return;
        }
        let fingerprint = STANDARD.decode(key).ok().map(|bytes| fingerprint(&bytes));
        if fingerprint.is_none() {
            self.faults
                .push(Fault::new(FaultKind::Malformed, "adb key"));
        }
        let label: String = label.trim().chars().take(LABEL_CHARACTERS).collect();
        let label = (!label.is_empty()).then(|| Untrusted::from(label));
        let same = |known: &&mut AdbKey| {
            known.key_fingerprint == fingerprint && known.computer_label == label
        };
        if let Some(known) = self.all.iter_mut().find(same) {
            known.time = known.time.max(last);
            if !known.kept_in.contains(&kept_in) {
                known.kept_in.push(kept_in);
            }
        } else if self.all.len() < KEYS {
            self.all.push(AdbKey {
                time: last,
                time_lost: false,
                computer_label: label,
                key_fingerprint: fingerprint,
                kept_in: vec![kept_in],
                adb_connected: self.connected,
                adb_wifi_enabled: self.wifi,
            });
        } else if self.all.len() == KEYS
            && !self
                .faults
                .iter()
                .any(|fault| fault.kind == FaultKind::TooMany)
        {
            self.faults
                .push(Fault::new(FaultKind::TooMany, "computers trusted for adb"));
        }
    }
}

/// As the phone shows it when somebody is asked to trust the key.
fn fingerprint(key: &[u8]) -> String {
    let bytes = Md5::digest(key);
    let parts: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    parts.join(":")
}

/// The lines of a list up to the next field, an empty line or the end of the block.
fn list_after<'b>(bytes: &'b [u8], name: &[u8]) -> impl Iterator<Item = &'b [u8]> {
    let lines = after(bytes, name)
        .unwrap_or_default()
        .split(|byte| *byte == b'\n');
    // Keys are base 64, which has `=` at its end only.
    let is_field = |line: &[u8]| {
        let name = line
            .iter()
            .position(|byte| !byte.is_ascii_lowercase() && *byte != b'_');
        name.is_some_and(|at| at > 0 && line.get(at) == Some(&b'='))
    };
    lines
        .map(<[u8]>::trim_ascii)
        .take_while(move |line| !line.is_empty() && *line != b"}" && !is_field(line))
}

fn after<'b>(bytes: &'b [u8], name: &[u8]) -> Option<&'b [u8]> {
    bytes.get(memmem::find(bytes, name)?.checked_add(name.len())?..)
}

fn truth(bytes: &[u8], name: &[u8]) -> Option<bool> {
    let value = after(bytes, name)?;
    match () {
        () if value.starts_with(b"true") => Some(true),
        () if value.starts_with(b"false") => Some(false),
        () => None,
    }
}
