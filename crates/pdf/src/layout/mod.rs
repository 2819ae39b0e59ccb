//! From blocks to pages: glyphs, lines, tables, and the structure that a screen reader follows.

mod flow;
mod fonts;
mod lines;
mod shape;
mod structure;
mod table;

pub(crate) use flow::{Flow, HeadingAt, Link, Mark, Op, lay_out, texts};
use fonts::Face;
pub(crate) use fonts::Fonts;
pub(crate) use lines::set;
use lines::{Run, SetLine};
pub(crate) use shape::Shaper;
use structure::Leaf;
pub(crate) use structure::{Child, Node, Role};

/// A4 in points, and what stays white around.
///
/// Described in: <https://www.iso.org/standard/36631.html> (ISO 216).
pub(crate) const WIDTH: f32 = 595.28;
/// See [`WIDTH`].
pub(crate) const HEIGHT: f32 = 841.89;
/// See [`WIDTH`].
pub(crate) const MARGIN: f32 = 56.0;
/// How far down a page is filled: the footer stands below.
pub(crate) const BOTTOM: f32 = HEIGHT - 64.0;
/// How wide a line is.
pub(crate) const MEASURE: f32 = WIDTH - 2.0 * MARGIN;
/// From one line to the next, in sizes of its letters.
pub(crate) const LEADING: f32 = 1.38;
