//! The forms under which an observed value answers.

use std::{borrow::Cow, net::IpAddr};

use model::Value;

use crate::indicators::Platform;

use super::{
    super::{
        app, email, hash,
        host::{self, Host},
        ip::Network,
        path, process, profile, property, url,
    },
    Answer, FOLDERS, Form, PREFIXES_V4, PREFIXES_V6,
};

/// Takes answers; says whether this one is new. A form that is not new was given before with all that
/// follow it in its row (what a host name ends in, the folders above a path): these are left out.
pub type Each<'e> = &'e mut dyn FnMut(Answer<'_>) -> bool;

/// Gives every form under which an observed value of a phone of this platform answers.
pub fn answers(platform: Platform, value: Value<'_>, each: Each<'_>) {
    let mut one = |form, text: &str| {
        each(Answer {
            form,
            text,
            nested: false,
        })
    };
    let _ = match value {
        Value::Url(text) => return url_answers(text, each),
        Value::Host(text) => {
            if let Some(host) = host::host_value(text) {
                host_answers(&host, false, each);
            }
            return;
        }
        Value::FilePath(text) => return path_answers(text, platform, &mut one),
        Value::Email(text) => email::normal(text).is_some_and(|text| one(Form::Email, &text)),
        Value::Phone(text) => email::phone(text).is_some_and(|text| one(Form::Phone, &text)),
        Value::Process(text) => one(Form::Process, process::name(text)),
        Value::PathComponent(text) => one(Form::Process, text),
        Value::ProcessCut(text) => {
            let name = process::name(text);
            if process::CUT_LENGTHS.contains(&name.len()) {
                one(Form::ProcessCut, name)
            } else {
                one(Form::Process, name)
            }
        }
        Value::FileName(text) => one(Form::FileName, path::name(text)),
        Value::FileHash(algorithm, text) => {
            hash::normal(algorithm, text).is_some_and(|text| one(Form::FileHash, &text))
        }
        Value::Certificate(algorithm, text) => {
            hash::normal(algorithm, text).is_some_and(|text| one(Form::Certificate, &text))
        }
        Value::SignerOrganisation(text) => one(Form::SignerOrganisation, text.trim()),
        Value::AppId(text) => one(Form::AppId, &app::normal(text)),
        Value::Profile(text) => one(Form::Profile, &profile::normal(text)),
        Value::Property(text) => one(Form::Property, &property::normal(text)),
        // Names of signers are compared with patterns, which are not asked for. `Value` may grow; a
        // kind that no rule names answers nothing.
        _ => false,
    };
}

fn url_answers(text: &str, each: Each<'_>) {
    match url::host_of(text) {
        Some(host) => {
            host_answers(&host, false, each);
            page_answer(text, &host, false, each);
        }
        None => {
            if let Some(address) = email::normal(text) {
                each(Answer {
                    form: Form::Email,
                    text: &address,
                    nested: false,
                });
            }
        }
    }
    url::each_nested(text, &mut |nested, host| {
        host_answers(&host, true, each);
        page_answer(nested, &host, true, each);
    });
}

fn host_answers(host: &Host<'_>, nested: bool, each: Each<'_>) {
    let mut one = |form, text: &str| each(Answer { form, text, nested });
    match host {
        Host::Name(name) => {
            if !one(Form::Host, name) {
                return;
            }
            for (at, _) in name.match_indices('.') {
                let end = name.get(at.saturating_add(1)..).unwrap_or_default();
                // A lone label is matched exactly only (rule 7).
                if !end.contains('.') || !one(Form::HostEnd, end) {
                    return;
                }
            }
        }
        Host::Address(address) => {
            if one(Form::Address, &address.to_string()) {
                for network in networks(*address) {
                    one(Form::Network, &network.to_string());
                }
            }
        }
    }
}

/// The networks that hold an address.
fn networks(address: IpAddr) -> Vec<Network> {
    let all: Vec<u8> = match address {
        IpAddr::V4(_) => PREFIXES_V4.collect(),
        IpAddr::V6(_) => PREFIXES_V6.to_vec(),
    };
    all.into_iter()
        .filter_map(|length| Network::of(address, length))
        .collect()
}

/// An address of a page.
fn page_answer(text: &str, host: &Host<'_>, nested: bool, each: Each<'_>) {
    if let Some(normal) = page(text, host) {
        each(Answer {
            form: Form::Url,
            text: &normal,
            nested,
        });
    }
}

/// The normal form of an address; nearly all are in it already, and need no parser.
fn page<'t>(text: &'t str, host: &Host<'_>) -> Option<Cow<'t, str>> {
    url::already_normal(text, host).or_else(|| url::normal(text).map(Cow::Owned))
}

fn slashes_in(text: &str) -> usize {
    memchr::memchr_iter(b'/', text.as_bytes()).count()
}

/// A path, its last name, and the folders above it from the deepest.
fn path_answers(text: &str, platform: Platform, one: &mut dyn FnMut(Form, &str) -> bool) {
    let path = path::normal(text, platform);
    let absolute = path.starts_with('/');
    // A path that was given as a folder above another has not answered by its last name.
    let folders = absolute && one(Form::Path, &path);
    if platform != Platform::Ios && path::on_shared_storage(&path) {
        one(Form::FoldedName, &path::name(&path).to_lowercase());
    }
    let last_slash = memchr::memrchr(b'/', path.as_bytes());
    let last_name = last_slash.map_or(0, |at| at.saturating_add(1));
    one(Form::PathEnd, path.get(last_name..).unwrap_or_default());
    if folders {
        let deepest = slashes_in(&path).saturating_sub(FOLDERS.saturating_add(1));
        let ends = memchr::memrchr_iter(b'/', path.as_bytes());
        for end in ends.skip(deepest).filter(|end| *end > 0) {
            if !one(Form::Path, path.get(..end).unwrap_or_default()) {
                return;
            }
        }
    }
}
