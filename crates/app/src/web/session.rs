//! What vigie knows of the one person before it: in memory only, forgotten when they leave.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use model::{Instant, Statement, Text};
use pages::{Step, consent::Owner};
use report::{Country, Language};

use super::{
    disk::Places, opened::OpenCase, recognise::Recognised, running::Running, secret::Secret,
};
use crate::{Interrupt, Problem};

/// The session.
pub(super) struct Session {
    /// What the cookie holds.
    pub(super) cookie: Secret,
    /// What every form of ours holds.
    pub(super) form: Secret,
    pub(super) language: Language,
    pub(super) country: Option<Country>,
    /// Whose phone it is, and since when that is known.
    pub(super) owner: Option<(Owner, Instant)>,
    /// The support organisation, as it was typed.
    pub(super) organisation: String,
    /// The folders and files that were shown, by number.
    pub(super) places: Places,
    /// What was chosen.
    pub(super) chosen: Vec<PathBuf>,
    /// What it is.
    pub(super) recognised: Option<Arc<Recognised>>,
    /// What stands in the usual places, looked at after consent.
    pub(super) usual: Option<Arc<Recognised>>,
    /// What the owner says is theirs.
    pub(super) statements: Vec<Statement>,
    /// What was typed as the folder of the case; none keeps it in memory.
    pub(super) folder: Option<String>,
    /// Stops what looks at files for this session.
    pub(super) looking: Interrupt,
    /// The reading.
    pub(super) running: Option<Arc<Running>>,
    /// The case that is open.
    pub(super) case: Option<Arc<OpenCase>>,
    /// Findings that the person said are theirs, and why, by number.
    pub(super) mine: BTreeMap<usize, String>,
    /// What is told on the next page, once.
    pub(super) told: Option<Text>,
    /// What an import could not use, told once.
    pub(super) refused: Vec<Text>,
    /// By which a name for a case is suggested.
    pub(super) chance: u64,
}

impl Session {
    /// A new one.
    pub(super) fn new(language: Language) -> Result<Self, Problem> {
        Ok(Self {
            cookie: Secret::random()?,
            form: Secret::random()?,
            language,
            country: None,
            owner: None,
            organisation: String::new(),
            places: Places::default(),
            chosen: Vec::new(),
            recognised: None,
            usual: None,
            statements: Vec::new(),
            folder: None,
            looking: Interrupt::default(),
            running: None,
            case: None,
            mine: BTreeMap::new(),
            told: None,
            refused: Vec::new(),
            chance: getrandom::u64().unwrap_or_default(),
        })
    }

    /// Whether the phone's owner is here and agrees.
    pub(super) fn consents(&self) -> bool {
        matches!(self.owner, Some((Owner::Mine | Owner::Here, _)))
    }

    /// Whether something is being read.
    pub(super) fn is_reading(&self) -> bool {
        let running = self.running.as_ref();
        running.is_some_and(|running| running.ended().is_none())
    }

    /// Takes what a reading left, once it ended well; gives the case that was open before.
    pub(super) fn settle(&mut self) -> Option<Arc<OpenCase>> {
        let ended = self.running.as_ref().and_then(|running| running.ended());
        let done = ended?.ok()?;
        self.running = None;
        self.show(Arc::clone(&done.case))
    }

    /// How far on the way the person can go.
    pub(super) fn reached(&self) -> Step {
        if self.case.is_some() {
            Step::Next
        } else if self.running.is_some() {
            Step::Reading
        } else if self.consents() {
            Step::Choose
        } else {
            Step::What
        }
    }

    /// Takes another case to show; gives the one before.
    pub(super) fn show(&mut self, case: Arc<OpenCase>) -> Option<Arc<OpenCase>> {
        self.mine.clear();
        self.case.replace(case)
    }
}
