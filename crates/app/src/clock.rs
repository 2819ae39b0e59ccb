//! The one place where vigie looks at the clock: results never depend on it, the case's log does.

use std::time::{SystemTime, UNIX_EPOCH};

use model::Instant;

/// Now.
#[must_use]
pub(crate) fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let ns = since.map_or(0, |since| {
        i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
    });
    Instant::from_unix_ns(ns)
}
