//! From a question and a schema to statements of SQL that name only what exists.

use model::{Fault, FaultKind};
use rusqlite::Connection;

use super::{
    Select, helper_index,
    schema::{Details, Schema, Table, quoted},
};

/// A statement of SQL, and where in its rows each wanted column stands. The first column of each row
/// is the rowid, or NULL where the table has none; where it has, the parameter is the first one wanted.
pub(super) struct Query {
    pub(super) sql: String,
    pub(super) slots: Vec<Option<usize>>,
}

/// How a question is put to a database.
pub(super) struct Plan {
    /// With the joined tables, if there are any.
    pub(super) joined: Option<Query>,
    /// The main table alone.
    pub(super) alone: Query,
    /// Only the next rowid; `None` for a table WITHOUT ROWID.
    pub(super) keys: Option<String>,
    /// The first page of the main table.
    pub(super) root: u32,
}

/// The tables of a question: the main table first, then the joined ones; `None` for those that do
/// not exist or cannot be joined.
pub(super) type Parts<'s> = Vec<Option<Part<'s>>>;

/// A table of a question.
#[derive(Clone, Copy)]
pub(super) struct Part<'s> {
    pub(super) table: &'s Table,
    pub(super) details: &'s Details,
}

/// The tables of the question that exist, and the columns through which they are joined.
pub(super) fn find_parts<'s>(
    select: &Select,
    schema: &'s Schema,
    connection: &Connection,
) -> Parts<'s> {
    let mut parts = vec![find(schema, connection, select.table())];
    for join in &select.joins {
        parts.push(find(schema, connection, join.table));
    }
    leave_out_dangling(select, &mut parts);
    parts
}

/// A table by its name.
pub(super) fn find<'s>(
    schema: &'s Schema,
    connection: &Connection,
    name: &str,
) -> Option<Part<'s>> {
    schema.table(name).map(|table| Part {
        table,
        details: table.details(connection),
    })
}

/// Leaves out joined tables that lack their key, or whose partner is left out or lacks its column.
fn leave_out_dangling(select: &Select, parts: &mut Parts<'_>) {
    for (number, join) in (1..).zip(&select.joins) {
        let has = |part: usize, column: &str| {
            let part = parts.get(part).copied().flatten();
            part.is_some_and(|part| part.details.column_or_rowid(column).is_some())
        };
        if !(has(number, join.key) && has(join.of, join.of_column)) {
            leave_out(parts, number);
        }
    }
}

fn leave_out(parts: &mut Parts<'_>, number: usize) {
    if let Some(part) = parts.get_mut(number) {
        *part = None;
    }
}

/// Plans a question to the tables found; `None` when the main table was not. Joined tables for which
/// SQLite would need too much memory are left out, with a fault each.
pub(super) fn plan(
    select: &Select,
    mut parts: Parts<'_>,
    connection: &Connection,
    faults: &mut Vec<Fault>,
) -> Option<Plan> {
    let main = parts.first().copied().flatten()?;
    let mut joined = query(select, &parts, main, true);
    while let Some(number) = helper_index::too_large(select, &parts, &joined.sql, connection) {
        let table = select
            .joins
            .get(number.saturating_sub(1))
            .map(|join| join.table);
        faults.push(
            Fault::new(FaultKind::TooLarge, table.unwrap_or_default())
                .detail("too large to be joined without an index of its own"),
        );
        leave_out(&mut parts, number);
        leave_out_dangling(select, &mut parts);
        joined = query(select, &parts, main, true);
    }
    let alone = query(select, &parts, main, false);
    let any = parts.iter().skip(1).any(Option::is_some);
    Some(Plan {
        joined: any.then_some(joined),
        alone: in_walking_order(alone, connection),
        keys: main.details.rowid.map(|rowid| {
            let source = source(main, "");
            format!("SELECT t0.{} {source} LIMIT 1", quoted(rowid))
        }),
        root: main.table.root,
    })
}

/// Takes the order away where SQLite would have to sort for it: sorting holds all rows in memory.
fn in_walking_order(mut query: Query, connection: &Connection) -> Query {
    let steps = helper_index::steps(connection, &query.sql);
    if steps.iter().any(|step| step.contains("TEMP B-TREE"))
        && let Some(unordered) = query.sql.rfind(ORDER)
    {
        query.sql.truncate(unordered);
    }
    query
}

const ORDER: &str = " ORDER BY ";

fn query(select: &Select, parts: &Parts<'_>, main: Part<'_>, joined: bool) -> Query {
    let mut columns = vec![match main.details.rowid {
        Some(rowid) => format!("t0.{}", quoted(rowid)),
        None => "NULL".to_owned(),
    }];
    let mut slots = Vec::new();
    for wanted in &select.wanted {
        let part = parts.get(wanted.of).copied().flatten();
        let part = part.filter(|_| joined || wanted.of == 0);
        let name = part.and_then(|part| part.details.column_or_rowid(wanted.name));
        slots.push(name.map(|name| {
            columns.push(format!("t{}.{}", wanted.of, quoted(name)));
            columns.len().saturating_sub(1)
        }));
    }
    let joins = if joined {
        joins(select, parts)
    } else {
        String::new()
    };
    Query {
        sql: format!("SELECT {} {}", columns.join(", "), source(main, &joins)),
        slots,
    }
}

/// `FROM` and what follows. The main table is walked, never read through an index of its own, so that
/// a damaged index hides no row.
fn source(main: Part<'_>, joins: &str) -> String {
    let from = format!("FROM {} AS t0 NOT INDEXED{joins}", quoted(&main.table.name));
    if let Some(rowid) = main.details.rowid.map(quoted) {
        return format!("{from} WHERE t0.{rowid} >= ?1{ORDER}t0.{rowid}");
    }
    let key = main.details.key.iter();
    let key: Vec<String> = key.map(|column| format!("t0.{}", quoted(column))).collect();
    if key.is_empty() {
        // A table whose columns have taken all names of the rowid.
        return from;
    }
    format!("{from}{ORDER}{}", key.join(", "))
}

fn joins(select: &Select, parts: &Parts<'_>) -> String {
    let numbered = (1_usize..).zip(&select.joins);
    let joins = numbered.filter_map(|(number, join)| {
        let part = parts.get(number).copied().flatten()?;
        let of = parts.get(join.of).copied().flatten()?;
        Some(format!(
            " LEFT JOIN {} AS t{number} ON t{number}.{} = t{}.{}",
            quoted(&part.table.name),
            quoted(part.details.column_or_rowid(join.key)?),
            join.of,
            quoted(of.details.column_or_rowid(join.of_column)?),
        ))
    });
    joins.collect()
}
