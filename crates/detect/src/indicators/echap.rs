//! Reads the YAML lists of the Echap association: families of stalkerware and watchware with their
//! packages, certificates, web sites and servers.
//!
//! Described in: <https://github.com/AssoEchap/stalkerware-indicators#readme>.

use model::{Fault, FaultKind, HashAlgorithm};
use serde::Deserialize;

use super::{
    About, Category, Kind, Platform, RefusedFor, Role, Set, accept,
    builder::{Builder, Entry},
    families, limits,
};

/// A list that may be absent or empty.
type List = Option<Vec<Option<String>>>;

/// One family, as the file has it.
#[derive(Debug, Deserialize)]
struct Family {
    name: String,
    #[serde(default, rename = "type")]
    category: Option<String>,
    #[serde(default)]
    packages: List,
    #[serde(default)]
    ios_bundles: List,
    #[serde(default)]
    certificates: List,
    #[serde(default)]
    certificate_organizations: List,
    #[serde(default)]
    certificate_cname_re: List,
    #[serde(default)]
    websites: List,
    #[serde(default)]
    distribution: List,
    #[serde(default)]
    c2: Option<Servers>,
}

#[derive(Debug, Deserialize)]
struct Servers {
    #[serde(default)]
    domains: List,
    #[serde(default)]
    ips: List,
    /// A spelling that two published families use.
    #[serde(default)]
    ip: List,
}

/// Reads `text`: a file without its byte order mark.
pub(super) fn parse(name: &str, text: &[u8]) -> Result<Set, Fault> {
    if text.len() > limits::YAML_BYTES {
        return Err(Fault::new(FaultKind::TooLarge, "indicator YAML").detail(text.len()));
    }
    let text = String::from_utf8_lossy(text);
    let mut builder = Builder::new(name);
    match serde_saphyr::from_str_with_options::<Vec<Family>>(&text, options()) {
        Ok(families) => {
            for family in &families {
                add(&mut builder, family);
            }
        }
        Err(error) => add_each(&mut builder, &text, &error)?,
    }
    Ok(builder.finish())
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_events: limits::YAML_EVENTS,
            max_nodes: limits::YAML_EVENTS,
            max_depth: limits::YAML_DEPTH,
            // The format needs no anchors: those of a bomb are refused at the first.
            max_aliases: 0,
            max_anchors: 0,
        },
        with_snippet: false,
    }
}

/// Reads a damaged file family by family, so that each fault costs one family.
fn add_each(builder: &mut Builder, text: &str, error: &serde_saphyr::Error) -> Result<(), Fault> {
    let unknown = || {
        Fault::new(
            FaultKind::Malformed,
            "indicator file: no format that vigie knows",
        )
        .detail(error)
    };
    let mut loaded = false;
    let mut refused = Vec::new();
    for (line, item) in items(text) {
        match serde_saphyr::from_str_with_options::<Vec<Family>>(item, options()) {
            Ok(families) => {
                for family in &families {
                    loaded = true;
                    add(builder, family);
                }
            }
            Err(error) => refused.push((line, error)),
        }
    }
    if !loaded {
        return Err(unknown());
    }
    for (line, error) in refused {
        builder.refuse(
            &format!("line {line}"),
            RefusedFor::Damaged,
            &error.to_string(),
        );
    }
    Ok(())
}

/// The items of the top-level list with the lines, from 1, at which they start.
fn items(text: &str) -> Vec<(usize, &str)> {
    let mut starts = vec![];
    let mut at = 0_usize;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if line.starts_with("- ") {
            starts.push((number.saturating_add(1), at));
        }
        at = at.saturating_add(line.len());
    }
    let ends = starts.iter().skip(1).map(|(_, at)| *at).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|((line, start), end)| Some((*line, text.get(*start..end)?)))
        .collect()
}

/// A list of a family: its name in the file, its values, what they are, on which phones, and what
/// part they play.
type Values<'f> = (&'static str, &'f List, Kind, Option<Platform>, Role);

impl Family {
    /// The lists beside the servers'.
    fn lists(&self) -> [Values<'_>; 7] {
        let sha1 = Kind::Certificate(HashAlgorithm::Sha1);
        let (android, ios) = (Some(Platform::Android), Some(Platform::Ios));
        let (sample, signer) = (Role::Sample, Role::Signer);
        let (organizations, names) = (&self.certificate_organizations, &self.certificate_cname_re);
        [
            ("packages", &self.packages, Kind::AppId, android, sample),
            ("ios_bundles", &self.ios_bundles, Kind::AppId, ios, sample),
            ("certificates", &self.certificates, sha1, android, signer),
            (
                "certificate_organizations",
                organizations,
                Kind::CertificateOrganisation,
                android,
                signer,
            ),
            (
                "certificate_cname_re",
                names,
                Kind::CertificateName,
                android,
                signer,
            ),
            ("websites", &self.websites, Kind::Host, None, Role::Website),
            (
                "distribution",
                &self.distribution,
                Kind::Host,
                None,
                Role::Distribution,
            ),
        ]
    }
}

impl Servers {
    fn lists(&self) -> [Values<'_>; 3] {
        [
            ("c2.domains", &self.domains, Kind::Host, None, Role::C2),
            ("c2.ips", &self.ips, Kind::Ipv4, None, Role::C2),
            ("c2.ip", &self.ip, Kind::Ipv4, None, Role::C2),
        ]
    }
}

fn add(builder: &mut Builder, family: &Family) {
    let category = match &family.category {
        Some(name) => families::category(&name.to_lowercase().replace(['-', ' '], "_")),
        None => Category::Other,
    };
    let servers = family.c2.iter().flat_map(Servers::lists);
    for values in family.lists().into_iter().chain(servers) {
        add_list(builder, &family.name, category, values);
    }
}

fn add_list(
    builder: &mut Builder,
    family: &str,
    category: Category,
    (list, values, kind, platform, role): Values<'_>,
) {
    let about = About {
        families: vec![family.to_owned()],
        category,
        role,
        publisher: builder.set().name.clone(),
        references: Vec::new(),
    };
    let about = builder.about(about);
    let id = format!("{family}/{list}");
    for value in values.iter().flatten().flatten() {
        if !builder.count_entry() {
            return;
        }
        let entry = Entry {
            platform,
            ..Entry::new(&id, value, &about)
        };
        builder.add(&entry, accept::value(kind, value));
    }
}
