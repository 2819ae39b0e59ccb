//! Schemas of other versions: what is absent, what is not read, and joined tables.

use formats::sqlite::{Database, Select};
use model::FaultKind;

use crate::made::{made, opened};

fn messages() -> Database {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE message(ROWID INTEGER PRIMARY KEY, guid TEXT, Text TEXT, handle_id INTEGER);
                 CREATE TABLE handle(ROWID INTEGER PRIMARY KEY, id TEXT, country TEXT, person INTEGER);
                 CREATE TABLE person(key INTEGER, name TEXT);
                 CREATE TABLE part(message INTEGER, name TEXT);
                 CREATE VIEW seen AS SELECT * FROM message;
                 CREATE VIRTUAL TABLE words USING fts5(text);
                 INSERT INTO person VALUES (70, 'Ada'), (71, 'Bo');
                 INSERT INTO handle VALUES (1, '+331', 'fr', 70), (2, '+332', 'fr', 99);
                 INSERT INTO message VALUES (1, 'g1', 'one', 1), (2, 'g2', 'two', 2), (3, 'g3', 'three', 5);
                 INSERT INTO part VALUES (2, 'p'), (2, 'q'), (2, 'r');",
            )
            .unwrap();
    });
    opened(&bytes, None)
}

#[test]
fn tables_are_the_ordinary_ones_under_any_case() {
    let database = messages();
    let tables = database.tables();
    assert!(tables.is_sorted());
    for table in ["message", "handle", "person", "part"] {
        assert!(tables.contains(&table) && database.has_table(&table.to_uppercase()));
    }
    for other in ["seen", "words", "nothing"] {
        assert!(!tables.contains(&other) && !database.has_table(other));
        assert!(database.columns(other).is_empty());
    }
    assert_eq!(
        database.columns("MESSAGE"),
        ["ROWID", "guid", "Text", "handle_id"]
    );
}

#[test]
fn joined_tables_are_read_along() {
    let database = messages();
    let mut select = Select::from("message");
    let text = select.column("text");
    let handle = select.left_join("handle", "ROWID", "handle_id");
    let id = select.column_of(handle, "id");
    let person = select.left_join_via("person", "key", handle, "person");
    let name = select.column_of(person, "name");
    let part = select.left_join("part", "message", "rowid");
    let part = select.column_of(part, "name");
    let mut rows = Vec::new();
    let scan = database.scan(&select, &mut |row| {
        let values = [text, id, name, part].map(|column| row.text(column).map(String::from));
        rows.push((row.rowid(), values.map(Option::unwrap_or_default).join("|")));
    });
    rows.sort();
    let expected = [
        (1, "one|+331|Ada|"),
        (2, "two|+332||p"),
        (2, "two|+332||q"),
        (2, "two|+332||r"),
        (3, "three|||"),
    ];
    assert_eq!(rows, expected.map(|(rowid, text)| (rowid, text.to_owned())));
    assert_eq!((scan.rows, scan.faults), (5, vec![]));
    assert_eq!(scan.schema.absent, [""; 0]);
    assert_eq!(scan.schema.unread, ["handle.country", "message.guid"]);
}

#[test]
fn known_columns_are_not_reported_as_unread() {
    let mut select = Select::from("message");
    select.column("text");
    select.also_known(&["GUID", "handle.country", "handle.person"]);
    let handle = select.left_join("handle", "ROWID", "handle_id");
    select.column_of(handle, "id");
    let scan = messages().scan(&select, &mut |_| {});
    assert_eq!(scan.schema.unread, [""; 0]);
}

#[test]
fn what_the_schema_lacks_comes_out_absent() {
    let database = messages();
    let mut select = Select::from("message");
    let text = select.column("text");
    let edited = select.column("date_edited");
    let chat = select.left_join("chat", "ROWID", "chat_id");
    let chat_name = select.column_of(chat, "name");
    let keyless = select.left_join("handle", "uuid", "handle_id");
    let id = select.column_of(keyless, "id");
    let via = select.left_join_via("person", "key", chat, "person");
    let person = select.column_of(via, "name");
    let scan = database.scan(&select, &mut |row| {
        assert!(row.text(text).is_some() && !row.is_absent(text));
        for column in [edited, chat_name, id, person] {
            assert!(row.is_absent(column) && row.text(column).is_none());
        }
    });
    assert_eq!((scan.rows, scan.faults), (3, vec![]));
    let absent = [
        "chat.ROWID",
        "chat.name",
        "chat.person",
        "handle.id",
        "handle.uuid",
        "message.chat_id",
        "message.date_edited",
        "person.key",
        "person.name",
    ];
    assert_eq!(scan.schema.absent, absent);
}

#[test]
fn a_missing_table_gives_no_rows_and_a_fault() {
    let database = messages();
    for table in ["nothing", "seen", "words"] {
        let mut select = Select::from(table);
        select.column("a");
        let scan = database.scan(&select, &mut |_| panic!("a row of {table}"));
        assert_eq!(scan.rows, 0);
        assert_eq!(scan.faults[0].kind, FaultKind::UnknownSchema);
        assert_eq!(scan.schema.absent, [format!("{table}.a")]);
    }
}

#[test]
fn notes_on_a_huge_schema_are_bounded() {
    let columns: Vec<String> = (0..1_900).map(|number| format!("c{number}")).collect();
    let bytes = made(|connection| {
        connection
            .execute_batch(&format!(
                "CREATE TABLE wide({}); INSERT INTO wide(c7) VALUES (1);",
                columns.join(",")
            ))
            .unwrap();
    });
    let mut select = Select::from("wide");
    let c7 = select.column("c7");
    let scan = opened(&bytes, None).scan(&select, &mut |row| assert_eq!(row.integer(c7), Some(1)));
    assert_eq!(scan.rows, 1);
    assert_eq!(
        scan.schema.unread.len(),
        formats::limits::SQLITE_NOTED_COLUMNS
    );
}
