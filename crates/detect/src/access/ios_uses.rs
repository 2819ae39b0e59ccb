//! When an app of an iPhone last heard, saw or located: the phone's own accounts of it.
//!
//! Described in: <https://support.apple.com/guide/iphone/iph1cf4b3b1e/ios>.

use artefacts::AnyRecord;
use model::{Instant, Means, Untrusted};

/// What was used, by which app, and when it was used last.
pub(super) fn used(record: AnyRecord<'_>) -> Option<(Means, String, Option<Instant>)> {
    let (means, app, last) = match record {
        AnyRecord::IosPrivacyReport(activity) if activity.kind == "access" => {
            let category = activity.category.as_ref()?.raw();
            let last = activity.ended.max(activity.time);
            (of_category(category)?, &activity.app_id, last)
        }
        AnyRecord::IosBiomePrivacy(activity) => (
            of_category(activity.what())?,
            &activity.app_id,
            activity.time,
        ),
        AnyRecord::IosPowerlogCamera(camera) => (Means::Camera, &camera.app_id, camera.time),
        AnyRecord::IosPowerlogLocation(location) => {
            let last = location.ended.max(location.time);
            (Means::Location, &location.app_id, last)
        }
        _ => return None,
    };
    let app = app.as_ref().map(Untrusted::raw)?;
    Some((means, app.to_owned(), last))
}

/// What the phone guards, in the words of the App Privacy Report.
fn of_category(category: &str) -> Option<Means> {
    match category {
        "microphone" => Some(Means::Microphone),
        "camera" => Some(Means::Camera),
        "location" => Some(Means::Location),
        _ => None,
    }
}
