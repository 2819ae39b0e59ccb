//! One index per kind of indicator (rule 26): the cost of a look-up does not grow with their number.

use std::{collections::BTreeMap, net::IpAddr};

use hashbrown::{HashMap, HashSet};
use model::Value;

use crate::indicators::{Kind, Platform, Test};

use super::{
    app, data, email,
    groups::{GroupId, Growing, Lowered, Sink},
    hash,
    host::{self, Host, Hosts},
    ip, path,
    patterns::Patterns,
    process, profile, property, url,
};

type Exact = HashMap<Box<str>, GroupId>;

/// Every index.
#[derive(Debug, Default)]
pub(super) struct Index {
    hosts: Hosts,
    addresses: ip::Addresses,
    urls: url::Addresses,
    processes: process::Names,
    paths: path::Paths,
    file_names: path::Names,
    /// Kinds that are compared whole.
    exact: BTreeMap<Kind, Exact>,
    patterns: BTreeMap<Kind, Patterns>,
    short_links: HashSet<GroupId>,
}

impl Index {
    /// An index that knows link shorteners and nothing else.
    pub(super) fn new(growing: &mut Growing) -> Self {
        let mut index = Self::default();
        for name in data::short_links() {
            let kinds = growing.kinds();
            let group = index
                .hosts
                .group(name, || Growing::new_group(kinds, Kind::Host));
            index.short_links.insert(group);
        }
        index
    }

    /// The group in which values that `test` asks for are found; `None` for a compound.
    pub(super) fn group(
        &mut self,
        growing: &mut Growing,
        kind: Kind,
        test: &Test,
    ) -> Option<GroupId> {
        let kinds = growing.kinds();
        let new = || Growing::new_group(kinds, kind);
        let value = match test {
            Test::Equals(value) => value,
            Test::Pattern(expression) => {
                return Some(
                    self.patterns
                        .entry(kind)
                        .or_default()
                        .group(expression, new),
                );
            }
            Test::All(_) => return None,
        };
        Some(match kind {
            Kind::Host => self.hosts.group(value, new),
            Kind::Ipv4 | Kind::Ipv6 => self.addresses.group(value.parse().ok()?, new),
            Kind::Cidr => self.addresses.network(ip::Network::parse(value)?, new),
            Kind::Url => self.urls.group(value, new),
            Kind::Process => self.processes.group(value, new),
            Kind::FilePath => self.paths.group(value, new),
            Kind::FileName => self.file_names.group(value, new),
            _ => *self
                .exact
                .entry(kind)
                .or_default()
                .entry(value.clone())
                .or_insert_with(new),
        })
    }

    /// Must follow the last [`Self::group`].
    pub(super) fn seal(&mut self) {
        self.hosts.seal();
        for patterns in self.patterns.values_mut() {
            patterns.seal();
        }
    }

    /// Whether a group stands for a link shortener.
    pub(super) fn is_short_link(&self, group: GroupId, name: &str) -> bool {
        self.short_links.contains(&group) && data::is_short_link(name)
    }

    /// Finds what an observed value names.
    pub(super) fn find(&self, platform: Platform, value: Value<'_>, sink: &mut Sink<'_>) {
        match value {
            Value::Url(text) => self.url(text, sink),
            Value::Host(text) => self.host_value(text, sink),
            Value::Email(text) => self.email(text, sink),
            Value::Phone(text) => {
                if let Some(number) = self
                    .wants(Kind::Phone)
                    .then(|| email::phone(text))
                    .flatten()
                {
                    self.exact(Kind::Phone, &number, 24, sink);
                }
            }
            Value::Process(text) => self.process(process::name(text), 13, sink),
            Value::PathComponent(text) => self.process(text, 17, sink),
            Value::ProcessCut(text) => {
                let name = process::name(text);
                self.processes.find_cut(name, sink);
                self.pattern(Kind::Process, name, 13, sink);
            }
            Value::FileName(text) => self.file_name(path::name(text), false, sink),
            Value::FilePath(text) => self.path(text, platform, sink),
            Value::FileHash(algorithm, text) => {
                self.digest(
                    Kind::FileHash(algorithm),
                    hash::normal(algorithm, text),
                    18,
                    sink,
                );
            }
            Value::Certificate(algorithm, text) => {
                self.digest(
                    Kind::Certificate(algorithm),
                    hash::normal(algorithm, text),
                    22,
                    sink,
                );
            }
            Value::SignerOrganisation(text) => {
                self.exact(Kind::CertificateOrganisation, text.trim(), 22, sink);
            }
            Value::SignerName(text) => self.exact(Kind::CertificateName, text.trim(), 22, sink),
            Value::AppId(text) => self.exact(Kind::AppId, &app::normal(text), 20, sink),
            Value::Profile(text) => self.exact(Kind::Profile, &profile::normal(text), 24, sink),
            Value::Property(text) => self.exact(Kind::Property, &property::normal(text), 24, sink),
            // `Value` may grow; a kind that no rule names matches nothing.
            _ => {}
        }
    }

    /// Whether an indicator names a value of a kind that is compared whole.
    pub(super) fn wants(&self, kind: Kind) -> bool {
        self.exact.contains_key(&kind) || self.patterns.contains_key(&kind)
    }

    fn exact(&self, kind: Kind, value: &str, rule: u8, sink: &mut Sink<'_>) {
        if let Some(group) = self.exact.get(&kind).and_then(|exact| exact.get(value)) {
            sink.found(*group, rule, None, value);
        }
        self.pattern(kind, value, rule, sink);
    }

    fn pattern(&self, kind: Kind, value: &str, rule: u8, sink: &mut Sink<'_>) {
        if let Some(patterns) = self.patterns.get(&kind) {
            patterns.find(value, rule, sink);
        }
    }

    fn digest(
        &self,
        kind: Kind,
        digest: Option<std::borrow::Cow<'_, str>>,
        rule: u8,
        sink: &mut Sink<'_>,
    ) {
        if let Some(digest) = digest {
            self.exact(kind, &digest, rule, sink);
        }
    }

    fn email(&self, text: &str, sink: &mut Sink<'_>) {
        if !self.wants(Kind::Email) {
            return;
        }
        if let Some(address) = email::normal(text) {
            self.exact(Kind::Email, &address, 24, sink);
        }
    }

    fn process(&self, name: &str, rule: u8, sink: &mut Sink<'_>) {
        self.processes.find(name, rule, sink);
        self.pattern(Kind::Process, name, rule, sink);
    }

    fn file_name(&self, name: &str, ignore_case: bool, sink: &mut Sink<'_>) {
        self.file_names.find(name, ignore_case, sink);
        self.pattern(Kind::FileName, name, 15, sink);
    }

    fn path(&self, text: &str, platform: Platform, sink: &mut Sink<'_>) {
        let path = path::normal(text, platform);
        self.paths.find(&path, sink);
        self.pattern(Kind::FilePath, &path, 16, sink);
        let ignore_case = platform != Platform::Ios && path::on_shared_storage(&path);
        self.file_name(path::name(&path), ignore_case, sink);
    }

    fn url(&self, text: &str, sink: &mut Sink<'_>) {
        match url::host_of(text) {
            Some(host) => {
                self.host(&host, None, sink);
                self.urls.find(text, &host, None, sink);
                self.pattern(Kind::Url, text, 9, sink);
                self.port(text, sink);
            }
            None => self.email(text, sink),
        }
        if self.hosts.is_empty() {
            return;
        }
        url::each_nested(text, &mut |nested, host| {
            self.host(&host, Some(Lowered::Nested), sink);
            self.urls.find(nested, &host, Some(Lowered::Nested), sink);
        });
    }

    fn host_value(&self, text: &str, sink: &mut Sink<'_>) {
        if let Some(host) = host::host_value(text) {
            self.host(&host, None, sink);
            self.port(text, sink);
        }
    }

    /// The port, for compounds that ask for one.
    fn port(&self, text: &str, sink: &mut Sink<'_>) {
        if !self.exact.contains_key(&Kind::Port) {
            return;
        }
        if let Some(port) = url::port_of(text) {
            self.exact(Kind::Port, &port.to_string(), 12, sink);
        }
    }

    /// Rule 4: an address goes to the rules for addresses, a name to those for names, never both.
    fn host(&self, host: &Host<'_>, lowered: Option<Lowered>, sink: &mut Sink<'_>) {
        match host {
            Host::Name(name) => {
                self.hosts.find(name, lowered, sink);
                if lowered.is_none() {
                    self.pattern(Kind::Host, name, 5, sink);
                }
            }
            Host::Address(address) => {
                self.addresses.find(*address, lowered, sink);
                let kind = match address {
                    IpAddr::V4(_) => Kind::Ipv4,
                    IpAddr::V6(_) => Kind::Ipv6,
                };
                if lowered.is_none() && self.patterns.contains_key(&kind) {
                    self.pattern(kind, &address.to_string(), 12, sink);
                }
            }
        }
    }
}
