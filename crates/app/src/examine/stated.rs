//! Compares the bytes of files with the hashes that their source states of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, PoisonError},
};

use model::{Coverage, Fault, Faults, FileRecord};
use sources::{Listed, Stated};

use super::{
    files::sha256,
    plan::{Opened, Plan, of_list},
};

/// What sources state, and what was found to differ so far.
pub(super) struct StatedHashes<'p> {
    /// Every statement, with its source.
    all: &'p [(usize, Stated)],
    /// Statements by the source's id and the file's path on the phone.
    by_path: BTreeMap<(&'p str, &'p str), usize>,
    /// Statements of files that the plan hashes anyway.
    planned: BTreeSet<usize>,
    /// What is wrong, by statement.
    differing: Mutex<BTreeMap<usize, Fault>>,
}

impl<'p> StatedHashes<'p> {
    /// Of the files of a plan's sources.
    pub(super) fn of(plan: &'p Plan, opened: &'p [Opened]) -> Self {
        let id = |source: usize| opened.get(source).map_or("", |one| one.record.id.as_str());
        let stated = plan.stated.iter().enumerate();
        let by_path: BTreeMap<_, _> = stated
            .map(|(index, (source, stated))| ((id(*source), stated.file.path.as_str()), index))
            .collect();
        let files = plan.files.iter();
        let planned = files
            .filter_map(|(source, file)| by_path.get(&(id(*source), file.path.as_str())))
            .copied()
            .collect();
        Self {
            all: &plan.stated,
            by_path,
            planned,
            differing: Mutex::default(),
        }
    }

    /// The statements of files that the plan does not hash: source and file.
    pub(super) fn unplanned(&self) -> impl Iterator<Item = (usize, (usize, &'p Listed))> {
        let all = self.all.iter().enumerate();
        all.filter(|(index, _)| !self.planned.contains(index))
            .map(|(index, (source, stated))| (index, (*source, &stated.file)))
    }

    /// Takes the hash of a file, and what is damaged of it.
    pub(super) fn found(&self, record: &FileRecord, damage: Option<&Fault>) {
        let index = self.by_path.get(&(&*record.source, &*record.path));
        if let Some((index, (_, stated))) = index.and_then(|at| Some((*at, self.all.get(*at)?))) {
            let found = &record.sha256_stored;
            let fault = damage.cloned().or_else(|| stated.differs_from(found));
            self.note(index, fault);
        }
    }

    /// Takes that a file could not be read.
    pub(super) fn broken(&self, source: &str, path: &str, fault: &Fault) {
        if let Some(index) = self.by_path.get(&(source, path)) {
            self.note(*index, Some(fault.clone()));
        }
    }

    /// Hashes a file that the plan does not.
    pub(super) fn compare(&self, index: usize, opened: &[Opened]) {
        let Some((source, stated)) = self.all.get(index) else {
            return;
        };
        let Some(opened) = opened.get(*source) else {
            return;
        };
        let hashed = opened.source.open(&stated.file).and_then(|file| {
            let damage = file.faults.into_iter().next();
            let found = sha256(&*file.stored)?;
            let damage = damage.or_else(|| file.stored.damage());
            Ok(damage.or_else(|| stated.differs_from(&found.0)))
        });
        self.note(index, hashed.unwrap_or_else(Some));
    }

    fn note(&self, index: usize, fault: Option<Fault>) {
        let (Some(fault), Some((_, stated))) = (fault, self.all.get(index)) else {
            return;
        };
        let mut differing = self
            .differing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let what = stated.name.clone();
        differing.insert(index, Fault { what, ..fault });
    }

    /// Adds what differs to what is told of the sources' lists.
    pub(super) fn tell(self, opened: &[Opened], coverage: &mut Vec<Coverage>) {
        let differing = self.differing.into_inner();
        let mut of_sources: BTreeMap<usize, Faults> = BTreeMap::new();
        for (index, fault) in differing.unwrap_or_else(PoisonError::into_inner) {
            if let Some((source, _)) = self.all.get(index) {
                of_sources.entry(*source).or_default().add(fault);
            }
        }
        for (source, faults) in of_sources {
            let Some(opened) = opened.get(source) else {
                continue;
            };
            let differs = of_list(&opened.record, faults);
            let is_same = |one: &&mut Coverage| {
                (&one.source, &one.artefact, &one.path)
                    == (&differs.source, &differs.artefact, &differs.path)
            };
            match coverage.iter_mut().find(is_same) {
                Some(list) => list.absorb(differs),
                None => coverage.push(differs),
            }
        }
    }
}
