//! Real databases: as many rows in each table as SQLite finds in a private copy.

use std::path::PathBuf;

use formats::sqlite::Select;

use crate::made::{Value, in_copy, opened, read, rows_by_sqlite};

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("VIGIE_SAMPLES").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: VIGIE_SAMPLES is not set");
        assert!(
            std::env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is not set"
        );
    }
    folder
}

#[test]
fn real_databases_give_all_their_rows() {
    let Some(folder) = folder() else {
        return;
    };
    for name in [
        "ios/db/TCC-macos.db",
        "ios/db/DataUsage.sqlite",
        "ios/db/powerlog_2021-12-16_05-54_84E2141B.PLSQL",
        "ios/db/knowledgec-10.13.db",
        "ios/db/safari_History.db",
        "ios/db/Accounts3.sqlite",
        "ios/db/chrome_History-59.0.3071.86",
        "ios/db/wal_database.db",
        "android/db/contacts2.db",
        "android/db/mmssms.db",
        "android/whatsapp/msgstore.db",
    ] {
        let path = folder.join(name);
        let main = read(&path).unwrap_or_else(|| panic!("{name} is missing"));
        let log = read(&folder.join(format!("{name}-wal")));
        compare(name, &main, log.as_deref());
    }
}

fn compare(name: &str, main: &[u8], log: Option<&[u8]>) {
    let database = opened(main, log);
    assert_eq!(database.faults(), [], "{name}");
    let counts = in_copy(main, log, |connection| {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
        let names = rows_by_sqlite(connection, sql)
            .into_iter()
            .map(|row| match &row[0] {
                Value::Text(name) => name.clone(),
                other => panic!("{other:?}"),
            });
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM \"{table}\" NOT INDEXED");
            connection
                .query_row(&sql, (), |row| row.get::<_, i64>(0))
                .unwrap()
        };
        let mut counts: Vec<_> = names.map(|table| (count(&table), table)).collect();
        counts.sort_by(|one, next| one.1.cmp(&next.1));
        counts
    });
    assert_eq!(
        database.tables(),
        counts.iter().map(|(_, table)| table).collect::<Vec<_>>()
    );
    for (count, table) in &counts {
        // The names of a question stand in the program; a test may leak a few.
        let table: &'static str = table.clone().leak();
        let mut select = Select::from(table);
        for column in database.columns(table).to_vec() {
            select.column(column.leak());
        }
        let scan = database.scan(&select, &mut |_| {});
        assert_eq!(
            (scan.rows, &scan.faults[..]),
            (count.cast_unsigned(), &[][..]),
            "{name} {table}"
        );
        assert_eq!(scan.schema.unread, [""; 0]);
    }
    let rows: i64 = counts.iter().map(|(count, _)| count).sum();
    println!("{name}: {} tables, {rows} rows", counts.len());
}
