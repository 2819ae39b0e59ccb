//! How a schema differs from what a question knows of it.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{
    SchemaNote, Select,
    plan::{Parts, find},
    schema::Schema,
};
use crate::limits::{SQLITE_NOTED_CHARACTERS, SQLITE_NOTED_COLUMNS};

/// Compares the question with the schema.
pub(super) fn note(
    select: &Select,
    parts: &Parts<'_>,
    schema: &Schema,
    connection: &Connection,
) -> SchemaNote {
    let lacks = |table: &str, column: &str| {
        let part = find(schema, connection, table);
        part.is_none_or(|part| part.details.column_or_rowid(column).is_none())
    };
    let absent: BTreeSet<String> = named(select)
        .filter(|(of, column)| {
            lacks(table_of(select, *of), column) || parts.get(*of).is_none_or(Option::is_none)
        })
        .map(|(of, column)| format!("{}.{column}", table_of(select, of)))
        .collect();
    SchemaNote {
        absent: absent.into_iter().collect(),
        unread: unread(select, parts),
    }
}

/// Every column that the question names, by the number of its table: wanted ones, and those through
/// which tables are joined.
fn named(select: &Select) -> impl Iterator<Item = (usize, &'static str)> + '_ {
    let wanted = select.wanted.iter().map(|wanted| (wanted.of, wanted.name));
    let joins = (1..).zip(&select.joins);
    let keys = joins.flat_map(|(number, join)| [(number, join.key), (join.of, join.of_column)]);
    wanted.chain(keys)
}

fn table_of(select: &Select, number: usize) -> &'static str {
    let join = number
        .checked_sub(1)
        .and_then(|join| select.joins.get(join));
    join.map_or(select.table(), |join| join.table)
}

fn unread(select: &Select, parts: &Parts<'_>) -> Vec<String> {
    let mut known = BTreeSet::new();
    for (of, column) in named(select) {
        known.insert(format!("{}.{column}", table_of(select, of)).to_ascii_lowercase());
    }
    for name in &select.known {
        known.insert(name.to_ascii_lowercase());
        known.insert(format!("{}.{name}", select.table()).to_ascii_lowercase());
    }
    let mut unread = BTreeSet::new();
    for (number, part) in parts.iter().enumerate() {
        let Some(details) = part.map(|part| part.details) else {
            continue;
        };
        let table = table_of(select, number);
        if known.contains(&format!("{table}.*").to_ascii_lowercase()) {
            continue;
        }
        for column in &details.columns {
            let name = format!("{table}.{column}");
            let is_rowid = details.rowid_column.as_ref() == Some(column);
            if !is_rowid && !known.contains(&name.to_ascii_lowercase()) {
                unread.insert(name.chars().take(SQLITE_NOTED_CHARACTERS).collect());
            }
        }
    }
    unread.into_iter().take(SQLITE_NOTED_COLUMNS).collect()
}
