//! What is wanted from a table: columns, and columns of tables joined to it.

/// A wanted column, for asking a [`super::Row`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column(pub(super) usize);

/// A joined table, for naming its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined(usize);

/// A question to one table. Columns and joined tables that do not exist are no error: they come out
/// absent. Names are compared as SQLite does, without regard to ASCII case; `ROWID` is a name of
/// every table that has rowids.
#[derive(Clone, Debug)]
pub struct Select {
    table: &'static str,
    pub(super) wanted: Vec<Wanted>,
    pub(super) joins: Vec<Join>,
    pub(super) known: Vec<&'static str>,
}

/// One wanted column; `of` is 0 for the main table, otherwise 1 + the place of the join.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) of: usize,
    pub(super) name: &'static str,
}

/// One joined table; `of` as in [`Wanted`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Join {
    pub(super) table: &'static str,
    pub(super) key: &'static str,
    pub(super) of: usize,
    pub(super) of_column: &'static str,
}

impl Select {
    /// Asks for the rows of `table` in the order of their rowids; a table WITHOUT ROWID gives them in
    /// the order of its primary key.
    #[must_use]
    pub fn from(table: &'static str) -> Select {
        Select {
            table,
            wanted: Vec::new(),
            joins: Vec::new(),
            known: Vec::new(),
        }
    }

    /// Wants a column of the main table.
    pub fn column(&mut self, name: &'static str) -> Column {
        self.want(0, name)
    }

    /// Names columns of the main table (or `table.column` of a joined one, `table.*` for all of its)
    /// that are known and deliberately not read, so that they are not reported as unread.
    pub fn also_known(&mut self, names: &[&'static str]) {
        self.known.extend_from_slice(names);
    }

    /// Joins `table` where its `joined_key` equals `of_column` of the main table; a row without a
    /// partner stays, with NULLs, and a row with several partners comes once for each.
    pub fn left_join(
        &mut self,
        table: &'static str,
        joined_key: &'static str,
        of_column: &'static str,
    ) -> Joined {
        self.join(table, joined_key, 0, of_column)
    }

    /// As [`Select::left_join`], through a column of an earlier joined table.
    pub fn left_join_via(
        &mut self,
        table: &'static str,
        joined_key: &'static str,
        of: Joined,
        of_column: &'static str,
    ) -> Joined {
        self.join(table, joined_key, of.0, of_column)
    }

    /// Wants a column of a joined table.
    pub fn column_of(&mut self, joined: Joined, name: &'static str) -> Column {
        self.want(joined.0, name)
    }

    /// The main table.
    #[must_use]
    pub fn table(&self) -> &'static str {
        self.table
    }

    fn want(&mut self, of: usize, name: &'static str) -> Column {
        self.wanted.push(Wanted { of, name });
        Column(self.wanted.len().saturating_sub(1))
    }

    fn join(
        &mut self,
        table: &'static str,
        key: &'static str,
        of: usize,
        of_column: &'static str,
    ) -> Joined {
        self.joins.push(Join {
            table,
            key,
            of,
            of_column,
        });
        Joined(self.joins.len())
    }
}
