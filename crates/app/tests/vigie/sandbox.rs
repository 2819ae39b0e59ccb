//! The reading process can read what it was given, and nothing else at all.

use std::{
    env, fs,
    net::UdpSocket,
    path::{Path, PathBuf},
    process::Command,
};

use vigie::reader::sandbox;

/// Set in the process that shuts itself in: it is this test program, started again.
const INSIDE: &str = "VIGIE_TEST_INSIDE_SANDBOX";

#[test]
fn the_sandbox_holds() {
    if let Some(folder) = env::var_os(INSIDE) {
        return inside(&PathBuf::from(folder));
    }
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("given")).unwrap();
    fs::write(folder.path().join("given/file"), "x").unwrap();
    fs::write(folder.path().join("other"), "x").unwrap();
    // Not the test's own output: where that is a file, no byte can be added to it from inside.
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", "sandbox::the_sandbox_holds", "--nocapture"])
        .env(INSIDE, folder.path())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}

fn inside(folder: &Path) {
    let state = sandbox::enter(&[folder.join("given")]);
    if !state.is_complete() {
        // `.ci/run` runs where all of it exists; elsewhere the case says what is missing.
        assert!(env::var_os("VIGIE_REQUIRE_ALL").is_none(), "{state:?}");
        println!("skipped: this kernel gives {state:?}");
        return;
    }
    assert_eq!(fs::read_to_string(folder.join("given/file")).unwrap(), "x");
    assert!(
        fs::read_to_string(folder.join("other")).is_err(),
        "read another file"
    );
    assert!(
        fs::read_to_string("/etc/passwd").is_err(),
        "read a system file"
    );
    assert!(
        fs::write(folder.join("given/new"), "x").is_err(),
        "wrote a file"
    );
    assert!(
        fs::remove_file(folder.join("given/file")).is_err(),
        "removed a file"
    );
    assert!(
        UdpSocket::bind("127.0.0.1:0").is_err(),
        "opened a datagram socket"
    );
    assert!(
        std::net::TcpStream::connect("127.0.0.1:9")
            .is_err_and(|error| { error.kind() == std::io::ErrorKind::PermissionDenied }),
        "asked the network"
    );
    assert!(
        Command::new("/bin/true").status().is_err(),
        "started a program"
    );
}
