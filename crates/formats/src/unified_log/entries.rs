//! Goes through the parsed entries of a unified log: who wrote how many, which texts stand in them, and
//! the few messages that are wanted.

use std::{collections::HashMap, sync::Arc};

use macos_unifiedlogs::unified_log::{LogData, UnifiedLogCatalogData, UnifiedLogData};
use model::{Fault, FaultKind, Instant};

use super::{
    Message, Process, Reader, Seen, Summary, When,
    chunks::Group,
    clock::Clock,
    formats::{Format, FormatPlace, Formats},
    left_out::{Left, LeftOut, count},
    parser::Parser,
    strings::{Needed, Strings},
};
use crate::{limits::UNIFIED_LOG_PROGRAMS, neighbours::Neighbours};

/// Kinds of entries: those that have messages worth their while, and those that say that some were lost.
const LOG: u8 = 4;
const SIGNPOST: u8 = 6;
/// Kinds of values that are no text: numbers and lengths.
const NUMBERS: [u8; 6] = [0x00, 0x01, 0x02, 0x05, 0x10, 0x12];
/// A program, and whether its messages may be wanted.
#[derive(Clone)]
struct Program {
    path: Option<Arc<str>>,
    wanted: bool,
}

/// Where the format of an entry's message stands; the library does not name the type of its entries.
macro_rules! format_place {
    ($program:expr, $entry:expr, $part:ident) => {{
        let part = &$entry.$part;
        let formatters = &part.firehose_formatters;
        FormatPlace {
            program: Arc::clone($program),
            flags: $entry.flags,
            at: $entry.format_string_location,
            large: [
                formatters.has_large_offset,
                formatters.large_shared_cache,
                formatters.main_exe_alt_index,
            ],
            pc: if formatters.absolute { part.pc_id } else { 0 },
            library: formatters.uuid_relative.clone(),
        }
    }};
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
    formats: Formats,
    entries: u64,
    counts: LeftOut,
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
            formats: Formats::default(),
            entries: 0,
            counts: LeftOut::default(),
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
                None => self.counts.add(Left::Stopped, chosen.len()),
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
            let mut entries = 0_usize;
            chunk.public_data.retain(|entry| {
                let upper = u64::from(entry.continous_time_delta_upper) << 32;
                let ticks = upper | u64::from(entry.continous_time_delta);
                let ticks = base.saturating_add(ticks);
                span = (span.0.min(ticks), span.1.max(ticks));
                entries = entries.saturating_add(1);
                let when = || self.clock.time(boot, ticks, base);
                let items = entry.message.item_info.iter();
                let texts = items.map(|item| (item.item_type, &*item.message_strings));
                tell_texts(self.reader, process, texts, &when);
                let Some(path) = program.path.as_ref().filter(|_| program.wanted) else {
                    return false;
                };
                let place = match entry.log_activity_type {
                    LOG => format_place!(path, entry, firehose_non_activity),
                    SIGNPOST => format_place!(path, entry, firehose_signpost),
                    _ => return false,
                };
                let is_wanted = self.formats.wants(&place, &mut self.counts);
                if is_wanted {
                    let (path, time) = (Arc::clone(path), when());
                    chosen.push(Chosen {
                        path,
                        pid,
                        place,
                        time,
                    });
                }
                is_wanted
            });
            if entries > 0 {
                self.tell_seen(process, boot, base, span, entries);
            }
        }
    }

    fn tell_seen(
        &mut self,
        process: Process<'_>,
        boot: &str,
        base: u64,
        (first, last): (u64, u64),
        entries: usize,
    ) {
        let seen = Seen {
            entries: u64::try_from(entries).unwrap_or(u64::MAX),
            first: self.clock.time(boot, first, base),
            last: self.clock.time(boot, last, base),
        };
        count(&mut self.entries, entries);
        if seen.first.is_none() {
            self.counts.add(Left::Time, entries);
        }
        if process.path.is_none() {
            self.counts.add(Left::Program, entries);
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
            let items = long.message_items.item_info.iter();
            let texts = items.map(|item| (item.item_type, &*item.message_strings));
            tell_texts(self.reader, Process { path, pid }, texts, &when);
        }
    }

    /// Tells the states that programs wrote, and counts them and the simple messages.
    fn states(&mut self, boot: &str, data: &UnifiedLogCatalogData) {
        count(&mut self.entries, data.simpledump.len());
        count(&mut self.entries, data.statedump.len());
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
                self.counts.add(Left::Elsewhere, usize::from(!is_here));
            }
        }
    }

    fn tell_messages(&mut self, messages: &[LogData], chosen: Vec<Chosen>) {
        for (message, chosen) in messages.iter().zip(chosen) {
            let format = message.raw_message.as_str();
            let wants = || self.reader.wants_format(&chosen.path, format);
            match self.formats.learn(chosen.place, format, wants) {
                Format::NotFound => self.counts.add(Left::Format, 1),
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
        let mut missing = 0_usize;
        for (_, fault) in self.strings.faults() {
            if fault.kind == FaultKind::Missing {
                missing = missing.saturating_add(1);
            } else {
                tell(fault);
            }
        }
        let mut counts = self.counts;
        counts.add(Left::Strings, missing);
        counts.add(Left::Chunk, self.parser.lost());
        counts.tell(tell);
        Summary {
            entries: self.entries,
            messages: self.formats.messages(),
        }
    }
}

/// Tells the values of an entry that are texts.
fn tell_texts<'t>(
    reader: &mut dyn Reader,
    process: Process<'_>,
    values: impl Iterator<Item = (u8, &'t str)>,
    when: When<'_>,
) {
    for (_, text) in values.filter(|(kind, _)| !NUMBERS.contains(kind)) {
        reader.text(process, text, when);
    }
}
