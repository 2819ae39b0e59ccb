//! A case read back for its outputs: the command line and the local app write the same ones.

use std::{
    io::{self, Write},
    path::Path,
    str::FromStr,
};

use case::{Case, Large, LinesReader};
use model::{Access, Coverage, FileRecord, Finding, Text};
use pdf::Form;
use report::{
    Country, Outcome, Texts, WholeCase, Zone, html, json, misp, stix, terminal,
    timeline::{self, Csv, Events, JsonLines},
};
use serde::de::DeserializeOwned;

use crate::{Problem, clock};

/// Most findings, and most kinds of data in files, that are taken from a case: it may come from
/// anybody, and all of them are held in memory.
const TAKEN: usize = 1_000_000;

/// What a case can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A page for people.
    Html,
    /// One document for machines.
    Json,
    /// The summary of the command line.
    Text,
    /// Every moment, for a spreadsheet.
    TimelineCsv,
    /// Every moment, a document a line.
    TimelineLines,
    /// STIX 2.1.
    Stix,
    /// An event of MISP.
    Misp,
    /// The report as PDF, for paper, a court, a screen reader.
    Pdf(Form),
}

impl FromStr for Format {
    type Err = Problem;

    fn from_str(name: &str) -> Result<Self, Problem> {
        match name {
            "html" => Ok(Self::Html),
            "json" => Ok(Self::Json),
            "text" => Ok(Self::Text),
            "timeline-csv" => Ok(Self::TimelineCsv),
            "timeline-jsonl" => Ok(Self::TimelineLines),
            "stix" => Ok(Self::Stix),
            "misp" => Ok(Self::Misp),
            "pdf" => Ok(Self::Pdf(Form::Full)),
            "pdf-redacted" => Ok(Self::Pdf(Form::Redacted)),
            _ => Err(Problem::new("error-usage")),
        }
    }
}

impl Format {
    /// Their names on the command line.
    pub(crate) const NAMES: [&str; 9] = [
        "html",
        "json",
        "text",
        "timeline-csv",
        "timeline-jsonl",
        "stix",
        "misp",
        "pdf",
        "pdf-redacted",
    ];

    /// The large files of a case that it is made of.
    fn made_of(self) -> &'static [Large] {
        match self {
            Self::TimelineCsv | Self::TimelineLines => &[Large::Records],
            _ => &[],
        }
    }
}

/// What a case holds, read whole but for its records.
pub(crate) struct Loaded {
    pub(crate) case: Case,
    pub(crate) findings: Vec<Finding>,
    pub(crate) coverage: Vec<Coverage>,
    pub(crate) accesses: Option<Vec<Access>>,
    pub(crate) files: Vec<FileRecord>,
    pub(crate) files_hashed: u64,
    pub(crate) zone: Option<Zone>,
    pub(crate) country: Option<Country>,
}

impl Loaded {
    /// Reads a case back; what a format is made of must be as the journal says that it was written.
    ///
    /// # Errors
    /// When the case cannot be read, or differs from its journal.
    pub(crate) fn open(path: &Path, format: Format, zone: Option<Zone>) -> Result<Self, Problem> {
        let case = Case::open(path)?;
        case.verify(format.made_of())?;
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
        Ok(Self {
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

    /// What the writers of reports receive.
    pub(crate) fn whole(&self) -> WholeCase<'_> {
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
    ///
    /// # Errors
    /// When it cannot be written, or the case's records cannot be read.
    pub(crate) fn write(
        &self,
        format: Format,
        texts: &Texts,
        style: terminal::Style,
        out: &mut dyn Write,
    ) -> Result<usize, Problem> {
        let whole = self.whole();
        // Printed now, so ages are those of today; the page tells those of the examination.
        let outcome = Outcome {
            today: clock::now(),
            case: Some(self.case.path()),
            ..whole.outcome()
        };
        let written = match format {
            Format::Json => json::write(out, texts, &outcome),
            Format::Text => terminal::write(out, texts, &outcome, style),
            Format::TimelineCsv => {
                let mut events = Csv::new(out).map_err(|error| unwritten(&error))?;
                return self.timeline(texts, &mut events);
            }
            Format::TimelineLines => return self.timeline(texts, &mut JsonLines::new(out)),
            Format::Stix => stix::write(out, texts, &whole),
            Format::Misp => misp::write(out, texts, &whole),
            Format::Html => html::write(out, texts, &whole),
            Format::Pdf(form) => out.write_all(&self.pdf(texts, form)?),
        };
        settled(written).map(|()| 0)
    }

    /// The report as PDF, with what the journal tells.
    ///
    /// # Errors
    /// When the journal cannot be read, or the report cannot be written.
    pub(crate) fn pdf(&self, texts: &Texts, form: Form) -> Result<Vec<u8>, Problem> {
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
        pdf::write(texts, &input, form)
            .map_err(|error| unwritten(&io::Error::other(error.to_string())))
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
