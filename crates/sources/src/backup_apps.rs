//! The apps that have files in a backup of an Android phone, as a list that no backup holds as a file: a line
//! `package<TAB>files<TAB>bytes` for each.
//!
//! Described in: <https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html>.

use std::{collections::BTreeMap, fmt::Write as _};

use formats::limits::BACKUP_APPS;
use model::{Fault, FaultKind};

/// The name under which the list stands beside the backup's files.
pub(crate) const LIST: &str = "apps.txt";

/// Files and bytes of each app.
#[derive(Debug, Default)]
pub(crate) struct BackupApps(BTreeMap<String, (u64, u64)>);

impl BackupApps {
    /// Counts a file for the app whose folder it stands in.
    ///
    /// # Errors
    /// When the folder is that of no app, or of one too many.
    pub(crate) fn count(&mut self, path: &str, size: u64) -> Result<(), Fault> {
        let below = path.strip_prefix("apps/");
        let Some((app, _)) = below.and_then(|below| below.split_once('/')) else {
            return Ok(());
        };
        if !self.0.contains_key(app) {
            if self.0.len() >= BACKUP_APPS {
                return Err(Fault::new(FaultKind::TooMany, "apps of an Android backup"));
            }
            if app.is_empty() || app.contains(char::is_control) {
                let fault = Fault::new(FaultKind::Malformed, "file of an Android backup");
                return Err(fault.detail(path));
            }
        }
        let (files, bytes) = self.0.entry(app.to_owned()).or_default();
        *files = files.saturating_add(1);
        *bytes = bytes.saturating_add(size);
        Ok(())
    }

    /// The list; none when no app has a file.
    pub(crate) fn list(&self) -> Option<Vec<u8>> {
        let mut text = String::new();
        for (app, (files, bytes)) in &self.0 {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{app}\t{files}\t{bytes}");
        }
        (!text.is_empty()).then(|| text.into_bytes())
    }
}
