//! Messages as published ones are, and near misses.

use super::{Messages, clients, wants_format, wants_program};

fn told(path: &str, texts: &[&str]) -> Vec<String> {
    let (mut messages, mut all) = (Messages::default(), Vec::new());
    for text in texts {
        messages.read(path, text, &mut |kind, one| {
            let parts = [
                one.app_id,
                one.path,
                one.name,
                one.permission,
                one.profile_id,
                one.host_id,
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            all.push(format!("{kind} {}", parts.join(" ")));
        });
    }
    all
}

#[test]
fn a_permission_is_joined_to_who_asks_by_the_number_of_the_request() {
    let tccd = "/System/Library/PrivateFrameworks/TCC.framework/Support/tccd";
    let texts = [
        "AUTHREQ_CTX: msgID=155.4, function=TCCAccessRequest, service=kTCCServiceMicrophone, preflight=no,",
        "AUTHREQ_ATTRIBUTION: msgID=155.4, attribution={responsible={TCCDProcess: identifier=org.example.watch, pid=812, auid=501, euid=501, binary_path=/private/var/containers/Bundle/Application/A/My Watch.app/Watch}, requesting={TCCDProcess: identifier=x, binary_path=/usr/libexec/helper}, },",
        "AUTHREQ_SUBJECT: msgID=155.4, subject=org.example.watch,",
        "AUTHREQ_SUBJECT: msgID=9.1, subject=<private>,",
    ];
    assert_eq!(
        told(tccd, &texts),
        [
            "permission-asked /private/var/containers/Bundle/Application/A/My Watch.app/Watch kTCCServiceMicrophone",
            "permission-asked /usr/libexec/helper kTCCServiceMicrophone",
            "permission-asked org.example.watch kTCCServiceMicrophone",
        ]
    );
}

/// Program, message, and what it names.
const RAN: &[(&str, &str, &str)] = &[
    (
        "/kernel",
        "AMFI: App Store Fast Path -> /private/var/x/A.app/A",
        "launch /private/var/x/A.app/A",
    ),
    ("/kernel", "something else -> /private/var/x", ""),
    (
        "/sbin/launchd",
        "Successfully spawned bh[412] because semaphore",
        "launch bh",
    ),
    (
        "/usr/libexec/runningboardd",
        "Executing launch request for app<org.example.a(0A)> (x)",
        "launch org.example.a",
    ),
    (
        "/usr/libexec/runningboardd",
        "[anon<bh>(501):77] reported to RB as running",
        "launch bh",
    ),
    (
        "/usr/libexec/runningboardd",
        "[app<org.example.a>:7] Shutdown sockets",
        "",
    ),
    (
        "/usr/libexec/backboardd",
        "Signpost ID: 1 process_name=/usr/bin/x next",
        "launch /usr/bin/x",
    ),
    (
        "/usr/libexec/ReportCrash",
        "Formulating fatal 309 report for corpse[412] bh",
        "crash bh",
    ),
    (
        "/usr/libexec/ReportCrash",
        "Saved crash report for bh[412] version 1",
        "crash bh",
    ),
    (
        "/usr/libexec/osanalyticshelper",
        "Saved report to /var/mobile/Library/Logs/CrashReporter/bh-1.ips",
        "crash-report /var/mobile/Library/Logs/CrashReporter/bh-1.ips",
    ),
    (
        "/usr/libexec/other",
        "Successfully spawned bh[412] because x",
        "",
    ),
];

#[test]
fn programs_that_ran_are_named() {
    for (path, text, expected) in RAN {
        let (path, text, expected) = (*path, *text, *expected);
        let expected: Vec<&str> = Some(expected)
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect();
        assert_eq!(told(path, &[text]), expected, "{text}");
    }
}

/// The same, of what was put on and taken off.
const PUT_ON: &[(&str, &str, &str)] = &[
    (
        "/usr/libexec/profiled",
        "Profile \u{201c}org.example.profile\u{201d} installed.",
        "profile-installed org.example.profile",
    ),
    (
        "/usr/libexec/profiled",
        "Removing profile \"org.example.profile\"",
        "profile-removed org.example.profile",
    ),
    (
        "/usr/libexec/profiled",
        "Checking \"org.example.profile\"",
        "",
    ),
    (
        "/usr/libexec/mdmd",
        "Handling request type: InstallProfile",
        "management-command InstallProfile",
    ),
    (
        "/usr/libexec/lockdownd",
        "Pairing with host 6F9619FF-8B86-D011-B42D-00CF4FC964FF done",
        "pairing 6F9619FF-8B86-D011-B42D-00CF4FC964FF",
    ),
    (
        "/usr/libexec/lockdownd",
        "handle_unpair: removed",
        "unpairing ",
    ),
    (
        "/usr/libexec/installd",
        "Install Successful for (Placeholder:org.example.app)",
        "app-installed org.example.app",
    ),
    (
        "/usr/libexec/installd",
        "Installing <MIInstallableBundle ID=org.example.app; Version=1.0>",
        "app-installed org.example.app",
    ),
    (
        "/usr/libexec/installd",
        "Uninstalling identifier org.example.app",
        "app-removed org.example.app",
    ),
];

#[test]
fn profiles_computers_and_apps_are_named() {
    for (path, text, expected) in PUT_ON {
        let (path, text, expected) = (*path, *text, *expected);
        let expected: Vec<&str> = Some(expected)
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect();
        assert_eq!(told(path, &[text]), expected, "{text}");
    }
}

#[test]
fn clients_of_the_network_are_the_keys_of_its_state() {
    let list = "<plist version=\"1.0\"><dict><key>/usr/sbin/x:y</key><integer>2</integer>\
                <key>inner</key><dict><key>com.example.a:b</key><integer>1</integer></dict></dict></plist>";
    let text = "{\n  \"/usr/sbin/x:y\" = 2;\n  \"com.example.a:b\" = 1;\n}";
    for data in [list, text] {
        let mut all = Vec::new();
        let title = "SCDynamicStore/client sessions";
        clients(
            "/usr/libexec/configd",
            title,
            data.as_bytes(),
            &mut |_, one| {
                all.push(one.path.or(one.app_id).unwrap());
            },
        );
        assert_eq!(all, ["/usr/sbin/x", "com.example.a"]);
    }
}

#[test]
fn formats_are_wanted_by_what_they_hold() {
    assert!(wants_program("/kernel") && !wants_program("/usr/libexec/other"));
    assert!(wants_format("/kernel", "AMFI: %s"));
    assert!(wants_format("/kernel", "%s"));
    assert!(!wants_format("/kernel", "wlan0: %s"));
    assert!(wants_format("/usr/libexec/profiled", "anything"));
}
