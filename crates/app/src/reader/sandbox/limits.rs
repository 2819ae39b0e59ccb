//! Memory and processor time of the reading process.
//!
//! Described in: <https://pubs.opengroup.org/onlinepubs/9799919799/functions/setrlimit.html>.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Address space of the reading process, in bytes: ten times what a large phone needs.
const MEMORY_BYTES: u64 = 4 << 30;
/// Processor time of the reading process, in seconds.
const PROCESSOR_SECONDS: u64 = 2 * 60 * 60;

/// Sets them; whether all of them hold.
pub(super) fn set() -> bool {
    let at_most = |maximum| Rlimit {
        current: Some(maximum),
        maximum: Some(maximum),
    };
    let results = [
        (Resource::As, MEMORY_BYTES),
        (Resource::Cpu, PROCESSOR_SECONDS),
        // No core dump: it would hold keys and messages. No file grows by this process.
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ]
    .map(|(resource, maximum)| setrlimit(resource, at_most(maximum)).is_ok());
    !results.contains(&false)
}
