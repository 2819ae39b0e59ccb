//! `vigie report`: any output again, from a case.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use ::report::{
    Country, Outcome, Texts, WholeCase, Zone, html, json, misp, stix, terminal,
    timeline::{self, Csv, Events, JsonLines},
};
use case::{Case, Large, LinesReader};
use clap::ArgMatches;
use model::{Access, Coverage, FileRecord, Finding, Text};
use pdf::Form;
use serde::de::DeserializeOwned;

use crate::{Ended, Interface, Problem, arguments::country, clock, interface::print};

/// Most findings, and most kinds of data in files, that are taken from a case: it may come from
/// anybody, and all of them are held in memory.
const TAKEN: usize = 1_000_000;

/// The formats that hold the kept records too.
const TIMELINE_CSV: &str = "timeline-csv";
/// See [`TIMELINE_CSV`].
const TIMELINE_LINES: &str = "timeline-jsonl";

/// The report as PDF.
const PDF: &str = "pdf";
/// The same with what belongs to people masked.
const PDF_REDACTED: &str = "pdf-redacted";
/// Where a PDF is written, unless somebody says.
const PDF_FILE: &str = "report.pdf";

/// What a case holds, read whole but for its records.
struct Loaded {
    case: Case,
    findings: Vec<Finding>,
    coverage: Vec<Coverage>,
    accesses: Option<Vec<Access>>,
    files: Vec<FileRecord>,
    files_hashed: u64,
    zone: Option<Zone>,
    country: Option<Country>,
}

/// Writes the output asked for.
///
/// # Errors
/// When the case cannot be read, or the output cannot be written.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let path = matches
        .get_one::<PathBuf>("report-case")
        .ok_or_else(|| Problem::new("error-usage"))?;
    let format = matches
        .get_one::<String>("format")
        .map_or("html", String::as_str);
    let mut loaded = load(path, format, matches.get_one::<String>("zone"))?;
    loaded.country = country(matches);
    let asked = matches.get_one::<PathBuf>("output").cloned();
    // A page is no use on a terminal, text is.
    let target = match (asked, format) {
        (Some(path), _) if path == Path::new("-") => None,
        (None, "html") => Some(PathBuf::from(case::REPORT)),
        (None, PDF | PDF_REDACTED) => Some(PathBuf::from(PDF_FILE)),
        (asked, _) => asked,
    };
    let write = |out: &mut dyn Write| loaded.write(format, interface, out);
    let undated = match target {
        None => {
            let mut undated = Ok(0);
            print(|out| {
                undated = write(out);
                Ok(())
            })?;
            undated?
        }
        Some(target) => {
            outside(&target, path)?;
            let undated = to_file(&target, matches.get_flag("force"), write)?;
            let written = Text::new("report-written").words("path", &target.to_string_lossy());
            interface.tell(&written);
            undated
        }
    };
    if undated > 0 {
        interface.tell(&Text::new("timeline-undated").number("count", undated));
    }
    Ok(Ended::NothingFound)
}

/// Reads a case back; what a format is made of must be as the journal says that it was written.
fn load(path: &Path, format: &str, zone: Option<&String>) -> Result<Loaded, Problem> {
    let zone = match zone {
        None => None,
        Some(name) => {
            let unknown = || Problem(Text::new("error-zone").words("zone", name));
            Some(Zone::named(name).ok_or_else(unknown)?)
        }
    };
    let case = Case::open(path)?;
    let large: &[Large] = match format {
        TIMELINE_CSV | TIMELINE_LINES => &[Large::Records],
        _ => &[],
    };
    case.verify(large)?;
    let findings: Vec<Finding> = all(case.findings()?, path)?;
    let coverage = all(case.coverage()?, path)?;
    let named = WholeCase::named_files(&findings);
    let accesses = match case.accesses()? {
        Some(lines) => Some(all(lines, path)?),
        None => None,
    };
    let (mut files, mut files_hashed) = (Vec::new(), 0_u64);
    for file in case.files()? {
        let file = file?;
        files_hashed = files_hashed.saturating_add(1);
        if named(&file) && files.len() < TAKEN {
            files.push(file);
        }
    }
    Ok(Loaded {
        case,
        findings,
        coverage,
        accesses,
        files,
        files_hashed,
        zone,
        country: None,
    })
}

fn all<T: DeserializeOwned>(lines: LinesReader<T>, path: &Path) -> Result<Vec<T>, Problem> {
    let mut all = Vec::new();
    for line in lines {
        if all.len() >= TAKEN {
            return Err(Problem(
                Text::new("error-case-too-large")
                    .words("path", &path.to_string_lossy())
                    .number("limit", TAKEN),
            ));
        }
        all.push(line?);
    }
    Ok(all)
}

impl Loaded {
    fn whole(&self) -> WholeCase<'_> {
        WholeCase {
            record: self.case.record(),
            findings: &self.findings,
            coverage: &self.coverage,
            accesses: self.accesses.as_deref(),
            files: &self.files,
            files_hashed: self.files_hashed,
            zone: self.zone.as_ref(),
            country: self.country,
        }
    }

    /// Writes one format; gives how many records have no place in it because they bear no date.
    fn write(
        &self,
        format: &str,
        interface: &Interface,
        out: &mut dyn Write,
    ) -> Result<usize, Problem> {
        let texts = interface.texts();
        let whole = self.whole();
        // Printed now, so ages are those of today; the page tells those of the examination.
        let outcome = Outcome {
            today: clock::now(),
            case: Some(self.case.path()),
            ..whole.outcome()
        };
        let written = match format {
            "json" => json::write(out, texts, &outcome),
            "text" => {
                let style = terminal::Style {
                    color: interface.colors(),
                    width: interface.width(),
                };
                terminal::write(out, texts, &outcome, style)
            }
            TIMELINE_CSV => {
                let mut events = Csv::new(out).map_err(|error| unwritten(&error))?;
                return self.timeline(texts, &mut events);
            }
            TIMELINE_LINES => return self.timeline(texts, &mut JsonLines::new(out)),
            PDF => return self.pdf(texts, Form::Full, out),
            PDF_REDACTED => return self.pdf(texts, Form::Redacted, out),
            "stix" => stix::write(out, texts, &whole),
            "misp" => misp::write(out, texts, &whole),
            _ => html::write(out, texts, &whole),
        };
        settled(written).map(|()| 0)
    }

    /// The report as PDF, with what the journal tells.
    fn pdf(&self, texts: &Texts, form: Form, out: &mut dyn Write) -> Result<usize, Problem> {
        // "." has a name too.
        let path = self.case.path();
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let input = pdf::Input {
            whole: &self.whole(),
            name: &name,
            journal: &self.case.journal()?,
            journal_sha256: &self.case.journal_hash()?,
        };
        let bytes = pdf::write(texts, &input, form)
            .map_err(|error| unwritten(&io::Error::other(error.to_string())))?;
        settled(out.write_all(&bytes)).map(|()| 0)
    }

    /// The findings' records, then every kept record, as it is read.
    fn timeline(&self, texts: &Texts, events: &mut dyn Events) -> Result<usize, Problem> {
        let undated = settled(timeline::of_findings(events, texts, &self.whole()))?;
        for name in self.case.record_files()? {
            let (artefact, _) = case::artefact_of(&name);
            for kept in self.case.records(&name)? {
                settled(timeline::of_record(events, texts, artefact, &kept?))?;
            }
        }
        settled(events.end())?;
        Ok(undated)
    }
}

/// A reader that went away (`| head`) is no error.
fn settled<T: Default>(written: io::Result<T>) -> Result<T, Problem> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(T::default()),
        other => other.map_err(|error| unwritten(&error)),
    }
}

fn unwritten(error: &io::Error) -> Problem {
    Problem::refused("error-output", "", error)
}

/// Nothing is put into a case: its journal names every file of it.
fn outside(target: &Path, case: &Path) -> Result<(), Problem> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let refused = |error| Problem::refused("error-report-unwritable", target.display(), &error);
    let (folder, case) = (
        folder.canonicalize().map_err(refused)?,
        case.canonicalize().map_err(refused)?,
    );
    if folder.starts_with(case) {
        return Err(Problem::about(
            "error-report-inside-case",
            target.display(),
            "",
        ));
    }
    Ok(())
}

/// Writes beside the target, readable by its owner only, and puts the file there once it is whole.
fn to_file(
    target: &Path,
    force: bool,
    write: impl FnOnce(&mut dyn Write) -> Result<usize, Problem>,
) -> Result<usize, Problem> {
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Problem::about("error-report-exists", target.display(), ""),
        _ => Problem::refused("error-report-unwritable", target.display(), &error),
    };
    if !force && fs::symlink_metadata(target).is_ok() {
        return Err(refused(io::ErrorKind::AlreadyExists.into()));
    }
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = target.with_file_name(name);
    let file = case::create_file(&part).map_err(refused)?;
    let mut out = BufWriter::new(file);
    let written = write(&mut out).and_then(|undated| {
        out.flush().map_err(refused)?;
        // A hard link never replaces what somebody put there meanwhile; a rename does.
        if force {
            fs::rename(&part, target).map_err(refused)?;
        } else {
            fs::hard_link(&part, target).map_err(refused)?;
        }
        Ok(undated)
    });
    // Gone already after a rename.
    let _ = fs::remove_file(&part);
    written
}
