//! What the signals of one Android app say together: documented rules, and no score.
//!
//! The letters are those of `docs/android-signals.md`. Signals of different apps never add up, and one that is
//! not in force is no signal.

use std::collections::BTreeSet;

use model::Kind;

use super::Signal::{
    self, Accessibility, Administrator, ImitatesSystem, Installs, Keyboard, Location, Messages,
    MicrophoneCamera, NoLauncher, Notifications, RestrictedSettings, Screen, SideLoaded,
};

/// What the signals of one app say; the order is from least to most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Worth knowing, no alarm.
    #[default]
    Context,
    /// A door left open, to be talked about: what the owner says may explain it.
    Discuss,
    /// An app that is out of sight and can follow or hear.
    OutOfSight,
    /// An app from elsewhere that controls much and conceals itself, or the like.
    Strong,
}

impl Grade {
    /// What a finding of this grade is about.
    pub(crate) fn kind(self) -> Kind {
        match self {
            Grade::Context => Kind::Context,
            Grade::Discuss => Kind::Exposure,
            Grade::OutOfSight | Grade::Strong => Kind::Suspicious,
        }
    }
}

/// What gives control of the phone or shows all of it.
const CONTROLS: [Signal; 5] = [
    Accessibility,
    Notifications,
    Administrator,
    Screen,
    Keyboard,
];
/// What conceals an app, or took somebody past a warning.
const CONCEALS: [Signal; 3] = [NoLauncher, ImitatesSystem, RestrictedSettings];
/// What lets an app follow, hear or read.
const SEES: [Signal; 3] = [Location, MicrophoneCamera, Messages];

/// The grade of an app with these signals.
pub(crate) fn grade(signals: &BTreeSet<Signal>) -> Grade {
    let has = |signal| signals.contains(&signal);
    let any = |of: &[Signal]| of.iter().any(|signal| signals.contains(signal));
    let side_loaded = has(SideLoaded);
    // P1 and one of C1, C2, C3, C7, C9 and one of H1, H2, S1.
    let controls_concealed = side_loaded && any(&CONTROLS) && any(&CONCEALS);
    // H1 and C4 with C5, or H1 and C6.
    let follows_concealed =
        has(NoLauncher) && (has(Location) && has(MicrophoneCamera) || has(Messages));
    // P1 and C1 with C2 and C3.
    let controls_all =
        side_loaded && has(Accessibility) && has(Notifications) && has(Administrator);
    if controls_concealed || follows_concealed || controls_all {
        return Grade::Strong;
    }
    // P1, H1 and one of C4, C5.
    if side_loaded && has(NoLauncher) && any(&SEES) {
        return Grade::OutOfSight;
    }
    // P1 and any capability; C1, C2 or C3 that nothing explains; H2 or S1 alone.
    let opened = side_loaded && (any(&CONTROLS) || any(&SEES) || has(Installs));
    let unexplained = any(&[Accessibility, Notifications, Administrator]);
    if opened || unexplained || any(&[ImitatesSystem, RestrictedSettings]) {
        return Grade::Discuss;
    }
    Grade::Context
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(signals: &[Signal]) -> Grade {
        grade(&signals.iter().copied().collect())
    }

    #[test]
    fn the_table_is_that_of_the_documents() {
        use Grade::{Context, Discuss, OutOfSight, Strong};
        for (signals, expected) in [
            (&[][..], Context),
            (&[SideLoaded], Context),
            (&[NoLauncher], Context),
            (&[Location, MicrophoneCamera, Messages], Context),
            (&[Installs, Screen], Context),
            (&[NoLauncher, Location], Context),
            (&[SideLoaded, NoLauncher], Context),
            (&[SideLoaded, Location], Discuss),
            (&[SideLoaded, Screen], Discuss),
            (&[SideLoaded, Installs], Discuss),
            (&[SideLoaded, Keyboard], Discuss),
            (&[Accessibility], Discuss),
            (&[Notifications, NoLauncher], Discuss),
            (&[Administrator, Accessibility, Notifications], Discuss),
            (&[ImitatesSystem], Discuss),
            (&[SideLoaded, RestrictedSettings], Discuss),
            (&[SideLoaded, ImitatesSystem, Location], Discuss),
            (&[SideLoaded, NoLauncher, Location], OutOfSight),
            (&[SideLoaded, NoLauncher, MicrophoneCamera], OutOfSight),
            (&[NoLauncher, Location, MicrophoneCamera], Strong),
            (&[NoLauncher, Messages], Strong),
            (&[SideLoaded, Accessibility, NoLauncher], Strong),
            (&[SideLoaded, Notifications, ImitatesSystem], Strong),
            (&[SideLoaded, Keyboard, RestrictedSettings], Strong),
            (&[SideLoaded, Screen, NoLauncher], Strong),
            (
                &[SideLoaded, Accessibility, Notifications, Administrator],
                Strong,
            ),
            (&[SideLoaded, Accessibility, Administrator], Discuss),
        ] {
            assert_eq!(of(signals), expected, "{signals:?}");
        }
    }

    #[test]
    fn a_signal_more_never_lowers_the_grade() {
        let all = Signal::ALL;
        for chosen in 0..1_u32 << all.len() {
            let has = |at: usize| chosen & (1 << at) != 0;
            let signals: BTreeSet<Signal> = (0..all.len())
                .filter(|at| has(*at))
                .map(|at| all[at])
                .collect();
            let before = grade(&signals);
            for signal in all {
                let mut more = signals.clone();
                more.insert(signal);
                assert!(grade(&more) >= before, "{signals:?} and {signal:?}");
            }
        }
    }
}
