//! Measures how fast unified logs are read, beside the library alone that parses them
//! (`UnifiedLogIterator` and `build_log`) on the same files: one log on one core, then as many logs as
//! there are cores, all at once.
//!
//! `unified_log [FOLDER]`: `FOLDER` holds a real log with its `timesync`; a written one is measured in
//! any case.

use std::{
    collections::{BTreeMap, HashMap},
    env, fs,
    hint::black_box,
    path::{Path, PathBuf},
    sync::Arc,
    thread::{self, ScopedJoinHandle},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow};
use artefacts::{AnyRecord, Neighbours, Phone, PhoneFile, SchemaNote, Sink};
use benches::{median, timed};
use formats::bytes::SharedBytes;
use macos_unifiedlogs::{
    cache::MemoryStringCache, filesystem::LogarchiveProvider, iterator::UnifiedLogIterator,
    parser::build_log, timesync::TimesyncBoot,
};
use model::{Fault, FaultKind, Place};
use testkit::UnifiedLog;

/// To at least this length the real log is repeated.
const BYTES: usize = 8 << 20;
/// Messages of the written log.
const MESSAGES: u64 = 200_000;
const REPEATS: usize = 5;
const TIMESYNC: &str = "/private/var/db/diagnostics/timesync/";

fn main() -> Result<()> {
    let written = written()?;
    measure("written", &written)?;
    if let Some(folder) = env::args_os().nth(1) {
        let real = real(Path::new(&folder))?;
        measure("real", &real)?;
    }
    Ok(())
}

/// A log with the files that it refers to, in memory and, for the library, in a folder.
struct Input {
    log: Vec<u8>,
    files: BTreeMap<String, Vec<u8>>,
    folder: tempfile::TempDir,
}

#[derive(Clone)]
struct Files(BTreeMap<String, Vec<u8>>);

impl Neighbours for Files {
    fn open(&self, path: &str) -> Result<SharedBytes, Fault> {
        match self.0.get(path) {
            Some(bytes) => Ok(Arc::new(bytes.clone())),
            None => Err(Fault::new(FaultKind::Missing, path)),
        }
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        let names = self.0.keys().filter_map(|path| path.strip_prefix(folder));
        names.map(str::to_owned).collect()
    }
}

/// Counts what comes out.
#[derive(Default)]
struct Count(u64);

impl Sink for Count {
    fn record(&mut self, _: Place<'_>, record: AnyRecord<'_>) {
        black_box(&record);
        self.0 += 1;
    }

    fn fault(&mut self, _: Fault) {}

    fn schema(&mut self, _: SchemaNote) {}
}

fn measure(what: &str, input: &Input) -> Result<()> {
    let cores = thread::available_parallelism()?.get();
    let (mut alone, mut ours, mut ours_all, mut alone_all) = (vec![], vec![], vec![], vec![]);
    let (mut entries, mut records) = (0, 0);
    for _ in 0..REPEATS {
        let (time, counted) = timed(|| by_library(input));
        entries = counted?;
        alone.push(time);
        let phone = Arc::new(Phone::new(Files(input.files.clone())));
        let (time, counted) = timed(|| by_vigie(input, &phone));
        records = counted?;
        ours.push(time);
        alone_all.push(at_once(cores, &|| by_library(input))?);
        let phone = Arc::new(Phone::new(Files(input.files.clone())));
        ours_all.push(at_once(cores, &|| by_vigie(input, &phone))?);
    }
    println!(
        "{what}: {} bytes, {entries} entries; {records} records",
        input.log.len()
    );
    let (alone, ours) = (median(alone), median(ours));
    let times = alone.as_secs_f64() / ours.as_secs_f64();
    println!("  one core: library {alone:.2?}, vigie {ours:.2?}: {times:.2} of its speed");
    let (alone, ours) = (median(alone_all), median(ours_all));
    let times = alone.as_secs_f64() / ours.as_secs_f64();
    println!("  {cores} logs on {cores} cores: library {alone:.2?}, vigie {ours:.2?}: {times:.2}");
    Ok(())
}

/// How long it takes by the clock on the wall to do the same on every core.
fn at_once(cores: usize, work: &(dyn Fn() -> Result<u64> + Sync)) -> Result<Duration> {
    let began = Instant::now();
    thread::scope(|scope| {
        let all: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut ended = all.into_iter().map(ScopedJoinHandle::join);
        ended.try_for_each(|one| one.map_err(|_| anyhow!("a thread ended"))?.map(drop))
    })?;
    Ok(began.elapsed())
}

fn by_library(input: &Input) -> Result<u64> {
    let provider = LogarchiveProvider::new(input.folder.path());
    let cache = MemoryStringCache::default();
    let mut boots = HashMap::new();
    for (path, bytes) in &input.files {
        if path.starts_with(TIMESYNC) {
            let parsed = TimesyncBoot::parse_timesync_data(bytes);
            boots.extend(parsed.map_err(|_| anyhow!("times"))?.1);
        }
    }
    let log = UnifiedLogIterator {
        data: input.log.clone(),
        header: Vec::new(),
        evidence: String::new(),
    };
    let mut entries = 0;
    for data in log {
        let (built, _) = build_log(&data, &provider, &cache, &boots, false);
        entries += u64::try_from(built.len())?;
        black_box(built);
    }
    Ok(entries)
}

fn by_vigie(input: &Input, phone: &Arc<Phone>) -> Result<u64> {
    let entry = artefacts::find("ios.unified_log").context("no such artefact")?;
    let path = "/private/var/db/diagnostics/Persist/1.tracev3";
    let file = PhoneFile::new(path, Arc::new(input.log.clone()), None);
    let mut count = Count::default();
    (entry.read)(&file.with_phone(Arc::clone(phone)), &mut count)
        .map_err(|fault| anyhow!("{fault}"))?;
    Ok(count.0)
}

/// A log of messages as daemons write them, one in twenty of a daemon of which something is wanted.
fn written() -> Result<Input> {
    let mut log = UnifiedLog::new(1_700_000_000);
    for number in 0..MESSAGES {
        let program = format!("/usr/libexec/daemon{}", number / 50 % 97);
        let values = [
            &*format!("com.example.service{}", number % 1_000),
            "/private/var/mobile/x",
        ];
        match number % 20 {
            0 => log.message(
                number,
                "/usr/libexec/installd",
                "Uninstalling identifier %s",
                &values[..1],
            ),
            1 => log.message(number, "/kernel", "wlan%s: state of %s", &values),
            2 => log.message(
                number,
                &program,
                "fetched %s",
                &["https://example.org/page"],
            ),
            _ => log.message(
                number,
                &program,
                "%s is at %s, nothing else changed",
                &values,
            ),
        }
    }
    let written = log.write();
    input(&written.log, written.neighbours, 0)
}

/// The real log in a folder.
fn real(folder: &Path) -> Result<Input> {
    let named = |folder: &Path, ending: &str| -> Result<Vec<PathBuf>> {
        let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
        let paths = entries.into_iter().map(|entry| entry.path());
        Ok(paths
            .filter(|path| path.to_string_lossy().ends_with(ending))
            .collect())
    };
    let log = named(folder, ".tracev3")?;
    let log = fs::read(log.first().context("no log")?)?;
    let mut files = BTreeMap::new();
    for path in named(&folder.join("timesync"), ".timesync")? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        files.insert(format!("{TIMESYNC}{name}"), fs::read(&path)?);
    }
    input(&log, files, BYTES)
}

/// The log, its chunks repeated behind its header until it is long.
fn input(log: &[u8], files: BTreeMap<String, Vec<u8>>, bytes: usize) -> Result<Input> {
    let length = log.get(8..16).context("no header")?;
    let header = 16 + usize::try_from(u64::from_le_bytes(length.try_into()?))?;
    let header = header.next_multiple_of(8);
    let mut repeated = log.to_vec();
    repeated.resize(repeated.len().next_multiple_of(8), 0);
    while repeated.len() < bytes {
        let body = log.get(header..).context("no chunks")?;
        repeated.extend(body);
        repeated.resize(repeated.len().next_multiple_of(8), 0);
    }
    let folder = tempfile::tempdir()?;
    for (path, bytes) in &files {
        if let Some(name) = path.strip_prefix("/private/var/db/uuidtext/") {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().context("no folder")?)?;
            fs::write(path, bytes)?;
        }
    }
    Ok(Input {
        log: repeated,
        files,
        folder,
    })
}
