//! Indexes that SQLite builds for itself, in memory, for a joined table that has none: useful for old
//! schemas, and to be bounded.
//!
//! Published: <https://www.sqlite.org/optoverview.html#automatic_query_time_indexes>.

use rusqlite::Connection;

use super::{
    Select,
    plan::{Part, Parts},
    schema::quoted,
};
use crate::limits::SQLITE_JOIN_BYTES;

/// What an entry of such an index takes beside its values.
const ENTRY_BYTES: u64 = 24;

/// The number of the first joined table whose helper index would be too large.
pub(super) fn too_large(
    select: &Select,
    parts: &Parts<'_>,
    sql: &str,
    connection: &Connection,
) -> Option<usize> {
    let steps = steps(connection, sql);
    let indexed = |number: usize| {
        let search = format!("SEARCH t{number} ");
        let mut steps = steps.iter();
        steps.any(|step| step.starts_with(&search) && step.contains("AUTOMATIC"))
    };
    (1..parts.len())
        .filter(|number| indexed(*number))
        .find(|number| {
            let part = parts.get(*number).copied().flatten();
            part.is_some_and(|part| size(select, *number, part, connection) > SQLITE_JOIN_BYTES)
        })
}

/// How SQLite would go about a statement, in its own words.
pub(super) fn steps(connection: &Connection, sql: &str) -> Vec<String> {
    let explain = || -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let parameters = vec![0; statement.parameter_count()];
        let steps =
            statement.query_map(rusqlite::params_from_iter(parameters), |row| row.get(3))?;
        steps.collect()
    };
    explain().unwrap_or_default()
}

/// Bytes that the index would hold, as far as the table can be read: building stops there as well.
fn size(select: &Select, number: usize, part: Part<'_>, connection: &Connection) -> u64 {
    let mut total = 0_u64;
    // Whatever stops the counting, what was counted by then is the answer.
    let _ = add_up(select, number, part, connection, &mut total);
    total
}

fn add_up(
    select: &Select,
    number: usize,
    part: Part<'_>,
    connection: &Connection,
    total: &mut u64,
) -> rusqlite::Result<()> {
    let wanted = select.wanted.iter().filter(|wanted| wanted.of == number);
    let keys = select.joins.iter().filter(|join| join.of == number);
    let own = select
        .joins
        .get(number.saturating_sub(1))
        .map(|join| join.key);
    let names = wanted
        .map(|wanted| wanted.name)
        .chain(keys.map(|join| join.of_column))
        .chain(own)
        .filter_map(|name| part.details.column_or_rowid(name));
    let lengths: Vec<String> = names
        .map(|name| format!("ifnull(octet_length({}), 0)", quoted(name)))
        .collect();
    let table = quoted(&part.table.name);
    let sql = format!("SELECT {} FROM {table}", lengths.join(" + "));
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        let bytes = u64::try_from(row.get::<_, i64>(0)?).unwrap_or(0);
        *total = total.saturating_add(bytes).saturating_add(ENTRY_BYTES);
        if *total > SQLITE_JOIN_BYTES {
            break;
        }
    }
    Ok(())
}
