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
    Answer, FOLDERS, Form, PREFIXES_V4, PREFIXES_V6, TAIL_NAMES,
};

/// Gives every form under which an observed value of a phone of this platform answers.
pub fn answers(platform: Platform, value: Value<'_>, each: &mut dyn FnMut(Answer<'_>)) {
    let mut one = |form, text: &str| {
        each(Answer {
            form,
            text,
            nested: false,
        });
    };
    match value {
        Value::Url(text) => url_answers(text, each),
        Value::Host(text) => {
            if let Some(host) = host::host_value(text) {
                host_answers(&host, false, each);
            }
        }
        Value::Email(text) => {
            if let Some(address) = email::normal(text) {
                one(Form::Email, &address);
            }
        }
        Value::Phone(text) => {
            if let Some(number) = email::phone(text) {
                one(Form::Phone, &number);
            }
        }
        Value::Process(text) => one(Form::Process, process::name(text)),
        Value::PathComponent(text) => one(Form::Process, text),
        Value::ProcessCut(text) => {
            let name = process::name(text);
            if process::CUT_LENGTHS.contains(&name.len()) {
                one(Form::ProcessCut, name);
            } else {
                one(Form::Process, name);
            }
        }
        Value::FileName(text) => one(Form::FileName, path::name(text)),
        Value::FilePath(text) => path_answers(text, platform, &mut one),
        Value::FileHash(algorithm, text) => {
            if let Some(digest) = hash::normal(algorithm, text) {
                one(Form::FileHash, &digest);
            }
        }
        Value::Certificate(algorithm, text) => {
            if let Some(digest) = hash::normal(algorithm, text) {
                one(Form::Certificate, &digest);
            }
        }
        Value::AppId(text) => one(Form::AppId, &app::normal(text)),
        Value::Profile(text) => one(Form::Profile, &profile::normal(text)),
        Value::Property(text) => one(Form::Property, &property::normal(text)),
        // `Value` may grow; a kind that no rule names answers nothing.
        _ => {}
    }
}

fn url_answers(text: &str, each: &mut dyn FnMut(Answer<'_>)) {
    match url::host_of(text) {
        Some(host) => {
            host_answers(&host, false, each);
            page_answers(text, false, each);
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
        page_answers(nested, true, each);
    });
}

fn host_answers(host: &Host<'_>, nested: bool, each: &mut dyn FnMut(Answer<'_>)) {
    let mut one = |form, text: &str| each(Answer { form, text, nested });
    match host {
        Host::Name(name) => {
            one(Form::Host, name);
            for (at, _) in name.match_indices('.') {
                let end = name.get(at.saturating_add(1)..).unwrap_or_default();
                // A lone label is matched exactly only (rule 7).
                if end.contains('.') {
                    one(Form::HostEnd, end);
                }
            }
        }
        Host::Address(address) => {
            one(Form::Address, &address.to_string());
            each_network(*address, &mut |network| {
                one(Form::Network, &network.to_string());
            });
        }
    }
}

fn each_network(address: IpAddr, each: &mut dyn FnMut(Network)) {
    let all: Vec<u8> = match address {
        IpAddr::V4(_) => PREFIXES_V4.collect(),
        IpAddr::V6(_) => PREFIXES_V6.to_vec(),
    };
    all.into_iter()
        .filter_map(|length| Network::of(address, length))
        .for_each(each);
}

/// An address of a page and the folders above it.
fn page_answers(text: &str, nested: bool, each: &mut dyn FnMut(Answer<'_>)) {
    let Some(normal) = page(text) else {
        return;
    };
    let mut one = |form, text: &str| each(Answer { form, text, nested });
    one(Form::Url, &normal);
    let path_end = normal.find('?').unwrap_or(normal.len());
    let slashes = normal.match_indices('/').map(|(at, _)| at);
    // The first two belong to the scheme.
    for at in slashes.skip(2).take_while(|at| *at < path_end).take(FOLDERS) {
        one(Form::UrlFolder, normal.get(..=at).unwrap_or_default());
    }
}

/// The normal form of an address; nearly all are in it already, and need no parser.
fn page(text: &str) -> Option<Cow<'_, str>> {
    match url::already_normal(text) {
        Some(normal) => Some(Cow::Borrowed(normal)),
        None => url::normal(text).map(Cow::Owned),
    }
}

fn path_answers(text: &str, platform: Platform, one: &mut dyn FnMut(Form, &str)) {
    let path = path::normal(text, platform);
    if path.starts_with('/') {
        let ends = path.match_indices('/').map(|(at, _)| at).skip(1);
        for end in ends.take(FOLDERS).chain([path.len()]) {
            one(Form::Path, path.get(..end).unwrap_or_default());
        }
    }
    let starts = path.rmatch_indices('/').map(|(at, _)| at.saturating_add(1));
    for start in starts.take(TAIL_NAMES) {
        one(Form::PathEnd, path.get(start..).unwrap_or_default());
    }
    if path.matches('/').count() < TAIL_NAMES && !path.starts_with('/') {
        one(Form::PathEnd, &path);
    }
    if platform != Platform::Ios && path::on_shared_storage(&path) {
        one(Form::FoldedName, &path::name(&path).to_lowercase());
    }
}
