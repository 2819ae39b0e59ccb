//! What a report is made of: headings, paragraphs, lists, tables. Nothing here knows a page or a font.

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Style {
    /// Words of ours.
    Plain,
    /// Words that stand out.
    Strong,
    /// Values: every character counts, so they are set in characters of one width.
    Exact,
}

/// Words set in one way. The layout escapes them; they keep a direction of writing of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) style: Style,
    pub(crate) text: String,
}

/// A paragraph, or what stands in one line of a cell.
pub(crate) type Line = Vec<Piece>;

/// Words of ours.
pub(crate) fn plain(text: impl Into<String>) -> Line {
    piece(Style::Plain, text)
}

/// Words that stand out.
pub(crate) fn strong(text: impl Into<String>) -> Line {
    piece(Style::Strong, text)
}

/// A value.
pub(crate) fn exact(text: impl Into<String>) -> Line {
    piece(Style::Exact, text)
}

/// A label and what it says.
pub(crate) fn labelled(label: &str, text: &str) -> Line {
    let mut line = strong(label);
    line.extend(plain(format!(" {text}")));
    line
}

fn piece(style: Style, text: impl Into<String>) -> Line {
    vec![Piece {
        style,
        text: text.into(),
    }]
}

/// How large a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// The first sentences.
    Lead,
    /// What is read.
    Body,
    /// What is looked up.
    Small,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A heading, 1 to 4.
    Heading { level: u16, text: String },
    /// A paragraph.
    Paragraph { look: Look, line: Line },
    /// A list.
    List(Vec<Line>),
    /// A table.
    Table(Table),
    /// Where every section begins.
    Contents { heading: String },
    /// What follows stands on a page of its own.
    NewPage,
}

/// A table. The first cell of each row names the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) caption: String,
    pub(crate) columns: Vec<Column>,
    /// Each has as many cells as there are columns.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column: its heading, and its share of the width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) heading: String,
    pub(crate) share: u16,
}

/// The lines of a cell.
pub(crate) type Cell = Vec<Line>;
