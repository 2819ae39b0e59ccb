//! A page taken apart: its elements, attributes and words. Anything that is not well-formed fails.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};

/// An element of a page.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// A page taken apart.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    pub(crate) elements: Vec<Element>,
    /// Runs of words with the element that holds them; the style sheet left out.
    pub(crate) words: Vec<(String, String)>,
}

pub(crate) fn parse(page: &str) -> Markup {
    let page = page
        .strip_prefix("<!DOCTYPE html>\n")
        .expect("a document type");
    let mut reader = Reader::from_str(page);
    reader.config_mut().check_end_names = true;
    let mut markup = Markup::default();
    let mut open: Vec<String> = Vec::new();
    loop {
        let event = reader.read_event().expect("well-formed");
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.expect("quoted and given once");
                    let key = attribute.key.as_ref().to_owned();
                    let value = attribute.value.to_string();
                    (key, plain(&value))
                });
                let attributes = attributes.collect();
                if matches!(event, Event::Start(_)) {
                    open.push(name.clone());
                }
                markup.elements.push(Element { name, attributes });
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => {
                add(&mut markup, &open, text);
            }
            Event::GeneralRef(name) => {
                let entity = format!("&{};", &**name);
                add(&mut markup, &open, &plain(&entity));
            }
            Event::Eof => break,
            other => panic!("not expected in a page: {other:?}"),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    markup
}

/// Words that an entity interrupted belong together.
fn add(markup: &mut Markup, open: &[String], text: &str) {
    let holder = open.last().cloned().unwrap_or_default();
    if holder == "style" || text.is_empty() {
        return;
    }
    match markup.words.last_mut() {
        Some((last, words))
            if *last == holder && !text.starts_with('\n') && !words.ends_with('\n') =>
        {
            words.push_str(text);
        }
        _ => markup.words.push((holder, text.to_owned())),
    }
}

fn plain(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#96;", "`"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}
