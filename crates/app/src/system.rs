//! How the reading process is started and ended, and what a terminal shows: no two operating systems do it alike.
//!
//! Described in: <https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html>,
//! <https://learn.microsoft.com/windows/win32/procthread/process-creation-flags>.

use std::process::Command;

/// Starts it apart: Ctrl-C goes to the parent alone, which then ends the reader.
#[cfg(unix)]
pub(crate) fn apart(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0)
}

/// Starts it apart: Ctrl-C goes to the parent alone, which then ends the reader; and no window opens for it.
#[cfg(windows)]
pub(crate) fn apart(command: &mut Command) -> &mut Command {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW)
}

/// Whether a terminal shows colours, once it was told to.
#[cfg(windows)]
pub(crate) fn shows_colors() -> bool {
    anstyle_query::windows::enable_ansi_colors() == Some(true)
}

/// Whether a terminal shows colours.
#[cfg(unix)]
pub(crate) fn shows_colors() -> bool {
    true
}

/// A parent that is killed takes its reader along. Elsewhere the reader ends when nobody hears it any more.
#[cfg(target_os = "linux")]
pub(crate) fn end_with_parent() {
    use rustix::process::{Signal, set_parent_process_death_signal};
    // A kernel that lacks it is served by what other systems have.
    let _ = set_parent_process_death_signal(Some(Signal::KILL));
}

/// Nothing to do: the reader ends when nobody hears it any more.
#[cfg(not(target_os = "linux"))]
pub(crate) fn end_with_parent() {}

/// Ends a reader that nobody hears any more: it has nothing to save.
#[expect(
    clippy::exit,
    reason = "threads are reading, and none of them would hear of it before it is done"
)]
pub(crate) fn end_unheard() -> ! {
    std::process::exit(2)
}
