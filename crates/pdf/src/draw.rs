//! From pages to a PDF that is PDF/A-2a and PDF/UA-1 at once: it stays readable for decades, and by ear.
//!
//! Described in: <https://pdfa.org/resource/iso-19005-pdfa/>, <https://pdfa.org/resource/iso-14289-pdfua/>.

use std::num::NonZeroU16;

use krilla::{
    Document, SerializeSettings,
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    configure::{Accessibility, Archival, ConfigurationBuilder},
    destination::{Destination, XyzDestination},
    geom::{PathBuilder, Point, Rect},
    metadata::{DateTime, Metadata, TextDirection},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope,
        Tag, TagGroup, TagKind, TagTree,
    },
};
use model::Instant;

use crate::{
    PdfError,
    block::{Style, plain},
    layout::{
        BOTTOM, Child, Flow, HEIGHT, HeadingAt, Link, MARGIN, MEASURE, Mark, Node, Op, Role,
        Shaper, WIDTH, set,
    },
};

/// Characters of a title among the bookmarks: PDF/A has a limit for strings.
const TITLE: usize = 200;

/// What is said of the document itself.
pub(crate) struct About<'a> {
    /// Neutral: it stands in the title bar of whoever opens the file.
    pub(crate) title: String,
    pub(crate) language: &'static str,
    pub(crate) creator: String,
    pub(crate) created: Instant,
    /// What stands at the foot of a page, by its number and by how many there are.
    pub(crate) footer: &'a dyn Fn(usize, usize) -> String,
}

/// Writes the document.
pub(crate) fn write(flow: Flow<'_, '_>, about: &About<'_>) -> Result<Vec<u8>, PdfError> {
    let Flow {
        shaper,
        pages,
        tree,
        headings,
        leaves,
        ..
    } = flow;
    let mut drawing = Drawing {
        document: Document::new_with(settings()?),
        shaper,
        headings,
        leaves: vec![None; leaves],
    };
    let all = pages.len();
    for (at, page) in pages.into_iter().enumerate() {
        let footer = (about.footer)(at.saturating_add(1), all);
        drawing.page(page.marks, &footer)?;
    }
    drawing.document.set_outline(outline(&drawing.headings));
    let mut tags = TagTree::new().with_lang(Some(about.language.to_owned()));
    for node in &tree {
        tags.push(group(node, &drawing.leaves));
    }
    drawing.document.set_tag_tree(tags);
    drawing.document.set_metadata(metadata(about));
    let written = drawing.document.finish();
    written.map_err(|error| PdfError::Refused(format!("{error:?}")))
}

fn settings() -> Result<SerializeSettings, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Refused(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    })
}

fn metadata(about: &About<'_>) -> Metadata {
    let text = about.created.to_string();
    let mut numbers = text
        .split(['-', 'T', ':', '.', 'Z'])
        .map(|number| number.parse::<u16>().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    let year = next();
    let mut short = || u8::try_from(next()).unwrap_or(0);
    let date = DateTime::new(year)
        .month(short())
        .day(short())
        .hour(short())
        .minute(short())
        .second(short())
        .utc_offset_hour(0);
    Metadata::new()
        .title(about.title.clone())
        .language(about.language.to_owned())
        .creator(about.creator.clone())
        .producer(about.creator.clone())
        .creation_date(date)
        .text_direction(TextDirection::LeftToRight)
}

struct Drawing<'s, 'f> {
    document: Document,
    shaper: &'s mut Shaper<'f>,
    headings: Vec<HeadingAt>,
    leaves: Vec<Option<Identifier>>,
}

impl Drawing<'_, '_> {
    fn page(&mut self, marks: Vec<Mark>, footer: &str) -> Result<(), PdfError> {
        let broken = || PdfError::Refused("a page without a size".into());
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(broken)?;
        let mut page = self.document.start_page_with(settings);
        let mut links = Vec::new();
        let mut surface = page.surface();
        for mark in marks {
            let tag = match mark.leaf {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => decoration(),
            };
            let identifier = surface.start_tagged(tag);
            for op in &mark.ops {
                draw(&mut surface, self.shaper, &self.headings, op);
            }
            surface.end_tagged();
            if let Some(place) = mark.leaf.and_then(|leaf| self.leaves.get_mut(leaf)) {
                *place = Some(identifier);
            }
            links.extend(mark.link);
        }
        let kind = ArtifactType::Footer;
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        for line in set(self.shaper, &plain(footer), 8.0, MEASURE) {
            for op in crate::layout::texts(&line, MARGIN, BOTTOM + 28.0) {
                draw(&mut surface, self.shaper, &self.headings, &op);
            }
        }
        surface.end_tagged();
        surface.finish();
        for link in links {
            let Some((leaf, annotation)) = annotation(&self.headings, &link) else {
                continue;
            };
            let identifier = page.add_tagged_annotation(annotation);
            if let Some(place) = self.leaves.get_mut(leaf) {
                *place = Some(identifier);
            }
        }
        page.finish();
        Ok(())
    }
}

fn decoration() -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
}

fn draw(surface: &mut Surface<'_>, shaper: &mut Shaper<'_>, headings: &[HeadingAt], op: &Op) {
    match op {
        Op::Text { x, y, run } => {
            surface.set_fill(Some(shade(0)));
            let font = shaper.fonts.face(run.style).font.clone();
            let at = Point::from_xy(*x, *y);
            surface.draw_glyphs(at, &run.glyphs, font, &run.text, run.size, false);
        }
        Op::Fill {
            x,
            y,
            width,
            height,
            shade: dark,
        } => {
            let mut path = PathBuilder::new();
            if let Some(area) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(area);
            }
            if let Some(path) = path.finish() {
                surface.set_fill(Some(shade(*dark)));
                surface.draw_path(&path);
            }
        }
        Op::PageOf {
            right,
            y,
            size,
            heading,
        } => {
            let Some(heading) = headings.get(*heading) else {
                return;
            };
            let number = heading.page.saturating_add(1).to_string();
            let glyphs = shaper.glyphs(Style::Plain, false, &number);
            let at = Point::from_xy(right - glyphs.advance * size, *y);
            let font = shaper.fonts.face(Style::Plain).font.clone();
            surface.set_fill(Some(shade(0)));
            surface.draw_glyphs(at, &glyphs.all, font, &number, *size, false);
        }
    }
}

fn shade(level: u8) -> Fill {
    Fill {
        paint: rgb::Color::new(level, level, level).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }
}

fn annotation(headings: &[HeadingAt], link: &Link) -> Option<(usize, Annotation)> {
    let heading = headings.get(link.heading)?;
    let area = Rect::from_ltrb(MARGIN, link.top, MARGIN + MEASURE, link.bottom)?;
    let target = Target::Destination(Destination::Xyz(place(heading)));
    let link_annotation = LinkAnnotation::new(area, target);
    let annotation = Annotation::new_link(link_annotation, Some(cut(&link.words)));
    Some((link.leaf, annotation))
}

fn place(heading: &HeadingAt) -> XyzDestination {
    XyzDestination::new(heading.page, Point::from_xy(MARGIN, heading.y))
}

/// Words that stand outside of the pages, in the lists of whoever opens the file: short, and with nothing that
/// cannot be seen.
pub(crate) fn cut(words: &str) -> String {
    report::escape::terminal(words)
        .chars()
        .take(TITLE)
        .collect()
}

/// The bookmarks: as the headings stand below each other.
fn outline(headings: &[HeadingAt]) -> Outline {
    let mut outline = Outline::new();
    let mut rest = headings;
    while let Some((first, after)) = rest.split_first() {
        let below = after
            .iter()
            .take_while(|one| one.level > first.level.max(2))
            .count();
        let (inner, next) = after.split_at_checked(below).unwrap_or((after, &[]));
        outline.push_child(bookmark(first, inner));
        rest = next;
    }
    outline
}

fn bookmark(heading: &HeadingAt, below: &[HeadingAt]) -> OutlineNode {
    let mut node = OutlineNode::new(cut(&heading.text), place(heading));
    let mut rest = below;
    while let Some((first, after)) = rest.split_first() {
        let deeper = after
            .iter()
            .take_while(|one| one.level > first.level)
            .count();
        let (inner, next) = after.split_at_checked(deeper).unwrap_or((after, &[]));
        node.push_child(bookmark(first, inner));
        rest = next;
    }
    node
}

/// A node with everything below it.
fn group(node: &Node, leaves: &[Option<Identifier>]) -> TagGroup {
    let mut group = TagGroup::new(tag(&node.role));
    for child in &node.children {
        match child {
            Child::Node(node) => group.push(self::group(node, leaves)),
            Child::Leaf(leaf) => {
                if let Some(identifier) = leaves.get(*leaf).copied().flatten() {
                    group.push(identifier);
                }
            }
        }
    }
    group
}

fn tag(role: &Role) -> TagKind {
    match role {
        Role::Heading(level, words) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(cut(words))).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Sign => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Caption => Tag::Caption.into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::OfColumn => Tag::TH(TableHeaderScope::Column).into(),
        Role::OfRow => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Contents => Tag::TOC.into(),
        Role::Entry => Tag::TOCI.into(),
        Role::Link => Tag::Link.into(),
    }
}
