//! The indexed matcher finds exactly what a slow one finds that is written straight from the rules of
//! `docs/matching.md` and looks at every indicator for every value.

#[path = "../common/mod.rs"]
mod common;
mod slow;

use common::set;
use std::collections::{BTreeMap, BTreeSet};

use detect::{
    indicators::{Kind, Platform, Set},
    matcher::{
        IndicatorId, Lowered, Matcher,
        blind::{Questions, answers},
    },
};
use model::{HashAlgorithm, Value};
use proptest::{prelude::*, sample::select};
use slow::{Published, Told, against, told};

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

const ORGANISATIONS: &[&str] = &["Shady SRL", "shady SRL", "Shady SRL Ltd", "Shady"];

/// What [`ORGANISATIONS`] are published as, in no format that these tests write.
const ORGANISATION: &str = "app:cert.organisation";

/// The set of what is published.
fn set_of(published: &[Published]) -> Set {
    let patterns: Vec<String> = published
        .iter()
        .map(|(kind, value)| match *kind {
            ORGANISATION => format!("[file:name = '{value}']"),
            kind => format!("[{kind} = '{value}']"),
        })
        .collect();
    let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
    let mut set = set(&patterns);
    for indicator in &mut set.indicators {
        let number: usize = indicator.id["indicator--".len()..].parse().unwrap();
        if published[number].0 == ORGANISATION {
            indicator.kind = Kind::CertificateOrganisation;
            indicator.platform = Platform::Android;
        }
    }
    set
}

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
        1 => of(ORGANISATION, ORGANISATIONS),
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
        1 => (select(ORGANISATIONS), select(&["", " "][..])).prop_map(|(name, end)| Observed::Text(13, format!("{name}{end}"))),
        1 => of(14, ORGANISATIONS),
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
            Value::SignerOrganisation(text),
            Value::SignerName(text),
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
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_the_rules_say(
        published in proptest::collection::vec(published(), 1..24),
        observed in proptest::collection::vec(observed(), 1..24),
        platform in select(&[Platform::Ios, Platform::Android, Platform::Any][..]),
    ) {
        let mut set = set_of(&published);
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

    #[test]
    fn what_is_asked_blind_finds_what_the_matcher_finds(
        published in proptest::collection::vec(published(), 1..24),
        observed in proptest::collection::vec(observed(), 1..24),
        platform in select(&[Platform::Ios, Platform::Android, Platform::Any][..]),
    ) {
        let matcher = Matcher::new(vec![set_of(&published)]);
        let questions = matcher.questions();
        let tried: BTreeSet<IndicatorId> = questions
            .groups
            .iter()
            .flat_map(|asking| asking.indicators(Platform::Any))
            .collect();
        // What is not tried is counted.
        let untried: u64 = questions.untried.values().sum();
        prop_assert_eq!(tried.len() + usize::try_from(untried).unwrap(), published.len());
        for one in &observed {
            let mut seen = BTreeSet::new();
            matcher.find(platform, one.value(), &mut |hit| {
                seen.extend(hit.indicators.iter().map(|id| (*id, hit.lowered)));
            });
            seen.retain(|(id, _)| tried.contains(id));
            prop_assert_eq!(blind(&questions, platform, one.value()), seen, "{:?}", one);
        }
    }

    #[test]
    fn an_address_that_needs_no_parser_is_as_the_parser_leaves_it(
        observed in "https?://[a-z0-9._-]{1,12}\\.[a-z]{2,4}(/[a-zA-Z0-9.%2eE~;:@!$*'()+,=&-]{0,8}){0,4}(\\?[a-z=&/.%+]{0,8})?(#[a-z ]{0,4})?",
    ) {
        // An indicator may be written so that nobody opens it; what is observed is as it is.
        prop_assume!(!["(.)", "(dot)"].iter().any(|mark| observed.to_lowercase().contains(mark)));
        // The same text as an indicator is brought into its form by the parser alone.
        let set = set(&[&format!("[url:value = '{}']", observed.replace('\'', "\\'"))]);
        let matcher = Matcher::new(vec![set]);
        let questions = matcher.questions();
        if !questions.questions.is_empty() {
            let found = blind(&questions, Platform::Ios, Value::Url(&observed));
            prop_assert_eq!(found.len(), 1, "{:?}", questions);
        }
    }
}

/// The indicators that an index of one value would answer to, and why each hit is lowered.
fn blind(
    questions: &Questions,
    platform: Platform,
    value: Value<'_>,
) -> BTreeSet<(IndicatorId, Option<Lowered>)> {
    let mut index = BTreeMap::new();
    answers(platform, value, &mut |answer| {
        let nested: &mut BTreeSet<bool> = index
            .entry((answer.form, answer.text.to_owned()))
            .or_default();
        nested.insert(answer.nested)
    });
    let mut found = BTreeSet::new();
    // Here no path is stated together with its names.
    for question in questions
        .questions
        .iter()
        .filter(|question| !question.named)
    {
        for nested in index
            .get(&(question.form, question.text.clone()))
            .into_iter()
            .flatten()
        {
            let lowered = if *nested {
                Some(Lowered::Nested)
            } else {
                question.lowered
            };
            let asking = &questions.groups[question.group];
            found.extend(
                asking
                    .indicators(platform)
                    .into_iter()
                    .map(|id| (id, lowered)),
            );
        }
    }
    // A name that is the same is the same without regard to case too: the better match counts.
    let exact: BTreeSet<_> = found
        .iter()
        .filter(|(_, why)| why.is_none())
        .map(|(id, _)| *id)
        .collect();
    found.retain(|(id, why)| *why != Some(Lowered::FoldedName) || !exact.contains(id));
    found
}
