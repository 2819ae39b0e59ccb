//! How fast 300 000 hosts are loaded, and hosts and addresses of pages are looked up. Prints figures in
//! seconds of one core (Linux);
//! run with `cargo bench -p detect --bench matcher`.

use std::{fmt::Write, hint::black_box};

use detect::{
    indicators::{Platform, parse},
    matcher::Matcher,
};
use model::Value;

const HOSTS: u64 = 300_000;
const LOOK_UPS: u64 = 2_000_000;

fn mixed(number: u64) -> u64 {
    let mut x = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^= x >> 29;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^ (x >> 32)
}

fn host(number: u64) -> String {
    let word = mixed(number);
    format!(
        "w{:x}.example{}.{}",
        word % 0xff_ffff,
        word % 9_973,
        ["com", "net", "org"][usize::try_from(word % 3).unwrap_or(0)]
    )
}

fn stix() -> Vec<u8> {
    let mut text = String::from(
        r#"{"type":"bundle","id":"bundle--1","objects":[{"type":"malware","id":"malware--1","name":"Example"}"#,
    );
    for number in 0..HOSTS {
        let _ = write!(
            text,
            r#",{{"type":"indicator","id":"indicator--{number}","pattern":"[domain-name:value='{}']","pattern_type":"stix","valid_from":"2024-01-01T00:00:00Z"}}"#,
            host(number)
        );
    }
    text.push_str("]}");
    text.into_bytes()
}

fn rate(name: &str, values: &[String], find: impl Fn(&str, &mut u64)) {
    let start = now();
    let mut found = 0;
    let rounds = LOOK_UPS / u64::try_from(values.len()).unwrap_or(1).max(1);
    for _ in 0..rounds {
        for value in values {
            find(black_box(value), &mut found);
        }
    }
    let seconds = now() - start;
    let count = rounds * u64::try_from(values.len()).unwrap_or(0);
    let millions = f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / seconds / 1e6;
    println!("{name}: {millions:.1} M/s ({found} found)");
}

/// Seconds that this thread has run: other work on the machine does not count.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn now() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let first = text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok());
    first.expect("nanoseconds") / 1e9
}

fn main() {
    let bytes = stix();
    let start = now();
    let set = parse("bench", &bytes).expect("our own bundle");
    println!(
        "parse {} hosts ({} MB of STIX): {:.2} s",
        set.indicators.len(),
        bytes.len() >> 20,
        (now() - start)
    );
    let start = now();
    let matcher = Matcher::new(vec![set]);
    println!("index: {:.2} s", (now() - start));
    let find = |value: Value<'_>, found: &mut u64| {
        matcher.find(Platform::Ios, value, &mut |_| *found += 1)
    };
    let other: Vec<String> = (0..200_000)
        .map(|n| format!("cdn{}.{}", n % 7, host(n + 7_000_000)))
        .collect();
    rate("hosts that match nothing", &other, |text, found| {
        find(Value::Host(text), found)
    });
    let half: Vec<String> = (0..200_000)
        .map(|n| format!("a.{}", host(if n % 2 == 0 { n } else { n + 7_000_000 })))
        .collect();
    rate("hosts, half of which match", &half, |text, found| {
        find(Value::Host(text), found)
    });
    let pages: Vec<String> = other
        .iter()
        .map(|host| format!("https://{host}/path/to/page.html"))
        .collect();
    rate("pages that match nothing", &pages, |text, found| {
        find(Value::Url(text), found)
    });
    let queries: Vec<String> = other
        .iter()
        .map(|host| format!("https://{host}/watch?v=abc&list=x.y&utm_source=mail"))
        .collect();
    rate("pages with parameters", &queries, |text, found| {
        find(Value::Url(text), found)
    });
}
