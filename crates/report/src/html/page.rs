//! HTML as it grows: elements and attributes are literals of ours, every value passes through the one
//! escape function here.
//!
//! Described in: <https://html.spec.whatwg.org/multipage/syntax.html>. It is well-formed XML too.

use crate::escape;

/// Attributes: names of ours, values from anywhere.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

/// Elements that stand in a line of text.
const INLINE: [&str; 10] = [
    "a", "bdi", "code", "em", "h1", "span", "strong", "text", "time", "title",
];

/// A page of HTML as it grows.
#[derive(Debug, Default)]
pub struct Page {
    html: String,
    open: Vec<&'static str>,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The page, its open elements closed.
    #[must_use]
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.html
    }

    /// Something written in this program, as the style sheet.
    pub fn literal(&mut self, html: &'static str) {
        self.html.push_str(html);
    }

    /// Begins an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.html.push('>');
        self.open.push(name);
    }

    /// Ends the element begun last.
    pub fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        self.html.extend(["</", name, ">"]);
        if !INLINE.contains(&name) {
            self.html.push('\n');
        }
    }

    /// An element without content.
    pub fn void(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.html.push_str(" />\n");
    }

    /// Words inside the element begun last.
    pub fn text(&mut self, words: &str) {
        self.html.push_str(&escape::html(words));
    }

    /// An element around what `content` writes.
    pub fn within(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        let depth = self.open.len();
        self.open(name, attributes);
        content(self);
        while self.open.len() > depth {
            self.close();
        }
    }

    /// An element around words.
    pub fn put(&mut self, name: &'static str, attributes: Attributes<'_>, words: &str) {
        self.within(name, attributes, |page| page.text(words));
    }

    /// A paragraph.
    pub fn say(&mut self, words: &str) {
        self.put("p", &[], words);
    }

    /// A paragraph with a word before it that stands out.
    pub fn labelled(&mut self, label: &str, words: &str) {
        self.within("p", &[], |page| {
            page.put("strong", &[], label);
            page.text(" ");
            page.text(words);
        });
    }

    /// A list of sentences.
    pub fn list(&mut self, sentences: impl IntoIterator<Item = String>) {
        self.within("ul", &[], |page| {
            for sentence in sentences {
                page.put("li", &[], &sentence);
            }
        });
    }

    /// A section of the page with its heading, which names it for those who hear the page.
    pub fn section(&mut self, id: &'static str, heading: &str, content: impl FnOnce(&mut Self)) {
        let labelled = format!("{id}-heading");
        let attributes = [("id", id), ("aria-labelledby", &*labelled)];
        self.within("section", &attributes, |page| {
            page.put("h2", &[("id", &labelled)], heading);
            content(page);
        });
    }

    /// Something folded, which printing unfolds.
    pub fn folded(&mut self, summary: &str, content: impl FnOnce(&mut Self)) {
        self.within("details", &[], |page| {
            page.put("summary", &[], summary);
            content(page);
        });
    }

    fn tag(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.html.extend(["<", name]);
        for (name, value) in attributes {
            let escaped = match *name {
                // What a field holds comes back to us: the same text, not what it looks like.
                "value" => escape::html_value(value),
                _ => escape::html(value),
            };
            self.html.extend([" ", name, "=\"", &escaped, "\""]);
        }
    }
}
