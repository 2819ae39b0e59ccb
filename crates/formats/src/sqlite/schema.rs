//! The ordinary tables of a database and their columns. Views, virtual tables and computed columns
//! are left out: reading them would run what the database says.
//!
//! Published: <https://www.sqlite.org/schematab.html>, <https://www.sqlite.org/pragma.html#pragma_table_xinfo>.

use std::{cell::OnceCell, collections::BTreeMap};

use rusqlite::{Connection, types::ValueRef};

use super::removed::Declared;

/// The names under which SQLite knows the rowid of a table.
const ROWID_NAMES: [&str; 3] = ["rowid", "_rowid_", "oid"];
/// How SQLite says that a column is computed when it is read.
const COMPUTED: i64 = 2;

/// The ordinary tables.
pub(super) struct Schema {
    /// By lower-case name.
    tables: BTreeMap<String, Table>,
}

/// One table.
pub(super) struct Table {
    /// The name as the schema has it.
    pub(super) name: String,
    /// The number of its first page.
    pub(super) root: u32,
    details: OnceCell<Details>,
}

/// What is known of a table once somebody asks.
#[derive(Default)]
pub(super) struct Details {
    /// In the order of the declaration.
    pub(super) columns: Vec<String>,
    /// A name under which the rowid can be had, unless the table has none.
    pub(super) rowid: Option<&'static str>,
    /// The column that is another name of the rowid.
    pub(super) rowid_column: Option<String>,
    /// The columns of the primary key, in its order.
    pub(super) key: Vec<String>,
    /// What binds the values of each column.
    pub(super) declared: Vec<Declared>,
}

impl Schema {
    /// Lists the tables; what cannot be read is left out, and the error handed back.
    pub(super) fn read(connection: &Connection) -> (Schema, Option<rusqlite::Error>) {
        let mut tables = BTreeMap::new();
        let error = list_tables(connection, &mut tables).err();
        (Schema { tables }, error)
    }

    /// A table by its name, in any case.
    pub(super) fn table(&self, name: &str) -> Option<&Table> {
        self.tables.get(&name.to_ascii_lowercase())
    }

    /// All names, sorted.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.tables.values().map(|table| &*table.name).collect();
        names.sort_unstable();
        names
    }
}

impl Table {
    /// The columns and the rowid, read at the first call.
    pub(super) fn details(&self, connection: &Connection) -> &Details {
        self.details
            .get_or_init(|| Details::read(connection, &self.name).unwrap_or_default())
    }
}

impl Details {
    fn read(connection: &Connection, table: &str) -> rusqlite::Result<Details> {
        let mut details = Details::default();
        let mut key = BTreeMap::new();
        let mut statement =
            connection.prepare(&format!("PRAGMA table_xinfo({})", quoted(table)))?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let name: String = row.get("name")?;
            let place: i64 = row.get("pk")?;
            let declared: String = row.get("type")?;
            if place > 0 {
                let integer = declared.eq_ignore_ascii_case("integer");
                key.insert(place, name.clone());
                details.rowid_column = (integer && key.len() == 1).then(|| name.clone());
            }
            if row.get::<_, i64>("hidden")? != COMPUTED {
                let filled = row.get::<_, i64>("notnull")? != 0;
                details.declared.push(Declared::new(&declared, filled));
                details.columns.push(name);
            }
        }
        let alias = details.alias();
        if let Some(column) = alias.and_then(|place| details.declared.get_mut(place)) {
            column.is_rowid();
        }
        details.key = key.into_values().collect();
        details.rowid = ROWID_NAMES
            .into_iter()
            .find(|name| details.column(name).is_none())
            .filter(|name| {
                let sql = format!("SELECT {} FROM {}", quoted(name), quoted(table));
                connection.prepare(&sql).is_ok()
            });
        Ok(details)
    }

    /// A column by its name in any case, as the schema has it.
    pub(super) fn column(&self, name: &str) -> Option<&str> {
        let mut columns = self.columns.iter().map(String::as_str);
        columns.find(|column| column.eq_ignore_ascii_case(name))
    }

    /// Which column is another name of the rowid.
    pub(super) fn alias(&self) -> Option<usize> {
        let alias = self.rowid_column.as_ref()?;
        self.columns.iter().position(|column| column == alias)
    }

    /// The place of a column's value in a record; behind all of them, the rowid's.
    pub(super) fn stored(&self, name: &str) -> Option<usize> {
        let mut columns = self.columns.iter();
        let column = columns.position(|column| column.eq_ignore_ascii_case(name));
        column.or_else(|| {
            let is_rowid = self.column_or_rowid(name).is_some();
            is_rowid.then_some(self.columns.len())
        })
    }

    /// A column, or the rowid by one of its names.
    pub(super) fn column_or_rowid(&self, name: &str) -> Option<&str> {
        let is_rowid = || {
            ROWID_NAMES
                .iter()
                .any(|rowid| rowid.eq_ignore_ascii_case(name))
        };
        self.column(name)
            .or_else(|| self.rowid.filter(|_| is_rowid()))
    }
}

/// A name as an identifier of SQL, whatever it contains.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn list_tables(
    connection: &Connection,
    tables: &mut BTreeMap<String, Table>,
) -> rusqlite::Result<()> {
    let sql = "SELECT name, rootpage, sql FROM sqlite_schema WHERE type = 'table'";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        let (ValueRef::Text(name), ValueRef::Integer(root), ValueRef::Text(sql)) =
            (row.get_ref(0)?, row.get_ref(1)?, row.get_ref(2)?)
        else {
            continue;
        };
        // A virtual table is also of the type `table`, and a hostile schema may call a view one.
        let ordinary = sql.split_at_checked(12).is_some_and(|(start, rest)| {
            start.eq_ignore_ascii_case(b"CREATE TABLE")
                && !rest.first().is_none_or(u8::is_ascii_alphanumeric)
        });
        if let (true, Ok(name), Ok(root @ 2..)) =
            (ordinary, std::str::from_utf8(name), u32::try_from(root))
        {
            let table = Table {
                name: name.to_owned(),
                root,
                details: OnceCell::new(),
            };
            tables.entry(name.to_ascii_lowercase()).or_insert(table);
        }
    }
    Ok(())
}
