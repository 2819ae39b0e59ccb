//! Writes the report of a case as PDF and says how long that took: `of_case CASE LANGUAGE FORM FINDINGS FILE`.
//! `FINDINGS` tells how many there shall be, those of the case again and again with other values; 0 is as
//! many as there are.

use std::{env, error::Error, fs, path::Path, time::Instant};

use case::Case;
use model::{Evidence, FileRecord, Finding, Reason};
use report::{Texts, WholeCase, Zone};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, language, form, count, target] = &arguments[..] else {
        return Err("usage: of_case CASE LANGUAGE full|redacted FINDINGS FILE".into());
    };
    let case = Case::open(Path::new(folder))?;
    let findings = case.findings()?.collect::<Result<Vec<_>, _>>()?;
    let findings = multiplied(findings, count.parse()?);
    let coverage = case.coverage()?.collect::<Result<Vec<_>, _>>()?;
    let files = case.files()?.collect::<Result<Vec<FileRecord>, _>>()?;
    let files_hashed = u64::try_from(files.len())?;
    let named = WholeCase::named_files(&findings);
    let files: Vec<FileRecord> = files.into_iter().filter(|file| named(file)).collect();
    let zone = Zone::named("Europe/Paris");
    let whole = WholeCase {
        record: case.record(),
        findings: &findings,
        coverage: &coverage,
        accesses: None,
        files: &files,
        files_hashed,
        zone: zone.as_ref(),
        country: None,
    };
    let name = Path::new(folder).file_name().unwrap_or_default();
    let input = pdf::Input {
        whole: &whole,
        name: &name.to_string_lossy(),
        journal: &case.journal()?,
        journal_sha256: &case.journal_hash()?,
    };
    let form = match &**form {
        "redacted" => pdf::Form::Redacted,
        _ => pdf::Form::Full,
    };
    let texts = Texts::new(language.parse()?);
    let began = Instant::now();
    let bytes = pdf::write(&texts, &input, form)?;
    println!(
        "{} findings, {} bytes, {:.2} s",
        findings.len(),
        bytes.len(),
        began.elapsed().as_secs_f64()
    );
    fs::write(target, bytes)?;
    Ok(())
}

/// So many findings, each with a title, values and records of its own.
fn multiplied(findings: Vec<Finding>, count: usize) -> Vec<Finding> {
    if count == 0 || findings.is_empty() {
        return findings;
    }
    let mut all = Vec::new();
    for at in 0..count {
        let mut finding = findings[at % findings.len()].clone();
        finding.id = format!("{}-{at}", finding.id);
        finding.title = finding.title.words("value", &format!("value-{at}.example"));
        finding.reason = finding
            .reason
            .words("value", &format!("value-{at}.example"));
        if let Reason::Indicator(indicator) = &mut finding.reason_for {
            indicator.value = format!("value-{at}.example").into();
        }
        for (record, seen) in finding.evidence.iter_mut().enumerate() {
            seen.observed = format!("{} {at}.{record}", seen.observed.raw()).into();
        }
        let first = finding.evidence.first().cloned();
        let more = |place: usize| Evidence {
            place: format!("message:{place}"),
            ..first.clone().unwrap_or_else(|| unreachable!())
        };
        while !finding.evidence.is_empty() && finding.evidence.len() < 5 {
            finding.evidence.push(more(finding.evidence.len()));
        }
        all.push(finding);
    }
    all
}
