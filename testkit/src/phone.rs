//! The description of a phone: everything that [`crate::build`] needs to write it.

use crate::ios::version::Version;

/// A whole synthetic iPhone, described. The same description gives the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// The version of iOS, which decides every schema.
    pub version: Version,
    /// Whose phone it is, and so what is on it that an owner would explain.
    pub persona: Persona,
    /// Whether traces of a spy tool and what every check looks for are on it.
    pub watched: bool,
    /// How much of everything.
    pub scale: Scale,
    /// Which peculiarities of real phones it has.
    pub variety: Variety,
    /// How iTunes or Finder protected the backup; `None` leaves it in clear.
    pub encryption: Option<Encryption>,
    /// What stands where the owner's name of the phone and the store's names of apps would: any text, as a
    /// hostile phone has it.
    pub named: Option<String>,
    /// Where every value that no plant fixes comes from.
    pub seed: u64,
}

/// Whose phone it is. A clean phone carries in its [`crate::Truth`] the statements that such an
/// owner would make (`--known`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Persona {
    /// Apps from the store, bought by the owner; the carrier's own profile; nothing to state.
    Ordinary,
    /// Builds apps: one signed by herself without store metadata, one of an enterprise that brought a
    /// VPN, a profile for logging with a proxy's certificate, and a computer with an older backup.
    /// States both apps, the profile and the computer.
    Developer,
    /// A child whose parents set up controls: an app that filters the web and its profile, bought
    /// by a parent's account. States `parental`, the profile and the account's app.
    Child,
    /// An employer's phone: supervised, with a management profile, a root certificate, Wi-Fi and
    /// VPN, apps pushed by the employer, permissions granted by policy. States `managed`.
    Managed,
}

impl Persona {
    /// Every persona.
    pub const ALL: [Persona; 4] = [
        Persona::Ordinary,
        Persona::Developer,
        Persona::Child,
        Persona::Managed,
    ];
}

/// How many rows of everything, plants and near misses not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// SMS and iMessages.
    pub messages: u64,
    /// Safari visits.
    pub visits: u64,
    /// WhatsApp messages.
    pub whatsapp: u64,
    /// Other files in the manifest: pictures, caches, preferences.
    pub files: u64,
    /// How many of those files have content on disk; the others are listed only, as in a
    /// half-copied backup. A real backup has all: `u64::MAX`.
    pub files_on_disk: u64,
    /// Installed apps.
    pub apps: u64,
    /// Processes with network use.
    pub processes: u64,
    /// Open tabs.
    pub tabs: u64,
}

impl Scale {
    /// A phone for tests and the demo, built in well under a second.
    pub const SMALL: Scale = Scale {
        messages: 400,
        visits: 300,
        whatsapp: 250,
        files: 120,
        files_on_disk: u64::MAX,
        apps: 24,
        processes: 60,
        tabs: 12,
    };
    /// 100 k messages, 100 k visits, 50 k WhatsApp messages, 50 k files.
    pub const MEDIUM: Scale = Scale {
        messages: 100_000,
        visits: 100_000,
        whatsapp: 50_000,
        files: 50_000,
        files_on_disk: u64::MAX,
        apps: 150,
        processes: 800,
        tabs: 120,
    };
    /// 1 M messages, 300 k visits, 500 k WhatsApp messages, 200 k files.
    pub const LARGE: Scale = Scale {
        messages: 1_000_000,
        visits: 300_000,
        whatsapp: 500_000,
        files: 200_000,
        files_on_disk: u64::MAX,
        apps: 400,
        processes: 2_500,
        tabs: 400,
    };
}

/// Which peculiarities of real phones a phone has; all of them by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent switch"
)]
pub struct Variety {
    /// `http://` visits that redirect to the same site's `https://` page. Some tools search them
    /// in quadratic time, so that a bench wants a phone without.
    pub http_redirects: bool,
    /// Newest rows only in write-ahead logs, with stale frames behind the valid ones.
    pub wal: bool,
    /// A few texts of hundreds of kilobytes.
    pub long_values: bool,
    /// A manifest whose `Size` is older and smaller than the file.
    pub stale_size: bool,
    /// In an encrypted backup, a file without a key, stored in clear.
    pub clear_file: bool,
    /// Deleted rows: gaps in row ids, free pages, a sequence above the highest id.
    pub deleted_rows: bool,
    /// Whether Lockdown Mode is on, off or absent (`None`), on versions that have it.
    pub lockdown_mode: Option<bool>,
}

impl Default for Variety {
    fn default() -> Self {
        Self {
            http_redirects: true,
            wal: true,
            long_values: true,
            stale_size: true,
            clear_file: true,
            deleted_rows: true,
            lockdown_mode: None,
        }
    }
}

/// How the backup is encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encryption {
    /// The password as typed, UTF-8.
    pub password: String,
    /// How long its derivation takes.
    pub rounds: Rounds,
}

/// PBKDF2 rounds in the keybag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounds {
    /// `DPIC`, rounds of HMAC-SHA256; `None` writes the format before iOS 10.2, without `DPIC`,
    /// `DPSL` and `ManifestKey`, and `Manifest.db` in clear.
    pub sha256: Option<u32>,
    /// `ITER`, rounds of HMAC-SHA1.
    pub sha1: u32,
}

impl Rounds {
    /// Few rounds, for tests.
    pub const QUICK: Rounds = Rounds {
        sha256: Some(1_000),
        sha1: 100,
    };
    /// Few rounds in the format before iOS 10.2.
    pub const OLD: Rounds = Rounds {
        sha256: None,
        sha1: 1_000,
    };
    /// As many as real phones use.
    pub const REAL: Rounds = Rounds {
        sha256: Some(10_000_000),
        sha1: 10_000,
    };
}

impl Phone {
    /// A small phone with nothing on it that its owner would not explain.
    #[must_use]
    pub fn clean(version: impl Into<Version>, persona: Persona) -> Self {
        Self {
            version: version.into(),
            persona,
            watched: false,
            scale: Scale::SMALL,
            variety: Variety::default(),
            encryption: None,
            named: None,
            seed: 1,
        }
    }

    /// A small phone with a trace of every indicator kind and something for every check.
    #[must_use]
    pub fn watched(version: impl Into<Version>) -> Self {
        Self {
            watched: true,
            variety: Variety {
                lockdown_mode: Some(true),
                ..Variety::default()
            },
            ..Self::clean(version, Persona::Ordinary)
        }
    }

    /// Five clean phones of different versions: two of ordinary owners, a developer's, a child's with the
    /// account of a parent, an employer's.
    #[must_use]
    pub fn clean_five() -> [Self; 5] {
        [
            (14, Persona::Ordinary),
            (16, Persona::Developer),
            (17, Persona::Child),
            (18, Persona::Managed),
            (26, Persona::Ordinary),
        ]
        .map(|(version, persona)| Self::clean(version, persona))
    }

    /// A watched phone of a few years' use, for benches.
    #[must_use]
    pub fn medium() -> Self {
        Self {
            scale: Scale::MEDIUM,
            ..Self::watched(17)
        }
    }

    /// A watched phone of a decade's use, for benches.
    #[must_use]
    pub fn large() -> Self {
        Self {
            scale: Scale::LARGE,
            ..Self::watched(17)
        }
    }

    /// The same phone with its backup encrypted.
    #[must_use]
    pub fn encrypted(self, password: &str, rounds: Rounds) -> Self {
        Self {
            encryption: Some(Encryption {
                password: password.to_owned(),
                rounds,
            }),
            ..self
        }
    }

    /// The same phone with `name` as its own name and that of every app of the store.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        Self {
            named: Some(name.to_owned()),
            ..self
        }
    }

    /// The same phone without any `http://` redirect but the planted one.
    #[must_use]
    pub fn without_redirects(mut self) -> Self {
        self.variety.http_redirects = false;
        self
    }
}
