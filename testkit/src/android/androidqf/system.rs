//! `processes.json`, `mounts.json` and `root_binaries.json`.

use serde_json::json;

use crate::{
    BuildError,
    android::{altered, marks, model::Model, page::Page, processes},
    planted,
    truth::{By, Kind},
};

/// What runs, as the tool's own collector lists it.
pub(super) fn processes(model: &Model) -> Result<Page, BuildError> {
    const ARTEFACT: &str = "android.processes_json";
    let mut page = Page::new("/androidqf/processes.json");
    let mut rows = Vec::new();
    for (nth, process) in processes::all(model).iter().enumerate() {
        let place = format!("key:{nth}.filename");
        if process.name == planted::PROCESS.value {
            let by = By::from(&planted::PROCESS);
            page.mark(ARTEFACT, place, process.name.clone(), by, Kind::KnownTool);
            let by = By::from(&planted::ANDROID_PATH);
            let place = format!("key:{nth}.path");
            page.mark(
                ARTEFACT,
                place,
                process.program.clone(),
                by,
                Kind::KnownTool,
            );
        } else if process.name == processes::pair().0 {
            let by = By::from(&planted::ANDROID_PAIR);
            page.mark(ARTEFACT, place, process.name.clone(), by, Kind::KnownTool);
        } else {
            marks::app_at(&mut page, ARTEFACT, place, &process.name);
        }
        if let Some(by) = altered::of_program(&process.program) {
            let at = (ARTEFACT, format!("key:{nth}.path"));
            altered::mark_at(model, &mut page, at, &process.program, by);
        }
        rows.push(json!({
            "pid": process.pid,
            "uid": process.uid,
            "ppid": process.parent,
            "pgroup": process.parent,
            "psid": 0,
            "filename": process.name,
            "priority": 20,
            "state": "S",
            "user_time": 10 + process.pid % 97,
            "kernel_time": 4 + process.pid % 13,
            "path": process.program,
            "context": process.label,
            "previous_context": "u:r:zygote:s0",
            "command_line": [process.name],
            "env": [],
            "cwd": "/",
        }));
    }
    page.count(ARTEFACT, "Processes", rows.len());
    page.lines(&serde_json::to_string_pretty(&rows)?);
    Ok(page)
}

/// What is mounted: `mount` first, `/proc/mounts` after it.
pub(super) fn mounts(model: &Model) -> Result<Page, BuildError> {
    let mut page = Page::new("/androidqf/mounts.json");
    let lines = mount_lines(model);
    for (nth, line) in lines.iter().enumerate() {
        mark(&mut page, "android.mounts", nth, line);
    }
    page.count("android.mounts", "Mounts", lines.len());
    for (nth, line) in lines.iter().enumerate() {
        if line.contains("/product") && line.contains("rw") {
            let at = ("android.mounts", format!("key:{nth}"));
            let by = ("root_or_unlocked", Kind::Exposure);
            altered::mark_at(model, &mut page, at, line, by);
        }
    }
    page.lines(&serde_json::to_string_pretty(&lines)?);
    Ok(page)
}

/// The lines of both, in their two syntaxes.
pub(crate) fn mount_lines(model: &Model) -> Vec<String> {
    let system = if model.root { "rw" } else { "ro" };
    let mounts = [
        ("/dev/block/dm-5", "/", "ext4", "ro,seclabel,relatime"),
        (
            "tmpfs",
            "/dev",
            "tmpfs",
            "rw,seclabel,nosuid,relatime,mode=755",
        ),
        ("proc", "/proc", "proc", "rw,relatime,gid=3009,hidepid=2"),
        ("/dev/block/dm-6", "/vendor", "ext4", "ro,seclabel,noatime"),
        (
            "/dev/block/dm-8",
            "/data",
            "f2fs",
            "rw,lazytime,seclabel,nosuid,nodev,noatime",
        ),
        (
            "/dev/fuse",
            "/storage/emulated",
            "fuse",
            "rw,nosuid,nodev,noexec,noatime",
        ),
    ];
    let product = format!("{system},seclabel,relatime");
    let hidden = format!("{}/mnt", planted::ANDROID_PATH.value);
    let of_tool = ("tmpfs", hidden.as_str(), "tmpfs", "rw,relatime");
    let all = mounts
        .into_iter()
        .chain([("/dev/block/dm-7", "/product", "ext4", product.as_str())])
        .chain(model.phone.watched.then_some(of_tool));
    let mut lines: Vec<String> = Vec::new();
    let mut second: Vec<String> = Vec::new();
    for (device, point, kind, options) in all {
        lines.push(format!("{device} on {point} type {kind} ({options})"));
        second.push(format!("{device} {point} {kind} {options} 0 0"));
    }
    lines.extend(second);
    lines
}

/// Programs that give root; one string may hold several lines.
pub(super) fn root_binaries(model: &Model) -> Result<Page, BuildError> {
    let mut page = Page::new("/androidqf/root_binaries.json");
    let lines = root_lines(model);
    for (nth, line) in lines.iter().enumerate() {
        mark(&mut page, "android.root_binaries", nth, line);
        let at = ("android.root_binaries", format!("key:{nth}"));
        let by = ("root_or_unlocked", Kind::Exposure);
        altered::mark_at(model, &mut page, at, line, by);
    }
    page.lines(&serde_json::to_string_pretty(&lines)?);
    Ok(page)
}

/// States that a line of a list names the folder of a watching tool.
fn mark(page: &mut Page, artefact: &'static str, nth: usize, line: &str) {
    if line.contains(&*planted::ANDROID_PATH.value) {
        let by = By::from(&planted::ANDROID_PATH);
        page.mark(artefact, format!("key:{nth}"), line, by, Kind::KnownTool);
    }
}

/// What was found of them.
pub(crate) fn root_lines(model: &Model) -> Vec<String> {
    let mut all = Vec::new();
    if model.root {
        let found = ["/system/bin/su\n/debug_ramdisk/su", "/system/bin/magisk"];
        all.extend(found.map(str::to_owned));
    }
    if model.phone.watched {
        all.push(format!("{}/su", planted::ANDROID_PATH.value));
    }
    all
}
