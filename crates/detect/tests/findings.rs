//! How hits become findings: kind, certainty and stage, counts and evidence, and what lowers them.

mod common;

use common::stix;
use detect::{
    SeenIn,
    checks::conclude,
    indicators::parse,
    matcher::{Matcher, Matches, is_short_link},
};
use model::{
    Bearing::{
        self, Contacted, HandedIn, Installed, Mentioned, Opened, Ran, Received, Sent, Stored,
    },
    Certainty::{self, Confirmed, Likely, Possible},
    Finding, Instant,
    Kind::{self, Context, Exposure, KnownTool, Suspicious},
    Moment, Place, Reason, Record,
    Stage::{self, Contact, Infection, Targeting},
    Trace, Value,
};

#[derive(serde::Serialize)]
struct Row(
    #[serde(skip)] Vec<Trace<'static>>,
    #[serde(skip)] Option<Instant>,
);

impl Record for Row {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.1 {
            each(Moment::utc(at, "seen"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        self.0.iter().copied().for_each(each);
    }
}

fn seen(artefact: &'static str) -> SeenIn {
    SeenIn {
        source: "S1".into(),
        artefact,
        path: "/x".into(),
    }
}

fn run_in(matcher: &Matcher, artefact: &'static str, rows: &[Row]) -> Matches {
    let mut matches = Matches::default();
    for (row, number) in rows.iter().zip(1..) {
        matches.record(matcher, &seen(artefact), Place::Line(number), row);
    }
    matches
}

fn run(matcher: &Matcher, rows: &[Row]) -> Vec<Finding> {
    run_in(matcher, "ios.x", rows).conclude(matcher)
}

fn row(value: Value<'static>, bearing: Bearing) -> Row {
    Row(
        vec![value.with(bearing)],
        Instant::parse("2024-05-05T00:00:00Z"),
    )
}

const YAML: &str = "
- name: Stalk
  type: stalkerware
  packages: [com.stalk]
  websites: [shop.example, both.example]
  distribution: [load.example]
  c2:
    domains: [c2.example, both.example]
- name: Watch
  type: watchware
  ios_bundles: [com.watch]
  websites: [watch.example]
  c2:
    domains: [api.watch.example]
";

fn matcher() -> Matcher {
    let mercenary = stix(&[
        "[domain-name:value='bad.example']",
        "[process:name='longdaemonnamexyz']",
        "[process:name='bh']",
        "[file:name='x.apk' AND file:hashes.md5='0123456789abcdef0123456789abcdef']",
        "[configuration-profile:id='prof']",
    ]);
    Matcher::new(vec![
        parse("set", &mercenary).unwrap(),
        parse("ioc.yaml", YAML.as_bytes()).unwrap(),
    ])
}

type Expected = (Kind, Certainty, Option<Stage>, &'static str);

#[test]
fn kind_certainty_and_stage_follow_from_record_and_role() {
    let bad = Value::Url("https://bad.example/a");
    let shop = Value::Url("https://shop.example/");
    let load = Value::Url("https://load.example/");
    let c2 = Value::Host("c2.example");
    let watch = Value::Host("api.watch.example");
    let process = Value::Process("longdaemonnamexyz");
    let rows: &[(Value<'static>, Bearing, Expected)] = &[
        (
            bad,
            Received,
            (KnownTool, Likely, Some(Targeting), "received"),
        ),
        (bad, Opened, (KnownTool, Likely, Some(Contact), "opened")),
        (
            bad,
            Contacted,
            (KnownTool, Confirmed, Some(Contact), "contacted"),
        ),
        (
            bad,
            Installed,
            (KnownTool, Confirmed, Some(Contact), "configured"),
        ),
        (bad, Sent, (KnownTool, Possible, None, "mentioned")),
        (bad, Mentioned, (KnownTool, Possible, None, "mentioned")),
        (
            Value::Url("https://x.test/?u=https://bad.example/"),
            Opened,
            (KnownTool, Possible, None, "mentioned"),
        ),
        (
            process,
            Ran,
            (KnownTool, Confirmed, Some(Infection), "on-phone"),
        ),
        (process, HandedIn, (KnownTool, Confirmed, None, "handed-in")),
        (
            process,
            Contacted,
            (KnownTool, Confirmed, Some(Infection), "on-phone"),
        ),
        (
            Value::ProcessCut("longdaemonnamexy"),
            Ran,
            (KnownTool, Possible, Some(Infection), "on-phone"),
        ),
        (
            Value::PathComponent("longdaemonnamexyz"),
            Stored,
            (KnownTool, Confirmed, Some(Infection), "on-phone"),
        ),
        (
            Value::Process("bh"),
            Ran,
            (Context, Possible, None, "weak-name"),
        ),
        (
            Value::Profile("PROF"),
            Installed,
            (KnownTool, Confirmed, Some(Infection), "on-phone"),
        ),
        (shop, Received, (Context, Possible, None, "website")),
        (shop, Opened, (Context, Possible, None, "website")),
        (
            shop,
            Contacted,
            (Suspicious, Possible, Some(Contact), "portal"),
        ),
        (
            load,
            Opened,
            (Suspicious, Possible, Some(Contact), "distribution"),
        ),
        (load, Mentioned, (Context, Possible, None, "distribution")),
        (c2, Opened, (KnownTool, Likely, Some(Contact), "opened")),
        (
            Value::Host("both.example"),
            Opened,
            (KnownTool, Likely, Some(Contact), "opened"),
        ),
        (
            watch,
            Contacted,
            (Exposure, Possible, Some(Contact), "watchware"),
        ),
        (
            Value::AppId("com.watch"),
            Installed,
            (Exposure, Possible, Some(Infection), "watchware"),
        ),
        (
            Value::AppId("com.watch"),
            Mentioned,
            (Context, Possible, None, "watchware"),
        ),
        (
            Value::Host("watch.example"),
            Opened,
            (Context, Possible, None, "website"),
        ),
    ];
    let matcher = matcher();
    for (value, bearing, (kind, certainty, stage, class)) in rows {
        let findings = run(&matcher, &[row(*value, *bearing)]);
        let [finding] = findings.as_slice() else {
            // The host of a service below a shop is told with the shop.
            assert_eq!(*value, watch, "{value:?}: {findings:?}");
            assert_eq!(findings.len(), 2);
            continue;
        };
        let told = (finding.kind, finding.certainty, finding.stage);
        assert_eq!(told, (*kind, *certainty, *stage), "{value:?} {bearing:?}");
        assert_eq!(
            finding.title.key,
            format!("finding-{class}-title"),
            "{value:?} {bearing:?}"
        );
        assert_eq!(finding.evidence[0].observed.raw(), value.text());
    }
    // Android packages are not compared with iOS bundles.
    assert!(run(&matcher, &[row(Value::AppId("com.stalk"), Installed)]).is_empty());
    let android = run_in(
        &matcher,
        "android.x",
        &[row(Value::AppId("com.stalk"), Installed)],
    );
    assert_eq!(android.conclude(&matcher)[0].certainty, Confirmed);
}

#[test]
fn an_app_that_is_only_named_is_told_so() {
    let matcher = matcher();
    let named = row(Value::AppId("com.stalk:remote"), Mentioned);
    let named = run_in(&matcher, "android.x", &[named]).conclude(&matcher);
    let told = (named[0].kind, named[0].certainty, &*named[0].title.key);
    assert_eq!(told, (KnownTool, Possible, "finding-named-app-title"));
}

/// What the log says of who reached an address stands in the finding.
#[test]
fn the_apps_that_reached_an_address_are_named() {
    let matcher = matcher();
    let by = |host, app, bearing| {
        Row(
            vec![
                Value::Host(host).with(Contacted),
                Value::AppId(app).with(bearing),
            ],
            None,
        )
    };
    let reason = |rows: &[Row]| run(&matcher, rows)[0].reason.clone();
    let all = ["e", "d", "c", "b", "a", "f", "c"];
    let rows: Vec<Row> = (all.iter().map(|app| by("c2.example", *app, Ran))).collect();
    let told = reason(&rows);
    assert_eq!(told.key, "finding-contacted-by-reason");
    let apps = told.arguments.get("apps");
    assert!(format!("{apps:?}").contains("a, b, c, d, e\""), "{apps:?}");
    let told = reason(&[by("shop.example", "x", Ran)]);
    assert_eq!(told.key, "finding-portal-by-reason");
    // An app that the record only names reached nothing.
    let told = reason(&[by("c2.example", "x", Mentioned)]);
    assert_eq!(told.key, "finding-contacted-reason");
}

#[test]
fn what_a_parent_set_up_is_context_and_nothing_else_is() {
    let matcher = matcher();
    let rows = || [row(Value::AppId("com.watch"), Installed)];
    let kind = |said: &[&str]| {
        let said: Vec<_> = said.iter().map(|said| said.parse().unwrap()).collect();
        let found = conclude(Vec::new(), run(&matcher, &rows()), &said);
        (found[0].kind, found[0].lowered_by.clone())
    };
    assert_eq!(kind(&[]), (Exposure, None));
    assert_eq!(kind(&["managed", "app:com.other"]), (Exposure, None));
    for said in ["parental", "app:com.watch"] {
        assert_eq!(kind(&["managed", said]), (Context, said.parse().ok()));
    }
    let stalk = row(Value::AppId("com.stalk"), Installed);
    let stalk = run_in(&matcher, "android.x", &[stalk]).conclude(&matcher);
    let said = ["parental", "app:com.stalk"].map(|said| said.parse().unwrap());
    assert_eq!(conclude(Vec::new(), stalk, &said)[0].kind, KnownTool);
}

#[test]
fn identical_hits_are_one_finding_with_bounded_evidence() {
    let matcher = matcher();
    let rows: Vec<Row> = (0..1_000)
        .map(|_| {
            let value = Value::Url("https://bad.example/a?again=https://bad.example/");
            Row(
                vec![value.with(Received), value.with(Received)],
                Instant::parse("2024-05-05T00:00:00Z"),
            )
        })
        .collect();
    let findings = run(&matcher, &rows);
    assert_eq!(findings.len(), 2);
    let received = findings
        .iter()
        .find(|one| one.stage == Some(Targeting))
        .unwrap();
    assert_eq!((received.count, received.evidence.len()), (1_000, 5));
    assert_eq!(received.evidence[0].place, "line:1");
    assert_eq!(received.last_time.unwrap().date(), "2024-05-05");
    assert!(received.id.len() == 14 && received.id.starts_with("F-"));
}

#[test]
fn a_weak_name_counts_beside_another_sign_of_its_family() {
    let matcher = matcher();
    let findings = run(
        &matcher,
        &[
            row(Value::Process("bh"), Ran),
            row(Value::Url("http://bad.example"), Opened),
        ],
    );
    let process = findings
        .iter()
        .find(|one| one.stage == Some(Infection))
        .unwrap();
    assert_eq!((process.kind, process.certainty), (KnownTool, Confirmed));
}

#[test]
fn a_compound_needs_one_record_with_all_its_parts() {
    let matcher = matcher();
    let name = Value::FilePath("/private/var/mobile/Media/x.apk").with(Stored);
    let hash = Value::FileHash(
        model::HashAlgorithm::Md5,
        "0123456789ABCDEF0123456789ABCDEF",
    )
    .with(Stored);
    assert!(run(&matcher, &[Row(vec![name], None), Row(vec![hash], None)]).is_empty());
    let findings = run(&matcher, &[Row(vec![hash, name], None)]);
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (findings[0].kind, findings[0].stage),
        (KnownTool, Some(Infection))
    );
    assert!(findings[0].evidence[0].observed.raw().contains("x.apk"));
}

#[test]
fn an_expired_indicator_is_one_less_sure_and_says_so() {
    let text = r#"{"objects":[{"type":"indicator","id":"i","pattern":"[domain-name:value='old.example']","valid_until":"2023-01-01T00:00:00Z"}]}"#;
    let matcher = Matcher::new(vec![parse("old", text.as_bytes()).unwrap()]);
    let at = |time| {
        Row(
            vec![Value::Host("old.example").with(Contacted)],
            Instant::parse(time),
        )
    };
    let late = run(&matcher, &[at("2024-01-01T00:00:00Z")]);
    assert_eq!(late[0].certainty, Likely);
    assert!(
        matches!(&late[0].reason_for, Reason::Indicator(one) if one.expired && one.publisher.raw() == "old")
    );
    assert!(
        late[0]
            .harmless_causes
            .iter()
            .any(|cause| cause.key == "finding-cause-expired")
    );
    let both = run(
        &matcher,
        &[at("2024-01-01T00:00:00Z"), at("2022-01-01T00:00:00Z")],
    );
    assert_eq!(
        (both.len(), both[0].certainty, both[0].count),
        (1, Confirmed, 2)
    );
    assert!(matches!(&both[0].reason_for, Reason::Indicator(one) if !one.expired));
}

#[test]
fn short_links_are_context_by_host() {
    assert!(
        is_short_link("BIT.LY.") && is_short_link("www.tinyurl.com") && !is_short_link("xbit.ly")
    );
    let matcher = Matcher::new(vec![]);
    let rows = [
        row(Value::Url("https://bit.ly/abc"), Received),
        row(Value::Url("https://bit.ly/def"), Received),
        row(Value::Url("https://t.co/x"), Opened),
        row(Value::Url("https://notbit.ly.example/x"), Opened),
        row(
            Value::Url("https://a.bit.ly.example/?u=https://bit.ly/x"),
            Opened,
        ),
    ];
    let findings = run(&matcher, &rows);
    let told: Vec<_> = findings.iter().map(|one| (one.kind, one.count)).collect();
    assert_eq!(told, [(Context, 2), (Context, 1)]);
    assert_eq!(findings[0].title.key, "finding-short-link-title");
}

#[test]
fn jobs_absorbed_in_order_give_what_one_job_gives() {
    let matcher = matcher();
    let rows = || {
        vec![
            row(Value::Url("https://bad.example/1"), Received),
            row(Value::Url("https://bit.ly/1"), Received),
            row(Value::Process("longdaemonnamexyz"), Ran),
            row(Value::Url("https://bad.example/2"), Received),
            row(Value::ProcessCut("longdaemonnamexy"), Ran),
        ]
    };
    let whole = run(&matcher, &rows());
    for cut in 0..5 {
        let (mut first, mut later) = (Matches::default(), Matches::default());
        for (number, row) in rows().iter().enumerate() {
            let job = if number < cut { &mut first } else { &mut later };
            job.record(
                &matcher,
                &seen("ios.x"),
                Place::Line(number as u64 + 1),
                row,
            );
        }
        first.absorb(later);
        assert_eq!(first.conclude(&matcher), whole);
    }
}
