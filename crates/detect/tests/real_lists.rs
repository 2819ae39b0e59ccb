//! The lists that ECHAP derives from its YAML, against the YAML itself: what each holds, and that a
//! vendor's web site stays one whatever list it stands in.

mod common;

use std::{collections::BTreeSet, fs};

use common::samples;
use detect::indicators::{Kind, Role, Set, Test, parse};

fn load(name: &str) -> Option<Set> {
    let path = samples()?.join("indicators/echap").join(name);
    Some(parse(name, &fs::read(path).unwrap()).unwrap())
}

/// The hosts as compared, of one role if one is asked for.
fn hosts(set: &Set, role: Option<Role>) -> BTreeSet<&str> {
    set.indicators
        .iter()
        .filter(|one| one.kind == Kind::Host)
        .filter(|one| role.is_none_or(|role| one.about.role == role))
        .filter_map(|one| match &one.test {
            Test::Equals(value) => Some(&**value),
            _ => None,
        })
        .collect()
}

/// The published values, which repeat where several apps share one.
fn distinct(set: &Set, kinds: &[&str]) -> usize {
    let values: BTreeSet<&str> = set
        .indicators
        .iter()
        .filter(|one| kinds.contains(&one.kind.name()))
        .map(|one| &*one.value)
        .collect();
    values.len()
}

#[test]
fn distinct_values_are_those_of_the_reference() {
    let Some(tinycheck) = load("indicators-for-tinycheck.json") else {
        return;
    };
    let (network, misp) = (
        load("network.csv").unwrap(),
        load("misp_event.json").unwrap(),
    );
    // 1,455 distinct `domain` values: one of them is an address and two are pages. That address
    // stands among the addresses too, so 65 stay 65.
    assert_eq!(distinct(&tinycheck, &["host", "url"]), 1455 - 1);
    // 960 distinct `domain` values, with the same three.
    assert_eq!(distinct(&network, &["host", "url"]), 960 - 1);
    // The event's 1,692 objects repeat an app's hosts for each of its samples.
    assert_eq!(distinct(&misp, &["sha256"]), 3228);
    assert_eq!(distinct(&misp, &["app_id"]), 637);
    // 483 of which one is the public test key, which is refused.
    assert_eq!(distinct(&misp, &["app_cert_sha1"]), 483 - 1);
}

#[test]
fn web_sites_of_the_derived_list_are_restored_from_the_yaml() {
    let Some(yaml) = load("ioc.yaml") else { return };
    let tinycheck = load("indicators-for-tinycheck.json").unwrap();
    let sites = hosts(&yaml, Some(Role::Website));
    let mut serious = hosts(&yaml, Some(Role::C2));
    serious.extend(hosts(&yaml, Some(Role::Distribution)));
    let only: BTreeSet<&str> = sites.difference(&serious).copied().collect();
    let listed = hosts(&tinycheck, None);
    let concerned = only.intersection(&listed).count();
    println!("{concerned} hosts are web sites only");
    assert_eq!(concerned, WEBSITES_ONLY);
    // Nothing in the derived list is unknown to the YAML.
    let all = hosts(&yaml, None);
    assert_eq!(listed.difference(&all).count(), 0);
}

/// The reference counts 495 published values. 57 of them stand with `www.` and without, which is one
/// host (rule 6): 438. Of those, 26 are servers in the other of the two spellings: 412.
const WEBSITES_ONLY: usize = 495 - 57 - 26;
