//! Signs that weigh little alone: what fires, and what nearly does.

use model::{Argument, Certainty, Instant, Kind, Untrusted};

use crate::records::{APP, Phone, STORE, granted, package};

const OPENED: &str = "com.google.android.packageinstaller";
const PRIVATE: &str = "android.os.usertype.profile.PRIVATE";

fn is(phone: Phone, expected: Option<Kind>, checks: &[&str]) {
    let checks = checks.iter().map(|check| (*check).to_owned()).collect();
    assert_eq!(phone.above(&[]), expected.map(|kind| (kind, checks)));
}

fn tells(phone: Phone, check: &str) -> bool {
    let start = format!("check-{check}-");
    phone.titles().iter().any(|title| title.starts_with(&start))
}

#[test]
fn files_and_roles_count_for_apps_from_elsewhere() {
    let files = |phone: Phone, mode| phone.op("MANAGE_EXTERNAL_STORAGE", mode, "");
    is(
        files(Phone::new().opened(), "allow"),
        Some(Kind::Exposure),
        &["all-files-access", "sideloaded"],
    );
    assert_eq!(
        files(Phone::new().opened(), "allow").above(&["app:com.example.app"]),
        None
    );
    is(files(Phone::new().opened(), "default"), None, &[]);
    is(files(Phone::new().bought(), "allow"), None, &[]);
    assert!(tells(
        files(Phone::new().bought(), "allow"),
        "all-files-access"
    ));
    let sms = "android.app.role.SMS";
    is(
        Phone::new().opened().role(sms),
        Some(Kind::Exposure),
        &["default-app-role", "sideloaded"],
    );
    is(Phone::new().bought().role(sms), None, &[]);
    assert!(!tells(
        Phone::new().opened().role("android.app.role.BROWSER"),
        "default-app-role"
    ));
    let old = Phone::new()
        .opened()
        .setting("sms_default_application", APP);
    is(
        old,
        Some(Kind::Exposure),
        &["default-app-role", "sideloaded"],
    );
}

#[test]
fn usage_and_traffic_are_told_and_never_counted() {
    for (op, check) in [
        ("GET_USAGE_STATS", "usage-access"),
        ("ACTIVATE_VPN", "carries-traffic"),
    ] {
        for phone in [Phone::new().opened(), Phone::new().bought()] {
            let phone = phone.op(op, "allow", "bg");
            assert!(tells(phone, check), "{check}");
        }
        is(Phone::new().opened().op(op, "allow", "bg"), None, &[]);
        assert!(!tells(Phone::new().opened().op(op, "ignore", "bg"), check));
        assert!(!tells(Phone::new().opened().op(op, "default", "bg"), check));
    }
}

#[test]
fn hidden_started_with_the_phone_and_reading() {
    let reads = |installer, permissions: &[&str]| {
        Phone::new().package(&granted(package(APP, installer), permissions))
    };
    let texts = || reads(OPENED, &["READ_SMS"]).op("READ_SMS", "allow", "bg");
    is(texts(), None, &[]);
    is(texts().icon(APP).boots(), None, &[]);
    let all = ["no-launcher", "sideloaded", "starts-unseen"];
    is(texts().boots(), Some(Kind::Suspicious), &all);
    let one = &texts().boots().findings(&["app:com.example.app"])[0];
    assert_eq!(
        (one.kind, one.certainty),
        (Kind::Suspicious, Certainty::Likely)
    );
    // Allowed and never used; used and refused since.
    is(
        reads(OPENED, &["READ_SMS"])
            .op("READ_SMS", "allow", "")
            .boots(),
        None,
        &[],
    );
    is(
        reads(OPENED, &["READ_SMS"])
            .op("READ_SMS", "ignore", "bg")
            .boots(),
        None,
        &[],
    );
    // One of a store may be what a parent set up.
    let bought = || {
        reads(STORE, &["ACCESS_FINE_LOCATION"])
            .op("FINE_LOCATION", "allow", "bg")
            .boots()
    };
    let unseen = ["background-location", "no-launcher", "starts-unseen"];
    is(bought(), Some(Kind::Exposure), &unseen);
    assert_eq!(bought().above(&["app:com.example.app"]), None);
    // The part that would start is switched off.
    let mut off = granted(package(APP, OPENED), &["READ_SMS"]);
    off.users[0].disabled_components = vec![Untrusted::from(".Boot")];
    is(
        Phone::new()
            .package(&off)
            .op("READ_SMS", "allow", "bg")
            .boots(),
        None,
        &[],
    );
}

#[test]
fn neither_sleep_nor_restart_stops_it() {
    let kept = |list, wakes| Phone::new().opened().boots().exempt(list).alarm(wakes);
    assert!(tells(kept("user", true), "stays-awake"));
    is(kept("user", true), None, &[]);
    assert!(
        !tells(kept("system", true), "stays-awake"),
        "the maker chose it"
    );
    assert!(
        !tells(kept("user", false), "stays-awake"),
        "the alarm waits"
    );
    let asleep = Phone::new().opened().exempt("user").alarm(true);
    assert!(
        !tells(asleep, "stays-awake"),
        "does not start with the phone"
    );
    let may = Phone::new()
        .package(&granted(package(APP, OPENED), &["USE_EXACT_ALARM"]))
        .boots()
        .exempt("user");
    assert!(tells(may, "stays-awake"));
}

#[test]
fn another_space_gives_weight() {
    let in_space = |installer, kind| {
        let mut there = package(APP, installer);
        there.users[0].user = 11;
        Phone::new()
            .package(&there)
            .icon(APP)
            .user(0, "android.os.usertype.full.SYSTEM")
            .user(11, kind)
    };
    is(in_space(STORE, PRIVATE), None, &[]);
    assert!(tells(in_space(STORE, PRIVATE), "other-space"));
    assert!(tells(
        in_space(STORE, "android.os.usertype.full.SECONDARY"),
        "other-space"
    ));
    for kind in [
        "android.os.usertype.profile.MANAGED",
        "android.os.usertype.profile.CLONE",
    ] {
        assert!(!tells(in_space(STORE, kind), "other-space"), "{kind}");
    }
    let hears = in_space(STORE, PRIVATE).listener(APP, "listener");
    is(
        hears,
        Some(Kind::Suspicious),
        &["notification-access", "other-space"],
    );
    let strong = ["notification-access", "other-space", "sideloaded"];
    let opened = || in_space(OPENED, PRIVATE).listener(APP, "listener");
    is(opened(), Some(Kind::Suspicious), &strong);
    assert_eq!(opened().findings(&[])[0].certainty, Certainty::Likely);
    // The owner has it too; or nobody knows what the space is.
    let mut both = package(APP, STORE);
    both.users.push(crate::records::user(11));
    let both = Phone::new().package(&both).icon(APP).user(11, PRIVATE);
    assert!(!tells(both, "other-space"));
    let mut unknown = package(APP, STORE);
    unknown.users[0].user = 11;
    assert!(!tells(
        Phone::new().package(&unknown).icon(APP),
        "other-space"
    ));
}

#[test]
fn how_an_app_is_signed_and_built() {
    let phone = |signer: &'static str, debuggable| {
        let mut system = package("android", "");
        system.is_system = true;
        system.signature_codes = vec![Untrusted::from("aaaaaaaa")];
        let mut other = package("com.example.other", STORE);
        other.signature_codes = vec![Untrusted::from("bbbbbbbb")];
        let mut app = package(APP, OPENED);
        app.signature_codes = vec![Untrusted::from(signer)];
        app.debuggable = debuggable;
        Phone::new()
            .package(&system)
            .package(&other)
            .icon("com.example.other")
            .package(&app)
            .icon(APP)
    };
    assert!(tells(phone("cccccccc", false), "lone-signer"));
    assert!(!tells(phone("bbbbbbbb", false), "lone-signer"));
    assert!(!tells(phone("aaaaaaaa", false), "lone-signer"));
    // A digest cannot be compared with a short code.
    assert!(!tells(
        phone("cccccccccccccccccccccccccccccccc", false),
        "lone-signer"
    ));
    assert!(tells(phone("cccccccc", true), "test-build"));
    assert!(!tells(phone("cccccccc", false), "test-build"));
    is(phone("cccccccc", true), None, &[]);
}

#[test]
fn a_name_that_cannot_be_compared_with_the_system_imitates_nothing() {
    const NAMED: &str = "com.android.service.sync";
    let mut named = package(NAMED, OPENED);
    named.signature_codes.clear();
    let mut system = package("android", "");
    system.is_system = true;
    let phone = Phone::new().package(&system).package(&named).icon(NAMED);
    is(phone, None, &[]);
}

#[test]
fn a_service_that_works_without_its_notification() {
    let phone = |mode, state| {
        Phone::new().bought().op("POST_NOTIFICATION", mode, "").op(
            "START_FOREGROUND",
            "allow",
            state,
        )
    };
    assert!(tells(phone("ignore", "fg"), "works-silently"));
    assert!(!tells(phone("allow", "fg"), "works-silently"));
    assert!(!tells(phone("ignore", ""), "works-silently"));
    is(phone("ignore", "fg"), None, &[]);
    let by_number = Phone::new()
        .bought()
        .op_of(None, 10_123, "POST_NOTIFICATION", "ignore", "")
        .op("START_FOREGROUND", "allow", "fg");
    assert!(tells(by_number, "works-silently"));
}

#[test]
fn a_name_of_chance_is_told_of_apps_from_elsewhere() {
    const NAMED: &str = "com.sync.service20240917";
    let from = |installer| Phone::new().package(&package(NAMED, installer)).icon(NAMED);
    assert!(tells(from(OPENED), "name-of-chance"));
    assert!(!tells(from(STORE), "name-of-chance"));
    is(from(OPENED), None, &[]);
    assert!(!tells(Phone::new().opened(), "name-of-chance"));
}

#[test]
fn apps_that_went_or_went_back() {
    let removed = Phone::new().change(APP, 3, 0).change(APP, 2, 17);
    assert_eq!(removed.titles(), ["check-removed-or-downgraded-title"]);
    let older = "check-removed-or-downgraded-older-title";
    // The days come in any order.
    for days in [[(3, 16), (2, 17)], [(2, 17), (3, 16)]] {
        let phone = days
            .into_iter()
            .fold(Phone::new(), |phone, (day, version)| {
                phone.change(APP, day, version)
            });
        assert_eq!(phone.titles(), [older]);
    }
    for days in [[(2, 16), (3, 17)], [(2, 16), (3, 16)]] {
        let phone = days
            .into_iter()
            .fold(Phone::new(), |phone, (day, version)| {
                phone.change(APP, day, version)
            });
        assert_eq!(phone.titles(), Vec::<String>::new());
    }
    let two = Phone::new()
        .change(APP, 2, 20)
        .change("com.example.other", 3, 10);
    assert_eq!(two.titles(), Vec::<String>::new());
}

#[test]
fn an_app_from_elsewhere_is_told_with_its_way_and_its_day() {
    let reason = |from: Option<&'static str>, variant: &str| {
        let mut package = package(APP, OPENED);
        package.originating_app = from.map(Untrusted::from);
        package.installed = Some(Instant::from_unix_ns(1_780_000_000_000_000_000));
        let phone = Phone::new()
            .package(&package)
            .icon(APP)
            .accessibility(APP, "enabled");
        let found = phone.findings(&[]);
        let signs = found[0].signs.iter();
        let key = format!("check-sideloaded{variant}-reason");
        let sign = signs.clone().find(|sign| sign.reason.key == key);
        let sign = sign.unwrap_or_else(|| panic!("{key}: {:?}", found[0].signs));
        assert_eq!(sign.kind, Kind::Context, "gives weight, and is no alarm");
        sign.reason.arguments.clone()
    };
    for (from, variant) in [
        (None, ""),
        (Some("com.whatsapp"), "-messenger"),
        (Some("com.android.chrome"), "-browser"),
        (Some("com.sec.android.app.myfiles"), "-files"),
        (Some("com.example.shop"), "-from"),
    ] {
        let gaps = reason(from, variant);
        assert_eq!(gaps["dated"], Argument::Number(1));
        assert_eq!(gaps["day"], Argument::Number(28));
        assert_eq!(gaps["month"], Argument::Key("month-5".into()));
        assert_eq!(gaps["year"], Argument::words("2026"));
        assert_eq!(gaps.get("from").cloned(), from.map(Argument::words));
    }
}
