//! Reads how far a database and the write-ahead log beside it are apart: which rows only the log holds, or
//! only the main file. Of the databases in which a phone notes messages, calls, visits and use.
//!
//! Described in: <https://www.sqlite.org/wal.html>,
//! <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>.

use model::{Fault, Place, Record, Untrusted};

use crate::{About, Artefact, Out, PhoneFile};

/// Most tables of a database that are looked at; real ones have at most some hundred.
const TABLES: usize = 1_000;

/// Databases and their logs.
#[derive(Debug)]
pub struct DatabaseLog;

/// A table whose newest row is another with the log than without it.
#[derive(Debug, serde::Serialize)]
pub struct TableInLog<'a> {
    /// The table.
    pub in_table: Untrusted<'a>,
    /// The highest number of its rows, as the log leaves it; none when it has no row.
    pub newest_row: Option<i64>,
    /// The same in the main file alone.
    pub newest_row_without_log: Option<i64>,
}

impl Record for TableInLog<'_> {}

impl Artefact for DatabaseLog {
    type Record<'a> = TableInLog<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/SMS/sms.db",
            "/private/var/mobile/Library/CallHistoryDB/CallHistory.storedata",
            "/**/Library/Safari/History.db",
            "/private/var/mobile/Containers/Shared/AppGroup/**/ChatStorage.sqlite",
            "/private/var/wireless/Library/Databases/DataUsage.sqlite",
            "/private/var/networkd/netusage.sqlite",
            "/private/var/networkd/db/netusage.sqlite",
            "/private/var/mobile/Library/TCC/TCC.db",
            "/private/var/mobile/Library/CoreDuet/People/interactionC.db",
            "/private/var/mobile/Library/Accounts/**/Accounts3.sqlite",
            "/private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db",
        ],
        fields: &[
            ("in_table", "the table"),
            (
                "newest_row",
                "highest number of its rows, with the log; nothing when it has none",
            ),
            (
                "newest_row_without_log",
                "highest number of its rows in the main file alone; nothing when it has none",
            ),
        ],
        described_in: &[
            "https://www.sqlite.org/wal.html",
            "https://www.sqlite.org/fileformat2.html#the_write_ahead_log",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let with_log = out.database(file)?;
        // Without a log, or where the log began the database, there is nothing to compare with: what
        // is odd about either is told by the artefact that reads the rows.
        let Some(Ok(alone)) = file.database_without_log() else {
            return Ok(());
        };
        for table in with_log.tables().into_iter().take(TABLES) {
            if !alone.has_table(table) {
                continue;
            }
            let newest_row = with_log.newest_row(table);
            let newest_row_without_log = alone.newest_row(table);
            if newest_row == newest_row_without_log {
                continue;
            }
            let at = newest_row.max(newest_row_without_log).unwrap_or_default();
            let place = Place::Row { table, row: at };
            let in_table = Untrusted::from(table);
            out.record(
                place,
                &TableInLog {
                    in_table,
                    newest_row,
                    newest_row_without_log,
                },
            );
        }
        Ok(())
    }
}
