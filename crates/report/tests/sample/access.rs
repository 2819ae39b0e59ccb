//! What may see, hear or reach a made-up phone.

use model::{Access, Evidence, Means};

use super::at;

/// What may see, hear or reach that phone: the coverage above says what else could be seen.
pub(super) fn accesses() -> Vec<Access> {
    let one = |means, holder: &str, origin: &str| Access {
        means,
        holder: Some(holder.to_owned().into()).filter(|_| !holder.is_empty()),
        state: None,
        user: None,
        count: 1,
        origin: Some(origin.to_owned().into()).filter(|_| !origin.is_empty()),
        known_use: None,
        since: None,
        last_used: None,
        last_in_background: None,
        in_background: None,
        seen: vec![Evidence {
            source: "S1".into(),
            artefact: "android.packages".into(),
            path: "/dumpsys/package".into(),
            place: "line:12".into(),
            time: None,
            observed: holder.to_owned().into(),
        }],
    };
    let watching = "com.example.minder\u{202e}";
    let day = Some(at("2026-05-20T08:00:00Z"));
    vec![
        one(Means::Screen, watching, "side_loaded"),
        Access {
            known_use: Some("assistive".into()),
            ..one(Means::Screen, "com.example.talk", "system")
        },
        Access {
            since: Some(at("2026-04-02T08:00:00Z")),
            last_used: day,
            last_in_background: day,
            in_background: Some(true),
            state: Some("always".into()),
            ..one(Means::Location, watching, "side_loaded")
        },
        Access {
            last_used: day,
            in_background: Some(false),
            ..one(Means::Location, "com.example.maps", "store")
        },
        Access {
            count: 12,
            last_used: day,
            ..one(Means::Location, "", "system")
        },
        Access {
            last_used: day,
            ..one(Means::Computer, "sam@desk.example", "")
        },
        one(Means::Computer, "", ""),
        Access {
            state: Some("managed_profile".into()),
            user: Some(10),
            ..one(Means::Profile, "", "")
        },
        Access {
            state: Some("from.a.newer\u{1b}version".into()),
            ..one(Means::DefaultApp, "com.example.web", "store")
        },
    ]
}
