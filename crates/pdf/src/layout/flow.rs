//! From blocks to pages, from top to bottom.

use super::{BOTTOM, Child, LEADING, Leaf, MARGIN, MEASURE, Node, Role, Run, SetLine, Shaper, set};
use crate::block::{Block, Line, Look, Style, plain, strong};

/// How far lists stand to the right, and entries of the contents below another one.
const INDENT: f32 = 13.0;
/// What stands before an item of a list.
const SIGN: &str = "•";
/// Headings up to this level stand among the contents; the first is the title.
const LISTED: u16 = 3;

/// White below a paragraph.
const BELOW: f32 = 4.5;
/// The beginning of a table: its caption, its headings and a row of some lines.
const TABLE: f32 = 110.0;
/// The beginning of what a label names: two lines.
const LABELLED: f32 = 28.0;
/// Nothing higher is kept on one page.
const TOGETHER: f32 = 300.0;

/// Something drawn.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// Words, by where their line stands.
    Text { x: f32, y: f32, run: Run },
    /// A surface, by how dark it is.
    Fill {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        shade: u8,
    },
    /// The number of the page on which a heading stands, ending at `right`.
    PageOf {
        right: f32,
        y: f32,
        size: f32,
        heading: usize,
    },
}

/// What belongs together on a page; what has no leaf is decoration, and not read aloud.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mark {
    pub(crate) leaf: Option<Leaf>,
    pub(crate) ops: Vec<Op>,
    pub(crate) link: Option<Link>,
}

/// A link to a heading, over a stretch of lines.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) leaf: Leaf,
    pub(crate) heading: usize,
    pub(crate) words: String,
    pub(crate) top: f32,
    pub(crate) bottom: f32,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub(crate) marks: Vec<Mark>,
}

/// Where a heading came to stand.
#[derive(Clone, Debug)]
pub(crate) struct HeadingAt {
    pub(crate) level: u16,
    pub(crate) text: String,
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// Pages being filled.
pub(crate) struct Flow<'s, 'f> {
    pub(crate) shaper: &'s mut Shaper<'f>,
    pub(crate) pages: Vec<Page>,
    pub(crate) tree: Vec<Node>,
    pub(crate) headings: Vec<HeadingAt>,
    pub(crate) leaves: Leaf,
    /// Where the next line begins.
    pub(crate) y: f32,
}

/// Lays blocks out.
pub(crate) fn lay_out<'s, 'f>(shaper: &'s mut Shaper<'f>, blocks: &[Block]) -> Flow<'s, 'f> {
    let mut flow = Flow {
        shaper,
        pages: vec![Page::default()],
        tree: Vec::new(),
        headings: Vec::new(),
        leaves: 0,
        y: MARGIN,
    };
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading { level, text } => flow.heading(*level, text),
            Block::Paragraph { look, line } => {
                let rest = blocks.get(at..).unwrap_or_default();
                let together = flow.together(rest);
                flow.room(together);
                flow.paragraph(*look, line);
            }
            Block::List(items) => flow.list(items),
            Block::Table(table) => flow.table(table),
            Block::Contents { heading } => flow.contents(heading, blocks),
            Block::NewPage => flow.new_page(),
        }
    }
    flow
}

impl Flow<'_, '_> {
    pub(crate) fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.y = MARGIN;
    }

    /// Goes to the next page unless there is room for so much.
    pub(crate) fn room(&mut self, height: f32) {
        if self.y > MARGIN && self.y + height > BOTTOM {
            self.new_page();
        }
    }

    /// White above a block, but not at the top of a page.
    fn space(&mut self, height: f32) {
        if self.y > MARGIN {
            self.y += height;
        }
    }

    pub(crate) fn leaf(&mut self) -> Leaf {
        let leaf = self.leaves;
        self.leaves = self.leaves.saturating_add(1);
        leaf
    }

    pub(crate) fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.marks.push(mark);
        }
    }

    /// Puts lines below each other, on as many pages as they need.
    pub(crate) fn place(&mut self, lines: &[SetLine], x: f32, size: f32) -> Vec<Child> {
        let step = size * LEADING;
        let mut leaves = Vec::new();
        let mut mark = Mark::default();
        for line in lines {
            if self.y + step > BOTTOM {
                self.keep(std::mem::take(&mut mark), &mut leaves);
                self.new_page();
            }
            mark.ops.extend(texts(line, x, self.y + size));
            self.y += step;
        }
        self.keep(mark, &mut leaves);
        leaves
    }

    fn keep(&mut self, mut mark: Mark, leaves: &mut Vec<Child>) {
        if !mark.ops.is_empty() {
            let leaf = self.leaf();
            mark.leaf = Some(leaf);
            leaves.push(Child::Leaf(leaf));
            self.mark(mark);
        }
    }

    fn heading(&mut self, level: u16, text: &str) {
        let (size, above) = match level {
            1 => (22.0, 0.0),
            2 => (16.0, 20.0),
            3 => (12.5, 16.0),
            _ => (10.5, 13.0),
        };
        let lines = set(self.shaper, &strong(text), size, MEASURE);
        self.space(above);
        // A heading never stands alone at the foot of a page.
        self.room(size * LEADING + 70.0);
        self.headings.push(HeadingAt {
            level,
            text: text.to_owned(),
            page: self.pages.len().saturating_sub(1),
            y: self.y,
        });
        let children = self.place(&lines, MARGIN, size);
        self.y += 3.0;
        let role = Role::Heading(level, text.to_owned());
        self.tree.push(Node::new(role, children));
    }

    /// The height that a paragraph and what it leads to must find on one page: a label never stands at the foot
    /// of a page without what it names, nor the words of a table without the table.
    fn together(&mut self, blocks: &[Block]) -> f32 {
        let mut height = 0.0;
        for pair in blocks.windows(2) {
            let [Block::Paragraph { look, line }, next] = pair else {
                break;
            };
            let leads = match next {
                Block::Table(_) => true,
                Block::Paragraph { .. } | Block::List(_) => is_label(line),
                _ => false,
            };
            if !leads {
                break;
            }
            let size = size_of(*look);
            let lines = set(self.shaper, line, size, MEASURE);
            height += lines.iter().map(|_| size * LEADING).sum::<f32>() + BELOW;
            match next {
                Block::Table(_) => return (height + TABLE).min(TOGETHER),
                Block::Paragraph { .. } => {}
                _ => return (height + LABELLED).min(TOGETHER),
            }
        }
        if height > 0.0 { height + LABELLED } else { 0.0 }.min(TOGETHER)
    }

    fn paragraph(&mut self, look: Look, line: &Line) {
        let size = size_of(look);
        let lines = set(self.shaper, line, size, MEASURE);
        if lines.len() > 1 {
            self.room(2.0 * size * LEADING);
        }
        let children = self.place(&lines, MARGIN, size);
        self.y += BELOW;
        self.tree.push(Node::new(Role::Paragraph, children));
    }

    fn list(&mut self, items: &[Line]) {
        let size = 9.5;
        let mut nodes = Vec::new();
        for item in items {
            let lines = set(self.shaper, item, size, MEASURE - INDENT);
            let sign = set(self.shaper, &plain(SIGN), size, INDENT);
            self.room(size * LEADING);
            let y = self.y;
            let sign = Node::new(Role::Sign, self.place(&sign, MARGIN + 2.0, size));
            self.y = y;
            let body = Node::new(Role::Body, self.place(&lines, MARGIN + INDENT, size));
            self.y += 2.5;
            nodes.push(Node::of(Role::Item, [sign, body]));
        }
        self.y += 3.0;
        if !nodes.is_empty() {
            self.tree.push(Node::of(Role::List, nodes));
        }
    }

    /// A line each section: its heading, the number of its page, a link.
    fn contents(&mut self, heading: &str, blocks: &[Block]) {
        let line = strong(heading);
        self.space(10.0);
        self.paragraph(Look::Lead, &line);
        let size = 9.5;
        let mut entries = Vec::new();
        let headings = blocks.iter().filter_map(|block| match block {
            Block::Heading { level, text } => Some((*level, text)),
            _ => None,
        });
        for (at, (level, text)) in headings.enumerate() {
            if level == 1 || level > LISTED {
                continue;
            }
            let (x, words) = if level == 2 {
                (MARGIN, strong(text))
            } else {
                (MARGIN + INDENT, plain(text))
            };
            let lines = set(self.shaper, &words, size, MEASURE - 4.0 * INDENT);
            entries.push(self.entry(at, text, &lines, x, size));
        }
        self.tree.push(Node::of(Role::Contents, entries));
    }

    fn entry(&mut self, heading: usize, words: &str, lines: &[SetLine], x: f32, size: f32) -> Node {
        let step = size * LEADING;
        let heights = lines.iter().map(|_| step).sum();
        self.room(heights);
        let (leaf, top) = (self.leaf(), self.y);
        let mut mark = Mark {
            leaf: Some(leaf),
            ..Mark::default()
        };
        for line in lines {
            mark.ops.extend(texts(line, x, self.y + size));
            self.y += step;
        }
        mark.ops.push(Op::PageOf {
            right: MARGIN + MEASURE,
            y: self.y - step + size,
            size,
            heading,
        });
        let link = self.leaf();
        mark.link = Some(Link {
            leaf: link,
            heading,
            words: words.to_owned(),
            top,
            bottom: self.y,
        });
        self.mark(mark);
        self.y += 2.0;
        let children = vec![Child::Leaf(leaf), Child::Leaf(link)];
        Node::of(Role::Entry, [Node::new(Role::Link, children)])
    }
}

/// The size of letters of a paragraph.
fn size_of(look: Look) -> f32 {
    match look {
        Look::Lead => 11.5,
        Look::Body => 9.5,
        Look::Small => 8.5,
    }
}

/// Whether a paragraph is a label alone.
fn is_label(line: &Line) -> bool {
    let mut pieces = line.iter().filter(|piece| !piece.text.trim().is_empty());
    pieces.all(|piece| piece.style == Style::Strong)
}

/// The runs of a line whose letters stand on `y`.
pub(crate) fn texts(line: &SetLine, x: f32, y: f32) -> Vec<Op> {
    let mut x = x;
    let mut ops = Vec::new();
    for run in &line.runs {
        ops.push(Op::Text {
            x,
            y,
            run: run.clone(),
        });
        x += run.width;
    }
    ops
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        block::{Column, Table},
        layout::Fonts,
    };

    /// The first page on which words stand.
    fn page_of(flow: &Flow<'_, '_>, words: &str) -> Option<usize> {
        let says = |op: &Op| matches!(op, Op::Text { run, .. } if run.text.contains(words));
        let holds = |page: &Page| page.marks.iter().flat_map(|mark| &mark.ops).any(says);
        flow.pages.iter().position(holds)
    }

    #[test]
    fn a_label_stays_with_what_it_names() {
        let fonts = Fonts::load().unwrap();
        let said = |look, line| Block::Paragraph { look, line };
        let table = Table {
            caption: "Records".into(),
            columns: vec![Column {
                heading: "Where".into(),
                share: 100,
            }],
            rows: vec![vec![vec![plain("one"), plain("two"), plain("three")]]],
        };
        for filler in 25..75 {
            let mut blocks = vec![said(Look::Body, plain("x")); filler];
            blocks.push(said(Look::Body, strong("Facts")));
            blocks.push(said(Look::Small, plain("Exhibit")));
            blocks.push(Block::Table(table.clone()));
            let mut shaper = Shaper::new(&fonts);
            let flow = lay_out(&mut shaper, &blocks);
            let pages = ["Facts", "Exhibit", "Records", "three"].map(|word| page_of(&flow, word));
            assert!(pages.iter().all(|page| page.is_some()));
            assert!(
                pages.windows(2).all(|two| two[0] == two[1]),
                "{filler}: {pages:?}"
            );
        }
    }
}
