//! A scan of an undamaged database gives SQLite's own rows.

use formats::sqlite::{Column, Row, Select};
use proptest::{collection::vec, prelude::*};
use rusqlite::{params_from_iter, types::Value as Stored};

use crate::made::{Value, made, opened};

fn stored() -> impl Strategy<Value = Stored> {
    prop_oneof![
        Just(Stored::Null),
        any::<i64>().prop_map(Stored::Integer),
        (-1e18..1e18_f64).prop_map(|real| Stored::Real(real.trunc() + 0.5)),
        "\\PC{0,40}".prop_map(Stored::Text),
        "[a-z]{2000,6000}".prop_map(Stored::Text),
        vec(any::<u8>(), 0..600).prop_map(Stored::Blob),
    ]
}

fn seen(row: &Row<'_>, column: Column, expected: &Stored) -> Value {
    match expected {
        Stored::Null => {
            let any = row.blob(column).is_some() || row.real(column).is_some();
            if any { Value::Integer(0) } else { Value::Null }
        }
        Stored::Integer(_) => row.integer(column).map_or(Value::Null, Value::Integer),
        Stored::Real(_) => row
            .real(column)
            .map_or(Value::Null, |real| Value::Real(real.to_bits())),
        Stored::Text(_) => row
            .text(column)
            .map_or(Value::Null, |text| Value::Text(text.into_owned())),
        Stored::Blob(_) => row
            .blob(column)
            .map_or(Value::Null, |bytes| Value::Blob(bytes.to_vec())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scanning_gives_what_was_stored(
        rows in proptest::collection::btree_map(any::<i64>(), vec(stored(), 4), 0..120),
        page_shift in 9..17_u32,
        encoding in prop_oneof![Just("UTF-8"), Just("UTF-16le"), Just("UTF-16be")],
    ) {
        let bytes = made(|connection| {
            connection.execute_batch(&format!(
                "PRAGMA page_size = {}; PRAGMA encoding = '{encoding}'; CREATE TABLE t(a, b, c, d); BEGIN;",
                1 << page_shift
            )).unwrap();
            for (rowid, values) in &rows {
                let values = [Stored::Integer(*rowid)].into_iter().chain(values.iter().cloned());
                connection.execute(
                    "INSERT INTO t(rowid, a, b, c, d) VALUES (?, ?, ?, ?, ?)",
                    params_from_iter(values),
                ).unwrap();
            }
            connection.execute_batch("COMMIT;").unwrap();
        });
        let mut select = Select::from("t");
        let columns = ["a", "b", "c", "d"].map(|name| select.column(name));
        let mut expected = rows.iter();
        let mut differences = Vec::new();
        let scan = opened(&bytes, None).scan(&select, &mut |row| {
            let (rowid, values) = expected.next().unwrap();
            for (column, value) in columns.into_iter().zip(values) {
                let seen = seen(row, column, value);
                if row.rowid() != *rowid || seen != Value::from(rusqlite::types::ValueRef::from(value)) {
                    differences.push((*rowid, seen));
                }
            }
        });
        prop_assert_eq!(differences, vec![]);
        prop_assert_eq!(scan.rows, rows.len() as u64);
        prop_assert_eq!(scan.faults, vec![]);
    }
}
