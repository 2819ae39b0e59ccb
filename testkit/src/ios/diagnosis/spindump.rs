//! `spindump-nosymbols.txt`: the processes with the paths of their programs, and what they were doing
//! (<https://developer.apple.com/documentation/xcode/analyzing-responsiveness-issues-in-your-shipping-app>).

use super::{
    marks,
    processes::{self, Process},
};
use crate::{BuildError, android::page::Page, build::Build, planted, truth::Kind};

/// The artefact.
const ARTEFACT: &str = "ios.spindump";
/// What stands between head and processes, and behind the last.
const RULE: &str = "------------------------------------------------------------";

/// Writes `spindump-nosymbols.txt`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let mut all = processes::running(build);
    if build.phone.watched {
        all.extend(pair(&all));
    }
    let mut page = Page::new("/sysdiagnose/spindump-nosymbols.txt");
    head(build, &mut page);
    let mut random = build.random("spindump");
    for process in &all {
        block(build, &mut page, process, &random.uuid());
    }
    page.line(RULE);
    page.lines("Spindump binary format\nThe rest of this file is not text:");
    page.raw(b"\xff\xfe\x00\x81spindump\n");
    page.count(ARTEFACT, "processes", all.len());
    build.keep_page(&page)
}

/// A process in an app that is nothing without it.
fn pair(all: &[Process]) -> Option<Process> {
    let last = all.last()?;
    Some(Process {
        pid: last.pid + 2,
        path: "/private/var/containers/Bundle/Application/5E0C8B7A-0000-4000-8000-000000000001/Notes.app/vigietestpaird".to_owned(),
        id: Some("com.vigie-testkit.notes".to_owned()),
        known: vec![planted::PAIR],
        ..last.clone()
    })
}

fn head(build: &Build<'_>, page: &mut Page) {
    let (facts, zone) = (build.facts(), build.zone());
    page.lines(&format!(
        "Date/Time:        {}.011 {}\nEnd time:         {}.009 {}\n\
         OS Version:       iPhone OS {} (Build {})\nArchitecture:     arm64e\nReport Version:   67\n\n\
         Data Source:      Stackshots\n\
         Shared Cache:     EBA74A13-337F-38AA-9EEC-231FFCE9E8B6 slid base address 0x18039c000, slide 0x39c000\n\n\
         Duration:         2.00s\nSteps:            8 (250ms sampling interval)\n\n\
         Hardware model:   {}\nActive cpus:      6\nHW page size:     16384\n\n\
         Time Since Boot:  {}s\n\n{RULE}\n",
        zone.full(facts.now),
        zone.offset(),
        zone.full(facts.now + 2),
        zone.offset(),
        facts.version,
        facts.build,
        facts.product,
        processes::uptime(build),
    ));
    page.line("");
}

fn block(build: &Build<'_>, page: &mut Page, process: &Process, uuid: &str) {
    let (name, pid) = (process.name(), process.pid);
    page.lines(&format!(
        "Process:          {name} [{pid}]\nUUID:             {uuid}"
    ));
    page.line(format!("Path:             {}", process.path));
    if process.known == [planted::PAIR] {
        let by = (&planted::PAIR).into();
        page.mark(ARTEFACT, page.here(), name, by, Kind::KnownTool);
    } else {
        marks::program(build, page, ARTEFACT, process);
    }
    if let Some(id) = &process.id {
        page.line(format!("Identifier:       {id}"));
        if build.phone.watched {
            marks::app(page, ARTEFACT, id);
        }
        page.line("Version:          1.0 (1)");
    }
    let threads = processes::threads(build);
    page.lines(&format!(
        "Architecture:     arm64e\nParent:           launchd [1]\nUID:              {}\n\
         Footprint:        4848 KB\nTime Since Fork:  {}s\nNum samples:      8 (1-8)\n\
         Num threads:      {threads}\n",
        process.user.1, process.age,
    ));
    page.line("");
    for thread in 0..threads {
        stack(page, pid * 16 + thread, threads);
    }
    page.lines(&format!(
        "\u{20}\u{20}Binary Images:\n\
         \u{20}\u{20}\u{20}\u{20}0x100c00000 - ???  {name}  <{uuid}>  {}\n\
         \u{20}\u{20}\u{20}\u{20}0x1804b2000 - 0x180530fff  dyld  <{uuid}>  /usr/lib/dyld",
        process.path,
    ));
    page.line("").line("");
}

/// What a thread was doing: as many calls deep as there are threads, three at least.
fn stack(page: &mut Page, thread: u32, depth: u32) {
    page.line(format!(
        "  Thread 0x{thread:x}    DispatchQueue \"com.apple.main-thread\"(1)    8 samples (1-8)    priority 4 (base 4)"
    ));
    for call in 0..depth.max(3) {
        let indent = "  ".repeat(usize::try_from(call).unwrap_or_default() + 1);
        let library = ["dyld", "CoreFoundation", "libsystem_kernel.dylib"]
            [usize::try_from(call % 3).unwrap_or_default()];
        page.line(format!(
            "{indent}8  ??? ({library} + {}) [0x{:x}]",
            20_008 + call * 4,
            0x1_804b_6e28_u64 + u64::from(thread * 64 + call)
        ));
    }
    page.line("");
}
