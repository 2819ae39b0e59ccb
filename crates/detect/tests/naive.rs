//! The indexed matcher finds exactly what a slow one finds that is written straight from the rules of
//! `docs/matching.md` and looks at every indicator for every value.

mod common;

use std::{collections::BTreeSet, net::IpAddr};

use common::set;
use detect::{indicators::Platform, matcher::Matcher};
use model::{HashAlgorithm, Value};
use proptest::{prelude::*, sample::select};
use psl::Psl;

/// Kind, published value.
type Published = (&'static str, String);
/// Kind, published value, rule, reason why lowered.
type Told = BTreeSet<(String, String, u8, String)>;

// ---- the slow matcher ----

fn told(kind: &str, value: &str, rule: u8, why: &str) -> Option<(String, String, u8, String)> {
    Some((kind.into(), value.into(), rule, why.into()))
}

fn shared(host: &str) -> bool {
    let listed = include_str!("../data/shared_hosting.txt")
        .lines()
        .any(|line| line == host);
    let suffix = psl::List.suffix(host.as_bytes());
    let is_suffix = suffix.is_some_and(|s| s.typ().is_some() && s.as_bytes() == host.as_bytes());
    !host.contains('.') || listed || is_suffix
}

/// Rules 1 to 4: a name in ASCII or the text of an address.
fn naive_host(text: &str, is_page: bool) -> Option<String> {
    let text = text
        .trim()
        .replace("[.]", ".")
        .replace("(dot)", ".")
        .replace("hxxp", "http");
    if let (false, Ok(ip)) = (is_page, text.parse::<IpAddr>()) {
        return Some(ip.to_canonical().to_string());
    }
    let has_scheme = text
        .split_once("://")
        .is_some_and(|(s, _)| s.chars().all(|c| c.is_ascii_alphanumeric()));
    let name_end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let dotted = text[..name_end].contains('.') || text.starts_with('[');
    if is_page && !has_scheme && (!dotted || text[..name_end].contains(['@', ' '])) {
        return None;
    }
    let url = if has_scheme {
        text
    } else {
        format!("http://{text}")
    };
    let url = url::Url::parse(&url).ok()?;
    match url::Host::parse(url.host_str()?).ok()? {
        url::Host::Domain(name) => {
            let name = name.strip_suffix('.').unwrap_or(&name).to_owned();
            let bad = name.len() > 253 || name.split('.').any(str::is_empty);
            (!bad).then_some(name)
        }
        url::Host::Ipv4(ip) => Some(ip.to_string()),
        url::Host::Ipv6(ip) => Some(IpAddr::V6(ip).to_canonical().to_string()),
    }
}

fn host_against(
    (kind, value): &Published,
    host: &str,
    why: &str,
) -> Option<(String, String, u8, String)> {
    let address: Option<IpAddr> = host.parse().ok();
    match (*kind, address) {
        ("domain-name:value", None) => {
            let plain = match value.strip_prefix("www.") {
                Some(rest) if psl::domain_str(rest).is_some() && !shared(rest) => rest,
                _ => value,
            };
            if shared(plain) {
                let why = if why.is_empty() { "shared-host" } else { why };
                return (host == plain).then(|| told(kind, value, 7, why))?;
            }
            let below = host.ends_with(&format!(".{plain}"));
            (host == plain || below).then(|| told(kind, value, 5, why))?
        }
        ("ipv4-addr:value" | "ipv6-addr:value", Some(address)) => {
            let inside = match value.split_once('/') {
                None => value.parse::<IpAddr>().ok()?.to_canonical() == address,
                Some((first, bits)) => {
                    let bits: u32 = bits.parse().ok()?;
                    match (first.parse::<IpAddr>().ok()?, address) {
                        (IpAddr::V4(a), IpAddr::V4(b)) => {
                            (a.to_bits() ^ b.to_bits()).leading_zeros() >= bits
                        }
                        (IpAddr::V6(a), IpAddr::V6(b)) => {
                            (a.to_bits() ^ b.to_bits()).leading_zeros() >= bits
                        }
                        _ => false,
                    }
                }
            };
            inside.then(|| told(kind, value, 12, why))?
        }
        _ => None,
    }
}

fn decoded(text: &str) -> String {
    text.replace("%3A", ":").replace("%2F", "/")
}

fn naive_path(text: &str, ios: bool) -> String {
    let parts: Vec<&str> = text
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    let path = parts.join("/");
    match (text.starts_with('/'), parts.first().copied()) {
        (false, _) => path,
        (true, Some("var")) if ios => format!("/private/{path}"),
        (true, Some("tmp")) if ios => format!("/private/var/{path}"),
        _ => format!("/{path}"),
    }
}

fn against(published: &Published, platform: Platform, value: Value<'_>) -> Told {
    let (kind, wanted) = published;
    let one = |yes: bool, rule, why: &str| {
        if yes {
            told(kind, wanted, rule, why).into_iter().collect()
        } else {
            Told::new()
        }
    };
    let same_case = |text: &str| wanted.to_lowercase() == text.to_lowercase();
    match (value, *kind) {
        (Value::Host(text), _) => naive_host(text, false)
            .and_then(|host| host_against(published, &host, ""))
            .into_iter()
            .collect(),
        (Value::Url(text), _) => {
            let mut all: Told = naive_host(text, true)
                .and_then(|host| host_against(published, &host, ""))
                .into_iter()
                .collect();
            if let Some((_, query)) = text.split_once('?') {
                for parameter in query.split('&') {
                    let nested = decoded(parameter.split_once('=').map_or(parameter, |(_, v)| v));
                    let host = naive_host(&nested, true);
                    all.extend(host.and_then(|host| host_against(published, &host, "nested")));
                }
            }
            all
        }
        (Value::Process(text), "process:name") => {
            one(text.rsplit('/').next() == Some(wanted), 13, "")
        }
        (Value::PathComponent(text), "process:name") => one(text == wanted, 17, ""),
        (Value::ProcessCut(text), "process:name") => {
            let cut = (text.len() == 15 || text.len() == 16) && wanted.starts_with(text);
            one(
                text == wanted || cut,
                13,
                if text == wanted { "" } else { "cut-name" },
            )
        }
        (Value::FilePath(text), "file:path") => {
            let (path, wanted) = (
                naive_path(text, platform != Platform::Android),
                naive_path(wanted, true),
            );
            let hit = if wanted.starts_with('/') {
                path == wanted || path.starts_with(&format!("{wanted}/"))
            } else {
                path == wanted || path.ends_with(&format!("/{wanted}"))
            };
            one(hit && meets(platform, published), 16, "")
        }
        (Value::FilePath(text), "file:name") => {
            let path = naive_path(text, platform != Platform::Android);
            let name = path.rsplit('/').next().unwrap_or_default();
            let folds = platform != Platform::Ios && path.starts_with("/sdcard/");
            one(
                name == wanted || folds && same_case(name),
                15,
                if name == wanted { "" } else { "folded-name" },
            )
        }
        (Value::FileName(text), "file:name") => one(text == wanted, 15, ""),
        (Value::AppId(text), "app:id") => {
            one(same_case(text.split([':', '/']).next().unwrap()), 20, "")
        }
        (Value::FileHash(HashAlgorithm::Md5, text), "file:hashes.MD5") => {
            one(same_case(text), 18, "")
        }
        (Value::Certificate(HashAlgorithm::Md5, text), "app:cert.md5") => {
            one(same_case(text) && meets(platform, published), 22, "")
        }
        (Value::Email(text), "email-addr:value") => {
            one(same_case(text.trim_start_matches("mailto:")), 24, "")
        }
        (Value::Profile(text), "configuration-profile:id") => {
            one(same_case(text) && meets(platform, published), 24, "")
        }
        (Value::Property(text), "android-property:name") => {
            one(same_case(text) && meets(platform, published), 24, "")
        }
        _ => Told::new(),
    }
}

/// The platform that the kind or path of an indicator states.
fn meets(platform: Platform, (kind, value): &Published) -> bool {
    let value = naive_path(value, true);
    let of = match *kind {
        "app:cert.md5" | "android-property:name" => Platform::Android,
        "configuration-profile:id" => Platform::Ios,
        "file:path" if value.starts_with("/private/") || value.starts_with("Library/") => {
            Platform::Ios
        }
        "file:path" if value.starts_with("/data/") || value.starts_with("/sdcard") => {
            Platform::Android
        }
        _ => Platform::Any,
    };
    platform == of || platform == Platform::Any || of == Platform::Any
}

// ---- what is generated: few words, so that near misses are frequent ----

const HOSTS: &[&str] = &[
    "spy.example.net",
    "example.net",
    "notspy.example.net",
    "cdn.spy.example.net",
    "www.example.net",
    "www.co.uk",
    "example.co.uk",
    "www.example.co.uk",
    "github.io",
    "a.github.io",
    "b.a.github.io",
    "www.github.io",
    "firebaseio.com",
    "x.firebaseio.com",
    "lonely",
    "a.lonely",
    "under_score.example.net",
    "xn--bcher-kva.example",
    "example.net.evil.test",
    "t.co",
    "spyt.co",
    "a--b.example.net",
    "w.example.net",
];
const ADDRESSES: &[&str] = &[
    "203.0.113.7",
    "203.0.113.70",
    "203.0.113.0/24",
    "203.0.112.0/23",
    "198.51.100.9",
];
const ADDRESSES6: &[&str] = &[
    "2001:db8:aa::1",
    "2001:db8:aa::/48",
    "2001:db8::/32",
    "::ffff:203.0.113.7",
];
const PROCESSES: &[&str] = &[
    "longdaemonnamexyz",
    "longdaemonnamexy",
    "longdaemonnamex",
    "longdaemonname",
    "longdaemonnamexyzz",
    "shortd",
    "bh",
    "Shortd",
];
const PATHS: &[&str] = &[
    "/private/var/tmp/agent",
    "/private/var/tmp/agent2",
    "/var/tmp/agent/",
    "/tmp/l/",
    "/tmp/l",
    "/data/local/tmp/wd/",
    "/data/local/tmp/wd/pred.so",
    "/data//local/./tmp/wd",
    "/sdcard/Agent.bin",
    "/sdcard/agent.bin",
    "Library/Preferences/a.plist",
    "/private/var/mobile/Library/Preferences/a.plist",
    "/private/var/mobile/XLibrary/Preferences/a.plist",
    "/opt/agent.bin",
    "a.plist",
];
const NAMES: &[&str] = &["agent.bin", "Agent.bin", "a.plist", "agent", "pred.so"];
const APPS: &[&str] = &[
    "com.example.minder",
    "com.Example.minder",
    "com.example.minders",
    "x.com.example.minder",
];
const HASHES: &[&str] = &[
    "0123456789abcdef0123456789abcdef",
    "0123456789ABCDEF0123456789ABCDEF",
    "ffffffffffffffffffffffffffffffff",
];
const EMAILS: &[&str] = &[
    "spy@example.net",
    "SPY@example.net",
    "spy+1@example.net",
    "other@example.net",
];
const IDS: &[&str] = &[
    "76dab334-7e17",
    "76DAB334-7E17",
    "76dab334-7e1",
    "sys.brand.note",
    "Sys.Brand.note",
    "sys.brand.notes",
];

fn published() -> impl Strategy<Value = Published> {
    let of = |kind, values: &'static [&'static str]| {
        select(values).prop_map(move |value| (kind, value.to_owned()))
    };
    prop_oneof![
        6 => of("domain-name:value", HOSTS),
        2 => of("ipv4-addr:value", ADDRESSES),
        1 => of("ipv6-addr:value", ADDRESSES6),
        2 => of("process:name", PROCESSES),
        2 => of("file:path", PATHS),
        1 => of("file:name", NAMES),
        1 => of("app:id", APPS),
        1 => of("file:hashes.MD5", HASHES),
        1 => of("app:cert.md5", HASHES),
        1 => of("email-addr:value", EMAILS),
        1 => of("configuration-profile:id", IDS),
        1 => of("android-property:name", IDS),
    ]
}

fn host_text() -> impl Strategy<Value = String> {
    let odd = select(
        &[
            "bücher.example",
            "SPY.Example.NET",
            "spy%2Eexample.net",
            "a..example.net",
            "0xcb007107",
            "x y.net",
            "[2001:db8:aa::1]",
            "203.0.113.7.",
            ".example.net",
            "spy[.]example.net",
        ][..],
    );
    let any = prop_oneof![
        8 => select(HOSTS).prop_map(str::to_owned),
        2 => select(ADDRESSES).prop_map(|a| a.split('/').next().unwrap().to_owned()),
        2 => odd.prop_map(str::to_owned),
        1 => select(HOSTS).prop_map(|h| format!("deep.{h}")),
        1 => select(HOSTS).prop_map(str::to_uppercase),
        1 => "[a-c.-]{1,9}\\.net",
    ];
    (
        any,
        select(&["", "", "", ".", ":443", ".:80", ":65535", ":99999"][..]),
    )
        .prop_map(|(h, end)| format!("{h}{end}"))
}

fn url_text() -> impl Strategy<Value = String> {
    let scheme = select(&["http://", "https://", "HTTPS://", "", "hxxp://", "ftp://"][..]);
    let user = select(&["", "", "", "me@", "me:pw@", "example.net@"][..]);
    let path = select(&["", "/", "/a/b", "/spy.example.net", "#f", "/a?x=1"][..]);
    (
        scheme,
        user,
        host_text(),
        path,
        proptest::option::of(host_text()),
    )
        .prop_map(|(scheme, user, host, path, nested)| {
            let nested = match nested {
                Some(nested) if path.contains('?') => format!("&u={nested}"),
                Some(nested) if !path.contains('#') => format!("?u=https%3A%2F%2F{nested}%2Fx"),
                _ => String::new(),
            };
            format!("{scheme}{user}{host}{path}{nested}")
        })
}

#[derive(Clone, Debug)]
enum Observed {
    Text(usize, String),
}

fn observed() -> impl Strategy<Value = Observed> {
    let of = |number, values: &'static [&'static str]| {
        select(values).prop_map(move |value| Observed::Text(number, value.to_owned()))
    };
    prop_oneof![
        4 => host_text().prop_map(|text| Observed::Text(0, text)),
        1 => of(0, ADDRESSES6),
        6 => url_text().prop_map(|text| Observed::Text(1, text)),
        2 => of(2, PROCESSES),
        1 => select(PROCESSES).prop_map(|name| Observed::Text(2, format!("/usr/libexec/{name}"))),
        2 => of(3, PROCESSES),
        1 => of(4, PROCESSES),
        2 => of(5, PATHS),
        1 => select(PATHS).prop_map(|path| Observed::Text(5, format!("{path}/x.log"))),
        1 => of(6, NAMES),
        1 => (select(APPS), select(&["", ":remote", "/.Svc"][..])).prop_map(|(a, b)| Observed::Text(7, format!("{a}{b}"))),
        1 => of(8, HASHES),
        1 => of(9, HASHES),
        1 => of(10, EMAILS),
        1 => of(11, IDS),
        1 => of(12, IDS),
    ]
}

impl Observed {
    fn value(&self) -> Value<'_> {
        let Observed::Text(number, text) = self;
        [
            Value::Host(text),
            Value::Url(text),
            Value::Process(text),
            Value::ProcessCut(text),
            Value::PathComponent(text),
            Value::FilePath(text),
            Value::FileName(text),
            Value::AppId(text),
            Value::FileHash(HashAlgorithm::Md5, text),
            Value::Certificate(HashAlgorithm::Md5, text),
            Value::Email(text),
            Value::Profile(text),
            Value::Property(text),
        ][*number]
    }
}

/// What the indexed matcher says, one line an indicator.
fn fast(matcher: &Matcher, platform: Platform, value: Value<'_>, published: &[Published]) -> Told {
    let mut all = Told::new();
    matcher.find(platform, value, &mut |hit| {
        for id in hit.indicators {
            let (_, indicator) = matcher.indicator(*id).unwrap();
            let number: usize = indicator
                .id
                .strip_prefix("indicator--")
                .unwrap()
                .parse()
                .unwrap();
            let why = hit.lowered.map_or("", |lowered| lowered.name());
            all.extend(told(
                published[number].0,
                &published[number].1,
                hit.rule,
                why,
            ));
        }
    });
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_index_finds_what_the_rules_say(
        published in proptest::collection::vec(published(), 1..24),
        observed in proptest::collection::vec(observed(), 1..24),
        platform in select(&[Platform::Ios, Platform::Android, Platform::Any][..]),
    ) {
        let patterns: Vec<String> = published
            .iter()
            .map(|(kind, value)| format!("[{kind} = '{value}']"))
            .collect();
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        let mut set = set(&patterns);
        prop_assert_eq!(set.refused.len(), 0, "{:?}", set.refused);
        // That sign of one family narrows another is tested elsewhere.
        for indicator in &mut set.indicators {
            if ["process", "file_name", "app_id"].contains(&indicator.kind.name()) {
                indicator.platform = Platform::Any;
            }
        }
        let matcher = Matcher::new(vec![set]);
        for one in &observed {
            let value = one.value();
            let slow: Told = published.iter().flat_map(|p| against(p, platform, value)).collect();
            prop_assert_eq!(fast(&matcher, platform, value, &published), slow, "{:?}", value);
        }
    }
}
