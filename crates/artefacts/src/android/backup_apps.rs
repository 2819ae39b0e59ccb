//! Reads which apps have data in Android's own backup: the list that vigie makes from its files, one app a
//! line.
//!
//! Described in: <https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html>,
//! <https://developer.android.com/guide/topics/data/autobackup>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile};

/// Apps in a backup.
#[derive(Debug)]
pub struct BackupApps;

/// One app that has files in the backup.
#[derive(Debug, serde::Serialize)]
pub struct BackedUpApp<'a> {
    /// The app's identifier.
    pub app_id: Untrusted<'a>,
    /// How many files it has there.
    pub file_count: u64,
    /// Their length in all.
    pub size_bytes: u64,
}

impl Record for BackedUpApp<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for BackupApps {
    type Record<'a> = BackedUpApp<'a>;

    const ABOUT: About = About {
        files: &["/**/backup.ab/apps.txt"],
        fields: &[
            ("app_id", "identifier of the app"),
            ("file_count", "number of files that it has in the backup"),
            ("size_bytes", "length of those files in all, in bytes"),
        ],
        described_in: &[
            "https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html",
            "https://developer.android.com/guide/topics/data/autobackup",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        each_line(&*file.content(), &mut |line| {
            if !app(&line, out) && !line.bytes.trim_ascii().is_empty() {
                let fault = Fault::new(FaultKind::Malformed, "list of apps in a backup");
                out.fault(fault.detail(format_args!("line {}", line.number)));
            }
        })
    }
}

/// Reads `package<TAB>files<TAB>bytes`; false when the line is none.
fn app(line: &Line<'_>, out: &mut Out<'_, BackupApps>) -> bool {
    let text = line.text();
    let mut fields = text.split('\t');
    let name = fields.next().filter(|name| !name.is_empty());
    let mut number = || fields.next()?.parse().ok();
    let (Some(name), Some(file_count), Some(size_bytes)) = (name, number(), number()) else {
        return false;
    };
    if line.cut || fields.next().is_some() {
        return false;
    }
    let record = BackedUpApp {
        app_id: Untrusted::from(name),
        file_count,
        size_bytes,
    };
    out.record(Place::Line(line.number), &record);
    true
}
