//! Shuts the reading process in: it reads the files it was given, and can neither write, nor reach a
//! network, nor start a program. Linux can do all of it; other systems lack some or all, and the case says so.
//!
//! Landlock does not stop datagrams and holds for one thread: it is set before any other thread
//! exists, with a seccomp filter beside it.
//! Described in: <https://docs.kernel.org/userspace-api/landlock.html>,
//! <https://docs.kernel.org/userspace-api/seccomp_filter.html>.

#[cfg(unix)]
mod limits;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(unix))]
mod no_limits;
#[cfg(not(target_os = "linux"))]
mod other;

#[cfg(target_os = "linux")]
use linux as system;
#[cfg(not(unix))]
use no_limits as limits;
#[cfg(not(target_os = "linux"))]
use other as system;

use std::path::PathBuf;

use super::protocol::SandboxState;

/// Shuts this process in; only files below `readable` can be opened afterwards, and only for
/// reading. Must be called before any thread is started. What a system lacks is told, not fatal.
#[must_use]
pub fn enter(readable: &[PathBuf]) -> SandboxState {
    // The order matters: Landlock's own calls come before the filter.
    let limits = limits::set();
    let files = system::restrict_files(readable)
        .unwrap_or("none")
        .to_owned();
    SandboxState {
        files,
        system_calls: system::filter_calls(),
        limits,
    }
}
