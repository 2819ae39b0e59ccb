//! Whose phone it is. Once the owner agrees, the usual places are looked at, by a reading process.

use std::sync::Arc;

use pages::{
    address,
    consent::{Consent, Declined, Owner},
};

use crate::{
    clock,
    web::{answer, asked::Asked, recognise::recognise, routes::Handled, state::App, usual},
};

/// Longest name of an organisation.
const NAME: usize = 200;

/// The question, or why vigie stops.
pub(crate) fn look(app: &Arc<App>, _: &Asked) -> Handled {
    let (owner, organisation) = app.with(|session| {
        let owner = session.owner.map(|(owner, _)| owner);
        (owner, session.organisation.clone())
    })?;
    let shown = app.shown(address::CONSENT)?;
    let page = Consent {
        owner,
        organisation: &organisation,
        unanswered: false,
    };
    Ok(answer::page(page.write(&shown.frame())))
}

/// The answer.
pub(crate) fn answer(app: &Arc<App>, asked: &Asked) -> Handled {
    let owner = asked.field("owner").and_then(Owner::of);
    let organisation = asked.field("organisation").unwrap_or_default();
    let organisation: String = organisation.chars().take(NAME).collect();
    let Some(owner) = owner else {
        let shown = app.shown(address::CONSENT)?;
        let page = Consent {
            owner: None,
            organisation: &organisation,
            unanswered: true,
        };
        return Ok(answer::page(page.write(&shown.frame())));
    };
    let (consents, looking) = app.with(|session| {
        session.owner = Some((owner, clock::now()));
        session.organisation = organisation;
        (session.consents(), session.looking.clone())
    })?;
    if !consents {
        app.with(|session| {
            // Another tab may have gone further meanwhile: nothing of this phone is looked at any more.
            session.usual = None;
            session.recognised = None;
            session.chosen.clear();
            if let Some(running) = &session.running {
                running.cancel();
            }
        })?;
        let shown = app.shown(address::CONSENT)?;
        return Ok(answer::page(Declined.write(&shown.frame())));
    }
    let places = usual::places();
    if !places.is_empty() {
        // A usual place that cannot be looked at is not offered; it can still be chosen.
        if let Ok(found) = recognise(places, &looking) {
            app.with(|session| session.usual = Some(Arc::new(found)))?;
        }
    }
    Ok(answer::see(address::WHAT))
}
