//! Contents of messages beside their text: rich links, earlier wordings.

use crate::{
    BuildError,
    keyed_archive::KeyedArchive,
    property_list::{binary, dictionary},
    times,
    typedstream::attributed_body,
};

/// What shows web pages in messages.
pub(super) const URL_BALLOON: &str = "com.apple.messages.URLBalloonProvider";

/// `payload_data` of a link with a preview: an archived `LPLinkMetadata`.
pub(super) fn rich_link(url: &str, title: &str) -> Result<Vec<u8>, BuildError> {
    let mut archive = KeyedArchive::new();
    let original = archive.url(url);
    let shown = archive.url(url);
    let title = archive.add(title);
    let metadata = archive.object(
        &["LPLinkMetadata", "NSObject"],
        [
            ("originalURL", original),
            ("URL", shown),
            ("title", title),
            ("version", 1.into()),
        ],
    );
    let root = archive.map(vec![("richLinkMetadata", metadata)]);
    archive.finish(root)
}

/// `message_summary_info` of a message that said `before` until it was edited or, without a word
/// `after`, unsent.
pub(super) fn edit_history(
    before: &str,
    after: Option<&str>,
    date: i64,
) -> Result<Vec<u8>, BuildError> {
    let wording = |text: &str, date: i64| {
        dictionary([
            ("d", times::cocoa(date).into()),
            ("t", plist::Value::Data(attributed_body(text))),
        ])
    };
    let mut wordings = vec![wording(before, date)];
    wordings.extend(after.map(|after| wording(after, date + 90)));
    let part = || plist::Value::Array(vec![0.into()]);
    let parts = if after.is_some() {
        ("ep", part())
    } else {
        ("rp", part())
    };
    binary(&dictionary([
        ("amc", 0.into()),
        ("ust", true.into()),
        parts,
        ("ec", dictionary([("0", plist::Value::Array(wordings))])),
    ]))
}
