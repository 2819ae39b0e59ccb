//! Writes the pages of a case, with style sheet and script, into a folder, to be looked at:
//! `cargo run --release -p pages --example look -- CASE FOLDER LANGUAGE`.

use std::{collections::BTreeSet, env, fs, path::Path};

use case::Case;
use pages::{
    Abilities, Asked, Cases, Compare, Coverage, Delete, Deleted, Disk, Finding, Found, Frame,
    Indicators, Mirror, Next, Open, Reach, Recheck, Step, Timeline, Told,
};
use report::{
    Country, Language, Texts, WholeCase, Words,
    timeline::{Index, Only},
};

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let [_, case, folder, language] = &arguments[..] else {
        panic!("CASE FOLDER LANGUAGE");
    };
    let language: Language = language.parse().unwrap();
    let case = Case::open(Path::new(case)).unwrap();
    let findings: Vec<_> = case.findings().unwrap().map(Result::unwrap).collect();
    let coverage: Vec<_> = case.coverage().unwrap().map(Result::unwrap).collect();
    let accesses = case.accesses().unwrap();
    let accesses: Option<Vec<_>> = accesses.map(|all| all.map(Result::unwrap).collect());
    let mut index = Index::new();
    index.add_findings(&findings);
    for name in case.record_files().unwrap() {
        let (artefact, _) = case::artefact_of(&name);
        for kept in case.records(&name).unwrap() {
            index.add_record(artefact, &kept.unwrap());
        }
    }
    let whole = WholeCase {
        record: case.record(),
        findings: &findings,
        coverage: &coverage,
        accesses: accesses.as_deref(),
        files: &[],
        files_hashed: 0,
        zone: None,
        country: None,
    };
    let texts = Texts::for_pages(language);
    let frame = Frame {
        texts: &texts,
        form_secret: "0",
        here: "/5",
        country: Some(Country::France),
        reached: Step::Next,
    };
    let folder = Path::new(folder);
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("s.css"), pages::STYLE).unwrap();
    fs::write(folder.join("s.js"), pages::SCRIPT).unwrap();
    for (name, page) in all(&frame, &whole, &index.finish(), case.path()) {
        let page = page.replace("\"/s.css\"", "\"s.css\"");
        let page = page.replace("\"/s.js\"", "\"s.js\"");
        fs::write(folder.join(format!("{name}.html")), page).unwrap();
    }
}

fn all(
    frame: &Frame<'_>,
    whole: &WholeCase<'_>,
    index: &Index,
    path: &Path,
) -> Vec<(String, String)> {
    let mut pages = of_result(frame, whole);
    for (name, only) in [("timeline", Only::All), ("timeline-found", Only::Found)] {
        let asked = Asked {
            only,
            ..Asked::default()
        };
        let timeline = Timeline {
            whole,
            index,
            asked,
        };
        pages.push((name.to_owned(), timeline.write(frame)));
    }
    pages.extend(of_cases(frame, whole, path));
    pages.extend(of_sets(frame, whole, path));
    pages
}

fn of_result(frame: &Frame<'_>, whole: &WholeCase<'_>) -> Vec<(String, String)> {
    let mine = BTreeSet::new();
    let found = Found {
        whole,
        mine: &mine,
        group: None,
        page: 1,
    };
    let mut pages = vec![
        ("found".to_owned(), found.write(frame)),
        ("abilities".to_owned(), Abilities { whole }.write(frame)),
        ("reach".to_owned(), Reach { whole }.write(frame)),
        ("coverage".to_owned(), Coverage { whole }.write(frame)),
    ];
    for number in 1..=whole.findings.len() {
        let finding = Finding {
            whole,
            number,
            mine: &mine,
            reason: None,
            page: 1,
        };
        pages.push((format!("finding-{number}"), finding.write(frame).unwrap()));
    }
    pages
}

fn of_cases(frame: &Frame<'_>, whole: &WholeCase<'_>, path: &Path) -> Vec<(String, String)> {
    let name = pages::pseudonym(&Words::whole(frame.texts), 0x2a_0007_0003);
    let next = Next {
        whole,
        kept: None,
        folder: "/media/key",
        places: &[],
        name: &name,
        told: None,
    };
    let cases = Cases {
        open: Some(Open {
            path: Some(path),
            created: whole.record.created,
            sources: &whole.record.sources,
        }),
        folder: None,
        places: &[],
        looked_at: None,
        typed: "",
        told: None,
    };
    let compare = Compare {
        typed: ["", ""],
        result: None,
        told: None,
    };
    let delete = Delete {
        path,
        name: &name,
        disk: Disk::Flash,
        is_other: true,
        told: None,
    };
    let deleted = Deleted {
        path,
        disk: Disk::Flash,
    };
    let named = [
        ("next", next.write(frame)),
        ("cases", cases.write(frame)),
        ("compare", compare.write(frame)),
        ("delete", delete.write(frame)),
        ("deleted", deleted.write(frame)),
    ];
    named.map(|(name, page)| (name.to_owned(), page)).into()
}

fn of_sets(frame: &Frame<'_>, whole: &WholeCase<'_>, path: &Path) -> Vec<(String, String)> {
    let (sets, today) = (&*whole.record.indicators, whole.record.created);
    let recheck = Recheck {
        path,
        sets,
        today,
        result: None,
        page: 1,
        told: None,
    };
    let problem = model::Text::new("error-usage");
    let indicators = Indicators {
        sets,
        today,
        mirror: Mirror::default(),
        refused: &[],
        page: 1,
        told: Some(Told::Problem(&problem)),
    };
    let named = [
        ("recheck", recheck.write(frame)),
        ("indicators", indicators.write(frame)),
    ];
    named.map(|(name, page)| (name.to_owned(), page)).into()
}
