//! The description of an Android phone: everything that [`crate::build_android`] needs to write it.

use super::tool::Tool;

/// A whole synthetic Android phone, described. The same description gives the same bytes, but for
/// what is encrypted with keys of chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AndroidPhone {
    /// The version of Android, 6 to 16, which decides every layout.
    pub version: u32,
    /// Who made it, and so what is preloaded and how its dumps deviate.
    pub vendor: Vendor,
    /// Whose phone it is, and so what is on it that an owner would explain.
    pub persona: AndroidPersona,
    /// Whether traces of every made-up indicator are on it.
    pub watched: bool,
    /// Whether the phone as a whole bears every sign that checks look for beside apps: an unlocked system,
    /// programs and files of a computer, rerouted traffic, a security log that tells of it.
    pub altered: bool,
    /// Surveillance apps that are, or were, on it.
    pub tools: Vec<Tool>,
    /// How much of everything.
    pub scale: AndroidScale,
    /// Where every value that no plant fixes comes from.
    pub seed: u64,
}

/// Who made the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Vendor {
    /// Blank lines within the package list; `dumpState_*.log`.
    Samsung,
    /// MIUI: `overlay paths:` without indentation within the package list; an installation prompt of its own.
    Xiaomi,
    /// As Google ships it.
    Pixel,
    /// Close to AOSP, with Google's apps.
    Fairphone,
}

impl Vendor {
    /// Every vendor.
    pub const ALL: [Vendor; 4] = [
        Vendor::Samsung,
        Vendor::Xiaomi,
        Vendor::Pixel,
        Vendor::Fairphone,
    ];
}

/// Whose phone it is. A clean phone carries in its [`crate::Truth`] the statements that such an owner
/// would make (`--known`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AndroidPersona {
    /// Apps from the store; nothing to state.
    Ordinary,
    /// `TalkBack` on, a braille keyboard.
    Blind,
    /// Family Link set up by a parent.
    Child,
    /// The employer's phone: a device owner, certificates, apps pushed by the employer.
    Managed,
    /// The owner's phone with a work profile of the employer.
    WorkProfile,
    /// Builds apps: developer options, two computers trusted, a debuggable app of her own.
    Developer,
    /// F-Droid, Aurora, and apps opened as files: automation, a link to the computer, a recorder of
    /// calls, a password manager with accessibility.
    FreeSoftware,
    /// An elderly person's, with an app through which relatives help from afar.
    RemoteHelp,
    /// A watch that shows notifications, a car that reads them out.
    Watch,
    /// An unlocked phone with a system of the owner's choice, and root.
    CustomRom,
}

impl AndroidPersona {
    /// Every persona.
    pub const ALL: [AndroidPersona; 10] = [
        AndroidPersona::Ordinary,
        AndroidPersona::Blind,
        AndroidPersona::Child,
        AndroidPersona::Managed,
        AndroidPersona::WorkProfile,
        AndroidPersona::Developer,
        AndroidPersona::FreeSoftware,
        AndroidPersona::RemoteHelp,
        AndroidPersona::Watch,
        AndroidPersona::CustomRom,
    ];
}

/// How much of everything, plants and near misses not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AndroidScale {
    /// Installed packages, at least those that vendor and persona bring.
    pub packages: u64,
    /// Of each installed app, so many activities, half as many receivers and a quarter as many services beside
    /// those that its part in the phone needs, and so many permissions that it declares. The one public report
    /// of a real phone (134 packages, Android 10) has 6, 3 and 1.5 lines of them an app, and 4.3 permissions.
    pub usual_parts: u64,
    /// Lines of the system's log.
    pub log_lines: u64,
    /// Bytes that the main text of a bug report has at least: filled with what no artefact reads.
    pub dumpstate_bytes: u64,
    /// Files in the list of files.
    pub files: u64,
    /// Of a hundred files, how many have digests.
    pub hashed_percent: u64,
    /// Text messages in the backup.
    pub messages: u64,
}

impl AndroidScale {
    /// A phone for tests and the demo, built in well under a second.
    pub const SMALL: AndroidScale = AndroidScale {
        packages: 90,
        usual_parts: 0,
        log_lines: 400,
        dumpstate_bytes: 0,
        files: 300,
        hashed_percent: 0,
        messages: 60,
    };
    /// 400 packages with parts as many as a real phone's, a 65 MB dumpstate, 300 000 files.
    pub const LARGE: AndroidScale = AndroidScale {
        packages: 400,
        usual_parts: 6,
        log_lines: 60_000,
        dumpstate_bytes: 65_000_000,
        files: 300_000,
        hashed_percent: 0,
        messages: 20_000,
    };
}

impl AndroidPhone {
    /// A small phone with nothing on it that its owner would not explain.
    #[must_use]
    pub fn clean(version: u32, vendor: Vendor, persona: AndroidPersona) -> Self {
        Self {
            version: version.clamp(6, 16),
            vendor,
            persona,
            watched: false,
            altered: false,
            tools: Vec::new(),
            scale: AndroidScale::SMALL,
            seed: 1,
        }
    }

    /// A small phone with a trace of every made-up indicator and a tool that no list names.
    #[must_use]
    pub fn watched(version: u32, vendor: Vendor) -> Self {
        Self {
            watched: true,
            tools: vec![Tool::unlisted()],
            ..Self::clean(version, vendor, AndroidPersona::Ordinary)
        }
    }

    /// A small phone that was altered as a whole; no app on it watches.
    #[must_use]
    pub fn altered(version: u32, vendor: Vendor) -> Self {
        Self {
            altered: true,
            ..Self::clean(version, vendor, AndroidPersona::Ordinary)
        }
    }

    /// The same phone with `tool` on it.
    #[must_use]
    pub fn with(mut self, tool: Tool) -> Self {
        self.tools.push(tool);
        self
    }

    /// A watched phone of a few years' use, for benches.
    #[must_use]
    pub fn large() -> Self {
        Self {
            scale: AndroidScale::LARGE,
            ..Self::watched(14, Vendor::Samsung)
        }
    }

    /// The same phone with digests for so many of a hundred files.
    #[must_use]
    pub fn hashed(mut self, percent: u64) -> Self {
        self.scale.hashed_percent = percent;
        self
    }

    /// Whether the version is `version` or newer.
    pub(crate) fn since(&self, version: u32) -> bool {
        self.version >= version
    }
}
