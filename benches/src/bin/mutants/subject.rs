//! A phone that is damaged, checked and mended over and over.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use benches::Numbers;
use serde_json::Value;
use testkit::Phone;

use super::mutation::mutate;

/// The password of the encrypted phone.
pub(crate) const PASSWORD: &str = "mutants";
/// A run that takes longer hangs.
const HANG: Duration = Duration::from_secs(10);
/// How often a running check is looked at.
const LOOK: Duration = Duration::from_millis(2);
/// Most files that one case damages.
const FILES_A_CASE: usize = 3;

/// A phone, and what is told of it while it is whole.
pub(crate) struct Subject {
    pub(crate) name: String,
    program: PathBuf,
    folder: PathBuf,
    /// The files that vigie reads: where they lie, and under which path they stand on the phone.
    files: Vec<(PathBuf, String)>,
    /// What is told of the whole phone.
    pub(crate) whole: Value,
}

/// What a case damaged.
pub(crate) struct Damage {
    /// The files and their content before.
    before: Vec<(PathBuf, Vec<u8>)>,
    /// Their paths on the phone.
    pub(crate) paths: BTreeSet<String>,
}

/// What a check of a damaged phone gave.
pub(crate) struct Seen {
    /// None when a signal ended it or it had to be stopped.
    pub(crate) code: Option<i32>,
    pub(crate) hung: bool,
    pub(crate) seconds: f64,
    /// The document, when one was printed.
    pub(crate) document: Option<Value>,
    /// What it said to the person.
    pub(crate) said: String,
    /// Whether the reading process had to be started again.
    pub(crate) reader_died: bool,
}

impl Subject {
    /// Builds the phone in `folder` and checks it once.
    pub(crate) fn new(program: &Path, folder: &Path, phone: &Phone) -> Result<Self> {
        fs::create_dir_all(folder.join("home"))?;
        testkit::build(phone, &folder.join("phone"))?;
        fs::write(folder.join("sets.stix2"), testkit::planted_indicators())?;
        fs::write(folder.join("password"), PASSWORD)?;
        let mut subject = Self {
            name: format!("iOS {:?}", phone.version),
            program: program.to_owned(),
            folder: folder.to_owned(),
            files: Vec::new(),
            whole: Value::Null,
        };
        let seen = subject.run()?;
        ensure!(seen.code == Some(1), "the whole phone: {}", seen.said);
        subject.whole = seen.document.context("no document of the whole phone")?;
        subject.files = subject.files_read()?;
        subject.forget_case()?;
        Ok(subject)
    }

    fn files_read(&self) -> Result<Vec<(PathBuf, String)>> {
        let text = fs::read_to_string(self.case().join("files.jsonl"))?;
        let mut files = Vec::new();
        for line in text.lines() {
            let file: Value = serde_json::from_str(line)?;
            let stored = file["stored_path"].as_str().context("no stored path")?;
            let path = file["path"].as_str().context("no path")?;
            let stored = self.folder.join("phone").join(stored);
            if fs::metadata(&stored)?.len() > 0 {
                files.push((stored, path.to_owned()));
            }
        }
        Ok(files)
    }

    fn case(&self) -> PathBuf {
        self.folder.join("case")
    }

    fn forget_case(&self) -> Result<()> {
        match fs::remove_dir_all(self.case()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Damages one to a few files.
    pub(crate) fn damage(&self, numbers: &mut Numbers) -> Result<Damage> {
        let mut damage = Damage {
            before: Vec::new(),
            paths: BTreeSet::new(),
        };
        for _ in 0..=numbers.below(FILES_A_CASE) {
            let (stored, path) = numbers.one_of(&self.files);
            if !damage.paths.insert(path.clone()) {
                continue;
            }
            let before = fs::read(stored)?;
            let other = fs::read(&numbers.one_of(&self.files).0).unwrap_or_default();
            let mut after = before.clone();
            mutate(numbers, &mut after, &other);
            fs::write(stored, after)?;
            damage.before.push((stored.clone(), before));
        }
        Ok(damage)
    }

    /// Checks the phone as it is now.
    pub(crate) fn check(&self) -> Result<Seen> {
        let seen = self.run();
        self.forget_case()?;
        seen
    }

    fn run(&self) -> Result<Seen> {
        let begin = Instant::now();
        let mut child = Command::new(&self.program)
            .args([
                "check",
                "--owner-consents",
                "--json",
                "--lang",
                "en",
                "--case",
            ])
            .arg(self.case())
            .arg("--password-file")
            .arg(self.folder.join("password"))
            .arg("--indicators")
            .arg(self.folder.join("sets.stix2"))
            .arg(self.folder.join("phone"))
            .env("XDG_DATA_HOME", self.folder.join("home"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (printed, said) = (child.stdout.take(), child.stderr.take());
        let printed = thread::spawn(move || all(printed));
        let said = thread::spawn(move || all(said));
        let (code, hung) = end(&mut child, begin)?;
        let printed = printed.join().unwrap_or_default();
        let journal = fs::read_to_string(self.case().join("journal.jsonl")).unwrap_or_default();
        Ok(Seen {
            code,
            hung,
            seconds: begin.elapsed().as_secs_f64(),
            document: serde_json::from_slice(&printed).ok(),
            said: String::from_utf8_lossy(&said.join().unwrap_or_default()).into_owned(),
            reader_died: journal.contains("reader-died"),
        })
    }
}

impl Damage {
    /// Puts back what was there.
    pub(crate) fn mend(&self) -> Result<()> {
        for (stored, before) in &self.before {
            fs::write(stored, before)?;
        }
        Ok(())
    }
}

fn all(from: Option<impl std::io::Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What could not be read is missing from the document, which is then told.
    let _ = from.map(|mut from| std::io::Read::read_to_end(&mut from, &mut bytes));
    bytes
}

/// Waits for the end, or stops it.
fn end(child: &mut Child, begin: Instant) -> Result<(Option<i32>, bool)> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.code(), false));
        }
        if begin.elapsed() > HANG {
            child.kill()?;
            if child.wait()?.success() {
                bail!("a stopped check cannot succeed");
            }
            return Ok((None, true));
        }
        thread::sleep(LOOK);
    }
}
