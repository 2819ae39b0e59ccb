//! Files of settings: what several artefacts take from them.

use formats::{
    keyed_archive,
    plist::{self, Dictionary, Value},
};
use model::{Fault, FaultKind, Instant};

use crate::{
    PhoneFile,
    links::Links,
    property_leaves::{Leaf, leaves},
};

/// The file as a property list whose top is a dictionary.
pub(crate) fn settings(file: &PhoneFile, what: &str) -> Result<Value, Fault> {
    let list = file.plist()?;
    if list.as_dictionary().is_none() {
        return Err(Fault::new(FaultKind::UnknownSchema, what).detail("no dictionary"));
    }
    Ok(list)
}

/// The time under a key: a date, RFC 3339 text, or seconds since 2001.
pub(crate) fn cocoa_time(value: &Value, key: &str) -> Option<Instant> {
    crate::values::time(value, key).or_else(|| Instant::from_cocoa_s(value.get(key)?.as_real()?))
}

/// The integer under a key.
pub(crate) fn number(value: &Value, key: &str) -> Option<i64> {
    value.get(key)?.as_integer()
}

/// The names of the settings, sorted: what a file can say, without what it says.
pub(crate) fn names(settings: &Dictionary) -> Vec<model::Untrusted<'_>> {
    let mut names: Vec<&str> = settings.iter().map(|(name, _)| name).collect();
    names.sort_unstable();
    names.into_iter().map(model::Untrusted::from).collect()
}

/// The links in all texts of a value but those under keys that `left_out` names; what stands under
/// the key of a server is one.
pub(crate) fn links(value: &Value, left_out: &dyn Fn(&str) -> bool) -> Links<'static> {
    links_and_inner(value, left_out, &mut 0)
}

/// The same, also in the property lists and keyed archives inside data, of which at most `inner_lists`
/// more are looked into: a small one can unfold into millions of values.
pub(crate) fn links_and_inner(
    value: &Value,
    left_out: &dyn Fn(&str) -> bool,
    inner_lists: &mut usize,
) -> Links<'static> {
    let mut found = Links::default();
    leaves(value, &mut |leaf| match leaf {
        Leaf::Text(key, _) if left_out(key) => {}
        Leaf::Text(key, text) if names_server(key) => found.server(text),
        Leaf::Text(_, text) => found.in_passing_text(text),
        Leaf::Data(data) => {
            if let Some(left) = inner_lists.checked_sub(1)
                && let Ok(inner) = plist::parse(data)
            {
                *inner_lists = left;
                if keyed_archive::is_keyed_archive(&inner) {
                    keyed_archive::strings(&inner, &mut |text| found.in_passing_text(text));
                } else {
                    inner.strings(&mut |_, text| found.in_passing_text(text));
                }
            }
        }
    });
    found
}

/// Whether a key holds a server, a host or a page: `ServerAddress`, `servers`, `HostName`, `URL`.
fn names_server(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["server", "address", "host", "domain", "url"]
        .iter()
        .any(|word| key.contains(word))
}
