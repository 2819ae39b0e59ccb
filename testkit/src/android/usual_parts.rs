//! The activities, receivers and services that apps of a real phone have whatever they are for
//! (<https://developer.android.com/guide/components/intents-filters>).

use super::package::{Component, Package, Part};

/// The class of a part, and the action that it answers.
type Named = (&'static str, &'static str);

/// Screens, and the intents that they answer.
const ACTIVITIES: [Named; 8] = [
    (
        ".SettingsActivity",
        "android.intent.action.APPLICATION_PREFERENCES",
    ),
    (".ShareActivity", "android.intent.action.SEND"),
    (
        ".ShareSeveralActivity",
        "android.intent.action.SEND_MULTIPLE",
    ),
    (".LinkActivity", "android.intent.action.VIEW"),
    (".PickActivity", "android.intent.action.PICK"),
    (".SearchActivity", "android.intent.action.SEARCH"),
    (
        ".WidgetActivity",
        "android.appwidget.action.APPWIDGET_CONFIGURE",
    ),
    (
        ".AccountActivity",
        "android.intent.action.MANAGE_NETWORK_USAGE",
    ),
];

/// What hears broadcasts.
const RECEIVERS: [Named; 4] = [
    (
        ".push.MessageReceiver",
        "com.google.android.c2dm.intent.RECEIVE",
    ),
    (
        ".update.ReplacedReceiver",
        "android.intent.action.MY_PACKAGE_REPLACED",
    ),
    (
        ".language.LocaleReceiver",
        "android.intent.action.LOCALE_CHANGED",
    ),
    (
        ".widget.WidgetProvider",
        "android.appwidget.action.APPWIDGET_UPDATE",
    ),
];

/// What runs behind.
const SERVICES: [Named; 2] = [
    (
        ".push.MessageService",
        "com.google.firebase.MESSAGING_EVENT",
    ),
    (".sync.SyncService", "android.content.SyncAdapter"),
];

/// Adds `count` activities, half as many receivers, a quarter as many services.
pub(crate) fn add(package: &mut Package, count: u64) {
    let kinds: [(Part, &[Named], u64); 3] = [
        (Part::Activity, &ACTIVITIES, count),
        (Part::Receiver, &RECEIVERS, count.div_ceil(2)),
        (Part::Service, &SERVICES, count.div_ceil(4)),
    ];
    for (kind, parts, count) in kinds {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        for &(class, action) in parts.iter().take(count) {
            package.components.push(Component {
                kind,
                class,
                action,
                category: None,
                permission: None,
            });
        }
    }
}
