//! Every page, filled as the server would fill it; with ordinary words or with hostile ones.

use model::{FaultKind, Instant, SourceKind, Statement, Text, Untrusted};
use pages::{
    Frame, Step, address, blank,
    browse::{Entry, EntryKind, Folder, Stop},
    choose::{Choose, Chosen, Usual},
    consent::{Consent, Declined, Owner},
    guide::Guide,
    problem::{Missing, Problem},
    reading::{Kind, Reading, Unread},
    recognised::{Keep, Known, Lock, Recognised, Source},
    safety::Safety,
    what::{Platform, What},
};
use report::{Country, Language, Texts};

pub(crate) const SECRET: &str = "4f9d0c7a";

/// What evidence says: a name, a path, a device.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) name: String,
    pub(crate) folder: String,
}

pub(crate) fn ordinary() -> Said {
    Said {
        name: "iPhone de Camille".into(),
        folder: "/media/camille/Téléphone".into(),
    }
}

pub(crate) fn hostile() -> Said {
    let bad = format!(
        "<script>alert(1)</script>\"'\u{202e}&amp;{}",
        "A".repeat(10_000)
    );
    Said {
        folder: format!("/media/{bad}"),
        name: bad,
    }
}

/// Every page by a name, in one language.
pub(crate) fn all(language: Language, said: &Said) -> Vec<(&'static str, String)> {
    let texts = Texts::new(language);
    let frame = Frame {
        texts: &texts,
        form_secret: SECRET,
        here: "/3?at=x&p=\"2\"",
        country: Some(Country::France),
        reached: Step::Choose,
    };
    let nowhere = Frame {
        country: None,
        reached: Step::Before,
        ..frame
    };
    let mut pages = vec![
        ("safety", Safety.write(&nowhere)),
        ("safety-fr", Safety.write(&frame)),
        ("declined", Declined.write(&frame)),
        ("blank", blank::write(&texts)),
        ("missing", Missing.write(&frame)),
    ];
    pages.extend(consents(&frame, said));
    pages.extend(whats(&frame));
    pages.extend(chooses(&frame, said));
    pages.extend(recognised(&frame, said));
    pages.extend(readings(&frame, said));
    let words = Text::new("error-no-such-path").words("path", &said.folder);
    let problem = Problem {
        words: &words,
        back: address::CHOOSE,
    };
    pages.push(("problem", problem.write(&frame)));
    pages
}

fn consents(frame: &Frame, said: &Said) -> [(&'static str, String); 2] {
    let asked = Consent::default();
    let again = Consent {
        owner: Some(Owner::Here),
        organisation: &said.name,
        unanswered: true,
    };
    [
        ("consent", asked.write(frame)),
        ("consent-again", again.write(frame)),
    ]
}

fn whats(frame: &Frame) -> Vec<(&'static str, String)> {
    let named = [
        ("what", None),
        ("what-apple", Some(Platform::Apple)),
        ("what-android", Some(Platform::Android)),
        ("what-unknown", Some(Platform::Unknown)),
    ];
    let whats = named
        .into_iter()
        .map(|(name, platform)| (name, What { platform }.write(frame)));
    let guides = ["guide-a", "guide-b", "guide-c", "guide-d", "guide-e"];
    let guides = guides.into_iter().map(|name| {
        let guide = Guide::of(name.trim_start_matches("guide-")).unwrap();
        (name, guide.write(frame))
    });
    whats.chain(guides).collect()
}

fn made() -> Option<Instant> {
    Some(Instant::parse("2026-05-21T18:04:00Z").unwrap())
}

fn chooses(frame: &Frame, said: &Said) -> [(&'static str, String); 2] {
    let name = || Untrusted::from(&*said.name);
    let stop = |name: &'static str| Stop {
        name: name.into(),
        link: format!("{}?at=2f", address::CHOOSE),
    };
    let entry = |name, kind, size| Entry {
        name,
        kind,
        size,
        changed: made(),
        link: (kind == EntryKind::Folder).then(|| format!("{}?at=2f61", address::CHOOSE)),
        add: (kind != EntryKind::Other).then(|| "2f61".to_owned()),
        looks_like: None,
    };
    let mut entries = vec![
        entry(name(), EntryKind::Folder, None),
        entry("Documents".into(), EntryKind::Folder, None),
        entry("link".into(), EntryKind::Other, None),
    ];
    entries.push(Entry {
        looks_like: Some(SourceKind::IosSysdiagnose),
        ..entry(
            "sysdiagnose_2026.05.21_18-04-11+0200_iPhone-OS_iPhone_23A341.tar.gz".into(),
            EntryKind::File,
            Some(412_000_000),
        )
    });
    let places = [stop("Camille"), stop("USB-STICK")];
    let above = [stop("/"), stop("home"), stop("camille")];
    let chosen = [Chosen {
        path: Untrusted::from(&*said.folder),
        remove: "2f61".into(),
    }];
    let problem = Text::new("error-no-such-path").words("path", &said.folder);
    let full = Choose {
        chosen: &chosen,
        usual: Some(Usual {
            name: name(),
            kind: SourceKind::IosBackup,
            made: made(),
            path: Untrusted::from(&*said.folder),
            add: "2f62".into(),
            next: Some(format!("{}?usual=1", address::CHOOSE)),
        }),
        places: &places,
        folder: Some(Folder {
            path: Untrusted::from(&*said.folder),
            above: &above,
            add: Some("2f63".into()),
            entries: &entries,
            count: 412,
            page: 2,
            pages: 5,
            previous: Some(format!("{}?at=2f&p=1", address::CHOOSE)),
            next: Some(format!("{}?at=2f&p=3", address::CHOOSE)),
        }),
        problem: Some(&problem),
        drop_limit: 16_000_000,
    };
    let empty = Choose {
        chosen: &[],
        usual: None,
        places: &places,
        folder: Some(Folder {
            path: "/media/stick".into(),
            above: &[],
            add: None,
            entries: &[],
            count: 0,
            page: 1,
            pages: 1,
            previous: None,
            next: None,
        }),
        problem: None,
        drop_limit: 16_000_000,
    };
    [
        ("choose", full.write(frame)),
        ("choose-empty", empty.write(frame)),
    ]
}

fn source<'a>(id: &'a str, kind: SourceKind, lock: Lock, said: &'a Said) -> Source<'a> {
    Source {
        id,
        kind,
        is_certain: lock != Lock::Part,
        path: Untrusted::from(&*said.folder),
        device: Some(Untrusted::from(&*said.name)),
        made: made(),
        is_encrypted: Some(lock != Lock::Open),
        lock,
        wrong: lock == Lock::Whole,
    }
}

fn recognised(frame: &Frame, said: &Said) -> [(&'static str, String); 3] {
    let sources = [
        source("S1", SourceKind::IosBackup, Lock::Whole, said),
        source("S2", SourceKind::IosBackup, Lock::Open, said),
        source("S3", SourceKind::Androidqf, Lock::Key, said),
        source("S4", SourceKind::Androidqf, Lock::Part, said),
    ];
    let statements = [
        Statement::Managed,
        Statement::Computer(Untrusted::from(said.name.clone())),
    ];
    let unknown = [Untrusted::from(&*said.folder)];
    let problem = Text::new("error-case-target-exists").words("path", &said.folder);
    let many = Recognised {
        sources: &sources,
        unknown: &unknown,
        known: Known {
            statements: &statements,
        },
        keep: Keep::Folder,
        folder: &said.folder,
        places: &["/media/key".to_owned()],
        folder_problem: Some(&problem),
        unconfined: Some(&problem),
        problem: Some(&problem),
    };
    let one = Recognised {
        sources: &sources[1..2],
        unknown: &[],
        known: Known::default(),
        keep: Keep::Memory,
        folder: "",
        places: &[],
        folder_problem: None,
        unconfined: None,
        problem: None,
    };
    let none = Recognised {
        sources: &[],
        ..many.clone()
    };
    [
        ("recognised", many.write(frame)),
        ("recognised-one", one.write(frame)),
        ("recognised-none", none.write(frame)),
    ]
}

/// A reading under way, with what could not be read.
pub(crate) fn reading<'a>(kinds: &'a [Kind<'a>], unread: &'a [Unread<'a>]) -> Reading<'a> {
    Reading {
        now: Some("ios.safari_history"),
        done: 37,
        total: Some(112),
        seconds_left: Some(640),
        kinds,
        unread,
        stopping: false,
    }
}

pub(crate) fn kinds() -> [Kind<'static>; 2] {
    [("ios.sms", 1), ("ios.tcc", 3)].map(|(artefact, files)| Kind { artefact, files })
}

pub(crate) fn unread(said: &Said) -> Vec<Unread<'_>> {
    let one = |path| Unread {
        kind: FaultKind::Damaged,
        artefact: "ios.sms",
        path,
    };
    let mut all = vec![one(None); 24];
    all.push(one(Some(Untrusted::from(&*said.folder))));
    all
}

fn readings(frame: &Frame, said: &Said) -> [(&'static str, String); 3] {
    let (kinds, unread) = (kinds(), unread(said));
    let full = reading(&kinds, &unread);
    let few = Reading {
        unread: &unread[23..],
        ..full.clone()
    };
    let stopping = Reading {
        stopping: true,
        ..full.clone()
    };
    [
        ("reading-begins", Reading::default().write(frame)),
        ("reading", few.write(frame)),
        ("reading-stopping", stopping.write(frame)),
    ]
}
