//! A bug report: the text of `dumpstate`, and files beside it
//! (<https://android.googlesource.com/platform/frameworks/native/+/refs/heads/main/cmds/dumpstate/bugreport-format.md>).

use super::{
    altered, clock, container::Container, crashes, description::Vendor, dumpsys, logs,
    model::Model, page::Page, processes,
};
use crate::{BuildError, Truth, planted};

/// The line before every service's dump.
const RULE: &str =
    "-------------------------------------------------------------------------------";

/// Writes the report into `container`; readers see its files below `folder`.
pub(crate) fn write(
    model: &Model,
    folder: &str,
    container: &mut Container,
    truth: &mut Truth,
) -> Result<(), BuildError> {
    let name = main_name(model);
    let main = main_text(model, folder, truth);
    container.put("version.txt", b"2.0")?;
    // Samsung's own collector names no main text.
    if model.phone.vendor != Vendor::Samsung {
        container.put("main_entry.txt", name.as_bytes())?;
    }
    container.put(&name, &main)?;
    for page in crashes::files(model) {
        page.state(folder, truth);
        container.put(&format!("FS{}", page.path), &page.text)?;
    }
    container.put("dumpstate_log.txt", b"Begin\nDone generating dumpstate\n")?;
    Ok(())
}

/// The name of the main text.
pub(crate) fn main_name(model: &Model) -> String {
    let [_, _, device, product] = model.facts.names;
    let stamp = clock::dashed(model.now());
    match model.phone.vendor {
        Vendor::Samsung => format!("dumpState_{product}_{}.log", stamp.replace('-', "")),
        _ => format!("bugreport-{device}-{}-{stamp}.txt", model.facts.build),
    }
}

/// The main text; what is planted in it goes into the truth.
pub(crate) fn main_text(model: &Model, folder: &str, truth: &mut Truth) -> Vec<u8> {
    let mut text = header(model).into_bytes();
    let pages = dumpsys::pages(model);
    let mut add = |title: &str, page: &Page| {
        text.extend(format!("------ {title} ------\n").as_bytes());
        text.extend(&page.text);
        page.state(folder, truth);
        let name = title.split(" (").next().unwrap_or_default();
        text.extend(format!("------ 0.682s was the duration of '{name}' ------\n").as_bytes());
    };
    add(
        if model.phone.since(8) {
            "PROCESSES AND THREADS (ps -A -T -Z -O pri,nice,rtprio,sched,pcy,time)"
        } else {
            "PROCESSES (ps -P)"
        },
        &processes::threads(model),
    );
    add(
        "SYSTEM LOG (logcat -v threadtime -v printable -v uid -d *:v)",
        &logs::current(model, "/logcat/system", "main"),
    );
    add(
        "EVENT LOG (logcat -b events -v threadtime -v printable -v uid -d *:v)",
        &logs::current(model, "/logcat/events", "events"),
    );
    add("SYSTEM PROPERTIES (getprop)", &properties(model));
    if model.phone.since(9) {
        urgent(model, &pages, &mut text);
    }
    fill(model, &mut text);
    text.extend("========================================================\n".as_bytes());
    text.extend("== Android Framework Services\n".as_bytes());
    text.extend("========================================================\n".as_bytes());
    text.extend("------ DUMPSYS (/system/bin/dumpsys) ------\n".as_bytes());
    for (name, page) in &pages {
        text.extend(framed(model, name, page));
        page.state(folder, truth);
    }
    text.extend("------ 14.569s was the duration of 'DUMPSYS' ------\n".as_bytes());
    text.extend("------ 117.855s was the duration of 'DUMPSTATE' ------\n".as_bytes());
    text
}

/// Services that are asked first, and again with all others.
fn urgent(model: &Model, pages: &[(&'static str, Page)], text: &mut Vec<u8>) {
    for (priority, asked) in [("CRITICAL", "notification"), ("HIGH", "connectivity")] {
        let title = format!("DUMPSYS {priority}");
        text.extend(format!("------ {title} (/system/bin/dumpsys) ------\n").as_bytes());
        for (_, page) in pages.iter().filter(|(name, _)| *name == asked) {
            text.extend(framed(model, &format!("{priority} {asked}"), page));
        }
        text.extend(format!("------ 8.557s was the duration of '{title}' ------\n").as_bytes());
    }
}

/// The dump of a service between the lines that part it from others.
pub(crate) fn framed(model: &Model, name: &str, page: &Page) -> Vec<u8> {
    let mut text = format!("{RULE}\nDUMP OF SERVICE {name}:\n").into_bytes();
    text.extend(&page.text);
    let ending = clock::full(model.now() + 90);
    let name = name.rsplit(' ').next().unwrap_or_default();
    let end = format!("--------- 0.017s was the duration of dumpsys {name}, ending at: {ending}\n");
    text.extend(end.as_bytes());
    text
}

fn header(model: &Model) -> String {
    let facts = &model.facts;
    let rule = "========================================================";
    format!(
        "{rule}\n== dumpstate: {}\n{rule}\n\nBuild: {} release-keys\nBuild fingerprint: '{}'\n\
         Bootloader: unknown\nRadio: unknown\nNetwork: Orange F\nKernel: Linux version 5.4.61-perf\n\
         Command line: console=null androidboot.hardware=qcom\n\
         Uptime: up 0 weeks, 3 days, 7 hours, 11 minutes\nBugreport format version: 2.0\n\
         Dumpstate info: id=1 pid=3526 dry_run=0 args=/system/bin/dumpstate -S -d -z \
         extra_options=BUGREPORT_DEFAULT\n\n",
        clock::full(facts.now),
        facts.build,
        facts.fingerprint()
    )
}

/// `getprop`.
pub(crate) fn properties(model: &Model) -> Page {
    let mut page = Page::new("/getprop");
    for (key, value) in &model.properties {
        page.lines(&format!("[{key}]: [{value}]"));
        if let Some(by) = altered::of_property(key) {
            altered::mark(model, &mut page, "android.getprop", key, by);
        }
        if *key == planted::ANDROID_PROPERTY.value {
            page.known("android.getprop", key.clone(), &planted::ANDROID_PROPERTY);
        }
    }
    page.count("android.getprop", "Properties", model.properties.len());
    page
}

/// Memory maps of processes, which nothing reads, until the text is as long as it should be.
fn fill(model: &Model, text: &mut Vec<u8>) {
    let wanted = usize::try_from(model.phone.scale.dumpstate_bytes).unwrap_or_default();
    let mut pid = 1;
    let mut random = model.random("memory maps");
    while text.len() < wanted {
        text.extend(format!(
            "------ SHOW MAP {pid} (/system/bin/init) (/system/xbin/su root showmap -q {pid}) ------\n"
        ).as_bytes());
        for _ in 0..400 {
            let number = random.below(1 << 30);
            text.extend(format!(
                "{:>8} {:>8} {:>8}        0        0 {:>8}        0    2 /system/lib64/lib{number:x}.so\n",
                number % 60_000,
                number % 9_001,
                number % 8_001,
                number % 7_001
            ).as_bytes());
        }
        pid += 1;
    }
}
