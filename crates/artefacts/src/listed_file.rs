//! What a file on the phone states by its path alone, whichever list names it.
//!
//! Described in: <https://theapplewiki.com/wiki/Filesystem:/private/var>.

use model::{Bearing, Trace, Value};

use crate::values::state_path;

/// States the path of a file, and the hosts that WebKit writes into names of folders.
pub(crate) fn state_listed(path: &str, each: &mut dyn FnMut(Trace<'_>)) {
    state_path(path, Bearing::Stored, each);
    state_stored_hosts(path, each);
}

/// States the hosts that WebKit writes into names of folders.
pub(crate) fn state_stored_hosts(path: &str, each: &mut dyn FnMut(Trace<'_>)) {
    // Few paths are worth taking apart.
    if path.contains("/http") {
        for host in path.split('/').filter_map(stored_host) {
            each(Value::Host(host).with(Bearing::Opened));
        }
    }
}

/// The host in the name that WebKit gives to what a page stores: `https_www.example.com_0`.
fn stored_host(name: &str) -> Option<&str> {
    let rest = name
        .strip_prefix("https_")
        .or_else(|| name.strip_prefix("http_"))?;
    let (host, _port) = rest.rsplit_once('_')?;
    Some(host).filter(|host| !host.is_empty())
}
