//! The structure of a document, which a screen reader follows and a page does not show.
//!
//! Described in: <https://pdfa.org/resource/iso-14289-pdfua/>.

/// A stretch of a page that belongs to one node, numbered in the order of the document.
pub(crate) type Leaf = usize;

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A heading, by its level and its words.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A list, its items, the sign before each, and what each says.
    List,
    Item,
    Sign,
    Body,
    /// A table, its caption, its headings, its rows.
    Table,
    Caption,
    Head,
    Rows,
    Row,
    /// The heading of a column.
    OfColumn,
    /// The first cell of a row, which names it.
    OfRow,
    Cell,
    /// The list of contents, its entries, and the link in each.
    Contents,
    Entry,
    Link,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Child {
    Node(Node),
    Leaf(Leaf),
}

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) children: Vec<Child>,
}

impl Node {
    pub(crate) fn new(role: Role, children: Vec<Child>) -> Self {
        Self { role, children }
    }

    /// A node of nodes.
    pub(crate) fn of(role: Role, nodes: impl IntoIterator<Item = Node>) -> Self {
        Self::new(role, nodes.into_iter().map(Child::Node).collect())
    }
}
