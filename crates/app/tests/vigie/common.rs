//! What every test of the command needs: phones, a place of their own, and the command itself.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use sha2::{Digest, Sha256};
use testkit::{Phone, Truth, planted_indicators};

/// A folder of its own for one test, with the person's data folder in it.
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Builds `phone` as `name` and states its truth.
    pub(crate) fn phone(&self, name: &str, phone: &Phone) -> (PathBuf, Truth) {
        let backup = self.path(name);
        let truth = testkit::build(phone, &backup).unwrap();
        (backup, truth)
    }

    /// The indicators that watched phones bear.
    pub(crate) fn indicators(&self) -> PathBuf {
        let path = self.path("planted.stix2");
        fs::write(&path, planted_indicators()).unwrap();
        path
    }

    /// The command, in English, standing in this place, without a terminal.
    pub(crate) fn vigie(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vigie"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("VIGIE_DATA", self.path("data"))
            .env("LC_ALL", "en_GB.UTF-8")
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.vigie(arguments).output().unwrap()
    }

    /// Checks `backup` with the planted indicators; gives the exit code and the document.
    pub(crate) fn check(&self, backup: &Path, more: &[&str]) -> (i32, Value) {
        self.check_with(&self.indicators(), backup, more)
    }

    /// Checks what stands at `source` with these indicators.
    pub(crate) fn check_with(
        &self,
        indicators: &Path,
        source: &Path,
        more: &[&str],
    ) -> (i32, Value) {
        let mut arguments = vec![
            "check",
            source.to_str().unwrap(),
            "--owner-consents",
            "--json",
            "--indicators",
            indicators.to_str().unwrap(),
        ];
        arguments.extend(more);
        let output = self.run(&arguments);
        let document = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
        (output.status.code().unwrap(), document)
    }
}

/// Every file below `folder` with its hash: nothing may change, appear or go.
pub(crate) fn hashes(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                let bytes = fs::read(entry.path()).unwrap();
                all.insert(entry.path(), format!("{:x?}", Sha256::digest(bytes)));
            }
        }
    }
    all
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Changes a file of a fresh case as if it had been written so: the last line of the journal, behind which
/// nothing is chained, states its new hash.
pub(crate) fn rewrite(case: &Path, name: &str, content: &str) {
    let before = sha256(&fs::read(case.join(name)).unwrap());
    fs::write(case.join(name), content).unwrap();
    let journal = case.join("journal.jsonl");
    let lines = fs::read_to_string(&journal).unwrap();
    assert!(lines.lines().last().unwrap().contains(&before));
    fs::write(
        &journal,
        lines.replace(&before, &sha256(content.as_bytes())),
    )
    .unwrap();
}

/// The findings of a document.
pub(crate) fn findings(document: &Value) -> &Vec<Value> {
    document["findings"].as_array().unwrap()
}

/// The findings above context, as `kind title` with their evidence: empty on a clean phone.
pub(crate) fn alarms(document: &Value) -> Vec<String> {
    findings(document)
        .iter()
        .filter(|finding| finding["kind"] != "context")
        .map(|finding| serde_json::to_string_pretty(finding).unwrap())
        .collect()
}
