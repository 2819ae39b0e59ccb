//! Collects what a format's reader finds into a [`Set`].

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use model::Instant;

use super::{
    About, Category, Indicator, Kind, Platform, Refused, RefusedFor, Set, Test, accept::Accepted,
    families, limits,
};

/// A set while it is read.
#[derive(Debug)]
pub(super) struct Builder {
    set: Set,
    /// As the file has it, and with what is known of the family.
    abouts: BTreeMap<About, Arc<About>>,
    expressions: usize,
    full: bool,
}

/// What the entry says of an indicator, beside its value.
#[derive(Clone, Debug)]
pub(super) struct Entry<'e> {
    /// Where it stands.
    pub(super) id: &'e str,
    /// The value as published.
    pub(super) value: &'e str,
    /// The phones it is for, if the file says so.
    pub(super) platform: Option<Platform>,
    pub(super) valid_from: Option<Instant>,
    pub(super) valid_until: Option<Instant>,
    pub(super) confidence: Option<u8>,
    pub(super) about: &'e Arc<About>,
}

impl<'e> Entry<'e> {
    /// An entry that says nothing of its validity.
    pub(super) fn new(id: &'e str, value: &'e str, about: &'e Arc<About>) -> Self {
        Self {
            id,
            value,
            platform: None,
            valid_from: None,
            valid_until: None,
            confidence: None,
            about,
        }
    }
}

impl Builder {
    /// An empty set.
    pub(super) fn new(name: &str) -> Self {
        Self {
            set: Set {
                name: name.to_owned(),
                ..Set::default()
            },
            abouts: BTreeMap::new(),
            expressions: 0,
            full: false,
        }
    }

    /// The set so far.
    pub(super) fn set(&mut self) -> &mut Set {
        &mut self.set
    }

    /// Counts an entry; false when there are too many, which is then refused once.
    pub(super) fn count_entry(&mut self) -> bool {
        self.set.entries = self.set.entries.saturating_add(1);
        if self.set.entries <= limits::ENTRIES {
            return true;
        }
        if !self.full {
            self.full = true;
            self.refuse("", RefusedFor::TooMany, "");
        }
        false
    }

    /// What several indicators have in common, kept once.
    pub(super) fn about(&mut self, mut about: About) -> Arc<About> {
        about.families.sort();
        about.families.dedup();
        if let Some(known) = self.abouts.get(&about) {
            return Arc::clone(known);
        }
        let mut full = about.clone();
        if full.category == Category::Other {
            let mut known = full
                .families
                .iter()
                .map(|family| families::known(family).category);
            full.category = known
                .find(|category| *category != Category::Other)
                .unwrap_or_default();
        }
        let full = Arc::new(full);
        self.abouts.insert(about, Arc::clone(&full));
        full
    }

    /// Notes what cannot be used.
    pub(super) fn refuse(&mut self, id: &str, reason: RefusedFor, detail: &str) {
        self.set.refused.push(Refused::new(id, reason, detail));
    }

    /// Adds what was accepted of an entry, or notes why nothing was.
    pub(super) fn add(&mut self, entry: &Entry<'_>, accepted: Result<Vec<Accepted>, RefusedFor>) {
        match accepted {
            Ok(accepted) => {
                for (kind, test) in accepted {
                    self.add_one(entry, kind, test);
                }
            }
            Err(reason) => self.refuse(entry.id, reason, entry.value),
        }
    }

    fn add_one(&mut self, entry: &Entry<'_>, kind: Kind, test: Test) {
        let expressions = match &test {
            Test::Pattern(_) => 1,
            Test::Equals(_) => 0,
            Test::All(parts) => parts
                .iter()
                .filter(|part| matches!(part.test, Test::Pattern(_)))
                .count(),
        };
        self.expressions = self.expressions.saturating_add(expressions);
        if expressions > 0 && self.expressions > limits::EXPRESSIONS {
            return self.refuse(entry.id, RefusedFor::TooMany, entry.value);
        }
        let platform = platform(kind, &test, entry);
        self.set.indicators.push(Indicator {
            id: entry.id.into(),
            kind,
            value: entry.value.into(),
            test,
            platform,
            valid_from: entry.valid_from,
            valid_until: entry.valid_until,
            confidence: entry.confidence,
            about: Arc::clone(entry.about),
        });
    }

    /// The finished set.
    pub(super) fn finish(mut self) -> Set {
        let families: BTreeSet<&String> = self
            .abouts
            .keys()
            .flat_map(|about| &about.families)
            .collect();
        self.set.families = families.into_iter().cloned().collect();
        if self.set.publisher.is_empty() {
            self.set.publisher.clone_from(&self.set.name);
        }
        if self.set.families.len() == 1 {
            narrow(&mut self.set.indicators);
        }
        self.set
    }
}

/// The phones that an indicator is for: as the file says, else as its kind or its family says.
fn platform(kind: Kind, test: &Test, entry: &Entry<'_>) -> Platform {
    if kind.is_remote() {
        return Platform::Any;
    }
    let by_kind = match test {
        Test::All(parts) => parts.iter().find_map(|part| of_kind(part.kind, &part.test)),
        test => of_kind(kind, test),
    };
    let by_family = || {
        let named = matches!(kind, Kind::Process | Kind::FileName | Kind::AppId);
        let mut families = entry.about.families.iter().filter(|_| named);
        families.find_map(|family| families::known(family).platform)
    };
    entry
        .platform
        .or(by_kind)
        .or_else(by_family)
        .unwrap_or_default()
}

/// Kinds and paths that exist on one platform only.
fn of_kind(kind: Kind, test: &Test) -> Option<Platform> {
    let under = |roots: &[&str]| match test {
        Test::Equals(path) => roots.iter().any(|root| path.starts_with(root)),
        _ => false,
    };
    match kind {
        Kind::Certificate(_)
        | Kind::CertificateName
        | Kind::CertificateOrganisation
        | Kind::Property => Some(Platform::Android),
        Kind::Profile => Some(Platform::Ios),
        Kind::FilePath if under(&["/private/", "/var/", "Library/", "/Library/"]) => {
            Some(Platform::Ios)
        }
        Kind::FilePath if under(&["/data/", "/sdcard", "/storage/", "/system/", "/mnt/"]) => {
            Some(Platform::Android)
        }
        _ => None,
    }
}

/// Where one family has signs that exist on one platform only, its processes, file names and apps are
/// for that platform too.
fn narrow(indicators: &mut [Indicator]) {
    let has = |platform| {
        indicators
            .iter()
            .any(|indicator| indicator.platform == platform)
    };
    let only = match (has(Platform::Android), has(Platform::Ios)) {
        (true, false) => Platform::Android,
        (false, true) => Platform::Ios,
        _ => return,
    };
    for indicator in indicators {
        let named = matches!(indicator.kind, Kind::Process | Kind::FileName | Kind::AppId);
        if named && indicator.platform == Platform::Any {
            indicator.platform = only;
        }
    }
}
