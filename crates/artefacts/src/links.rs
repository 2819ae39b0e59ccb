//! Links in the texts of one record: kept without the words around them, and stated as traces.

use std::{borrow::Cow, net::IpAddr};

use formats::links::{self, Link as Found};
use model::{Bearing, Trace, Value};
use serde::{Serialize, Serializer};

/// Most links kept of one record: a message of ordinary size holds fewer than ten.
const LINKS_PER_RECORD: usize = 4_096;
/// As many of the first links are compared so that a link is kept once; the work stays linear.
const COMPARED: usize = 16;

/// The links of one record, in the order found, mostly without repetition.
///
/// Serialised as an array of the texts. Holds no memory while there is no link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links<'a> {
    found: Vec<(Kind, Cow<'a, str>)>,
    cut: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Url,
    Host,
    Email,
}

impl<'a> Links<'a> {
    /// Adds the links in a text that lives as long as the record.
    pub fn in_text(&mut self, text: &'a str) {
        links::find(text, &mut |link| {
            let (kind, text) = kind_of(link);
            self.add(kind, Cow::Borrowed(text));
        });
    }

    /// Adds the links in a text that is gone before the record is written.
    pub fn in_passing_text(&mut self, text: &str) {
        links::find(text, &mut |link| {
            let (kind, text) = kind_of(link);
            self.add(kind, Cow::Owned(text.to_owned()));
        });
    }

    /// Adds an address that the evidence itself names as one.
    pub fn address(&mut self, address: String) {
        self.add(Kind::Url, Cow::Owned(address));
    }

    /// Adds what the evidence itself names as a server: an address, a host, or a text with links.
    pub(crate) fn server(&mut self, server: &str) {
        let server = server.trim();
        if server.contains("://") {
            self.add(Kind::Url, Cow::Owned(server.to_owned()));
        } else if server.parse::<IpAddr>().is_ok()
            || server.contains('.') && !server.contains([' ', '@', '/'])
        {
            self.add(Kind::Host, Cow::Owned(server.to_owned()));
        } else {
            self.in_passing_text(server);
        }
    }

    /// Whether there were more links than are kept.
    #[must_use]
    pub fn cut(&self) -> bool {
        self.cut
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The links as found.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.found.iter().map(|(_, text)| text.as_ref())
    }

    /// States every link.
    pub fn traces(&self, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
        for (kind, text) in &self.found {
            match kind {
                Kind::Url => each(Value::Url(text).with(bearing)),
                Kind::Host => each(Value::Host(text).with(bearing)),
                Kind::Email => each(Value::Email(text).with(bearing)),
            }
        }
    }

    fn add(&mut self, kind: Kind, text: Cow<'a, str>) {
        if self
            .found
            .iter()
            .take(COMPARED)
            .any(|(_, known)| *known == text)
        {
            return;
        }
        if self.found.len() >= LINKS_PER_RECORD {
            self.cut = true;
            return;
        }
        self.found.push((kind, text));
    }
}

/// A bare host with a path is an address of a page; without, a host.
fn kind_of(link: Found<'_>) -> (Kind, &str) {
    match link {
        Found::Url(text) => (Kind::Url, text),
        Found::Host(text) if text.contains('/') => (Kind::Url, text),
        Found::Host(text) => (Kind::Host, text),
        Found::Email(text) => (Kind::Email, text),
    }
}

impl Serialize for Links<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
