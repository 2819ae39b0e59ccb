//! Tables: columns by their shares of the width, rows that may go on over the page, headings told again there.

use super::{
    BOTTOM, Child, LEADING, MARGIN, MEASURE, Node, Role, SetLine,
    flow::{Flow, Mark, Op, texts},
    set,
};
use crate::block::{Cell, Line, Table, plain, strong};

/// The size of letters in tables.
const SIZE: f32 = 8.0;
/// From one line to the next.
const STEP: f32 = SIZE * LEADING;
/// White around what stands in a cell.
const PAD: f32 = 3.5;
/// What stands where nothing does.
const NOTHING: &str = "—";
/// A row up to this height is kept on one page.
const WHOLE: f32 = 160.0;

/// A row that was set: the lines of each cell.
type SetRow = Vec<Vec<SetLine>>;

/// Where the columns stand: left edge and width.
type Columns = Vec<(f32, f32)>;

impl Flow<'_, '_> {
    pub(super) fn table(&mut self, table: &Table) {
        let columns = columns(table);
        let caption = set(self.shaper, &strong(&*table.caption), 8.5, MEASURE);
        self.y += 3.0;
        // The caption, the headings and the beginning of a row stand together.
        self.room(8.5 * LEADING + 6.0 * STEP);
        let caption = Node::new(Role::Caption, self.place(&caption, MARGIN, 8.5));
        self.y += 1.5;
        let headings: Vec<Cell> = table
            .columns
            .iter()
            .map(|column| vec![strong(&*column.heading)])
            .collect();
        let head = self.set_row(&headings, &columns);
        let cells = self.head(&head, &columns, true);
        let of_columns = cells
            .into_iter()
            .map(|cell| Node::new(Role::OfColumn, cell));
        let head_row = Node::of(Role::Row, of_columns);
        let mut rows = Vec::new();
        for cells in &table.rows {
            let row = self.set_row(cells, &columns);
            let cells = self.row(&row, &columns, &head);
            let cells = cells.into_iter().enumerate().map(|(at, cell)| {
                let role = if at == 0 { Role::OfRow } else { Role::Cell };
                Node::new(role, cell)
            });
            rows.push(Node::of(Role::Row, cells));
        }
        self.y += 8.0;
        let head = Node::of(Role::Head, [head_row]);
        let mut parts = vec![caption, head];
        if !rows.is_empty() {
            parts.push(Node::of(Role::Rows, rows));
        }
        self.tree.push(Node::of(Role::Table, parts));
    }

    fn set_row(&mut self, cells: &[Cell], columns: &Columns) -> SetRow {
        let mut row = Vec::new();
        for (cell, (_, width)) in cells.iter().zip(columns) {
            let mut lines = Vec::new();
            for line in cell.iter().filter(|line| !is_empty(line)) {
                lines.extend(set(self.shaper, line, SIZE, width - 2.0 * PAD));
            }
            if lines.is_empty() {
                // A reader by ear is told that nothing stands here.
                lines = set(self.shaper, &plain(NOTHING), SIZE, width - 2.0 * PAD);
            }
            row.push(lines);
        }
        row
    }

    /// The headings; where they are told again, they are decoration.
    fn head(&mut self, head: &SetRow, columns: &Columns, first: bool) -> Vec<Vec<Child>> {
        let count = count(head);
        let height = heights(count) + 2.0 * PAD;
        self.mark(Mark {
            ops: vec![Op::Fill {
                x: MARGIN,
                y: self.y,
                width: MEASURE,
                height,
                shade: 232,
            }],
            ..Mark::default()
        });
        let cells = self.stretch(head, columns, 0, count, first);
        self.y += height;
        cells
    }

    /// A row, on as many pages as it needs.
    fn row(&mut self, row: &SetRow, columns: &Columns, head: &SetRow) -> Vec<Vec<Child>> {
        let count = count(row).max(1);
        let whole = heights(count) + 2.0 * PAD;
        let left = BOTTOM - self.y;
        if whole > left && (whole <= WHOLE || left < 4.0 * STEP) {
            self.next(head, columns);
        }
        let mut cells: Vec<Vec<Child>> = row.iter().map(|_| Vec::new()).collect();
        let mut begin = 0_usize;
        while begin < count {
            let mut end = begin;
            let mut height = 2.0 * PAD;
            while end < count && self.y + height + STEP <= BOTTOM {
                end = end.saturating_add(1);
                height += STEP;
            }
            if end == begin {
                self.next(head, columns);
                continue;
            }
            for (all, new) in cells
                .iter_mut()
                .zip(self.stretch(row, columns, begin, end, true))
            {
                all.extend(new);
            }
            self.y += height;
            self.rule();
            begin = end;
        }
        cells
    }

    fn next(&mut self, head: &SetRow, columns: &Columns) {
        self.new_page();
        self.head(head, columns, false);
    }

    /// The lines of a row from one to another, a stretch a cell.
    fn stretch(
        &mut self,
        row: &SetRow,
        columns: &Columns,
        begin: usize,
        end: usize,
        told: bool,
    ) -> Vec<Vec<Child>> {
        let mut cells = Vec::new();
        for (lines, (x, _)) in row.iter().zip(columns) {
            let mut mark = Mark::default();
            let mut y = self.y + PAD + SIZE;
            let end = end.min(lines.len());
            for line in lines.get(begin..end).unwrap_or_default() {
                mark.ops.extend(texts(line, x + PAD, y));
                y += STEP;
            }
            let mut children = Vec::new();
            if !mark.ops.is_empty() {
                if told {
                    let leaf = self.leaf();
                    mark.leaf = Some(leaf);
                    children.push(Child::Leaf(leaf));
                }
                self.mark(mark);
            }
            cells.push(children);
        }
        cells
    }

    fn rule(&mut self) {
        let y = self.y;
        self.mark(Mark {
            ops: vec![Op::Fill {
                x: MARGIN,
                y,
                width: MEASURE,
                height: 0.4,
                shade: 150,
            }],
            ..Mark::default()
        });
    }
}

fn is_empty(line: &Line) -> bool {
    line.iter().all(|piece| piece.text.is_empty())
}

fn columns(table: &Table) -> Columns {
    let all: f32 = table
        .columns
        .iter()
        .map(|column| f32::from(column.share))
        .sum();
    let mut x = MARGIN;
    let mut columns = Vec::new();
    for column in &table.columns {
        let width = MEASURE * f32::from(column.share) / all.max(1.0);
        columns.push((x, width));
        x += width;
    }
    columns
}

fn count(row: &SetRow) -> usize {
    row.iter().map(Vec::len).max().unwrap_or(0)
}

fn heights(lines: usize) -> f32 {
    std::iter::repeat_n(STEP, lines).sum()
}
