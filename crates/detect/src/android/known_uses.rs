//! Apps that are well known for needing what tools that watch need too: what a known use explains counts
//! for no alarm when the app came from a store, and is still told.
//!
//! A name alone explains nothing: an app from elsewhere can bear any name. Short on purpose, and from
//! what the makers publish about their apps.

use model::Statement;

use super::Signal;

/// What an app is known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Usage {
    /// Reads the screen aloud, or lets somebody use the phone in another way.
    Assistive,
    /// Keeps passwords, and fills them in.
    Passwords,
    /// Shows notifications on a watch, in a car or on a computer.
    Companion,
    /// Is the home screen.
    HomeScreen,
    /// Manages phones for an employer or a school.
    Management,
    /// Sets up limits for a child: visible, and to be stated by who set it up.
    Parental,
    /// Mail whose server asks for rules.
    Mail,
}

impl Usage {
    /// The signals that it explains.
    pub(crate) fn explains(self) -> &'static [Signal] {
        match self {
            Usage::Assistive | Usage::Passwords => &[Signal::Accessibility, Signal::Screen],
            Usage::Companion => &[Signal::Notifications, Signal::Messages],
            Usage::HomeScreen => &[Signal::Accessibility, Signal::Notifications],
            Usage::Management | Usage::Mail => &[Signal::Administrator],
            Usage::Parental => &[],
        }
    }

    /// Its word in a case.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Usage::Assistive => "assistive",
            Usage::Passwords => "passwords",
            Usage::Companion => "companion",
            Usage::HomeScreen => "home_screen",
            Usage::Management => "management",
            Usage::Parental => "parental",
            Usage::Mail => "mail",
        }
    }

    /// What the owner may have said that explains the app.
    pub(crate) fn stated(self) -> Option<Statement> {
        match self {
            Usage::Management => Some(Statement::Managed),
            Usage::Parental => Some(Statement::Parental),
            _ => None,
        }
    }
}

/// What the app called `id` is known for.
pub(crate) fn of(id: &str) -> Option<Usage> {
    let mut known = KNOWN.iter();
    let of = known.find(|(_, ids)| ids.contains(&id));
    of.map(|(usage, _)| *usage)
}

const KNOWN: &[(Usage, &[&str])] = &[
    (
        // Screen readers, switches, voice control, braille; help with hearing and seeing.
        Usage::Assistive,
        &[
            "com.google.android.marvin.talkback",
            "com.google.android.apps.accessibility.voiceaccess",
            "com.google.android.accessibility.switchaccess",
            "com.google.android.accessibility.soundamplifier",
            "com.google.audio.hearing.visualization.accessibility.scribe",
            "com.google.android.accessibility.reader",
            "com.samsung.accessibility",
            "com.samsung.android.accessibility.talkback",
            "com.dianguang.screenreader",
            "org.a11y.brltty.android",
        ],
    ),
    (
        // Keepers of passwords read fields of the screen to fill them in.
        Usage::Passwords,
        &[
            "com.x8bit.bitwarden",
            "com.agilebits.onepassword",
            "com.onepassword.android",
            "com.dashlane",
            "com.lastpass.lpandroid",
            "keepass2android.keepass2android",
            "com.kunzisoft.keepass.free",
            "com.callpod.android_apps.keeper",
            "com.nordpass.android.app.password.manager",
            "proton.android.pass",
            "me.proton.android.pass",
        ],
    ),
    (
        // Watches, bracelets, cars, and links to a computer show what the phone tells.
        Usage::Companion,
        &[
            "com.google.android.wearable.app",
            "com.google.android.apps.wear.companion",
            "com.google.android.projection.gearhead",
            "com.samsung.android.app.watchmanager",
            "com.garmin.android.apps.connectmobile",
            "com.fitbit.FitbitMobile",
            "com.huawei.health",
            "com.xiaomi.wearable",
            "com.mi.health",
            "com.xiaomi.hm.health",
            "com.huami.watch.hmwatchmanager",
            "com.microsoft.appmanager",
            "com.withings.wiscale2",
        ],
    ),
    (
        // Home screens show counts of notifications, and lock the screen by accessibility.
        Usage::HomeScreen,
        &[
            "com.teslacoilsw.launcher",
            "com.microsoft.launcher",
            "ch.deletescape.lawnchair.plah",
            "app.lawnchair.play",
            "ginlemon.flowerfree",
            "bitpit.launcher",
        ],
    ),
    (
        // Agents of employers and schools.
        Usage::Management,
        &[
            "com.microsoft.windowsintune.companyportal",
            "com.google.android.apps.work.clouddpc",
            "com.airwatch.androidagent",
            "com.mobileiron",
            "com.mobileiron.anyware.android",
            "com.sds.emm.cloud.knox.samsung",
            "com.soti.mobicontrol.androidwork",
            "com.jamf.management.jamfnow",
        ],
    ),
    (
        // Controls that a parent sets up, and that the child sees.
        Usage::Parental,
        &[
            "com.google.android.apps.kids.familylink",
            "com.google.android.apps.kids.familylinkhelper",
            "com.microsoft.familysafety",
            "com.qustodio.family.parental.control.app.screentime",
            "com.kaspersky.safekids",
            "com.samsung.android.kidsinstaller",
        ],
    ),
    (
        // Mail of employers asks for a lock and for the right to erase.
        Usage::Mail,
        &[
            "com.microsoft.office.outlook",
            "com.google.android.gm",
            "com.samsung.android.email.provider",
            "com.ninefolders.hd3",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_whole() {
        assert_eq!(of("com.x8bit.bitwarden"), Some(Usage::Passwords));
        assert_eq!(of("com.x8bit.bitwarden.agent"), None);
        assert_eq!(of("com.x8bit"), None);
    }

    #[test]
    fn what_a_parent_sets_up_is_explained_by_a_statement_only() {
        assert!(Usage::Parental.explains().is_empty());
        assert_eq!(Usage::Parental.stated(), Some(Statement::Parental));
    }
}
