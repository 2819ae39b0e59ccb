//! Linux: Landlock lets it open what it was given, for reading; a filter refuses the calls by which it could
//! reach a network or start a program.
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
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};

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

/// Lets only files below `readable` be opened from now on, and only for reading; tells how far that holds.
pub(super) fn restrict_files(readable: &[PathBuf]) -> Option<&'static str> {
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

/// Refuses the calls that reading never needs; tells whether that holds.
pub(super) fn filter_calls() -> bool {
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
