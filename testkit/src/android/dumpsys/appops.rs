//! `dumpsys appops`: which app used what, when, and whether it was seen
//! (<https://source.android.com/docs/core/permissions/ops>).

use crate::android::{
    clock::{self, duration},
    marks,
    model::Model,
    package::{Package, Use},
    page::Page,
};

/// Writes the section.
pub(super) fn write(model: &Model, page: &mut Page) {
    page.line("Current AppOps Service state:");
    if model.phone.since(10) {
        page.lines(
            "  Settings:\n    top_state_settle_time=+5s0ms\n    \
             fg_service_state_settle_time=+5s0ms\n    bg_state_settle_time=+1s0ms",
        )
        .line("");
    }
    page.line("  Op mode watchers:");
    for op in [
        "COARSE_LOCATION",
        "READ_CALL_LOG",
        "READ_SMS",
        "SYSTEM_ALERT_WINDOW",
    ] {
        page.line(format!("    Op {op}:"));
        page.line("      #0: ModeCallback{4be0994 watchinguid=-1 flags=0x1 from uid=1000 pid=929}");
    }
    page.line("");
    let mut packages: Vec<&Package> = model.installed().collect();
    packages.sort_by_key(|package| package.uid);
    let (mut rows, mut of_numbers) = (0, 0);
    let mut last = None;
    for user in &model.users {
        for package in &packages {
            if !package.users.contains(&user.id) {
                continue;
            }
            let uid = package.uid_text(user.id);
            if last.as_ref() != Some(&uid) {
                page.line(format!("  Uid {uid}:"));
                if model.phone.since(9) {
                    page.line("    state=cch");
                }
                if model.phone.since(10) && package.uid >= 10_000 {
                    page.line("      LEGACY_STORAGE: mode=ignore");
                    of_numbers += 1;
                }
                for (op, mode) in modes_of(package, model.phone.version) {
                    page.line(format!("      {op}: mode={mode}"));
                    of_numbers += 1;
                }
                last = Some(uid);
            }
            if package.ops.is_empty() {
                continue;
            }
            page.line(format!("    Package {}:", package.name));
            marks::app(page, "android.app_ops", &package.name);
            for used in &package.ops {
                write_op(model, page, used);
                rows += 1;
            }
        }
    }
    page.line("");
    page.count("android.app_ops", "Ops", rows);
    page.count("android.app_ops", "Modes of numbers", of_numbers);
}

/// What the system sets for its whole number, from the permissions that are asked for when it runs;
/// only the location since Android 10, the others since 11.
fn modes_of(package: &Package, version: u32) -> Vec<(&'static str, &'static str)> {
    let of = |permission: &str| {
        let mut all = package.runtime.iter();
        all.find(|(known, _)| *known == permission).map(|one| one.1)
    };
    let seen = |granted: bool| if granted { "foreground" } else { "ignore" };
    let location = of("android.permission.ACCESS_FINE_LOCATION").map(|granted| {
        match of("android.permission.ACCESS_BACKGROUND_LOCATION") {
            Some(true) if granted => "allow",
            _ => seen(granted),
        }
    });
    let senses = |permission| of(permission).filter(|_| version >= 11).map(seen);
    let usual = [
        ("COARSE_LOCATION", location),
        ("RECORD_AUDIO", senses("android.permission.RECORD_AUDIO")),
        ("CAMERA", senses("android.permission.CAMERA")),
    ];
    let is_own = |op: &str| package.modes.iter().any(|(own, _)| *own == op);
    let usual = usual
        .into_iter()
        .filter_map(|(op, mode)| Some((op, mode?)))
        .filter(|(op, _)| !is_own(op));
    let all = usual.chain(package.modes.iter().copied());
    all.filter(|_| version >= 10).collect()
}

fn write_op(model: &Model, page: &mut Page, used: &Use) {
    match model.phone.version {
        ..=8 => old(model, page, used),
        9 => nine(model, page, used),
        10 => {
            page.line(format!("      {} ({}): ", used.op, used.mode));
            times(model, page, used);
        }
        _ => {
            page.line(format!("      {} ({}): ", used.op, used.mode));
            if used.access.is_some() || used.reject.is_some() {
                page.line("          null=[");
                times(model, page, used);
                page.line("          ]");
            }
        }
    }
}

/// `      CAMERA: mode=0; time=+3h21m4s5ms ago`.
fn old(model: &Model, page: &mut Page, used: &Use) {
    let mode = match used.mode {
        "allow" => 0,
        "ignore" => 1,
        "deny" => 2,
        _ => 3,
    };
    let ago = |at: i64| duration((model.now() - at) * 1_000 + 207);
    let time = used
        .access
        .map(|(at, _)| format!("; time=+{} ago", ago(at)));
    let refused = used
        .reject
        .map(|at| format!("; rejectTime=+{} ago", ago(at)));
    page.line(format!(
        "      {}: mode={mode}{}{}",
        used.op,
        time.unwrap_or_default(),
        refused.unwrap_or_default()
    ));
}

/// `          Access: fg = 2019-06-15 12:20:33.207 (-3h0m0s0ms)`.
fn nine(model: &Model, page: &mut Page, used: &Use) {
    page.line(format!("      {} ({}): ", used.op, used.mode));
    if let Some((at, state)) = used.access {
        page.line(format!("          Access: {state} = {}", moment(model, at)));
    }
    if let Some(at) = used.reject {
        page.line(format!("          Reject: bg = {}", moment(model, at)));
    }
}

fn times(model: &Model, page: &mut Page, used: &Use) {
    // An app that is heard in the background was seen once as well.
    if let Some((at, "bg")) = used.access {
        let earlier = moment(model, at - 2 * clock::DAY);
        page.line(format!(
            "            Access: [top-s] {earlier} duration=+41s2ms"
        ));
    }
    if let Some((at, state)) = used.access {
        page.line(format!(
            "            Access: [{state}-s] {}",
            moment(model, at)
        ));
    }
    if let Some(at) = used.reject {
        page.line(format!("            Reject: [bg-s] {}", moment(model, at)));
    }
}

fn moment(model: &Model, at: i64) -> String {
    let ago = duration((model.now() - at) * 1_000 - 207);
    format!("{}.207 (-{ago})", clock::full(at))
}
