//! Databases whose newest rows stand only in the log beside them, and those from which the log takes the newest
//! rows away: what a reading of the main file alone misses, or still shows. A state, never an alarm.
//!
//! Described in: <https://www.sqlite.org/wal.html>,
//! <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::AnyRecord;
use model::{Argument, Place};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most databases counted: an examination has some dozens.
const DATABASES: usize = 1_000;

/// What is known of one source.
#[derive(Debug, Default)]
struct Logs {
    added: BTreeSet<String>,
    added_rows: EvidenceList,
    taken: BTreeSet<String>,
    taken_rows: EvidenceList,
}

/// Folds the databases, by source.
#[derive(Debug, Default)]
pub(crate) struct NewestRowsInLog(BTreeMap<String, Logs>);

impl Check for NewestRowsInLog {
    const ABOUT: About = About {
        reads: &["ios.database_log"],
        described_in: &[
            "https://www.sqlite.org/wal.html",
            "https://www.sqlite.org/fileformat2.html#the_write_ahead_log",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosDatabaseLog(table) = record else {
            return;
        };
        let mut logs = Logs::default();
        let number = |row: Option<i64>| row.map_or_else(|| "-".to_owned(), |row| row.to_string());
        let newest = number(table.newest_row);
        let alone = number(table.newest_row_without_log);
        let observed = format!("{}: {alone} > {newest}", table.in_table.raw());
        let path = seen.path.clone();
        if table.newest_row > table.newest_row_without_log {
            logs.added.insert(path);
            logs.added_rows.add(seen, place, None, &observed);
        } else {
            logs.taken.insert(path);
            logs.taken_rows.add(seen, place, None, &observed);
        }
        self.add(seen.source.clone(), logs);
    }

    fn absorb(&mut self, later: Self) {
        for (source, logs) in later.0 {
            self.add(source, logs);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (source, logs) in self.0 {
            let told = [
                ("", logs.added, logs.added_rows),
                ("taken", logs.taken, logs.taken_rows),
            ];
            for (variant, databases, rows) in told {
                if databases.is_empty() {
                    continue;
                }
                let count = i64::try_from(databases.len()).unwrap_or(i64::MAX);
                let said = Said {
                    subject: source.clone(),
                    variant,
                    arguments: vec![("count", Argument::Number(count))],
                    harmless_causes: 2,
                    ..Said::default()
                };
                out.say(&said, rows);
            }
        }
    }
}

impl NewestRowsInLog {
    fn add(&mut self, source: String, logs: Logs) {
        let known = self.0.entry(source).or_default();
        for (into, from) in [
            (&mut known.added, logs.added),
            (&mut known.taken, logs.taken),
        ] {
            let free = DATABASES.saturating_sub(into.len());
            into.extend(from.into_iter().take(free));
        }
        known.added_rows.absorb(logs.added_rows);
        known.taken_rows.absorb(logs.taken_rows);
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::database_log::TableInLog;
    use model::{Kind, Untrusted};

    use super::*;
    use crate::checks::conclude;

    fn found(rows: &[(&str, Option<i64>, Option<i64>)]) -> Vec<(Kind, u64)> {
        let mut check = NewestRowsInLog::default();
        for (path, newest_row, newest_row_without_log) in rows {
            let seen = SeenIn {
                source: "S1".into(),
                artefact: "ios.database_log",
                path: (*path).into(),
            };
            let record = TableInLog {
                in_table: Untrusted::from("message"),
                newest_row: *newest_row,
                newest_row_without_log: *newest_row_without_log,
            };
            let mut one = NewestRowsInLog::default();
            one.record(&seen, Place::Whole, AnyRecord::IosDatabaseLog(&record));
            check.absorb(one);
        }
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("newest-rows-in-log", &mut drafts));
        let findings = conclude(drafts, Vec::new(), &[]);
        findings.iter().map(|one| (one.kind, one.count)).collect()
    }

    #[test]
    fn what_a_log_adds_and_what_it_takes_away_are_told_apart() {
        let added = ("/sms.db", Some(9), Some(5));
        let begun = ("/sms.db", Some(1), None);
        let taken = ("/calls.db", Some(5), Some(9));
        assert_eq!(found(&[]), []);
        assert_eq!(found(&[added, begun]), [(Kind::Context, 2)]);
        assert_eq!(found(&[taken]), [(Kind::Context, 1)]);
        assert_eq!(found(&[added, taken]).len(), 2);
    }
}
