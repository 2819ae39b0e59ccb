//! `ps.txt` and `ps_thread.txt`: tables of the running processes
//! (<https://github.com/apple-oss-distributions/adv_cmds/blob/main/ps/ps.1>).

use super::{
    clock::Zone,
    marks,
    processes::{self, Process},
};
use crate::{BuildError, android::page::Page, build::Build, times};

/// The artefact.
const ARTEFACT: &str = "ios.process_list";
/// A thread of the process above.
const THREAD: &str = "                                         0.0         31T                                      S                0:00.10";

/// Writes both tables.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let all = processes::running(build);
    for (path, threads) in [
        ("/sysdiagnose/ps.txt", false),
        ("/sysdiagnose/ps_thread.txt", true),
    ] {
        let page = table(build, &all, path, threads);
        build.keep_page(&page)?;
    }
    Ok(())
}

fn table(build: &Build<'_>, all: &[Process], path: &str, threads: bool) -> Page {
    let mut page = Page::new(path);
    // Who a process acts for is told since iOS 13.
    let persona = build.phone.version.since(13);
    let column = if persona { " PRSNA" } else { "" };
    page.line(format!(
        "USER               UID{column}   PID  PPID        F  %CPU %MEM PRI NI      VSZ    RSS WCHAN    TT  STAT STARTED      TIME COMMAND"
    ));
    let zone = build.zone();
    for process in all {
        let persona = if persona { "     -" } else { "" };
        let (user, uid) = process.user;
        let started = started(zone, build.now(), process.age);
        let arguments = if process.name() == "installd" {
            " -l"
        } else {
            ""
        };
        page.line(format!(
            "{user:<17} {uid:>4}{persona} {:>5} {:>5}     4004   0.0  0.2  31  0   413056   3216 -        ??  Ss   {started:>7}   0:01.52 {}{arguments}",
            process.pid, process.parent, process.path
        ));
        marks::program(build, &mut page, ARTEFACT, process);
        if threads {
            for _ in 0..=processes::threads(build) {
                page.line(THREAD);
            }
        }
    }
    page.count(ARTEFACT, "processes", all.len());
    page
}

/// When a process was started, as `ps` writes it: the hour, the day, or the date.
fn started(zone: Zone, now: i64, age: i64) -> String {
    let at = now - age;
    if age < times::DAY {
        return zone.hour(at, true);
    }
    let worded = zone.worded(at);
    let mut words = worded.split(' ');
    let (weekday, month, day) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    if age < 7 * times::DAY {
        return format!("{weekday}{}", zone.hour(at, false));
    }
    let year = worded.get(worded.len() - 2..).unwrap_or_default();
    format!("{day}{month}{year}")
}
