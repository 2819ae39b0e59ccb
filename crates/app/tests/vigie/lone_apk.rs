//! An app's file that is handed in by itself does not say that a phone has the app.

use crate::common::{Place, findings};
use serde_json::Value;
use testkit::apk::Apk;

fn keys(document: &Value) -> Vec<&str> {
    let all = findings(document).iter();
    all.map(|one| one["title"]["key"].as_str().unwrap())
        .collect()
}

#[test]
fn a_known_app_handed_in_alone_is_no_app_of_a_phone() {
    let place = Place::new();
    let set = place.path("planted.stix2");
    std::fs::write(&set, testkit::planted_android_indicators()).unwrap();
    let path = place.path("found.apk");
    let mut app = Apk::new("com.vigietestkit.agent", "Device Health", "Nobody");
    app.launcher = false;
    app.debuggable = true;
    std::fs::write(&path, app.bytes()).unwrap();
    let (code, document) = place.check_with(&set, &path, &[]);
    assert_eq!(keys(&document), ["finding-handed-in-title"]);
    assert_eq!(code, 1);
    let one = &findings(&document)[0];
    assert_eq!(one["kind"], "known_tool");
    assert_eq!(one["stage"], Value::Null);
    let other = place.path("other.apk");
    app.package = "com.example.other".to_owned();
    std::fs::write(&other, app.bytes()).unwrap();
    let (code, document) = place.check_with(&set, &other, &[]);
    assert_eq!(keys(&document), Vec::<&str>::new());
    assert_eq!(code, 0);
    // What an Android phone gives could tell of ways to see or reach it: that there are none is kept.
    let case = place.path("case");
    let paths = [&case, &other].map(|path| path.to_str().unwrap());
    let output = place.run(&["check", "--owner-consents", "--case", paths[0], paths[1]]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let case = case::Case::open(&case).unwrap();
    assert_eq!(case.accesses().unwrap().map(Iterator::count), Some(0));
}
