//! A unified log of an iPhone (`tracev3`) with the files that it refers to: strings of programs
//! (`uuidtext`) and times (`timesync`).
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.

use std::{collections::BTreeMap, fmt::Write as _};

use sha2::{Digest as _, Sha256};

/// Ticks of the clock of an iPhone in a millisecond: 125 nanoseconds are three.
const TICKS_PER_MS: u64 = 24_000;
/// As many bytes of entries stand in one chunk, and of chunks in one set.
const CHUNK_BYTES: usize = 3_500;
const SET_BYTES: usize = 60_000;
/// Where the strings of a program are said to begin.
const STRINGS_START: u32 = 0x1000;
const MAIN_PROGRAM: u16 = 0x0002;
const HAS_LONG_TEXT: u16 = 0x0800;

/// A log that is being written.
#[derive(Clone, Debug)]
pub struct UnifiedLog {
    boot: [u8; 16],
    started_s: i64,
    programs: BTreeMap<String, Program>,
    /// The entries so far, in chunks.
    chunks: Vec<Vec<u8>>,
    /// The chunk being filled: program and first tick.
    open: Option<(String, u64, Vec<u8>)>,
    /// The last number of a long text.
    long_texts: u32,
}

#[derive(Clone, Debug, Default)]
struct Program {
    number: u32,
    /// The formats of its messages, each ended by a zero.
    strings: Vec<u8>,
}

/// What was written: the log, and the other files by their paths on the phone.
#[derive(Clone, Debug)]
pub struct WrittenLog {
    /// The `tracev3`.
    pub log: Vec<u8>,
    /// The files that it refers to.
    pub neighbours: BTreeMap<String, Vec<u8>>,
}

impl UnifiedLog {
    /// A log of a phone that was started at `started_s`, in seconds since 1970.
    #[must_use]
    pub fn new(started_s: i64) -> Self {
        Self {
            boot: uuid(&format!("boot {started_s}")),
            started_s,
            programs: BTreeMap::new(),
            chunks: Vec::new(),
            open: None,
            long_texts: 0,
        }
    }

    /// A message of the program at `path`, so many milliseconds after the start.
    pub fn message(&mut self, ms: u64, path: &str, format: &str, values: &[&str]) {
        let items = items(values);
        self.entry(ms, path, format, MAIN_PROGRAM, &items);
    }

    /// A message whose values are too long for their entry; `here` tells whether they stand in this log.
    pub fn long_message(&mut self, ms: u64, path: &str, format: &str, values: &[&str], here: bool) {
        self.long_texts += 1;
        let number = self.long_texts;
        if here {
            self.close();
            let process = self.process(path);
            let items = items(values);
            let mut body = process;
            body.extend([14, 0, 0, 0]);
            body.extend((ms * TICKS_PER_MS).to_le_bytes());
            body.extend(number.to_le_bytes());
            body.extend(short(items.len()).to_le_bytes());
            body.extend([0, 0]);
            body.extend(items);
            self.chunks.push(chunk(0x6002, 0, &body));
        }
        let flags = MAIN_PROGRAM | HAS_LONG_TEXT;
        self.entry(ms, path, format, flags, &number.to_le_bytes());
    }

    /// A state of the program at `path`: a title and a property list.
    pub fn state(&mut self, ms: u64, path: &str, title: &str, data: &[u8]) {
        self.close();
        let mut body = self.process(path);
        body.extend([14, 0, 0, 0]);
        body.extend((ms * TICKS_PER_MS).to_le_bytes());
        body.extend(0_u64.to_le_bytes());
        body.extend(uuid(path));
        body.extend(1_u32.to_le_bytes());
        body.extend(long(data.len()).to_le_bytes());
        body.extend([0; 128]);
        let mut name = title.as_bytes().to_vec();
        name.resize(64, 0);
        body.extend(name);
        body.extend(data);
        self.chunks.push(chunk(0x6003, 0, &body));
    }

    /// The log and the files that it refers to.
    #[must_use]
    pub fn write(mut self) -> WrittenLog {
        self.close();
        let mut log = self.header();
        log.extend(self.catalog());
        let mut set = Vec::new();
        for chunk in &self.chunks {
            if set.len() + chunk.len() > SET_BYTES {
                log.extend(packed(&std::mem::take(&mut set)));
            }
            set.extend(chunk);
        }
        log.extend(packed(&set));
        let mut neighbours = BTreeMap::from([(
            "/private/var/db/diagnostics/timesync/0000000000000001.timesync".to_owned(),
            self.times(),
        )]);
        for (path, program) in &self.programs {
            let mut name = String::new();
            for byte in uuid(path) {
                // Writing to a String cannot fail.
                let _ = write!(name, "{byte:02X}");
            }
            let (folder, file) = name.split_at(2);
            let place = format!("/private/var/db/uuidtext/{folder}/{file}");
            neighbours.insert(place, strings(path, &program.strings));
        }
        WrittenLog { log, neighbours }
    }

    fn entry(&mut self, ms: u64, path: &str, format: &str, flags: u16, data: &[u8]) {
        let ticks = ms * TICKS_PER_MS;
        let fits = self.open.as_ref().is_some_and(|(program, base, entries)| {
            program == path && *base <= ticks && entries.len() + data.len() < CHUNK_BYTES
        });
        if !fits {
            self.close();
        }
        let at = self.format(path, format);
        let (_, base, entries) = self
            .open
            .get_or_insert_with(|| (path.to_owned(), ticks, Vec::new()));
        let delta = (ticks - *base).to_le_bytes();
        // A log entry of the usual kind.
        entries.extend([4, 0]);
        entries.extend(flags.to_le_bytes());
        entries.extend(at.to_le_bytes());
        entries.extend(0x2a_u64.to_le_bytes());
        entries.extend(&delta[..6]);
        entries.extend(short(data.len() + 4).to_le_bytes());
        // Where in the program it was written.
        entries.extend(0x1234_u32.to_le_bytes());
        entries.extend(data);
        pad(entries);
    }

    /// Ends the chunk being filled.
    fn close(&mut self) {
        let Some((path, base, entries)) = self.open.take() else {
            return;
        };
        let mut body = self.process(&path);
        body.extend([14, 0, 0, 0]);
        body.extend(short(entries.len() + 16).to_le_bytes());
        body.extend(0x1000_u16.to_le_bytes());
        body.extend([0; 4]);
        body.extend(base.to_le_bytes());
        body.extend(entries);
        self.chunks.push(chunk(0x6001, 0, &body));
    }

    fn program(&mut self, path: &str) -> &mut Program {
        let number = 40 + long(self.programs.len());
        self.programs.entry(path.to_owned()).or_insert(Program {
            number,
            strings: Vec::new(),
        })
    }

    /// The numbers by which entries name their process.
    fn process(&mut self, path: &str) -> Vec<u8> {
        process(self.program(path).number)
    }

    /// Where the format of a message stands in the program's strings.
    fn format(&mut self, path: &str, format: &str) -> u32 {
        let strings = &mut self.program(path).strings;
        let wanted = [format.as_bytes(), &[0]].concat();
        let mut windows = strings.windows(wanted.len());
        // Behind the zero of the one before, so that no end of another format is taken.
        let known = windows.position(|window| window == wanted);
        let known = known.filter(|at| *at == 0 || strings[*at - 1] == 0);
        let at = known.unwrap_or(strings.len());
        if known.is_none() {
            strings.extend(wanted);
        }
        STRINGS_START + long(at)
    }

    fn header(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for number in [125_u32, 3] {
            body.extend(number.to_le_bytes());
        }
        body.extend(TICKS_PER_MS.to_le_bytes());
        body.extend(self.started_s.to_le_bytes());
        body.extend([0; 16]);
        let part = |body: &mut Vec<u8>, tag: u32, bytes: &[u8]| {
            body.extend(tag.to_le_bytes());
            body.extend(long(bytes.len()).to_le_bytes());
            body.extend(bytes);
        };
        part(&mut body, 0x6100, &TICKS_PER_MS.to_le_bytes());
        let mut device = vec![0; 8];
        device.extend(text("19H12", 16));
        device.extend(text("iPhone9,3", 32));
        part(&mut body, 0x6101, &device);
        let mut boot = self.boot.to_vec();
        boot.extend(31_u64.to_le_bytes());
        part(&mut body, 0x6102, &boot);
        let zone = text("/var/db/timezone/zoneinfo/Europe/Paris", 48);
        part(&mut body, 0x6103, &zone);
        chunk(0x1000, 0x11, &body)
    }

    fn catalog(&self) -> Vec<u8> {
        let count = self.programs.len();
        let (uuids, processes) = (count * 16, count * 48);
        let mut body = Vec::new();
        for number in [uuids, uuids, count, uuids + processes, 0, 0, 0, 0] {
            body.extend(short(number).to_le_bytes());
        }
        body.extend(0_u64.to_le_bytes());
        for path in self.programs.keys() {
            body.extend(uuid(path));
        }
        for (index, program) in self.programs.values().enumerate() {
            body.extend(short(index).to_le_bytes());
            body.extend([0, 0]);
            body.extend(short(index).to_le_bytes());
            // No shared cache.
            body.extend(u16::MAX.to_le_bytes());
            body.extend(process(program.number));
            body.extend(program.number.to_le_bytes());
            // User, and no further programs and subsystems.
            body.extend(501_u32.to_le_bytes());
            body.extend([0; 20]);
        }
        chunk(0x600b, 0x11, &body)
    }

    fn times(&self) -> Vec<u8> {
        let ns = self.started_s * 1_000_000_000;
        let mut bytes = vec![0xb0, 0xbb, 48, 0, 0, 0, 0, 0];
        bytes.extend(self.boot);
        bytes.extend(125_u32.to_le_bytes());
        bytes.extend(3_u32.to_le_bytes());
        bytes.extend(ns.to_le_bytes());
        bytes.extend([0; 8]);
        bytes.extend(b"Ts \0");
        bytes.extend([0; 4]);
        bytes.extend(0_u64.to_le_bytes());
        bytes.extend(ns.to_le_bytes());
        bytes.extend([0; 8]);
        bytes
    }
}

/// The file with the strings of a program.
fn strings(path: &str, strings: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for number in [0x6677_8899, 2, 1, 1, STRINGS_START, long(strings.len())] {
        bytes.extend(u32::to_le_bytes(number));
    }
    bytes.extend(strings);
    bytes.extend(path.as_bytes());
    bytes.push(0);
    bytes
}

/// The numbers by which entries name a process.
fn process(number: u32) -> Vec<u8> {
    let mut bytes = u64::from(number).to_le_bytes().to_vec();
    bytes.extend((number + 1_000).to_le_bytes());
    bytes
}

/// Values of a message, all of them texts.
fn items(values: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0, u8::try_from(values.len()).unwrap_or(u8::MAX)];
    let mut texts = Vec::new();
    for value in values {
        bytes.extend([0x22, 4]);
        bytes.extend(short(texts.len()).to_le_bytes());
        bytes.extend(short(value.len() + 1).to_le_bytes());
        texts.extend(value.as_bytes());
        texts.push(0);
    }
    bytes.extend(texts);
    bytes
}

/// A chunk, padded.
fn chunk(tag: u32, sub_tag: u32, body: &[u8]) -> Vec<u8> {
    let mut bytes = tag.to_le_bytes().to_vec();
    bytes.extend(sub_tag.to_le_bytes());
    bytes.extend(u64::from(long(body.len())).to_le_bytes());
    bytes.extend(body);
    pad(&mut bytes);
    bytes
}

/// A set of chunks, packed.
fn packed(chunks: &[u8]) -> Vec<u8> {
    if chunks.is_empty() {
        return Vec::new();
    }
    let block = lz4_flex::block::compress(chunks);
    let mut body = b"bv41".to_vec();
    body.extend(long(chunks.len()).to_le_bytes());
    body.extend(long(block.len()).to_le_bytes());
    body.extend(block);
    body.extend(b"bv4$");
    chunk(0x600d, 0x11, &body)
}

/// The UUID of a program: by its path, so that the same log gives the same bytes.
fn uuid(of: &str) -> [u8; 16] {
    let mut uuid = [0; 16];
    uuid.copy_from_slice(&Sha256::digest(of)[..16]);
    uuid
}

fn text(text: &str, length: usize) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    bytes.resize(length, 0);
    bytes
}

fn pad(bytes: &mut Vec<u8>) {
    bytes.resize(bytes.len().next_multiple_of(8), 0);
}

fn short(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn long(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
