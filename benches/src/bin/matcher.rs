//! Measures the matcher: how long 300 000 domains take to load, how many hosts and addresses of pages
//! one core compares in a second.

use std::{fmt::Write as _, time::Instant};

use anyhow::{Result, anyhow, ensure};
use benches::{Numbers, median, number, timed};
use detect::{
    indicators::{self, Platform},
    matcher::Matcher,
};
use model::Value;

const DOMAINS: usize = 300_000;
const HOSTS: usize = 2_000_000;
const REPEATS: usize = 5;
/// One host in this many is below an indicator.
const ONE_LISTED_IN: usize = 200;
const ENDINGS: &[&str] = &[
    "com", "net", "org", "info", "co.uk", "fr", "xyz", "top", "online", "io",
];

fn main() -> Result<()> {
    let mut numbers = Numbers::new(3);
    let mut domains: Vec<String> = (0..DOMAINS).map(|_| domain(&mut numbers)).collect();
    domains.sort_unstable();
    domains.dedup();
    let bundle = bundle(&domains);
    let matcher = load(&bundle)?;
    let hosts: Vec<String> = (0..HOSTS).map(|_| host(&mut numbers, &domains)).collect();
    let urls: Vec<String> = hosts.iter().map(|host| url(&mut numbers, host)).collect();
    compare(
        &matcher,
        "hosts",
        &hosts.iter().map(|host| Value::Host(host)),
    )?;
    compare(
        &matcher,
        "addresses of pages",
        &urls.iter().map(|url| Value::Url(url)),
    )
}

/// A name as people register them.
fn domain(numbers: &mut Numbers) -> String {
    let mut name = word(numbers);
    if numbers.below(3) == 0 {
        name = format!("{name}-{}", word(numbers));
    }
    let number = numbers.below(100_000);
    format!("{name}{number}.{}", numbers.one_of(ENDINGS))
}

fn word(numbers: &mut Numbers) -> String {
    let letters = 4 + numbers.below(7);
    (0..letters)
        .map(|_| char::from(*numbers.one_of(b"abcdefghijklmnopqrstuvwxyz")))
        .collect()
}

/// A host as a browser meets it: mostly below another name, now and then below an indicator.
fn host(numbers: &mut Numbers, listed: &[String]) -> String {
    let name = if numbers.below(ONE_LISTED_IN) == 0 {
        numbers.one_of(listed).clone()
    } else {
        domain(numbers)
    };
    match numbers.below(4) {
        0 => name,
        1 => format!("www.{name}"),
        2 => format!("{}.{name}", word(numbers)),
        _ => format!("{}.{}.{name}", word(numbers), word(numbers)),
    }
}

fn url(numbers: &mut Numbers, host: &str) -> String {
    format!(
        "https://{host}/{}/{}?id={}",
        word(numbers),
        word(numbers),
        numbers.next_number()
    )
}

/// A STIX 2.1 bundle in the shape in which sets of spyware are published: an indicator and its
/// relationship a domain.
fn bundle(domains: &[String]) -> String {
    let date = "2024-05-02T10:00:00.000000Z";
    let malware = "malware--c4c1d9c3-7c1f-4a0f-9d0c-000000000000";
    let mut text = format!(
        r#"{{"type":"bundle","id":"bundle--{}","objects":[{{"type":"malware","spec_version":"2.1","id":"{malware}","created":"{date}","modified":"{date}","name":"Bench","is_family":false}}"#,
        uuid(0)
    );
    for (number, domain) in (1_u64..).zip(domains) {
        let (indicator, relationship) = (uuid(number), uuid(number + (1 << 40)));
        let _ = write!(
            text,
            r#",{{"type":"indicator","spec_version":"2.1","id":"indicator--{indicator}","created":"{date}","modified":"{date}","indicator_types":["malicious-activity"],"pattern":"[domain-name:value='{domain}']","pattern_type":"stix","pattern_version":"2.1","valid_from":"{date}"}},{{"type":"relationship","spec_version":"2.1","id":"relationship--{relationship}","created":"{date}","modified":"{date}","relationship_type":"indicates","source_ref":"indicator--{indicator}","target_ref":"{malware}"}}"#
        );
    }
    text.push_str("]}");
    text
}

fn uuid(number: u64) -> String {
    format!("6f1d2c3b-0000-4000-8000-{number:012x}")
}

fn load(bundle: &str) -> Result<Matcher> {
    let (mut reading, mut indexing, mut both) = (Vec::new(), Vec::new(), Vec::new());
    let mut matcher = Matcher::default();
    for _ in 0..REPEATS {
        drop(std::mem::take(&mut matcher));
        let begin = Instant::now();
        let set = indicators::parse("bench", bundle.as_bytes());
        let read = begin.elapsed();
        let set = set.map_err(|fault| anyhow!("{fault}"))?;
        ensure!(
            set.refused.is_empty(),
            "{} domains were refused",
            set.refused.len()
        );
        matcher = Matcher::new(vec![set]);
        let indexed = begin.elapsed().saturating_sub(read);
        reading.push(read);
        indexing.push(indexed);
        both.push(read + indexed);
    }
    let count: usize = matcher.sets().iter().map(|set| set.indicators.len()).sum();
    println!(
        "loading {count} domains from {:.0} MB of STIX: {:.3} s (under 1 s wanted): reading {:.3} s, indexing {:.3} s",
        number(bundle.len()) / 1e6,
        median(both).as_secs_f64(),
        median(reading).as_secs_f64(),
        median(indexing).as_secs_f64(),
    );
    Ok(matcher)
}

fn compare<'v>(
    matcher: &Matcher,
    what: &str,
    values: &(impl Iterator<Item = Value<'v>> + Clone),
) -> Result<()> {
    let mut times = Vec::new();
    let mut hits = 0_usize;
    for _ in 0..REPEATS {
        hits = 0;
        let (time, ()) = timed(|| {
            for value in values.clone() {
                matcher.find(Platform::Ios, value, &mut |_| hits += 1);
            }
        });
        times.push(time);
    }
    let count = number(HOSTS);
    ensure!(
        hits > HOSTS / ONE_LISTED_IN / 2,
        "only {hits} {what} were found"
    );
    println!(
        "comparing {what}: {:.1} million a second on one core, {hits} of {HOSTS} found",
        count / median(times).as_secs_f64() / 1e6
    );
    Ok(())
}
