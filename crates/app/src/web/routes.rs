//! Every address that is answered: the one table from which the server and the tests of its refusals are made.

use std::sync::Arc;

use axum::response::Response;
use pages::address;

use super::{
    asked::Asked,
    state::{App, Failed},
    views,
};

/// What a request must bring, and whether it changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A GET that tells nothing of anybody: it needs no session.
    Blank,
    /// The GET with the token, which opens the session once.
    Enter,
    /// A GET with the session. It changes nothing.
    Look,
    /// A POST with the session and the secret of its forms.
    Change,
    /// The same with a file as its body.
    Drop,
}

/// How much body a request may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// None is read.
    None,
    /// A form.
    Form,
    /// A file.
    File,
}

/// What an address does; its answer, or why there is none.
pub(super) type Handled = Result<Response, Failed>;
type Handler = fn(&Arc<App>, &Asked) -> Handled;

/// One address and one method.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// The address; one that ends in `/{name}` takes what follows.
    pub address: &'static str,
    /// What it needs.
    pub kind: Kind,
    /// Where to go on when something did not work.
    pub(super) back: &'static str,
    pub(super) handler: Handler,
}

impl Route {
    /// Whether it changes something: then it is a POST.
    #[must_use]
    pub fn changes(&self) -> bool {
        matches!(self.kind, Kind::Change | Kind::Drop)
    }

    /// What stands before the name.
    pub(super) fn prefix(&self) -> &'static str {
        let end = self.address.find('{').unwrap_or(self.address.len());
        self.address.get(..end).unwrap_or_default()
    }

    pub(super) fn body(&self) -> Body {
        match self.kind {
            Kind::Blank | Kind::Enter | Kind::Look => Body::None,
            Kind::Change => Body::Form,
            Kind::Drop => Body::File,
        }
    }
}

const fn route(address: &'static str, kind: Kind, back: &'static str, handler: Handler) -> Route {
    Route {
        address,
        kind,
        back,
        handler,
    }
}

/// Every address.
pub const ROUTES: &[Route] = {
    use Kind::{Blank, Change, Drop, Enter, Look};
    use address as at;
    &[
        route(at::ENTER, Enter, at::SAFETY, views::entrance::enter),
        route(at::BLANK, Blank, at::BLANK, views::entrance::blank),
        route(at::STYLE, Look, at::SAFETY, views::entrance::style),
        route(at::SCRIPT, Look, at::SAFETY, views::entrance::script),
        route(at::LEAVE, Change, at::SAFETY, views::entrance::leave),
        route(at::STOP, Change, at::SAFETY, views::entrance::stop),
        route(at::LANGUAGE, Change, at::SAFETY, views::wishes::language),
        route(at::COUNTRY, Change, at::SAFETY, views::wishes::country),
        route(at::SAFETY, Look, at::SAFETY, views::safety::look),
        route(at::CONSENT, Look, at::SAFETY, views::consent::look),
        route(at::CONSENT, Change, at::CONSENT, views::consent::answer),
        route(at::WHAT, Look, at::SAFETY, views::what::look),
        route("/2/{name}", Look, at::WHAT, views::what::guide),
        route(at::CHOOSE, Look, at::CHOOSE, views::choose::look),
        route(at::CHOOSE, Change, at::CHOOSE, views::choose::change),
        route(at::DROP, Drop, at::CHOOSE, views::choose::drop_file),
        route(at::RECOGNISED, Look, at::CHOOSE, views::recognised::look),
        route(
            at::RECOGNISED,
            Change,
            at::RECOGNISED,
            views::recognised::start,
        ),
        route(at::READING, Look, at::RECOGNISED, views::reading::look),
        route(at::EVENTS, Look, at::READING, views::reading::events),
        route(at::CANCEL, Change, at::READING, views::reading::cancel),
        route(at::FOUND, Look, at::CHOOSE, views::result::found),
        route("/5/f/{name}", Look, at::FOUND, views::result::finding),
        route(at::MINE, Change, at::FOUND, views::result::own),
        route(at::TIMELINE, Look, at::FOUND, views::result::timeline),
        route(at::ABILITIES, Look, at::FOUND, views::result::abilities),
        route(at::REACH, Look, at::FOUND, views::result::reach),
        route(at::COVERAGE, Look, at::FOUND, views::result::coverage),
        route(at::NEXT, Look, at::FOUND, views::next::look),
        route(at::KEEP, Change, at::NEXT, views::next::keep),
        route(at::DOCUMENT, Look, at::NEXT, views::next::document),
        route(at::CASES, Look, at::CASES, views::cases::look),
        route(at::CASES, Change, at::CASES, views::cases::organise),
        route(at::OPEN, Change, at::CASES, views::cases::open),
        route(at::RECHECK, Look, at::CASES, views::recheck::look),
        route(at::RECHECK, Change, at::RECHECK, views::recheck::start),
        route(at::COMPARE, Look, at::CASES, views::cases::ask_two),
        route(at::COMPARE, Change, at::COMPARE, views::cases::compare),
        route(at::DELETE, Look, at::CASES, views::cases::ask_delete),
        route(at::DELETE, Change, at::CASES, views::cases::delete),
        route(at::INDICATORS, Look, at::CASES, views::indicators::look),
        route(
            at::IMPORT,
            Change,
            at::INDICATORS,
            views::indicators::import,
        ),
        route(at::UPDATE, Change, at::INDICATORS, views::indicators::fetch),
    ]
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_address_is_there_twice_and_each_begins_as_its_pattern() {
        let mut seen = BTreeSet::new();
        for route in ROUTES {
            assert!(seen.insert((route.address, route.changes())), "{route:?}");
            assert!(route.address.starts_with(route.prefix()));
        }
        assert!(ROUTES.iter().any(|route| route.prefix() == address::GUIDE));
    }
}
