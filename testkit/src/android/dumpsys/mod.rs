//! What each service prints about the phone, one writer a service.

mod accessibility;
mod appops;
mod control;
mod history;
mod package;
mod package_list;
mod reach;
mod resolver;

use super::{bugreport, description::Vendor, model::Model, page::Page};
use crate::Truth;

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
    service("account", 6, control::account),
    service("adb", 10, reach::adb),
    service("alarm", 6, history::alarm),
    service("appops", 6, appops::write),
    service("batterystats", 6, history::batterystats),
    service("companiondevice", 8, reach::companion_device),
    service("connectivity", 6, reach::connectivity),
    service("dbinfo", 6, history::dbinfo),
    service("device_policy", 6, control::device_policy),
    service("deviceidle", 6, reach::device_idle),
    service("input_method", 6, control::input_method),
    service("jobscheduler", 6, history::jobscheduler),
    service("location", 6, history::location),
    service("media_projection", 6, reach::media_projection),
    service("netstats", 6, history::netstats),
    service("notification", 6, control::notification),
    service("package", 6, package::write),
    service("platform_compat", 11, history::platform_compat),
    service("role", 10, control::role),
    service("settings", 8, reach::settings),
    service("usagestats", 6, history::usagestats),
    service("user", 6, control::user),
    service("vpn_management", 12, reach::vpn_management),
];

/// Services of makers, which nobody outside describes.
fn own(vendor: Vendor) -> [&'static str; 2] {
    match vendor {
        Vendor::Samsung => ["knoxguard_service", "semwifi"],
        Vendor::Xiaomi => ["miui.mqsas.IMQSNative", "whetstone.activity"],
        Vendor::Pixel => ["pixel.thermal", "rlsservice"],
        Vendor::Fairphone => ["fairphone.service", "vendor.perfservice"],
    }
}

/// What the services of the phone print.
pub(crate) fn pages(model: &Model) -> Vec<(&'static str, Page)> {
    let own = own(model.phone.vendor).map(|name| service(name, 6, reach::unknown));
    SERVICES
        .iter()
        .chain(&own)
        .filter(|service| model.phone.since(service.since))
        .map(|service| {
            let mut page = Page::new(format!("/dumpsys/{}", service.name));
            (service.writer)(model, &mut page);
            (service.name, page)
        })
        .collect()
}

/// What `dumpsys` prints when it is asked for everything.
pub(crate) fn text(model: &Model, truth: &mut Truth) -> Vec<u8> {
    let pages = pages(model);
    let mut text = b"Currently running services:\n".to_vec();
    for (name, _) in &pages {
        text.extend(format!("  {name}\n").as_bytes());
    }
    for (name, page) in &pages {
        text.extend(bugreport::framed(model, name, page));
        page.state("", truth);
    }
    text
}

/// An address in memory, as dumps print for objects: it depends on `of` alone.
fn object(of: &str) -> String {
    super::package::digest(of)[..7].to_owned()
}
