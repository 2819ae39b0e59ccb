//! Surveillance apps to be put on a phone: what is published about a family, or the same under a
//! name of chance.

use crate::random::Random;

/// A surveillance app: its name and signer as published, and what it does on the phone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent ability"
)]
pub struct Tool {
    /// Its package id.
    pub package: String,
    /// What the phone shows as its name.
    pub label: String,
    /// The digests of its signer's certificate, as published; any may be missing.
    pub certificate: Signer,
    /// The SHA-256 of the APK, when published.
    pub apk_sha256: Option<String>,
    /// Its accessibility service is enabled.
    pub accessibility: bool,
    /// It is allowed to read notifications.
    pub notifications: bool,
    /// It is a device administrator.
    pub admin: bool,
    /// Whether it shows an icon among the apps.
    pub icon: Icon,
    /// Permissions to see and hear are granted, and used in the background.
    pub spies: bool,
    /// It starts with the phone.
    pub boot: bool,
    /// Which app installed it: a browser, a messenger, the system's installer, or nobody said.
    pub installer: Option<String>,
    /// Play Protect was switched off for it.
    pub protection_off: bool,
    /// What it does beside, of what only some do.
    pub habits: Vec<Habit>,
    /// It was removed before the acquisition: only histories speak of it.
    pub removed: bool,
    /// What must come of it.
    pub expected: Expected,
}

/// What only some tools do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Habit {
    /// It may read all shared files: allowed to its number (Android 10 and later).
    AllFiles,
    /// It sees which apps are used.
    UsageAccess,
    /// It carries the traffic.
    Traffic,
    /// It is the phone's app for messages (Android 10 and later).
    MessagesRole,
    /// Only another user of the phone has it: a private space since Android 15.
    OtherSpace,
    /// Its notifications are refused while a service of it runs.
    Silent,
    /// It may be debugged.
    TestBuild,
    /// Its number is refused what its permissions would let it see and hear (Android 10 and later).
    RefusedByNumber,
}

impl Habit {
    /// Those that a check tells of.
    pub const TOLD: [Habit; 7] = [
        Habit::AllFiles,
        Habit::UsageAccess,
        Habit::Traffic,
        Habit::MessagesRole,
        Habit::OtherSpace,
        Habit::Silent,
        Habit::TestBuild,
    ];
}

/// The digests of a signer's certificate, in small hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// MD5.
    pub md5: Option<String>,
    /// SHA-1.
    pub sha1: Option<String>,
    /// SHA-256.
    pub sha256: Option<String>,
}

/// Whether an app shows an icon among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// It does.
    Shown,
    /// It had one and switched it off.
    Disabled,
    /// It never had one.
    Absent,
}

/// What a check of a phone with the tool on it must give at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Its package id is listed.
    KnownByPackage,
    /// Its signer is listed.
    KnownByCertificate,
    /// No list knows it: only its behaviour tells.
    Suspicious,
}

/// The package id of [`Tool::unlisted`].
pub(crate) const UNLISTED: &str = "com.android.sync.svchelper";

impl Tool {
    /// A tool of a family whose package id and signer are published, with every ability that such
    /// tools have, side-loaded with the browser.
    #[must_use]
    pub fn of_family(package: &str, certificate: Signer) -> Self {
        Self {
            package: package.to_owned(),
            label: "Sync Services".to_owned(),
            certificate,
            apk_sha256: None,
            accessibility: true,
            notifications: true,
            admin: true,
            icon: Icon::Disabled,
            spies: true,
            boot: true,
            installer: Some("com.android.chrome".to_owned()),
            protection_off: true,
            habits: Vec::new(),
            removed: false,
            expected: Expected::KnownByPackage,
        }
    }

    /// A tool that no list knows, named like a part of the system.
    #[must_use]
    pub fn unlisted() -> Self {
        Self {
            icon: Icon::Absent,
            expected: Expected::Suspicious,
            ..Self::of_family(UNLISTED, Signer::default())
        }
    }

    /// The same under a package id of chance, with its signer: certificates still tell.
    #[must_use]
    pub fn renamed(self, seed: u64) -> Self {
        let mut random = Random::named(seed, &self.package);
        let mut word = |len: usize| -> String {
            (0..len)
                .map(|_| char::from(b"abcdefghijklmnopqrstuvwxyz"[random.position(26)]))
                .collect()
        };
        let package = format!("com.{}.{}", word(7), word(9));
        let known = self.certificate != Signer::default();
        Self {
            package,
            expected: if known {
                Expected::KnownByCertificate
            } else {
                Expected::Suspicious
            },
            ..self
        }
    }

    /// The same signed by somebody whom no list knows.
    #[must_use]
    pub fn resigned(self) -> Self {
        Self {
            certificate: Signer::default(),
            apk_sha256: None,
            expected: match self.expected {
                Expected::KnownByPackage => Expected::KnownByPackage,
                _ => Expected::Suspicious,
            },
            ..self
        }
    }

    /// The same with one more habit.
    #[must_use]
    pub fn with(mut self, habit: Habit) -> Self {
        self.habits.push(habit);
        self
    }

    /// The same under another package id.
    #[must_use]
    pub fn called(self, package: &str) -> Self {
        Self {
            package: package.to_owned(),
            ..self
        }
    }

    /// The same, removed before the acquisition.
    #[must_use]
    pub fn removed(self) -> Self {
        Self {
            removed: true,
            ..self
        }
    }
}
