//! Shuts the reading process in: it reads the files it was given, and can neither write, nor reach a
//! network, nor start a program.
//!
//! Landlock does not stop datagrams and holds for one thread: it is set before any other thread
//! exists, with a seccomp filter beside it.
//! Described in: <https://docs.kernel.org/userspace-api/landlock.html>,
//! <https://docs.kernel.org/userspace-api/seccomp_filter.html>.

use std::{collections::BTreeMap, path::PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetStatus, path_beneath_rules,
};
use rustix::process::{Resource, Rlimit, setrlimit};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};

use super::protocol::SandboxState;

/// Address space of the reading process, in bytes: ten times what a large phone needs.
const MEMORY_BYTES: u64 = 4 << 30;
/// Processor time of the reading process, in seconds.
const PROCESSOR_SECONDS: u64 = 2 * 60 * 60;

/// Calls that reading a file never needs and that an intruder would.
const REFUSED_CALLS: &[i64] = &[
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_sendto,
    libc::SYS_sendmsg,
    libc::SYS_sendmmsg,
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_io_uring_setup,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_mount,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_kill,
    libc::SYS_tkill,
];

/// Shuts this process in; only files below `readable` can be opened afterwards, and only for
/// reading. Must be called before any thread is started. What a kernel lacks is told, not fatal.
#[must_use]
pub fn enter(readable: &[PathBuf]) -> SandboxState {
    // The order matters: Landlock's own calls come before the filter.
    let limits = set_limits();
    let files = restrict_files(readable).unwrap_or("none").to_owned();
    SandboxState {
        files,
        system_calls: filter_calls(),
        limits,
    }
}

fn set_limits() -> bool {
    let at_most = |maximum| Rlimit {
        current: Some(maximum),
        maximum: Some(maximum),
    };
    [
        (Resource::As, MEMORY_BYTES),
        (Resource::Cpu, PROCESSOR_SECONDS),
        // No core dump: it would hold keys and messages. No file grows by this process.
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ]
    .into_iter()
    .all(|(resource, maximum)| setrlimit(resource, at_most(maximum)).is_ok())
}

fn restrict_files(readable: &[PathBuf]) -> Option<&'static str> {
    let abi = ABI::V5;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(abi))
        .ok()?
        .handle_access(AccessNet::from_all(abi))
        .ok()?
        .create()
        .ok()?
        .add_rules(path_beneath_rules(readable, AccessFs::from_read(abi)))
        .ok()?
        .restrict_self()
        .ok()?;
    match status.ruleset {
        RulesetStatus::FullyEnforced => Some("full"),
        RulesetStatus::PartiallyEnforced => Some("partial"),
        RulesetStatus::NotEnforced => None,
    }
}

fn filter_calls() -> bool {
    let Ok(arch) = TargetArch::try_from(std::env::consts::ARCH) else {
        return false;
    };
    let rules: BTreeMap<_, _> = REFUSED_CALLS
        .iter()
        .map(|call| (*call, Vec::new()))
        .collect();
    let permission_denied = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let program = SeccompFilter::new(rules, SeccompAction::Allow, permission_denied, arch)
        .and_then(BpfProgram::try_from);
    program.is_ok_and(|program| seccompiler::apply_filter(&program).is_ok())
}
