//! Logs of one phone, read one after the other and at the same time.

use std::{collections::BTreeMap, sync::Arc, thread};

use artefacts::{Neighbours, Phone, PhoneFile};
use formats::bytes::SharedBytes;
use model::{Fault, FaultKind};
use testkit::UnifiedLog;

use crate::sink::Kept;

struct Files(BTreeMap<String, Vec<u8>>);

impl Neighbours for Files {
    fn open(&self, path: &str) -> Result<SharedBytes, Fault> {
        match self.0.get(path) {
            Some(bytes) => Ok(Arc::new(bytes.clone())),
            None => Err(Fault::new(FaultKind::Missing, path)),
        }
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        let names = self.0.keys().filter_map(|path| path.strip_prefix(folder));
        names.map(str::to_owned).collect()
    }
}

/// Logs of one boot, with the files that they refer to; the strings of one program are damaged.
fn phone() -> (Vec<Vec<u8>>, BTreeMap<String, Vec<u8>>) {
    let mut files = BTreeMap::new();
    let logs = (0..6_u64).map(|log| {
        let mut written = UnifiedLog::new(1_700_000_000);
        for number in 0..400 {
            let id = format!("com.vendor.app{number}");
            let ms = log * 100_000 + number;
            written.message(
                ms,
                "/usr/libexec/installd",
                "Uninstalling identifier %s",
                &[&id],
            );
            written.message(ms, "/usr/libexec/lockdownd", "Pair %s", &["x"]);
            written.message(
                ms,
                &format!("/usr/libexec/daemon{log}"),
                "%s",
                &["https://a.example.org/"],
            );
        }
        let written = written.write();
        files.extend(written.neighbours);
        written.log
    });
    let logs = logs.collect();
    for bytes in files.values_mut() {
        if bytes.windows(9).any(|part| part == b"lockdownd") {
            bytes[0] = 0;
        }
    }
    (logs, files)
}

fn read(logs: &[Vec<u8>], phone: &Arc<Phone>) -> Vec<String> {
    let entry = artefacts::find("ios.unified_log").unwrap();
    let kept = logs.iter().map(|log| {
        let path = "/private/var/db/diagnostics/Persist/1.tracev3";
        let file = PhoneFile::new(path, Arc::new(log.clone()), None);
        let kept = Kept::read(entry, &file.with_phone(Arc::clone(phone)));
        format!("{}{:?}", kept.lines(), kept.faults)
    });
    kept.collect()
}

#[test]
fn logs_tell_the_same_in_any_order_and_on_any_number_of_threads() {
    let (logs, files) = phone();
    let phone = || Arc::new(Phone::new(Files(files.clone())));
    // Each with strings of its own.
    let alone: Vec<String> = logs
        .iter()
        .flat_map(|log| read(std::slice::from_ref(log), &phone()))
        .collect();
    assert!(
        alone
            .iter()
            .all(|told| told.contains("app-removed") && told.contains("uuidtext"))
    );
    assert_eq!(read(&logs, &phone()), alone);
    for _ in 0..8 {
        let shared = phone();
        let (first, second) = logs.split_at(3);
        let both = thread::scope(|scope| {
            let first = scope.spawn(|| read(first, &shared));
            let second = read(second, &shared);
            [first.join().unwrap(), second].concat()
        });
        assert_eq!(both, alone);
    }
}
