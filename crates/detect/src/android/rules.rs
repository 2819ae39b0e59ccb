//! What the signals of one Android app say together: documented rules, and no score.
//!
//! The letters are those of `docs/android-signals.md`. Signals of different apps never add up, and one that is
//! not in force is no signal.

use std::collections::BTreeSet;

use model::Kind;

use super::Signal::{
    self, Accessibility, Administrator, AllFiles, ImitatesSystem, Installs, Keyboard, Location,
    Messages, MicrophoneCamera, NoLauncher, Notifications, OtherSpace, RestrictedSettings, Role,
    Screen, SideLoaded, StartsUnseen,
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
const CONCEALS: [Signal; 4] = [NoLauncher, ImitatesSystem, RestrictedSettings, OtherSpace];
/// What lets an app follow, hear or read.
const SEES: [Signal; 3] = [Location, MicrophoneCamera, Messages];
/// What reaches much beside.
const REACHES: [Signal; 3] = [AllFiles, Role, Installs];
/// What a person switches on for an app, and few apps need.
const SWITCHED_ON: [Signal; 3] = [Accessibility, Notifications, Administrator];

/// The grade of an app with these signals.
pub(crate) fn grade(signals: &BTreeSet<Signal>) -> Grade {
    let has = |signal| signals.contains(&signal);
    let any = |of: &[Signal]| of.iter().any(|signal| signals.contains(signal));
    let side_loaded = has(SideLoaded);
    // P1 and one of C1, C2, C3, C7, C9 and one of H1, H2, S1, S6.
    let controls_concealed = side_loaded && any(&CONTROLS) && any(&CONCEALS);
    // H1 and C4 with C5, or H1 and C6.
    let follows_concealed =
        has(NoLauncher) && (has(Location) && has(MicrophoneCamera) || has(Messages));
    // P1 and C1 with C2 and C3.
    let controls_all = side_loaded && SWITCHED_ON.iter().all(|signal| has(*signal));
    // P1, H1, started with the phone, and C4 or reading text messages.
    let starts_unseen = side_loaded && has(StartsUnseen);
    if controls_concealed || follows_concealed || controls_all || starts_unseen {
        return Grade::Strong;
    }
    // P1, H1 and one of C4, C5, C6; S6 and one of C1, C2, C3.
    let hidden = side_loaded && has(NoLauncher) && any(&SEES);
    if hidden || has(OtherSpace) && any(&SWITCHED_ON) {
        return Grade::OutOfSight;
    }
    // P1 and any capability; C1, C2 or C3 that nothing explains; H2 or S1 alone; H1 of an app of a store
    // that starts with the phone and sees.
    let opened = side_loaded && (any(&CONTROLS) || any(&SEES) || any(&REACHES));
    let alone = any(&[ImitatesSystem, RestrictedSettings, StartsUnseen]);
    if opened || any(&SWITCHED_ON) || alone {
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
            (&[SideLoaded, AllFiles], Discuss),
            (&[SideLoaded, Role], Discuss),
            (&[AllFiles, Role], Context),
            (&[OtherSpace], Context),
            (&[SideLoaded, OtherSpace], Context),
            (&[OtherSpace, Notifications], OutOfSight),
            (&[SideLoaded, OtherSpace, Notifications], Strong),
            (&[NoLauncher, Location, StartsUnseen], Discuss),
            (&[SideLoaded, NoLauncher, StartsUnseen], Strong),
        ] {
            assert_eq!(of(signals), expected, "{signals:?}");
        }
    }

    #[test]
    fn a_signal_more_never_lowers_the_grade() {
        let all = Signal::RULED;
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

    #[test]
    fn what_is_told_beside_decides_nothing() {
        for signal in [
            Signal::LoneSigner,
            Signal::TestBuild,
            Signal::Usage,
            Signal::Traffic,
            Signal::NameOfChance,
            Signal::Silent,
            Signal::StaysAwake,
        ] {
            assert!(signal.is_beside());
            for others in [&[][..], &[SideLoaded], &[SideLoaded, Accessibility]] {
                let mut more = others.to_vec();
                more.push(signal);
                assert_eq!(of(&more), of(others), "{signal:?}");
            }
        }
        assert!(
            Signal::RULED
                .into_iter()
                .all(|one| one == SideLoaded || !one.is_beside())
        );
    }
}
