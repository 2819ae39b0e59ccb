//! What one check says of some records: for the tests of checks.

use artefacts::{AnyRecord, android::settings::Setting};
use model::{Finding, Place, Statement, Untrusted};

use crate::{
    SeenIn,
    checks::{Check, Drafts, conclude},
};

/// What check `C`, called `id`, says when each record is read by a job of its own and the person states
/// `known`.
pub(crate) fn findings<C: Check>(
    id: &'static str,
    records: &[AnyRecord<'_>],
    known: &[&str],
) -> Vec<Finding> {
    let mut check = C::default();
    for record in records {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: record.artefact(),
            path: format!("/{}", record.artefact()),
        };
        let mut later = C::default();
        later.record(&seen, Place::Line(1), *record);
        check.absorb(later);
    }
    let mut drafts = Vec::new();
    check.conclude(&mut Drafts::new(id, &mut drafts));
    let known: Vec<Statement> = known.iter().map(|said| said.parse().unwrap()).collect();
    conclude(drafts, Vec::new(), &known)
}

/// A setting of the phone's first user.
pub(crate) fn setting(name: &'static str, value: Option<&'static str>) -> Setting<'static> {
    Setting {
        name: Untrusted::from(name),
        value: value.map(Untrusted::from),
        namespace: "global",
        user_id: Some(0),
        set_by_app: None,
        app_ids: Vec::new(),
    }
}
