//! From characters to glyphs: which ones, how wide, joined as the script asks.
//!
//! Described in: <https://learn.microsoft.com/typography/opentype/spec/>.

use std::{collections::HashMap, ops::Range, rc::Rc};

use krilla::text::{GlyphId, KrillaGlyph};
use rustybuzz::{
    Direction, Feature, GlyphBuffer, Script, ShapePlan, UnicodeBuffer, shape_with_plan,
    ttf_parser::Tag,
};

use super::{Face, Fonts};
use crate::block::Style;

/// Letters are never joined to one sign: every character of a value must be seen.
const APART: [&[u8; 4]; 2] = [b"liga", b"clig"];
/// Texts whose glyphs are remembered: the words of a report are few.
const REMEMBERED: usize = 50_000;

/// The glyphs of a text, as they stand from left to right; lengths in sizes of its letters.
#[derive(Debug, Default)]
pub(crate) struct Glyphs {
    pub(crate) all: Vec<KrillaGlyph>,
    pub(crate) advance: f32,
}

/// Shapes texts, each once.
pub(crate) struct Shaper<'f> {
    pub(crate) fonts: &'f Fonts,
    plans: Vec<(Style, bool, Script, ShapePlan)>,
    known: HashMap<(Style, bool, String), Rc<Glyphs>>,
}

impl<'f> Shaper<'f> {
    pub(crate) fn new(fonts: &'f Fonts) -> Self {
        Self {
            fonts,
            plans: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// The glyphs of a text in one face and one direction.
    pub(crate) fn glyphs(&mut self, style: Style, rtl: bool, text: &str) -> Rc<Glyphs> {
        let key = (style, rtl, text.to_owned());
        if let Some(glyphs) = self.known.get(&key) {
            return Rc::clone(glyphs);
        }
        let glyphs = Rc::new(self.shape(style, rtl, text));
        if self.known.len() < REMEMBERED {
            self.known.insert(key, Rc::clone(&glyphs));
        }
        glyphs
    }

    fn shape(&mut self, style: Style, rtl: bool, text: &str) -> Glyphs {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if rtl {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        let script = buffer.script();
        let face = self.fonts.face(style);
        let is_known =
            |one: &&(Style, bool, Script, ShapePlan)| (one.0, one.1, one.2) == (style, rtl, script);
        if let Some((.., plan)) = self.plans.iter().find(is_known) {
            return read(face, text, &shape_with_plan(&face.shaper, plan, buffer));
        }
        let apart = APART.map(|tag| Feature::new(Tag::from_bytes(tag), 0, ..));
        let (direction, language) = (buffer.direction(), buffer.language());
        let plan = ShapePlan::new(
            &face.shaper,
            direction,
            Some(script),
            language.as_ref(),
            &apart,
        );
        let glyphs = read(face, text, &shape_with_plan(&face.shaper, &plan, buffer));
        self.plans.push((style, rtl, script, plan));
        glyphs
    }
}

/// Reads what the shaper wrote.
fn read(face: &Face, text: &str, buffer: &GlyphBuffer) -> Glyphs {
    let ends = Ends::of(text, buffer);
    let scaled = |units: i32| f32::from(i16::try_from(units).unwrap_or(i16::MAX)) / face.per_em;
    let mut glyphs = Glyphs::default();
    for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        let advance = scaled(position.x_advance);
        glyphs.advance += advance;
        glyphs.all.push(KrillaGlyph::new(
            GlyphId::new(info.glyph_id),
            advance,
            scaled(position.x_offset),
            scaled(position.y_offset),
            scaled(position.y_advance),
            ends.range(info.cluster),
            None,
        ));
    }
    glyphs
}

/// Where the characters end that one glyph, or several together, stand for.
struct Ends {
    /// Where each group of characters begins, and the end of the text.
    begins: Vec<usize>,
}

impl Ends {
    fn of(text: &str, buffer: &GlyphBuffer) -> Self {
        let clusters = buffer.glyph_infos().iter();
        let mut begins: Vec<usize> = clusters
            .filter_map(|info| usize::try_from(info.cluster).ok())
            .collect();
        begins.push(text.len());
        begins.sort_unstable();
        begins.dedup();
        Self { begins }
    }

    fn range(&self, cluster: u32) -> Range<usize> {
        let begin = usize::try_from(cluster).unwrap_or(usize::MAX);
        let after = self.begins.partition_point(|one| *one <= begin);
        begin..self.begins.get(after).copied().unwrap_or(begin)
    }
}
