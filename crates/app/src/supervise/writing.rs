//! What an attempt noted, written down as a case.

use std::{
    collections::{BTreeMap, BTreeSet},
    thread,
};

use case::{Act, CaseRecord, ConsentForm, Sandbox, Tool};
use model::{FileRecord, Finding, Instant, SourceRecord};
use report::{Texts, WholeCase};

use super::{Finished, Order, attempt::Attempt};
use crate::{
    Problem, clock,
    reader::protocol::{JobName, SandboxState},
};

impl Attempt {
    /// Writes what was told, and puts the case in place.
    pub(super) fn finish(
        mut self,
        order: &Order,
        began: Instant,
        deaths: &[BTreeSet<JobName>],
    ) -> Result<Finished, Problem> {
        let findings = std::mem::take(&mut self.findings);
        let record = CaseRecord {
            schema: case::SCHEMA,
            tool: Tool::vigie(env!("CARGO_PKG_VERSION")),
            created: began,
            consent: order.consent.clone(),
            statements: order.statements.clone(),
            options: options(order),
            sources: std::mem::take(&mut self.sources),
            indicators: std::mem::take(&mut self.sets),
            sandbox: std::mem::take(&mut self.sandbox),
        };
        // The index is sorted and written while the rest is.
        let blind = self.blind.take();
        let size = thread::scope(|scope| {
            let size = blind.map(|blind| scope.spawn(|| blind.finish()));
            self.write_lines(&findings)?;
            self.write_accesses(&record.sources)?;
            self.write_report(order, &record, &findings)?;
            let ended = || Problem::new("error-reader-died");
            let size = size.map(|size| size.join().map_err(|_| ended()));
            Ok::<_, Problem>(size.transpose()?.transpose()?)
        })?;
        if let Some(size) = size {
            let act = Act::new("blind-index-written").fact("values", size.values);
            let act = act.fact("bytes", size.bytes);
            self.staging.journal().append(clock::now(), act)?;
        }
        self.write_journal(&record, &findings, deaths)?;
        drop(self.records);
        let case = self.staging.finish(&record, clock::now())?;
        Ok(Finished {
            case,
            record,
            findings,
            coverage: self.coverage,
            accesses: self.accesses,
        })
    }

    /// Writes the files, these findings, and the coverage.
    pub(super) fn write_lines(&mut self, all: &[Finding]) -> Result<(), Problem> {
        self.files.sort();
        self.coverage.sort_by(|a, b| {
            (&a.source, &a.artefact, &a.path).cmp(&(&b.source, &b.artefact, &b.path))
        });
        let mut files = self.staging.files()?;
        for file in &self.files {
            files.write(file)?;
        }
        files.finish()?;
        let mut findings = self.staging.findings()?;
        for finding in all {
            findings.write(finding)?;
        }
        findings.finish()?;
        let mut coverage = self.staging.coverage()?;
        for entry in &self.coverage {
            coverage.write(entry)?;
        }
        coverage.finish()?;
        for (_, writer) in std::mem::take(&mut self.records) {
            writer.finish()?;
        }
        Ok(())
    }

    /// Writes what may see, hear or reach the phone: of an Android phone also that there is nothing.
    fn write_accesses(&self, sources: &[SourceRecord]) -> Result<(), Problem> {
        let mut platforms = sources.iter().map(|source| source.kind.platform());
        if self.accesses.is_empty() && !platforms.any(|platform| platform == "android") {
            return Ok(());
        }
        let mut lines = self.staging.accesses()?;
        for access in &self.accesses {
            lines.write(access)?;
        }
        lines.finish()?;
        Ok(())
    }

    /// The report for people, as `vigie report` would write it from the finished case.
    fn write_report(
        &self,
        order: &Order,
        record: &CaseRecord,
        findings: &[Finding],
    ) -> Result<(), Problem> {
        let Some(language) = order.report else {
            return Ok(());
        };
        let named = WholeCase::named_files(findings);
        let files: Vec<FileRecord> = self
            .files
            .iter()
            .filter(|file| named(file))
            .cloned()
            .collect();
        let whole = WholeCase {
            record,
            findings,
            coverage: &self.coverage,
            accesses: Some(&self.accesses),
            files: &files,
            files_hashed: u64::try_from(self.files.len()).unwrap_or(u64::MAX),
            zone: None,
            country: order.country,
        };
        let mut page = Vec::new();
        report::html::write(&mut page, &Texts::new(language), &whole)
            .map_err(|error| Problem::refused("error-output", "", &error))?;
        Ok(self.staging.keep_report(&page)?)
    }

    pub(super) fn write_journal(
        &mut self,
        record: &CaseRecord,
        findings: &[Finding],
        deaths: &[BTreeSet<JobName>],
    ) -> Result<(), Problem> {
        let journal = self.staging.journal();
        let form = match record.consent.form {
            ConsentForm::Asked => "asked",
            ConsentForm::Stated => "stated",
            ConsentForm::Synthetic => "synthetic",
            _ => "other",
        };
        journal.append(record.consent.at, Act::new("consent").fact("form", form))?;
        let mut began = Act::new("examination-began");
        if !record.sandbox.missing.is_empty() {
            began = began.fact("sandbox_lacks", record.sandbox.missing.join(", "));
        }
        journal.append(record.created, began)?;
        for set in &record.indicators {
            let act = Act::new("indicators-used").hash(set.name.raw(), &*set.sha256);
            journal.append(record.created, act.fact("in_use", set.total().to_string()))?;
        }
        for active in deaths {
            let on: Vec<_> = active.iter().map(|job| &*job.path).collect();
            let act = Act::new("reader-died").fact("on", on.join(", "));
            journal.append(record.created, act)?;
        }
        let now = clock::now();
        for source in &record.sources {
            let mut act = Act::new("source-read")
                .fact("source", source.id.clone())
                .fact("files_listed", source.files_listed.to_string());
            let own = |file: &&FileRecord| file.source == source.id && file.is_own();
            for file in self.files.iter().filter(own) {
                act = act.hash(&*file.path, &*file.sha256_stored);
            }
            journal.append(now, act)?;
        }
        let act = Act::new("examination-ended")
            .fact("files_hashed", self.files.len().to_string())
            .fact("findings", findings.len().to_string());
        journal.append(now, act)?;
        Ok(())
    }
}

/// How far the reading process was shut in, in the words of a case.
pub(super) fn sandbox(state: &SandboxState) -> Sandbox {
    let mut sandbox = Sandbox::default();
    for (name, holds) in [
        ("landlock", state.files == "full"),
        ("landlock-partial", state.files == "partial"),
        ("limits", state.limits),
        ("seccomp", state.system_calls),
    ] {
        if holds {
            sandbox.in_force.push(name.to_owned());
        } else if name != "landlock-partial" {
            sandbox.missing.push(name.to_owned());
        }
    }
    sandbox
}

fn options(order: &Order) -> BTreeMap<String, Vec<String>> {
    let mut options = BTreeMap::new();
    options.insert("only".to_owned(), order.choice.only.clone());
    options.insert("skip".to_owned(), order.choice.skip.clone());
    if order.hash_all {
        options.insert("hash".to_owned(), vec!["all".to_owned()]);
    }
    if order.keep_records {
        options.insert("keep".to_owned(), vec!["records".to_owned()]);
    }
    if !order.organisation.is_empty() {
        options.insert("organisation".to_owned(), vec![order.organisation.clone()]);
    }
    options.retain(|_, values| !values.is_empty());
    options
}
