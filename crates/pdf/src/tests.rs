//! Whole reports: the same twice, what they bear, what hostile values become, and what the redacted form hides.
//! Where `pdftotext` is there, what is read back from the files; `VIGIE_REQUIRE_ALL` makes its absence a failure.

use std::{
    env, fs,
    process::{Command, Stdio},
};

use case::{Act, Entry};
use model::{Reason, Statement, Text};
use report::{Language, Texts, Words};

use crate::{
    Form, Input,
    block::{Block, Line},
    content, redact,
    sample::at,
    whole_case::{self, Whole},
};

const HASH: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
/// What breaks out of other formats.
const NASTY: &str =
    "<script>alert(1)</script> #strike[X] $x$ @foo \\ \"' \u{202e}gpj\u{200b} (x) Tj ET";

fn journal() -> Vec<Entry> {
    let entry = |number: u64, act: Act, previous: Option<&str>| Entry {
        number,
        at: at("2026-05-21T18:00:00.123456789Z"),
        version: "0.1.0".into(),
        act,
        previous: previous.map(Into::into),
    };
    vec![
        entry(1, Act::new("consent").fact("form", "asked"), None),
        entry(
            2,
            Act::new("written").hash("findings.jsonl", HASH),
            Some(HASH),
        ),
        entry(
            3,
            Act::new("note").fact("text", "Jane was here"),
            Some(HASH),
        ),
        entry(4, Act::new("act-of-tomorrow"), Some(HASH)),
    ]
}

fn written(whole: &Whole, name: &str, language: Language, form: Form) -> Vec<u8> {
    with(whole, name, |input| {
        crate::write(&Texts::new(language), input, form).unwrap()
    })
}

fn with<T>(whole: &Whole, name: &str, use_it: impl FnOnce(&Input<'_>) -> T) -> T {
    use_it(&Input {
        whole: &whole.borrowed(),
        name,
        journal: &journal(),
        journal_sha256: HASH,
    })
}

/// All words of the report before they are laid out.
fn said(whole: &Whole, name: &str, form: Form) -> String {
    let texts = Texts::new(Language::English);
    let blocks = with(whole, name, |input| match form {
        Form::Full => content::blocks(&texts, input, form),
        Form::Redacted => {
            redact::Masked::of(&texts, input).with(|masked| content::blocks(&texts, masked, form))
        }
    });
    let mut out = String::new();
    let mut add = |line: &Line| {
        out.extend(line.iter().map(|piece| &*piece.text));
        out.push('\n');
    };
    for block in &blocks {
        match block {
            Block::Heading { text, .. } => add(&crate::block::plain(text)),
            Block::Paragraph { line, .. } => add(line),
            Block::List(items) => items.iter().for_each(&mut add),
            Block::Table(table) => table.rows.iter().flatten().flatten().for_each(&mut add),
            Block::Contents { .. } | Block::NewPage => {}
        }
    }
    out
}

/// What a reader gets back from a file, without white space: lines end anywhere.
fn read_back(bytes: &[u8]) -> Option<String> {
    let is_there = Command::new("pdftotext")
        .arg("-v")
        .stderr(Stdio::null())
        .status();
    if is_there.is_err() {
        assert!(
            env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "pdftotext is not installed"
        );
        eprintln!("left out: pdftotext is not installed");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    fs::write(&path, bytes).unwrap();
    let read = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(&path)
        .arg("-")
        .output()
        .unwrap();
    assert!(read.status.success());
    Some(squeezed(&String::from_utf8(read.stdout).unwrap()))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_same_case_gives_the_same_bytes_and_both_standards_are_named() {
    for whole in whole_case::all() {
        for language in Language::ALL {
            for form in [Form::Full, Form::Redacted] {
                let bytes = written(&whole, "case", language, form);
                assert!(bytes == written(&whole, "case", language, form));
                let language = format!("/Lang({})", language.code());
                for mark in [
                    "%PDF-1.7",
                    "/StructTreeRoot",
                    "/Marked true",
                    "<pdfaid:part>2</pdfaid:part>",
                    "<pdfaid:conformance>A</pdfaid:conformance>",
                    "<pdfuaid:part>1</pdfuaid:part>",
                    "/Outlines",
                    "/S/TH",
                    "/S/LBody",
                    "/S/Link",
                    "D:20260521180000",
                    &language,
                ] {
                    let plain = |byte: &&u8| !byte.is_ascii_whitespace();
                    let has: Vec<u8> = bytes.iter().filter(plain).copied().collect();
                    let wanted = squeezed(mark);
                    let found = has
                        .windows(wanted.len())
                        .any(|window| window == wanted.as_bytes());
                    assert!(found, "{mark}");
                }
            }
        }
    }
}

#[test]
fn every_finding_is_told_with_its_exhibits_and_no_key_stays_without_words() {
    for whole in whole_case::all() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let words = Words::whole(&texts);
            let bytes = written(&whole, "case", language, Form::Full);
            let Some(read) = read_back(&bytes) else {
                return;
            };
            for finding in &whole.findings {
                let title = squeezed(&words.say(&finding.title));
                assert!(read.contains(&title), "{title}");
                assert!(read.contains(&finding.id));
            }
            for key in ["pdf-", "report-", "finding-", "section-"] {
                let begins = |at: usize| {
                    let rest = &read[at + key.len()..];
                    rest.starts_with(|c: char| c.is_ascii_lowercase())
                };
                assert!(!read.match_indices(key).any(|(at, _)| begins(at)), "{key}");
            }
            assert!(read.contains("act-of-tomorrow"));
        }
    }
}

#[test]
fn the_organisation_that_helps_stands_in_the_report() {
    let mut whole = Whole::of(crate::sample::watched());
    let name = "Maison des femmes & d’elles";
    let options = &mut whole.record.options;
    options.insert("organisation".to_owned(), vec![name.to_owned()]);
    for form in [Form::Full, Form::Redacted] {
        let said = said(&whole, "case", form);
        assert!(said.contains(&format!("with the help of {name}")), "{said}");
    }
}

#[test]
fn hostile_values_are_text_and_break_no_page() {
    let long = "x".repeat(10_000);
    for hostile in [NASTY, &long, "张三 👁 \u{e000}", "שלום מרחבא مرحبا", ""] {
        let mut whole = Whole::of(crate::sample::watched());
        whole.record.sources[0].location = hostile.to_owned().into();
        whole.record.statements = vec![Statement::Account(hostile.to_owned().into())];
        whole.record.indicators[0].publisher = hostile.to_owned().into();
        whole.record.tool.version = hostile.into();
        for finding in &mut whole.findings {
            finding.title = finding.title.clone().words("domain", hostile);
            finding.reason = finding.reason.clone().words("app", hostile);
            if let Reason::Indicator(indicator) = &mut finding.reason_for {
                indicator.value = hostile.to_owned().into();
            }
            for seen in &mut finding.evidence {
                seen.path = hostile.into();
                seen.place = hostile.into();
                seen.observed = hostile.to_owned().into();
            }
        }
        for file in &mut whole.files {
            file.stored_path = hostile.into();
        }
        // More than a string of a PDF may hold.
        whole.record.tool.version = hostile.repeat(4);
        for form in [Form::Full, Form::Redacted] {
            let bytes = written(&whole, hostile, Language::French, form);
            let Some(read) = read_back(&bytes) else {
                continue;
            };
            if hostile == NASTY && form == Form::Full {
                for part in [
                    "<script>alert(1)</script>",
                    "#strike[X]$x$@foo",
                    "\\u{202e}gpj\\u{200b}",
                ] {
                    assert!(read.contains(part), "{part}");
                }
            }
            if hostile.starts_with('张') {
                assert!(
                    read.contains("\\u{5f20}\\u{4e09}"),
                    "what has no glyph is named"
                );
            }
        }
    }
}

#[test]
fn the_redacted_form_hides_people_and_nothing_else() {
    let mut whole = Whole::of(crate::sample::watched());
    whole.record.sources[0].location = "/media/jane/Phone of Jane".into();
    whole.record.statements = vec![
        Statement::Account("jane@mail.example".into()),
        Statement::Computer("JANES-COMPUTER".into()),
    ];
    let host = &mut whole.findings[2];
    host.evidence[0].observed = "Come at eight: https://spy.example.net/meet-jane".into();
    host.evidence[1].place = "key:Accounts/jane@mail.example/2".into();
    host.evidence[2].observed = "+33 6 12 34 56 78".into();
    host.reason = host.reason.clone().words("name", "Profile of Jane");
    whole.findings[1].title = Text::new("check-app-of-another-account-title")
        .words("app", "com.example.minder")
        .words("account", "jane@mail.example");
    let secrets = [
        "jane",
        "Jane",
        "JANES-COMPUTER",
        "Come at eight",
        "+33 6 12 34 56 78",
    ];
    let kept = [
        "spy[.]example[.]net",
        "com.example.minder",
        "message:1",
        "/private/var/mobile/ios.sms",
        "F-0a1b2c3d4e5f",
        HASH,
        "[masked 1]",
    ];
    let full = said(&whole, "Case of Jane", Form::Full);
    let redacted = said(&whole, "Case of Jane", Form::Redacted);
    for secret in secrets {
        assert!(full.contains(secret), "{secret}");
        assert!(!redacted.contains(secret), "{secret}");
    }
    for value in kept {
        assert!(redacted.contains(value), "{value}");
    }
    let bytes = written(&whole, "Case of Jane", Language::English, Form::Redacted);
    let names = |secret: &str| {
        bytes
            .windows(secret.len())
            .any(|one| one == secret.as_bytes())
    };
    assert!(!secrets.iter().any(|secret| names(secret)));
    if let Some(read) = read_back(&bytes) {
        for secret in secrets {
            assert!(!read.contains(&squeezed(secret)), "{secret}");
        }
        for value in kept {
            assert!(read.contains(&squeezed(value)), "{value}");
        }
    }
}

#[test]
fn the_cover_says_which_form_it_is() {
    let whole = Whole::of(crate::sample::points());
    let texts = Texts::new(Language::English);
    for (form, key) in [
        (Form::Full, "pdf-form-full"),
        (Form::Redacted, "pdf-form-redacted"),
    ] {
        assert!(said(&whole, "case", form).contains(&texts.word(key)));
    }
}

#[test]
fn a_long_report_stays_within_its_limits() {
    let mut whole = Whole::of(crate::sample::watched());
    let host = whole.findings[2].clone();
    whole.findings = (0..6_000)
        .map(|number| {
            let mut finding = host.clone();
            finding.id = format!("F-{number:012}");
            finding
        })
        .collect();
    let said = said(&whole, "case", Form::Full);
    // Twelve are told with their records, then a line each up to the limit, and the rest is counted.
    assert_eq!(said.matches("Finding F-").count(), 12);
    let texts = Texts::new(Language::English);
    let left_out = Words::whole(&texts).count("report-more-findings", 6_000 - 12 - 5_000);
    assert!(said.contains(&left_out));
}
