//! Databases: every column of every table that an artefact reads, and every name of the schema.
#![no_main]

use std::hint::black_box;

use formats::sqlite::{Database, Select};
use fuzz::input;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((main, log)) = input::database(bytes) else {
        return;
    };
    let Ok(database) = Database::open(main, log) else {
        return;
    };
    for table in database.tables() {
        assert!(database.has_table(table), "{table:?}");
        black_box(database.columns(table));
    }
    scan(
        &database,
        "message",
        &["guid", "text", "handle_id", "attributedBody"],
        "handle",
    );
    scan(
        &database,
        "history_visits",
        &["visit_time", "title", "history_item"],
        "history_items",
    );
    scan(
        &database,
        "access",
        &["service", "client", "last_modified"],
        "nothing",
    );
    scan(&database, "t", &["a", "b", "c", "d"], "u");
});

fn scan(database: &Database, table: &'static str, columns: &[&'static str], beside: &'static str) {
    let mut select = Select::from(table);
    let mut columns: Vec<_> = columns.iter().map(|name| select.column(name)).collect();
    let joined = select.left_join(beside, "rowid", "rowid");
    columns.push(select.column_of(joined, "id"));
    let mut rows = 0_u64;
    let scan = database.scan(&select, &mut |row| {
        rows += 1;
        for &column in &columns {
            black_box(row.text(column));
            black_box(row.integer(column));
            black_box(row.real(column));
            black_box(row.blob(column));
            black_box(row.is_absent(column));
        }
    });
    assert_eq!(scan.rows, rows, "rows told and rows handed out");
    let mut removed = 0_u64;
    let scan = database.recovered(&select, &mut |row| {
        removed += 1;
        assert!(row.is_removed());
        assert!(model::Place::is_recovered(&row.place().to_string()));
        for &column in &columns {
            let lost = row.is_absent(column);
            assert!(!(lost && row.blob(column).is_some()), "a value of nothing");
            black_box(row.text(column));
            black_box(row.integer(column));
        }
    });
    assert_eq!(scan.rows, removed, "removed rows told and handed out");
}
