//! `taskinfo.txt`: what the kernel knows of each process
//! (<https://github.com/apple-oss-distributions/system_cmds>).

use super::processes;
use crate::{BuildError, android::page::Page, build::Build};

/// The artefact.
const ARTEFACT: &str = "ios.task_info";

/// Writes `taskinfo.txt`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let all = processes::running(build);
    let mut page = Page::new("/sysdiagnose/taskinfo.txt");
    page.line(format!("num tasks: {}", all.len()));
    for process in &all {
        let (pid, name) = (process.pid, process.name());
        page.line(format!("process: \"{name}\" [{pid}] [unique ID: {pid}]"));
        if process.near {
            page.near_miss(ARTEFACT, name);
        }
        // Names alone are told, not where the programs lie.
        let named = process.known.iter().filter(|one| one.kind == "process");
        for indicator in named {
            page.known(ARTEFACT, name, indicator);
        }
        page.lines(&format!(
            "architecture: arm64\ncoalition (type 0) ID: {pid}\ncoalition (type 1) ID: {}\n\
             suspend count: 0\n\
             virtual bytes: 389.03 GB; phys_footprint bytes: 12.23 MB; phys_footprint lifetime maximum bytes: 12.36 MB\n\
             run time: {} s\n\
             user/system time    (current threads): 0.145469 s / 0.000000 s\n\
             CPU usage monitor: none\nrequested policy\n\treq apptype: TASK_APPTYPE_NONE\n\
             effective policy\n\teff role: TASK_UNSPECIFIED (PRIO_DARWIN_ROLE_DEFAULT)\n\
             imp_donor: NO\npid suspended: NO\nthreads:",
            pid + 1,
            process.age
        ));
        for thread in pid * 16..=pid * 16 + processes::threads(build) {
            page.lines(&format!(
                "\tthread ID: 0x{thread:x} / {thread}\n\
                 \tuser/system time: 0.000353 s / 0.000000 s\n\tsched mode: timeshare\n\
                 \trun state: TH_STATE_WAITING\n\tsleep time: 0 s"
            ));
        }
        page.line("").line("");
    }
    page.count(ARTEFACT, "tasks", all.len());
    build.keep_page(&page)
}
