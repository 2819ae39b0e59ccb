//! The fonts: three faces of `DejaVu`, which come with vigie, so that no result depends on the computer's.
//!
//! Described in: <https://dejavu-fonts.github.io/>.

use krilla::text::Font;

use crate::block::Style;

/// A face: to measure and to draw with.
pub(crate) struct Face {
    pub(crate) shaper: rustybuzz::Face<'static>,
    pub(crate) font: Font,
    /// Units in which it states lengths, per size.
    pub(crate) per_em: f32,
}

/// One face a style.
pub(crate) struct Fonts {
    plain: Face,
    strong: Face,
    exact: Face,
}

impl Fonts {
    /// The fonts that come with vigie; none only if they were damaged when it was built.
    pub(crate) fn load() -> Option<Self> {
        Some(Self {
            plain: Face::load(dejavu::sans_condensed::regular())?,
            strong: Face::load(dejavu::sans_condensed::bold())?,
            exact: Face::load(dejavu::sans_mono::regular())?,
        })
    }

    /// The face of a style.
    pub(crate) fn face(&self, style: Style) -> &Face {
        match style {
            Style::Plain => &self.plain,
            Style::Strong => &self.strong,
            Style::Exact => &self.exact,
        }
    }

    /// The face that shows a character: that of its style, else the plain one.
    pub(crate) fn showing(&self, style: Style, c: char) -> Option<Style> {
        [style, Style::Plain]
            .into_iter()
            .find(|style| self.face(*style).shaper.glyph_index(c).is_some())
    }
}

impl Face {
    fn load(bytes: &'static [u8]) -> Option<Self> {
        let shaper = rustybuzz::Face::from_slice(bytes, 0)?;
        let per_em = u16::try_from(shaper.units_per_em()).ok()?;
        Some(Self {
            font: Font::new(bytes.into(), 0)?,
            shaper,
            per_em: f32::from(per_em),
        })
    }
}
