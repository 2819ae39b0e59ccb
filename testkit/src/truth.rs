//! What was written: statements of the owner, planted items, near misses, row counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What [`crate::build`] wrote, stated so that a test can ask whether all of it was found and
/// nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    /// What a real owner of such a phone would state, in the form of `--known`.
    pub statements: Vec<String>,
    /// What must be found.
    pub plants: Vec<Plant>,
    /// What looks like an indicator and must not be found.
    pub near_misses: Vec<NearMiss>,
    /// What checks must say of apps.
    #[serde(default)]
    pub signs: Vec<PlantedSign>,
    /// Rows written per artefact id and table, property list or listing, plants included.
    pub rows: BTreeMap<String, BTreeMap<String, u64>>,
    /// Bytes of all files of the backup, as stored.
    pub bytes: u64,
}

/// Something that must be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plant {
    /// The artefact that holds it (`ios.sms`).
    pub artefact: String,
    /// The file's domain in the backup; empty for the files beside the manifest.
    pub domain: String,
    /// The file's path within the domain.
    pub path: String,
    /// Where in the file it stands: `table:rowid`, `key:path` or `file`; `table:removed` for a row that
    /// was removed and is still there.
    pub place: String,
    /// Rows joined with it that a reader may name instead (a message for its preview).
    pub or: Vec<String>,
    /// What finds it.
    pub by: By,
    /// The value as written.
    pub observed: String,
    /// The kind that the finding must have at least.
    pub kind: Kind,
}

/// A sign of an app that a check must tell, by itself or as one of several.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlantedSign {
    /// The app.
    pub app: String,
    /// The check's id (`no-launcher`).
    pub check: String,
}

/// What finds a planted item.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// An indicator of [`crate::planted_indicators`].
    Indicator {
        /// Its kind: `host`, `url`, `ipv4`, `ipv6`, `cidr`, `email`, `phone`, `process`,
        /// `file_name`, `file_path`, `sha256`, `sha1`, `app_id`, `profile_id`, `compound`.
        kind: String,
        /// Its value as published.
        value: String,
    },
    /// A check.
    Check {
        /// Its id (`threat-notification`).
        id: String,
    },
}

/// The kinds of findings, in the words of vigie's results; the order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Worth knowing, no alarm.
    Context,
    /// A door left open.
    Exposure,
    /// Behaviour that spyware shows.
    Suspicious,
    /// An indicator matched.
    KnownTool,
}

/// A value close to an indicator or to what a check looks for, that must not be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearMiss {
    /// The artefact that holds it.
    pub artefact: String,
    /// Where in the file.
    pub place: String,
    /// The value as written.
    pub observed: String,
}

impl Truth {
    /// Adds to the count of `table` in `artefact`.
    pub(crate) fn count(&mut self, artefact: &str, table: &str, rows: u64) {
        *self
            .rows
            .entry(artefact.to_owned())
            .or_default()
            .entry(table.to_owned())
            .or_default() += rows;
    }

    /// How many rows were written to `table` of `artefact`.
    #[must_use]
    pub fn rows(&self, artefact: &str, table: &str) -> u64 {
        self.rows
            .get(artefact)
            .and_then(|tables| tables.get(table))
            .copied()
            .unwrap_or_default()
    }
}
