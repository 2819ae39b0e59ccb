//! Reads the installed packages: the lists `Packages:` and `Hidden system packages:` of `dumpsys package`.
//!
//! A list ends at a line without indentation that begins with a capital letter and ends in `:`; some
//! vendors print empty lines and unindented `overlay paths:` inside it, and the list goes on.
//! Described in: <https://developer.android.com/tools/dumpsys>,
//! <https://cs.android.com/android/platform/superproject/+/main:frameworks/base/services/core/java/com/android/server/pm/Settings.java>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    package_dump::{Draft, Granted, UserDraft},
};

/// Installed packages.
#[derive(Debug)]
pub struct Packages;

/// A package, with what each user of the phone allows it.
#[derive(Debug, serde::Serialize)]
pub struct Package<'a> {
    /// Its identifier.
    pub app_id: Untrusted<'a>,
    /// Whether it is the original of a system app that an update replaced.
    pub replaced_system: bool,
    /// The number under which the system runs it (`10123`; the same in every user).
    pub uid: Option<i64>,
    /// Where its APK files lie.
    pub path: Option<Untrusted<'a>>,
    /// The version that people see.
    pub version: Option<Untrusted<'a>>,
    /// The number of the version.
    pub version_code: Option<i64>,
    /// The version of Android that it was made for.
    pub target_sdk: Option<i64>,
    /// Whether the system says that it is its own.
    pub is_system: bool,
    /// Whether it can be debugged, which no app of a store can.
    pub debuggable: bool,
    /// Which app installed it.
    pub installed_by_app: Option<Untrusted<'a>>,
    /// Which app asked for the installation.
    pub initiating_app: Option<Untrusted<'a>>,
    /// Which app the package came from.
    pub originating_app: Option<Untrusted<'a>>,
    /// The installer's own word on where the package came from (`0` to `4`).
    pub package_source: Option<i64>,
    /// When it was first installed (local time of the phone).
    pub installed: Option<Instant>,
    /// When it was last updated (local time of the phone).
    pub updated: Option<Instant>,
    /// The system's short codes of its signing certificates: no digests.
    pub signature_codes: Vec<Untrusted<'a>>,
    /// Permissions that it asks for.
    pub requested_permissions: Vec<Untrusted<'a>>,
    /// What each user of the phone has.
    pub users: Vec<UserState<'a>>,
}

/// A package as one user of the phone has it.
#[derive(Debug, serde::Serialize)]
pub struct UserState<'a> {
    /// The user's number: 0 is the owner; work profiles and private spaces have others.
    pub user: i64,
    /// Whether the user has it.
    pub installed: bool,
    /// Whether it is hidden from the user by a policy.
    pub hidden: bool,
    /// Whether it is stopped until somebody opens it.
    pub stopped: bool,
    /// `0` as the package says, `1` switched on, `2` to `4` switched off.
    pub enabled: Option<i64>,
    /// When the user got it (local time of the phone).
    pub installed_at: Option<Instant>,
    /// Permissions that are granted, those granted at installation included.
    pub granted_permissions: Vec<Untrusted<'a>>,
    /// Components that are switched off.
    pub disabled_components: Vec<Untrusted<'a>>,
}

impl Record for Package<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.installed {
            each(Moment::local(at, "app-installed"));
        }
        if let Some(at) = self.updated.filter(|at| Some(*at) != self.installed) {
            each(Moment::local(at, "app-updated"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        // One that no user has was removed, and its data were kept.
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
        let others = [
            &self.installed_by_app,
            &self.initiating_app,
            &self.originating_app,
        ];
        for other in others.into_iter().flatten() {
            each(Value::AppId(other.raw()).with(Bearing::Mentioned));
        }
        if let Some(path) = &self.path {
            each(Value::FilePath(path.raw()).with(Bearing::Stored));
        }
    }
}

impl Artefact for Packages {
    type Record<'a> = Package<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/package"],
        fields: &[
            ("app_id", "identifier of the package"),
            (
                "replaced_system",
                "whether it is the original of a system app that an update replaced",
            ),
            ("uid", "number under which the system runs it"),
            ("path", "where its APK files lie"),
            ("version", "version as people see it"),
            ("version_code", "number of the version"),
            ("target_sdk", "version of Android that it was made for"),
            ("is_system", "whether the system says that it is its own"),
            ("debuggable", "whether it can be debugged"),
            ("installed_by_app", "app that installed it"),
            ("initiating_app", "app that asked for the installation"),
            ("originating_app", "app that the package came from"),
            (
                "package_source",
                "the installer's word on its origin: 0 unspecified, 1 other, 2 store, 3 local file, 4 downloaded file",
            ),
            (
                "installed",
                "when it was first installed (the phone's local time)",
            ),
            (
                "updated",
                "when it was last updated (the phone's local time)",
            ),
            (
                "signature_codes",
                "the system's short codes of its signing certificates",
            ),
            ("requested_permissions", "permissions that it asks for"),
            (
                "users",
                "for each user of the phone: whether it is there, hidden, stopped, switched off, and what is granted",
            ),
        ],
        described_in: &["https://developer.android.com/tools/dumpsys"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader {
            file,
            list: List::None,
            draft: None,
            lists: 0,
        };
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        reader.finish(out);
        if reader.lists == 0 {
            out.fault(Fault::new(FaultKind::UnknownSchema, "Packages:"));
        }
        ended
    }
}

/// How the first line about a package begins.
const PACKAGE: &[u8] = b"  Package [";

fn is_heading(line: &[u8]) -> bool {
    line.first().is_some_and(u8::is_ascii_uppercase) && line.ends_with(b":")
}

/// The list in which a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Packages,
    Replaced,
}

struct Reader<'f> {
    file: &'f PhoneFile,
    list: List,
    draft: Option<Draft>,
    lists: u64,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, Packages>) {
        let indent = line.bytes.iter().take_while(|byte| **byte == b' ').count();
        if is_heading(line.bytes) {
            self.finish(out);
            self.list = match line.bytes {
                b"Packages:" => List::Packages,
                b"Hidden system packages:" => List::Replaced,
                _ => List::None,
            };
            self.lists = self
                .lists
                .saturating_add(u64::from(self.list != List::None));
            return;
        }
        if self.list == List::None && !(self.lists > 0 && line.bytes.starts_with(PACKAGE)) {
            return;
        }
        let text = line.text();
        let text = text.trim();
        if indent == 2
            && let Some(name) = text.strip_prefix("Package [")
        {
            self.finish(out);
            if self.list == List::None {
                // A heading that was none: rather a package too many than a list cut short.
                self.list = List::Packages;
            }
            match name.split_once(']') {
                Some((name, _)) if !name.is_empty() => {
                    self.draft = Some(Draft::new(name, line.number));
                }
                _ => out.fault(malformed(line.number)),
            }
        } else if let Some(draft) = &mut self.draft {
            draft.line(indent, text);
        }
    }

    /// Writes the package whose lines have all been read.
    fn finish(&mut self, out: &mut Out<'_, Packages>) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        if draft.is_cut() {
            out.fault(Fault::new(FaultKind::TooMany, "package").detail(&draft.name));
        }
        let place = Place::Line(draft.line);
        out.record(place, &self.package(&draft));
    }

    fn package<'d>(&self, draft: &'d Draft) -> Package<'d> {
        let text = |name| draft.value(name).filter(|value| *value != "null");
        let number = |name| draft.value(name)?.parse().ok();
        let time = |name| self.file.clock().local(draft.value(name)?);
        let flag = |name| draft.flags().any(|flag| flag == name);
        Package {
            app_id: Untrusted::from(&*draft.name),
            replaced_system: self.list == List::Replaced,
            uid: number("userId").or_else(|| number("appId")),
            path: text("codePath").map(Untrusted::from),
            version: text("versionName").map(Untrusted::from),
            version_code: number("versionCode"),
            target_sdk: number("targetSdk"),
            is_system: flag("SYSTEM"),
            debuggable: flag("DEBUGGABLE"),
            installed_by_app: text("installerPackageName").map(Untrusted::from),
            initiating_app: text("installInitiatingPackageName")
                .or_else(|| text("initiatingPackageName"))
                .map(Untrusted::from),
            originating_app: text("installOriginatingPackageName")
                .or_else(|| text("originatingPackageName"))
                .map(Untrusted::from),
            package_source: number("packageSource"),
            installed: time("firstInstallTime"),
            updated: time("lastUpdateTime"),
            signature_codes: draft.signatures().map(Untrusted::from).collect(),
            requested_permissions: texts(&draft.requested),
            users: draft
                .users
                .iter()
                .map(|user| self.user(draft, user))
                .collect(),
        }
    }

    fn user<'d>(&self, draft: &'d Draft, user: &'d UserDraft) -> UserState<'d> {
        let granted = draft.granted.iter().chain(&user.granted);
        let granted = granted.filter(|permission| permission.granted);
        UserState {
            user: user.number,
            installed: user.is("installed"),
            hidden: user.is("hidden"),
            stopped: user.is("stopped"),
            enabled: user.value("enabled").and_then(|value| value.parse().ok()),
            installed_at: user
                .value("firstInstallTime")
                .and_then(|time| self.file.clock().local(time)),
            granted_permissions: granted.map(Granted::name).collect(),
            disabled_components: texts(&user.disabled_components),
        }
    }
}

fn texts(all: &[String]) -> Vec<Untrusted<'_>> {
    all.iter().map(|one| Untrusted::from(&**one)).collect()
}

fn malformed(line: u64) -> Fault {
    Fault::new(FaultKind::Malformed, "package").detail(Place::Line(line))
}
