//! What the property lists of a message say: the links of a rich link, earlier wordings, unsent parts.
//!
//! `message_summary_info` holds under `ec` the wordings of each part, oldest first, under `rp` the
//! numbers of the parts that were unsent, and under `otr` how long each part was.
//! Described in: <https://github.com/ReagentX/imessage-exporter/tree/develop/docs/tables>.

use std::collections::BTreeSet;

use formats::{
    keyed_archive,
    plist::{self, Value},
    typedstream,
};
use memchr::memmem;
use model::{Fault, Instant};

use crate::{
    links::Links,
    opaque::addresses_in,
    property_leaves::{Leaf, leaves},
};

/// The keys `ec` and `rp` in a binary property list: a text of two ASCII letters, then the letters.
const EDITED: &[u8] = b"\x52ec";
const RETRACTED: &[u8] = b"\x52rp";

/// How a message was changed after it was sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Versions {
    /// Wordings before the one that stands.
    pub(crate) earlier: u64,
    /// Whether a part was unsent.
    pub(crate) unsent: bool,
    /// When the last kept wording was written, if there are several.
    pub(crate) last_edited: Option<Instant>,
}

/// The changes that `message_summary_info` tells of; links in every wording go to `links`.
pub(crate) fn versions(
    blob: &[u8],
    links: &mut Links<'_>,
    fault: &mut dyn FnMut(Fault),
) -> Versions {
    let has = |key| memmem::find(blob, key).is_some();
    if blob.starts_with(b"bplist") && !has(EDITED) && !has(RETRACTED) {
        // Most summaries say what a reaction refers to.
        property_links(blob, links, fault);
        return Versions::default();
    }
    let Ok(summary) = plist::parse(blob) else {
        property_links(blob, links, fault);
        return Versions::default();
    };
    links_in(&summary, links);
    changes(&summary)
}

fn changes(summary: &Value) -> Versions {
    let numbers = summary
        .get("rp")
        .and_then(Value::as_array)
        .unwrap_or_default();
    let retracted: BTreeSet<i64> = numbers.iter().filter_map(Value::as_integer).collect();
    let mut versions = Versions {
        unsent: !numbers.is_empty(),
        ..Versions::default()
    };
    let Some(parts) = summary.get("ec").and_then(Value::as_dictionary) else {
        return versions;
    };
    for (part, wordings) in parts.iter() {
        let wordings = wordings.as_array().unwrap_or_default();
        // Of a part that was unsent, no wording stands any more.
        let is_gone = part
            .parse()
            .is_ok_and(|part: i64| retracted.contains(&part));
        let earlier = wordings.len().saturating_sub(usize::from(!is_gone));
        versions.earlier = versions
            .earlier
            .saturating_add(u64::try_from(earlier).unwrap_or(u64::MAX));
        let last = wordings
            .get(1..)
            .unwrap_or_default()
            .iter()
            .filter_map(written)
            .max();
        versions.last_edited = versions.last_edited.max(last);
    }
    versions
}

/// When a wording was written: seconds since 2001.
fn written(wording: &Value) -> Option<Instant> {
    let date = wording.get("d")?;
    date.as_date()
        .or_else(|| date.as_integer().and_then(Instant::from_sms_date))
        .or_else(|| date.as_real().and_then(Instant::from_cocoa_s))
}

/// Links in a property list: a rich link (a keyed archive), or earlier wordings (typed streams).
pub(crate) fn property_links(blob: &[u8], links: &mut Links<'_>, fault: &mut dyn FnMut(Fault)) {
    // No link is written without a dot or a colon, and most summaries have neither.
    if memchr::memchr2(b'.', b':', blob).is_none() {
        return;
    }
    match plist::parse(blob) {
        Ok(value) => links_in(&value, links),
        Err(damage) if blob.starts_with(b"bplist") => fault(damage),
        // Drawings and other apps' content have formats of their own.
        Err(_) => addresses_in(blob, &mut |address| links.address(address.to_owned())),
    }
}

fn links_in(value: &Value, links: &mut Links<'_>) {
    if keyed_archive::is_keyed_archive(value) {
        keyed_archive::strings(value, &mut |text| links.in_passing_text(text));
        return;
    }
    leaves(value, &mut |leaf| match leaf {
        Leaf::Text(_, text) => links.in_passing_text(text),
        Leaf::Data(data) => {
            let decoded = typedstream::decode(data);
            if let Some(text) = decoded.text {
                links.in_passing_text(&text);
            }
            for address in decoded.urls {
                links.address(address);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>"#;

    fn read(body: &str) -> (Versions, Vec<String>) {
        let (mut links, mut faults) = (Links::default(), Vec::new());
        let blob = format!("{HEAD}{body}</dict></plist>");
        let versions = versions(blob.as_bytes(), &mut links, &mut |fault| faults.push(fault));
        assert_eq!(faults, []);
        (versions, links.iter().map(str::to_owned).collect())
    }

    #[test]
    fn what_stands_is_no_earlier_wording_unless_it_was_unsent() {
        let wordings = "<key>ec</key><dict><key>0</key><array>\
            <dict><key>d</key><real>648302800</real><key>t</key><string>a.example.org</string></dict>\
            <dict><key>d</key><real>648302900</real><key>t</key><string>b.example.org</string></dict>\
            </array></dict>";
        let (edited, links) = read(wordings);
        let expected = Instant::parse("2021-07-18T12:08:20Z");
        assert_eq!((edited.earlier, edited.unsent), (1, false));
        assert_eq!(edited.last_edited, expected);
        assert_eq!(links, ["a.example.org", "b.example.org"]);
        let unsent = "<key>rp</key><array><integer>0</integer></array>";
        let (both, _) = read(&format!("{wordings}{unsent}"));
        assert_eq!((both.earlier, both.unsent), (2, true));
        let (alone, _) = read(unsent);
        assert_eq!((alone.earlier, alone.unsent), (0, true));
        let (none, _) = read("<key>amc</key><integer>1</integer>");
        assert_eq!(none, Versions::default());
    }
}
