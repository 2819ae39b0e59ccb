//! What each service prints about the phone, one writer a service.

mod accessibility;
mod appops;
mod package;
mod package_list;
mod resolver;

use super::{model::Model, page::Page};

/// Writes what a service prints.
type Writer = fn(&Model, &mut Page);

/// A service and what writes its dump.
pub(crate) struct Service {
    /// Its name.
    pub(crate) name: &'static str,
    /// The version of Android that has it first.
    since: u32,
    /// Writes it.
    writer: Writer,
}

const fn service(name: &'static str, since: u32, writer: Writer) -> Service {
    Service {
        name,
        since,
        writer,
    }
}

/// Every service that is written, in the order in which a phone prints them.
const SERVICES: &[Service] = &[
    service("accessibility", 6, accessibility::write),
    service("appops", 6, appops::write),
    service("package", 6, package::write),
];

/// What the services of the phone print.
pub(crate) fn pages(model: &Model) -> Vec<(&'static str, Page)> {
    SERVICES
        .iter()
        .filter(|service| model.phone.since(service.since))
        .map(|service| {
            let mut page = Page::new(format!("/dumpsys/{}", service.name));
            (service.writer)(model, &mut page);
            (service.name, page)
        })
        .collect()
}

/// An address in memory, as dumps print for objects: it depends on `of` alone.
fn object(of: &str) -> String {
    super::package::digest(of)[..7].to_owned()
}
