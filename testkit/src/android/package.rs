//! An installed app, as the model of the phone holds it.

use sha2::{Digest, Sha256};

use super::{apk::Apk, tool::Signer};

/// An installed app.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    /// Its id.
    pub(crate) name: String,
    /// The name shown.
    pub(crate) label: String,
    /// Its user id without the user's part.
    pub(crate) uid: i64,
    /// Where the system keeps it (`/product/priv-app`); `None` for what a person installed.
    pub(crate) partition: Option<&'static str>,
    /// For a part of the system that was updated: the version delivered with it.
    pub(crate) updated_from: Option<i64>,
    /// Its version.
    pub(crate) version: i64,
    /// The version it is made for.
    pub(crate) target: Option<i64>,
    /// When it came.
    pub(crate) installed: i64,
    /// When it was updated.
    pub(crate) updated: i64,
    /// Which app installed it.
    pub(crate) installer: Option<String>,
    /// Which app asked for it, when another than the installer.
    pub(crate) initiating: Option<String>,
    /// Which app the file came from.
    pub(crate) originating: Option<String>,
    /// Who signed it.
    pub(crate) signer: Signer,
    /// What the certificate says about its owner.
    pub(crate) subject: String,
    /// Permissions that are granted or denied when it runs.
    pub(crate) runtime: Vec<(&'static str, bool)>,
    /// Permissions granted with its installation.
    pub(crate) install: Vec<&'static str>,
    /// Its activities, receivers and services with the intents they answer.
    pub(crate) components: Vec<Component>,
    /// What it used.
    pub(crate) ops: Vec<Use>,
    /// Modes that stand for its whole number, and take over what is granted.
    pub(crate) modes: Vec<(&'static str, &'static str)>,
    /// The version that it went back from, a few days before its last update.
    pub(crate) back_from: Option<i64>,
    /// Whether it may be debugged.
    pub(crate) debuggable: bool,
    /// Switched off: 0 (not), 2, 3 (by the user).
    pub(crate) enabled: u8,
    /// The users it is installed for.
    pub(crate) users: Vec<i64>,
    /// Components that were switched off.
    pub(crate) disabled: Vec<String>,
    /// It is no longer installed since then: histories only.
    pub(crate) removed: Option<i64>,
    /// The SHA-256 of its APK, when fixed.
    pub(crate) apk: Option<String>,
    /// Its APK, when a tool can fetch it.
    pub(crate) file: Option<Apk>,
}

/// A part of an app that the system can start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Component {
    /// What it is.
    pub(crate) kind: Part,
    /// Its class: below the package when it starts with a dot.
    pub(crate) class: &'static str,
    /// The intent it answers.
    pub(crate) action: &'static str,
    /// The category it needs.
    pub(crate) category: Option<&'static str>,
    /// The permission that its callers need.
    pub(crate) permission: Option<&'static str>,
}

/// The parts of apps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A screen.
    Activity,
    /// Hears broadcasts.
    Receiver,
    /// Runs behind.
    Service,
}

/// The use of an operation that the system counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    /// The operation (`RECORD_AUDIO`).
    pub(crate) op: &'static str,
    /// `allow`, `ignore`, `deny`, `default`, `foreground`.
    pub(crate) mode: &'static str,
    /// When it was used last, and in which state (`top`, `fg`, `bg`).
    pub(crate) access: Option<(i64, &'static str)>,
    /// When it was refused last.
    pub(crate) reject: Option<i64>,
}

const STORE: &str = "com.android.vending";
/// What most apps are granted with their installation.
const USUAL: [&str; 4] = [
    "android.permission.INTERNET",
    "android.permission.ACCESS_NETWORK_STATE",
    "android.permission.WAKE_LOCK",
    "android.permission.VIBRATE",
];

impl Package {
    /// An app that a person installed from the store.
    pub(crate) fn store(name: &str, label: &str) -> Self {
        Self {
            name: name.to_owned(),
            label: label.to_owned(),
            uid: 0,
            partition: None,
            updated_from: None,
            version: 1_000,
            target: None,
            installed: 0,
            updated: 0,
            installer: Some(STORE.to_owned()),
            initiating: Some(STORE.to_owned()),
            originating: None,
            signer: Signer::named(name),
            subject: format!("CN={label}, O={label}"),
            runtime: Vec::new(),
            install: USUAL.to_vec(),
            components: Vec::new(),
            ops: Vec::new(),
            modes: Vec::new(),
            back_from: None,
            debuggable: false,
            enabled: 0,
            users: vec![0],
            disabled: Vec::new(),
            removed: None,
            apk: None,
            file: None,
        }
        .launcher(".MainActivity")
    }

    /// A part of the system in `partition`, signed by `signer`.
    pub(crate) fn system(name: &str, partition: &'static str, signer: &str) -> Self {
        let mut package = Self::store(name, name);
        package.partition = Some(partition);
        package.installer = None;
        package.initiating = None;
        package.signer = Signer::named(signer);
        package.subject = format!("CN=Android, OU=Android, O={signer}");
        package.components.clear();
        package.version = 30;
        package
    }

    /// Installed by `installer` instead; nobody said which app for `None`.
    pub(crate) fn by(mut self, installer: Option<&str>) -> Self {
        self.installer = installer.map(str::to_owned);
        self.initiating.clone_from(&self.installer);
        self
    }

    /// Opened as a file that `origin` had fetched.
    pub(crate) fn opened(mut self, origin: Option<&str>) -> Self {
        self = self.by(Some("com.google.android.packageinstaller"));
        self.originating = origin.map(str::to_owned);
        self
    }

    /// A part of the system that the store updated.
    pub(crate) fn update(mut self) -> Self {
        self.updated_from = Some(self.version);
        self.version += 1_200;
        self.by(Some(STORE))
    }

    /// With permissions that the person granted.
    pub(crate) fn granted(mut self, permissions: &[&'static str]) -> Self {
        self.runtime.extend(permissions.iter().map(|p| (*p, true)));
        self
    }

    /// With permissions that the person denied or was never asked for.
    pub(crate) fn denied(mut self, permissions: &[&'static str]) -> Self {
        self.runtime.extend(permissions.iter().map(|p| (*p, false)));
        self
    }

    /// With permissions granted with the installation.
    pub(crate) fn holding(mut self, permissions: &[&'static str]) -> Self {
        self.install.extend(permissions);
        self
    }

    /// With an operation allowed and used `ago` seconds before the acquisition.
    pub(crate) fn used(self, op: &'static str, ago: i64, state: &'static str) -> Self {
        self.op(op, "allow", Some((-ago, state)))
    }

    /// With an operation in `mode` for its whole number.
    pub(crate) fn mode(mut self, op: &'static str, mode: &'static str) -> Self {
        self.modes.retain(|(known, _)| *known != op);
        self.modes.push((op, mode));
        self
    }

    /// With an operation in `mode`, not used.
    pub(crate) fn set(self, op: &'static str, mode: &'static str) -> Self {
        self.op(op, mode, None)
    }

    fn op(
        mut self,
        op: &'static str,
        mode: &'static str,
        access: Option<(i64, &'static str)>,
    ) -> Self {
        self.ops.push(Use {
            op,
            mode,
            access,
            reject: None,
        });
        self
    }

    /// With an icon among the apps.
    pub(crate) fn launcher(self, class: &'static str) -> Self {
        self.part(Component {
            kind: Part::Activity,
            class,
            action: "android.intent.action.MAIN",
            category: Some("android.intent.category.LAUNCHER"),
            permission: None,
        })
    }

    /// Without an icon among the apps.
    pub(crate) fn iconless(mut self) -> Self {
        let icon = Some("android.intent.category.LAUNCHER");
        self.components.retain(|part| part.category != icon);
        self
    }

    /// With a receiver of `action`.
    pub(crate) fn receiver(self, class: &'static str, action: &'static str) -> Self {
        self.part(Component {
            kind: Part::Receiver,
            class,
            action,
            category: None,
            permission: None,
        })
    }

    /// Started with the phone.
    pub(crate) fn boot(self) -> Self {
        self.holding(&["android.permission.RECEIVE_BOOT_COMPLETED"])
            .receiver(".BootReceiver", "android.intent.action.BOOT_COMPLETED")
    }

    /// With a service of `action` that only the system may bind.
    pub(crate) fn service(
        self,
        class: &'static str,
        action: &'static str,
        permission: &'static str,
    ) -> Self {
        self.part(Component {
            kind: Part::Service,
            class,
            action,
            category: None,
            permission: Some(permission),
        })
    }

    /// With an accessibility service.
    pub(crate) fn accessibility(self, class: &'static str) -> Self {
        self.service(
            class,
            "android.accessibilityservice.AccessibilityService",
            "android.permission.BIND_ACCESSIBILITY_SERVICE",
        )
    }

    /// With a service that hears notifications.
    pub(crate) fn listener(self, class: &'static str) -> Self {
        self.service(
            class,
            "android.service.notification.NotificationListenerService",
            "android.permission.BIND_NOTIFICATION_LISTENER_SERVICE",
        )
    }

    /// With a device administrator.
    pub(crate) fn admin(self, class: &'static str) -> Self {
        self.part(Component {
            kind: Part::Receiver,
            class,
            action: "android.app.action.DEVICE_ADMIN_ENABLED",
            category: None,
            permission: Some("android.permission.BIND_DEVICE_ADMIN"),
        })
    }

    fn part(mut self, part: Component) -> Self {
        self.components.push(part);
        self
    }

    /// `package/class` of the component that answers `action`.
    pub(crate) fn component(&self, action: &str) -> Option<String> {
        let part = self.components.iter().find(|part| part.action == action)?;
        Some(format!("{}/{}", self.name, part.class))
    }

    /// Whether it came with the system.
    pub(crate) fn is_system(&self) -> bool {
        self.partition.is_some()
    }

    /// The folder of its code.
    pub(crate) fn folder(&self, version: u32) -> String {
        let short = self.name.rsplit('.').next().unwrap_or_default();
        match self.partition {
            Some(partition) if self.updated_from.is_none() => format!("{partition}/{short}"),
            _ => {
                let token = &digest(&self.name)[..22];
                if version >= 11 {
                    let outer = &digest(&self.label)[..22];
                    format!("/data/app/~~{outer}==/{}-{token}==", self.name)
                } else {
                    format!("/data/app/{}-{token}==", self.name)
                }
            }
        }
    }

    /// The folder it was delivered in.
    pub(crate) fn delivered(&self) -> Option<String> {
        let short = self.name.rsplit('.').next().unwrap_or_default();
        self.partition
            .map(|partition| format!("{partition}/{short}"))
    }

    /// The SHA-256 of its APK.
    pub(crate) fn apk_sha256(&self) -> String {
        self.apk
            .clone()
            .unwrap_or_else(|| digest(&format!("{} {}", self.name, self.version)))
    }

    /// `u0a123`, `1000`: as dumps write user ids.
    pub(crate) fn uid_text(&self, user: i64) -> String {
        if self.uid >= 10_000 {
            format!("u{user}a{}", self.uid - 10_000)
        } else if user == 0 {
            self.uid.to_string()
        } else {
            format!("u{user}s{}", self.uid)
        }
    }
}

impl Signer {
    /// The signer that belongs to a name alone.
    pub(crate) fn named(name: &str) -> Self {
        let digest = digest(&format!("signer of {name}"));
        Self {
            md5: Some(digest[..32].to_owned()),
            sha1: Some(digest[10..50].to_owned()),
            sha256: Some(digest),
        }
    }

    /// The number that `dumpsys package` prints instead of a digest.
    pub(crate) fn hash(&self) -> String {
        let known = [&self.sha256, &self.sha1, &self.md5];
        let all: String = known.into_iter().flatten().map(String::as_str).collect();
        digest(&all)[..8].to_owned()
    }
}

/// Small hexadecimal digits of the SHA-256 of `text`.
pub(crate) fn digest(text: &str) -> String {
    hexadecimal(&Sha256::digest(text))
}

/// `bytes` in small hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let pairs = bytes.iter().map(|byte| format!("{byte:02x}"));
    pairs.collect::<Vec<_>>().concat()
}
