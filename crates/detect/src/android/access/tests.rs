//! What is in force is told, and nothing that is not.

use artefacts::{
    AnyRecord,
    android::{
        accessibility::AccessibilityService,
        accounts::AccountCount,
        adb_keys::AdbKey,
        app_ops::AppOp,
        device_policy::Policy,
        getprop::Property,
        input_methods::Keyboard,
        package_files::ListedPackage,
        packages::{Package, UserState},
        settings::Setting,
        users::PhoneUser,
        vpn::VpnApp,
    },
};
use model::{Access, Instant, Means, Place, Untrusted};

use super::super::Facts;
use super::Accesses;
use crate::SeenIn;

const STORE: Option<&str> = Some("com.android.vending");

/// A phone of records, each read by a job of its own.
#[derive(Default)]
struct Phone {
    facts: Facts,
    accesses: Accesses,
}

impl Phone {
    fn read(mut self, record: AnyRecord<'_>) -> Self {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: record.artefact(),
            path: format!("/{}", record.artefact()),
        };
        let (mut facts, mut accesses) = (Facts::default(), Accesses::default());
        facts.record(&seen, Place::Whole, record);
        accesses.record(&seen, Place::Whole, record);
        self.facts.absorb(facts);
        self.accesses.absorb(accesses);
        self
    }

    fn app(self, id: &str, installer: Option<&str>, granted: &[&str]) -> Self {
        self.read(AnyRecord::AndroidPackages(&package(id, installer, granted)))
    }

    fn system(self, id: &str, granted: &[&str]) -> Self {
        let mut part = package(id, None, granted);
        part.is_system = true;
        self.read(AnyRecord::AndroidPackages(&part))
    }

    fn used(self, id: &str, op: &str, mode: &str, at: Option<i64>, background: bool) -> Self {
        let time = at.map(Instant::from_unix_ns);
        self.read(AnyRecord::AndroidAppOps(&AppOp {
            app_id: Some(Untrusted::from(id)),
            uid: None,
            user_id: None,
            op: Untrusted::from(op),
            op_mode: Some(Untrusted::from(mode)),
            last_access: time,
            access_state: None,
            in_background: time.map(|_| background),
            last_background_access: time.filter(|_| background),
            last_reject: None,
            duration_ms: None,
            proxied: false,
            captured: None,
        }))
    }

    fn all(self) -> Vec<Access> {
        let apps = self.facts.judge();
        self.accesses.conclude(&apps)
    }

    /// Each in a line: means, holder, state, origin, count.
    fn lines(self) -> Vec<String> {
        let raw = |text: &Option<Untrusted<'_>>| match text {
            Some(text) => text.raw().to_owned(),
            None => "-".to_owned(),
        };
        let all = self.all();
        let lines = all.iter().map(|one| {
            let (means, holder) = (one.means.name(), raw(&one.holder));
            let (state, origin) = (raw(&one.state), raw(&one.origin));
            format!("{means} {holder} {state} {origin} {}", one.count)
        });
        lines.collect()
    }
}

fn package<'a>(id: &'a str, installer: Option<&'a str>, granted: &[&'a str]) -> Package<'a> {
    Package {
        app_id: Untrusted::from(id),
        replaced_system: false,
        uid: None,
        path: None,
        version: None,
        version_code: None,
        target_sdk: None,
        is_system: false,
        debuggable: false,
        installed_by_app: installer.map(Untrusted::from),
        initiating_app: None,
        originating_app: None,
        package_source: None,
        installed: Some(Instant::from_unix_ns(7)),
        updated: None,
        signature_codes: Vec::new(),
        requested_permissions: Vec::new(),
        users: vec![UserState {
            user: 0,
            installed: true,
            hidden: false,
            stopped: false,
            enabled: Some(0),
            installed_at: None,
            granted_permissions: granted.iter().copied().map(Untrusted::from).collect(),
            disabled_components: Vec::new(),
        }],
    }
}

const AUDIO: &str = "android.permission.RECORD_AUDIO";
const FINE: &str = "android.permission.ACCESS_FINE_LOCATION";
const ALWAYS: &str = "android.permission.ACCESS_BACKGROUND_LOCATION";

#[test]
fn a_permission_that_is_granted_is_told_with_its_last_use_and_one_refused_is_not() {
    let all = Phone::default()
        .app("com.a", STORE, &[AUDIO])
        .app("com.b", STORE, &[AUDIO])
        .app("com.c", STORE, &[])
        .used("com.a", "RECORD_AUDIO", "allow", Some(20), false)
        .used("com.a", "RECORD_AUDIO", "allow", Some(9), true)
        .used("com.b", "RECORD_AUDIO", "ignore", Some(30), false)
        .used("com.c", "RECORD_AUDIO", "allow", Some(40), false)
        .all();
    assert_eq!(all.len(), 1, "{all:?}");
    let one = &all[0];
    assert_eq!(one.holder, Some("com.a".into()));
    assert_eq!(one.last_used, Some(Instant::from_unix_ns(20)));
    assert_eq!(one.last_in_background, Some(Instant::from_unix_ns(9)));
    assert_eq!(one.in_background, Some(true));
    assert_eq!(one.since, Some(Instant::from_unix_ns(7)));
    assert_eq!(one.seen.len(), 2);
}

#[test]
fn one_operation_that_is_refused_takes_no_other() {
    let lines = Phone::default()
        .app(
            "com.a",
            STORE,
            &[
                FINE,
                "android.permission.READ_SMS",
                "android.permission.RECEIVE_SMS",
            ],
        )
        .used("com.a", "FINE_LOCATION", "ignore", Some(9), true)
        .used("com.a", "READ_SMS", "ignore", None, false)
        .lines();
    assert_eq!(lines, ["messages com.a - store 1"]);
    let rough = Phone::default()
        .app("com.a", STORE, &[FINE])
        .used("com.a", "FINE_LOCATION", "ignore", None, false)
        .used("com.a", "COARSE_LOCATION", "allow", Some(9), false)
        .lines();
    assert_eq!(rough, ["location com.a - store 1"]);
}

#[test]
fn apps_are_told_one_by_one_and_parts_of_the_system_by_their_number() {
    let lines = Phone::default()
        .app("com.a", Some("org.mozilla.firefox"), &[FINE, ALWAYS])
        .app("com.b", STORE, &[FINE])
        .system("com.sys.a", &[FINE, AUDIO])
        .system("com.sys.b", &[FINE])
        .used("com.sys.b", "FINE_LOCATION", "allow", Some(3), true)
        .lines();
    assert_eq!(
        lines,
        [
            "microphone - - system 1",
            "location - - system 2",
            "location com.a always side_loaded 1",
            "location com.b - store 1",
        ]
    );
}

#[test]
fn what_somebody_switched_on_is_named_for_parts_of_the_system_too_and_explained() {
    let talk = "com.google.android.marvin.talkback";
    let service = |id: &'static str, state| AccessibilityService {
        app_id: id.into(),
        component: id.into(),
        state,
        user_id: None,
    };
    let all = Phone::default()
        .system(talk, &[])
        .read(AnyRecord::AndroidAccessibility(&service(talk, "enabled")))
        .read(AnyRecord::AndroidAccessibility(&service(
            "com.off",
            "installed",
        )))
        .all();
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].means, Means::Screen);
    assert_eq!(all[0].known_use, Some("assistive".into()));
    // The name alone explains nothing.
    let other = Phone::default()
        .app(talk, Some("org.mozilla.firefox"), &[])
        .read(AnyRecord::AndroidAccessibility(&service(talk, "bound")))
        .all();
    assert_eq!(other[0].known_use, None);
}

#[test]
fn an_app_that_is_switched_off_can_nothing() {
    let mut off = package("com.a", STORE, &[AUDIO]);
    off.users[0].enabled = Some(2);
    let phone = Phone::default().read(AnyRecord::AndroidPackages(&off));
    assert_eq!(phone.lines(), Vec::<String>::new());
}

#[test]
fn without_a_list_of_apps_uses_tell() {
    let lines = Phone::default()
        .used("com.a", "CAMERA", "allow", None, false)
        .used("com.a", "READ_SMS", "default", None, false)
        .used("com.b", "REQUEST_INSTALL_PACKAGES", "allow", None, false)
        .lines();
    assert_eq!(lines, ["camera com.a - - 1", "installer com.b - - 1"]);
}

#[test]
fn a_computer_is_told_once_and_by_its_name_where_it_has_one() {
    let key = |label: &'static str, fingerprint: &str, at| AdbKey {
        time: Some(Instant::from_unix_ns(at)),
        time_lost: false,
        computer_label: Some(Untrusted::from(label)).filter(|label| !label.is_empty()),
        key_fingerprint: Some(fingerprint.to_owned()),
        kept_in: vec!["keystore"],
        adb_connected: Some(true),
        adb_wifi_enabled: None,
    };
    let lines = Phone::default()
        .read(AnyRecord::AndroidAdbKeys(&key("", "0A", 5)))
        .read(AnyRecord::AndroidAdbKeys(&key("sam@desk", "0A", 1)))
        .read(AnyRecord::AndroidAdbKeys(&key("", "0B", 9)))
        .lines();
    assert_eq!(lines, ["computer - - - 1", "computer sam@desk - - 1"]);
}

/// The same rule as that of the check: the newest of all, and only where an acquisition was made.
#[test]
fn of_the_computers_only_the_last_may_have_made_the_acquisition() {
    let key = |label: &'static str, second: i64| AdbKey {
        time: Some(Instant::from_unix_ns(second * 1_000_000_000)),
        time_lost: false,
        computer_label: Some(Untrusted::from(label)),
        key_fingerprint: Some(format!("0A:{label}")),
        kept_in: vec!["keystore"],
        adb_connected: Some(true),
        adb_wifi_enabled: None,
    };
    let property = Property {
        name: "ro.build.tags".into(),
        value: None,
        captured: Some(Instant::from_unix_ns(3_000_000_000_000)),
    };
    let package = ListedPackage {
        app_id: "org.example".into(),
        installed_by_app: None,
        uid: None,
        disabled: None,
        is_system: None,
        third_party: None,
        files: Vec::new(),
    };
    let report = || {
        Phone::default()
            .read(AnyRecord::AndroidGetprop(&property))
            .read(AnyRecord::AndroidAdbKeys(&key("sam@desk", 2_000)))
            .read(AnyRecord::AndroidAdbKeys(&key("helper@office", 2_900)))
    };
    let without = ["computer helper@office - - 1", "computer sam@desk - - 1"];
    assert_eq!(report().lines(), without);
    let acquired = report().read(AnyRecord::AndroidPackageFiles(&package));
    let with = ["computer helper@office now - 1", "computer sam@desk - - 1"];
    assert_eq!(acquired.lines(), with);
}

#[test]
fn users_accounts_owners_vpn_and_keyboards_are_told_by_what_says_most() {
    let user = |id, kind: Option<&'static str>, flags| PhoneUser {
        user_id: id,
        flags: Some(flags),
        user_type: kind.map(Untrusted::from),
        parent: None,
        has_profile_owner: None,
        restrictions: Vec::new(),
        policy_restrictions: Vec::new(),
    };
    let policy = |role| Policy {
        role,
        app_id: Some("com.boss".into()),
        component: None,
        restriction: None,
        user_id: Some(0),
    };
    let vpn = |state| VpnApp {
        app_id: Some("com.tunnel".into()),
        uid: None,
        state,
        user_id: None,
    };
    let keyboard = |state| Keyboard {
        app_id: "com.keys".into(),
        component: "com.keys/.K".into(),
        state,
        user_id: None,
    };
    let accounts = |count| AccountCount {
        user_id: Some(0),
        account_type: "com.google".into(),
        count,
    };
    let setting = Setting {
        name: "default_input_method".into(),
        value: None,
        namespace: "secure",
        user_id: Some(0),
        set_by_app: None,
        app_ids: vec!["com.keys".into()],
    };
    let lines = Phone::default()
        .app("com.boss", STORE, &[])
        .read(AnyRecord::AndroidUsers(&user(0, None, 0x13)))
        .read(AnyRecord::AndroidUsers(&user(10, None, 0x30)))
        .read(AnyRecord::AndroidUsers(&user(
            11,
            Some("android.os.usertype.profile.PRIVATE"),
            0x1000,
        )))
        .read(AnyRecord::AndroidDevicePolicy(&policy("admin")))
        .read(AnyRecord::AndroidDevicePolicy(&policy("device_owner")))
        .read(AnyRecord::AndroidDevicePolicy(&policy("restriction")))
        .read(AnyRecord::AndroidVpn(&vpn("configured")))
        .read(AnyRecord::AndroidVpn(&vpn("connected")))
        .read(AnyRecord::AndroidInputMethods(&keyboard("enabled")))
        .read(AnyRecord::AndroidInputMethods(&keyboard("installed")))
        .read(AnyRecord::AndroidSettings(&setting))
        .read(AnyRecord::AndroidAccounts(&accounts(2)))
        // The same list from a second source.
        .read(AnyRecord::AndroidAccounts(&accounts(2)))
        .lines();
    assert_eq!(
        lines,
        [
            "administrator com.boss device_owner store 1",
            "profile - managed_profile - 1",
            "profile - private_profile - 1",
            "account com.google - - 2",
            "vpn com.tunnel connected - 1",
            "keyboard com.keys default - 1",
        ]
    );
}
