//! Goes through the parsed entries of a unified log: who wrote how many, which texts stand in them, and
//! the few messages that are wanted.

use std::{collections::HashMap, sync::Arc};

use macos_unifiedlogs::unified_log::{LogData, UnifiedLogCatalogData, UnifiedLogData};
use model::{Fault, FaultKind, Instant};

use super::{
    Message, Process, Reader, Seen, Summary,
    chunks::Group,
    clock::Clock,
    parser::Parser,
    strings::{Needed, Strings},
};
use crate::{
    limits::{UNIFIED_LOG_FORMATS, UNIFIED_LOG_MESSAGES, UNIFIED_LOG_PROGRAMS},
    neighbours::Neighbours,
};

/// Kinds of entries: those that have messages worth their while, and those that say that some were lost.
const LOG: u8 = 4;
const SIGNPOST: u8 = 6;
/// Kinds of values that are no text: numbers and lengths.
const NUMBERS: [u8; 6] = [0x00, 0x01, 0x02, 0x05, 0x10, 0x12];
/// What stands for the format of a message whose strings were not found.
const NOT_FOUND: [&str; 4] = [
    "Failed to get string message",
    "Unknown shared string message",
    "Error: Invalid",
    "",
];

/// A program, and whether its messages may be wanted.
#[derive(Clone)]
struct Program {
    path: Option<Arc<str>>,
    wanted: bool,
}

/// What tells the format of a message: the program, then where in whose strings it stands.
#[derive(Clone, PartialEq, Eq, Hash)]
struct FormatPlace {
    program: Arc<str>,
    flags: u16,
    at: u32,
    large: [u16; 3],
    pc: u32,
    library: String,
}

/// What is known of a format.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Wanted,
    Unwanted,
    NotFound,
}

/// An entry whose message is put together.
struct Chosen {
    path: Arc<str>,
    pid: u32,
    place: FormatPlace,
    time: Option<Instant>,
}

/// The reading of one log.
pub(super) struct Log<'r> {
    parser: Parser,
    strings: Needed<'r>,
    clock: Clock,
    reader: &'r mut dyn Reader,
    programs: HashMap<String, Program>,
    formats: HashMap<FormatPlace, Format>,
    summary: Summary,
    counts: Counts,
}

/// What was left out.
#[derive(Default)]
struct Counts {
    /// Entries of which it is not known when they were written.
    timeless: u64,
    /// Entries of programs that are not known.
    nameless: u64,
    /// Wanted messages whose strings were not found.
    formless: u64,
    /// Wanted messages whose long texts stand in another file.
    elsewhere: u64,
    /// Wanted messages that could not be put together.
    stopped: u64,
    /// Wanted messages above the limit.
    above: u64,
}

impl<'r> Log<'r> {
    pub(super) fn new(
        strings: &'r Strings,
        neighbours: &'r dyn Neighbours,
        reader: &'r mut dyn Reader,
        tell: &mut dyn FnMut(Fault),
    ) -> Self {
        Self {
            parser: Parser::default(),
            strings: Needed::new(strings, neighbours),
            clock: Clock::read(neighbours, tell),
            reader,
            programs: HashMap::new(),
            formats: HashMap::new(),
            summary: Summary::default(),
            counts: Counts::default(),
        }
    }

    /// Whether the parser was stopped too often.
    pub(super) fn gave_up(&self) -> bool {
        self.parser.gave_up()
    }

    pub(super) fn header(&mut self, bytes: Vec<u8>, tell: &mut dyn FnMut(Fault)) {
        if !self.parser.header(bytes) {
            tell(Fault::new(FaultKind::Malformed, "header"));
        }
    }

    pub(super) fn group(&mut self, group: &Group, tell: &mut dyn FnMut(Fault)) {
        if self.parser.boot().is_none() {
            return tell(Fault::new(FaultKind::Malformed, "entries without a header"));
        }
        let mut parser = std::mem::take(&mut self.parser);
        parser.group(group, &mut |parser, data| self.look(parser, data));
        self.parser = parser;
    }

    /// Goes through parsed entries.
    fn look(&mut self, parser: &mut Parser, mut data: UnifiedLogData) {
        let boot = parser.boot().unwrap_or_default().to_owned();
        self.long_texts(&boot, &data);
        parser.join(&mut data);
        let mut chosen = Vec::new();
        if let Some(mut catalog) = data.catalog_data.pop() {
            self.choose(&boot, &mut catalog, &mut chosen);
            self.states(&boot, &catalog);
            self.count_elsewhere(&catalog, &data);
            // Both are counted; a hostile state could exhaust the stack of the library.
            catalog.statedump.clear();
            catalog.simpledump.clear();
            data.catalog_data.push(catalog);
        }
        if !chosen.is_empty() {
            match parser.messages(&mut data, &self.strings, self.clock.boots()) {
                Some(messages) => self.tell_messages(&messages, chosen),
                None => add(&mut self.counts.stopped, chosen.len()),
            }
        }
        parser.keep(&mut data);
    }

    /// The program with this UUID.
    fn program(&mut self, uuid: &str) -> Program {
        if let Some(known) = self.programs.get(uuid) {
            return known.clone();
        }
        let few = self.programs.len() < UNIFIED_LOG_PROGRAMS;
        let path = few.then(|| self.strings.image_path(uuid)).flatten();
        let wanted = path.as_ref();
        let wanted = wanted.is_some_and(|path| self.reader.wants_program(path));
        let path = path.map(Arc::from);
        let program = Program { path, wanted };
        if few {
            self.programs.insert(uuid.to_owned(), program.clone());
        }
        program
    }

    /// Tells processes and texts, and leaves those entries whose messages are wanted.
    fn choose(&mut self, boot: &str, data: &mut UnifiedLogCatalogData, chosen: &mut Vec<Chosen>) {
        let processes = &data.catalog.catalog_process_info_entries;
        for chunk in &mut data.firehose {
            let (first, second) = (chunk.first_number_proc_id, chunk.second_number_proc_id);
            let process = processes.get(&format!("{first}_{second}"));
            let (pid, uuid) = process.map_or((0, ""), |one| (one.pid, one.main_uuid.as_str()));
            let program = self.program(uuid);
            let path = program.path.as_deref();
            let process = Process { path, pid };
            let base = chunk.base_continous_time;
            let mut span = (u64::MAX, 0_u64);
            let mut count = 0_usize;
            chunk.public_data.retain(|entry| {
                let upper = u64::from(entry.continous_time_delta_upper) << 32;
                let ticks = upper | u64::from(entry.continous_time_delta);
                let ticks = base.saturating_add(ticks);
                span = (span.0.min(ticks), span.1.max(ticks));
                count = count.saturating_add(1);
                let when = || self.clock.time(boot, ticks, base);
                for item in &entry.message.item_info {
                    if !NUMBERS.contains(&item.item_type) {
                        self.reader.text(process, &item.message_strings, &when);
                    }
                }
                let (formatters, pc) = match entry.log_activity_type {
                    LOG => {
                        let log = &entry.firehose_non_activity;
                        (&log.firehose_formatters, log.pc_id)
                    }
                    SIGNPOST => {
                        let signpost = &entry.firehose_signpost;
                        (&signpost.firehose_formatters, signpost.pc_id)
                    }
                    _ => return false,
                };
                let Some(path) = program.path.as_ref().filter(|_| program.wanted) else {
                    return false;
                };
                let place = FormatPlace {
                    program: Arc::clone(path),
                    flags: entry.flags,
                    at: entry.format_string_location,
                    large: [
                        formatters.has_large_offset,
                        formatters.large_shared_cache,
                        formatters.main_exe_alt_index,
                    ],
                    pc: if formatters.absolute { pc } else { 0 },
                    library: formatters.uuid_relative.clone(),
                };
                let known = self.formats.get(&place).copied();
                let is_wanted = wants(known, &mut self.summary, &mut self.counts);
                if is_wanted {
                    chosen.push(Chosen {
                        path: Arc::clone(path),
                        pid,
                        place,
                        time: when(),
                    });
                }
                is_wanted
            });
            if count > 0 {
                self.tell_seen(process, boot, base, span, count);
            }
        }
    }

    fn tell_seen(
        &mut self,
        process: Process<'_>,
        boot: &str,
        base: u64,
        (first, last): (u64, u64),
        count: usize,
    ) {
        let seen = Seen {
            entries: u64::try_from(count).unwrap_or(u64::MAX),
            first: self.clock.time(boot, first, base),
            last: self.clock.time(boot, last, base),
        };
        add(&mut self.summary.entries, count);
        if seen.first.is_none() {
            add(&mut self.counts.timeless, count);
        }
        if process.path.is_none() {
            add(&mut self.counts.nameless, count);
        }
        self.reader.seen(process, seen);
    }

    /// Tells the texts that are too long to stand in their entries.
    fn long_texts(&mut self, boot: &str, data: &UnifiedLogData) {
        let Some(catalog) = data.catalog_data.first() else {
            return;
        };
        for long in &data.oversize {
            let key = format!("{}_{}", long.first_proc_id, long.second_proc_id);
            let process = catalog.catalog.catalog_process_info_entries.get(&key);
            let (pid, uuid) = process.map_or((0, ""), |one| (one.pid, one.main_uuid.as_str()));
            let program = self.program(uuid);
            let path = program.path.as_deref();
            let when = || self.clock.time(boot, long.continuous_time, 1);
            for item in &long.message_items.item_info {
                if !NUMBERS.contains(&item.item_type) {
                    let process = Process { path, pid };
                    self.reader.text(process, &item.message_strings, &when);
                }
            }
        }
    }

    /// Tells the states that programs wrote, and counts them and the simple messages.
    fn states(&mut self, boot: &str, data: &UnifiedLogCatalogData) {
        add(&mut self.summary.entries, data.simpledump.len());
        add(&mut self.summary.entries, data.statedump.len());
        for state in &data.statedump {
            let key = format!("{}_{}", state.first_proc_id, state.second_proc_id);
            let process = data.catalog.catalog_process_info_entries.get(&key);
            let Some(process) = process else { continue };
            let program = self.program(&process.main_uuid);
            if program.wanted {
                let path = program.path.as_deref();
                let pid = process.pid;
                let time = self.clock.time(boot, state.continuous_time, 1);
                let process = Process { path, pid };
                let (title, bytes) = (&state.title_name, &state.statedump_data);
                self.reader.state(process, title, bytes, time);
            }
        }
    }

    /// Counts entries whose texts stand in another file.
    fn count_elsewhere(&mut self, catalog: &UnifiedLogCatalogData, data: &UnifiedLogData) {
        for chunk in &catalog.firehose {
            for entry in &chunk.public_data {
                let long = entry.firehose_non_activity.data_ref_value;
                let is_here = long == 0
                    || data.oversize.iter().any(|text| {
                        text.data_ref_index == long
                            && text.first_proc_id == chunk.first_number_proc_id
                            && text.second_proc_id == chunk.second_number_proc_id
                    });
                add(&mut self.counts.elsewhere, usize::from(!is_here));
            }
        }
    }

    fn tell_messages(&mut self, messages: &[LogData], chosen: Vec<Chosen>) {
        for (message, chosen) in messages.iter().zip(chosen) {
            let format = message.raw_message.as_str();
            let is_found = !NOT_FOUND.iter().any(|start| match *start {
                "" => format.is_empty(),
                start => format.starts_with(start),
            });
            let known = self.formats.get(&chosen.place).copied();
            let known = known.unwrap_or_else(|| {
                let wanted = is_found && self.reader.wants_format(&chosen.path, format);
                let learnt = match (is_found, wanted) {
                    (false, _) => Format::NotFound,
                    (true, true) => Format::Wanted,
                    (true, false) => Format::Unwanted,
                };
                if self.formats.len() < UNIFIED_LOG_FORMATS {
                    self.formats.insert(chosen.place.clone(), learnt);
                }
                learnt
            });
            match known {
                Format::NotFound => add(&mut self.counts.formless, 1),
                Format::Unwanted => {}
                Format::Wanted => {
                    let process = Process {
                        path: Some(&chosen.path),
                        pid: chosen.pid,
                    };
                    let message = Message {
                        format,
                        text: &message.message,
                        time: chosen.time,
                    };
                    self.reader.message(process, message);
                }
            }
        }
    }

    /// Tells what was left out.
    pub(super) fn finish(self, tell: &mut dyn FnMut(Fault)) -> Summary {
        let counts = &self.counts;
        let mut missing = 0_u64;
        for (_, fault) in self.strings.faults() {
            if fault.kind == FaultKind::Missing {
                missing = missing.saturating_add(1);
            } else {
                tell(fault);
            }
        }
        for (kind, what, count) in [
            (FaultKind::Missing, "files with strings of programs", missing),
            (FaultKind::Missing, "times of a boot", counts.timeless),
            (FaultKind::Missing, "program of entries", counts.nameless),
            (FaultKind::Missing, "strings of messages", counts.formless),
            (FaultKind::Missing, "long texts, in another log", counts.elsewhere),
            (FaultKind::Malformed, "messages", counts.stopped),
            (FaultKind::Malformed, "chunks of entries", self.parser.lost()),
            (FaultKind::TooMany, "messages", counts.above),
        ] {
            if count > 0 {
                tell(Fault::new(kind, what).detail(count));
            }
        }
        self.summary
    }
}

/// Whether a message is put together, by what is known of its format.
fn wants(known: Option<Format>, summary: &mut Summary, counts: &mut Counts) -> bool {
    match known {
        Some(Format::Unwanted) => false,
        Some(Format::NotFound) => {
            add(&mut counts.formless, 1);
            false
        }
        Some(Format::Wanted) | None if summary.messages < UNIFIED_LOG_MESSAGES => {
            add(&mut summary.messages, 1);
            true
        }
        Some(Format::Wanted) | None => {
            add(&mut counts.above, 1);
            false
        }
    }
}

fn add(count: &mut u64, more: usize) {
    *count = count.saturating_add(u64::try_from(more).unwrap_or(u64::MAX));
}
