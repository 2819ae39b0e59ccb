//! What a record must look like to be one of a table: how many values, and of what kinds.
//!
//! Published: <https://www.sqlite.org/datatype3.html#determination_of_column_affinity>.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Class, Stated};

/// Most bytes of a number in a header that stands for a value.
const SERIAL: usize = 5;

/// How a column is declared, as far as that binds its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sqlite) struct Declared {
    affinity: Affinity,
    /// Whether it may not be NULL.
    filled: bool,
    /// Whether it is another name of the rowid: its record holds a NULL.
    alias: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Affinity {
    Integer,
    Text,
    Blob,
    Real,
    Numeric,
}

impl Declared {
    /// From the declared type.
    pub(in crate::sqlite) fn new(declared: &str, filled: bool) -> Declared {
        let declared = declared.to_ascii_uppercase();
        let has = |word| declared.contains(word);
        let affinity = if has("INT") {
            Affinity::Integer
        } else if has("CHAR") || has("CLOB") || has("TEXT") {
            Affinity::Text
        } else if has("BLOB") || declared.is_empty() {
            Affinity::Blob
        } else if has("REAL") || has("FLOA") || has("DOUB") {
            Affinity::Real
        } else {
            Affinity::Numeric
        };
        Declared {
            affinity,
            filled,
            alias: false,
        }
    }

    /// The column is another name of the rowid.
    pub(in crate::sqlite) fn is_rowid(&mut self) {
        self.alias = true;
    }

    /// Whether the column can hold such a value. SQLite lets a column hold what its type does not
    /// foresee; such a row is not recognised, rather than a wrong one be shown.
    fn fits(self, value: Stated) -> bool {
        match value.class {
            Class::Null => self.alias || !self.filled,
            _ if self.alias => false,
            // A REAL without a fraction is kept in up to six bytes.
            Class::Integer => match self.affinity {
                Affinity::Text => false,
                Affinity::Real => value.serial != 6,
                _ => true,
            },
            Class::Real => self.affinity != Affinity::Text,
            Class::Text => !matches!(self.affinity, Affinity::Integer | Affinity::Real),
            Class::Blob => self.affinity == Affinity::Blob,
        }
    }
}

/// How the other tables of a schema are asked for.
pub(in crate::sqlite) struct Others<'s> {
    /// Their names, the table's own among them.
    pub(in crate::sqlite) names: &'s dyn Fn() -> Vec<String>,
    /// The columns of one, unless its rows have no rowid.
    pub(in crate::sqlite) columns: &'s dyn Fn(&str) -> Option<Vec<Declared>>,
}

/// The tables of a database by what their records look like.
pub(in crate::sqlite) struct Signatures<'s> {
    table: &'s str,
    own: &'s [Declared],
    others: Others<'s>,
    /// The other tables, by the number of their columns; `None` until they are needed.
    loaded: Option<BTreeMap<usize, Vec<Vec<Declared>>>>,
    /// How many values records of the table have that were written before columns were added.
    short: BTreeSet<usize>,
}

impl<'s> Signatures<'s> {
    /// Those of a schema, seen from one of its tables.
    pub(in crate::sqlite) fn new(
        table: &'s str,
        own: &'s [Declared],
        others: Others<'s>,
    ) -> Signatures<'s> {
        Signatures {
            table,
            own,
            others,
            loaded: None,
            short: BTreeSet::new(),
        }
    }

    /// Reads the other tables, which most databases need not.
    pub(super) fn load(&mut self) {
        if self.loaded.is_some() {
            return;
        }
        let mut all: BTreeMap<usize, Vec<Vec<Declared>>> = BTreeMap::new();
        // The schema is a table as well: type, name, tbl_name, rootpage, sql.
        let schema = ["TEXT", "TEXT", "TEXT", "INT", "TEXT"];
        let schema = schema.map(|declared| Declared::new(declared, false));
        all.entry(schema.len()).or_default().push(schema.to_vec());
        for name in (self.others.names)() {
            if !name.eq_ignore_ascii_case(self.table)
                && let Some(columns) = (self.others.columns)(&name)
            {
                all.entry(columns.len()).or_default().push(columns);
            }
        }
        self.loaded = Some(all);
    }

    /// How many values records of the table have.
    pub(super) fn counts(&self) -> Vec<usize> {
        let short = self.short.iter().copied();
        short.chain([self.own.len()]).collect()
    }

    /// Whether the first value of a record is the rowid's.
    pub(super) fn aliased(&self) -> bool {
        self.own.first().is_some_and(|column| column.alias)
    }

    /// Notes how many values a record has that is in use. One that was written before columns were
    /// added has fewer than the table has columns, which nothing but such records tells.
    pub(super) fn learn(&mut self, values: usize) {
        if (1..self.own.len()).contains(&values) {
            self.short.insert(values);
        }
    }

    /// Whether it can be a record of the table.
    pub(super) fn is_own(&self, stated: &[Stated]) -> bool {
        let values = stated.len();
        (values == self.own.len() || self.short.contains(&values)) && fits(self.own, stated)
    }

    /// Whether it can be a record of another table.
    pub(super) fn is_others(&self, stated: &[Stated]) -> bool {
        self.alike(stated).iter().any(|other| fits(other, stated))
    }

    /// The other tables whose record it can be, among those that could be it so far.
    pub(super) fn rivals(&self, stated: &[Stated], so_far: &mut Option<Vec<(usize, usize)>>) {
        let values = stated.len();
        let alike = self.alike(stated);
        if let Some(rivals) = so_far {
            rivals.retain(|(length, place)| {
                let other = alike.get(*place).filter(|_| *length == values);
                other.is_some_and(|other| fits(other, stated))
            });
            return;
        }
        let fitting = alike.iter().enumerate();
        let fitting = fitting.filter(|(_, other)| fits(other, stated));
        *so_far = Some(fitting.map(|(place, _)| (values, place)).collect());
    }

    /// Whether a record can begin with these values, after which its header has so many more bytes: one
    /// of the table, or with `any` one of any table.
    pub(super) fn can_begin(&self, stated: &[Stated], more: u64, any: bool) -> bool {
        let can = |values: usize, columns: &[Declared]| {
            values.checked_sub(stated.len()).is_some_and(|left| {
                let most = left.saturating_mul(SERIAL);
                usize::try_from(more).is_ok_and(|more| (left..=most).contains(&more))
            }) && fits(columns, stated)
        };
        let mut others = self.loaded.iter().flat_map(BTreeMap::values).flatten();
        let mut own = self.short.iter().copied().chain([self.own.len()]);
        own.any(|values| can(values, self.own))
            || (any && others.any(|other| can(other.len(), other)))
    }

    fn alike(&self, stated: &[Stated]) -> &[Vec<Declared>] {
        let loaded = self.loaded.as_ref();
        let alike = loaded.and_then(|loaded| loaded.get(&stated.len()));
        alike.map_or(&[], Vec::as_slice)
    }
}

fn fits(columns: &[Declared], stated: &[Stated]) -> bool {
    let mut pairs = columns.iter().zip(stated);
    pairs.all(|(column, value)| column.fits(*value))
}
