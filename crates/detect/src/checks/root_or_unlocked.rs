//! A system that was unlocked: what the phone says of its own start, programs and apps that give all
//! rights, parts of the system that can be written to.
//!
//! One of these alone is told as context; two, or one that no phone has as delivered, are an exposure.
//! Described in: <https://source.android.com/docs/security/features/verifiedboot/boot-flow>,
//! <https://source.android.com/docs/security/features/selinux>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Instant, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said, programs};

/// Properties, what an ordinary phone has for each, and whether another value is enough by itself.
const PROPERTIES: [(&str, &str, bool); 7] = [
    ("ro.boot.flash.locked", "1", true),
    ("ro.boot.verifiedbootstate", "green", true),
    ("ro.boot.vbmeta.device_state", "locked", true),
    ("ro.boot.warranty_bit", "0", false),
    ("ro.build.tags", "release-keys", false),
    ("ro.debuggable", "0", false),
    ("ro.secure", "1", false),
];
/// Apps that manage root, hide it or need it.
const ROOT_APPS: [&str; 25] = [
    "com.amphoras.hidemyroot",
    "com.amphoras.hidemyrootadfree",
    "com.chelpus.lackypatch",
    "com.devadvance.rootcloak",
    "com.devadvance.rootcloakplus",
    "com.dimonvideo.luckypatcher",
    "com.formyhm.hideroot",
    "com.formyhm.hiderootPremium",
    "com.kingouser.com",
    "com.koushikdutta.rommanager",
    "com.koushikdutta.rommanager.license",
    "com.koushikdutta.superuser",
    "com.noshufou.android.su",
    "com.noshufou.android.su.elite",
    "com.ramdroid.appquarantine",
    "com.ramdroid.appquarantinepro",
    "com.saurik.substrate",
    "com.thirdparty.superuser",
    "com.topjohnwu.magisk",
    "com.yellowes.su",
    "com.zachspong.temprootremovejb",
    "de.robv.android.xposed.installer",
    "eu.chainfire.supersu",
    "eu.chainfire.supersu.pro",
    "me.phh.superuser",
];
/// Beginnings of words in the names of others.
const ROOT_WORDS: [&str; 4] = ["apatch", "kernelsu", "magisk", "supersu"];
/// Beginnings of the names of programs that give all rights.
const RIGHTS: [&str; 2] = ["magisk", "su"];
/// Where parts of the system are mounted, which no phone changes while it runs.
const SYSTEM_PARTS: [&str; 4] = ["/product", "/system", "/system_ext", "/vendor"];
/// What watches and changes programs while they run.
const FRIDA: &str = "frida";
/// Most differences kept: a phone has a few.
const DIFFERENCES: usize = 100;

/// Folds what differs, by name: whether it is enough by itself, and the records.
#[derive(Debug, Default)]
pub(crate) struct RootOrUnlocked(BTreeMap<String, (bool, EvidenceList)>);

impl Check for RootOrUnlocked {
    const ABOUT: About = About {
        reads: &[
            "android.getprop",
            "android.packages",
            "android.selinux",
            "android.root_binaries",
            "android.mounts",
            "android.processes",
            "android.processes_json",
            "android.intrusion_log",
        ],
        described_in: &[
            "https://source.android.com/docs/security/features/verifiedboot/boot-flow",
            "https://source.android.com/docs/security/features/selinux",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let Some(difference) = difference(record) else {
            return;
        };
        let full = self.0.len() >= DIFFERENCES;
        if full && !self.0.contains_key(&difference.name) {
            return;
        }
        let known = self.0.entry(difference.name).or_default();
        known.0 |= difference.enough;
        known
            .1
            .add(seen, place, difference.time, &difference.observed);
    }

    fn absorb(&mut self, later: Self) {
        for (name, (enough, evidence)) in later.0 {
            if self.0.len() < DIFFERENCES || self.0.contains_key(&name) {
                let known = self.0.entry(name).or_default();
                known.0 |= enough;
                known.1.absorb(evidence);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.0.is_empty() {
            return;
        }
        // Two of the others together count as one that is enough.
        let enough = self.0.len() > 1 || self.0.values().any(|(enough, _)| *enough);
        let names: Vec<&str> = self.0.keys().map(String::as_str).collect();
        let arguments = vec![("what", Argument::words(&names.join(", ")))];
        let mut all = EvidenceList::default();
        for (_, evidence) in self.0.into_values() {
            all.absorb(evidence);
        }
        let said = Said {
            kind: if enough {
                Kind::Exposure
            } else {
                Kind::Context
            },
            certainty: Certainty::Possible,
            arguments,
            excused_by: vec![Statement::Root],
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, all);
    }
}

/// How a phone differs from one as delivered.
struct Difference {
    name: String,
    enough: bool,
    observed: String,
    time: Option<Instant>,
}

impl Difference {
    fn new(name: &str, enough: bool, observed: &str) -> Self {
        Self {
            name: name.to_owned(),
            enough,
            observed: observed.to_owned(),
            time: None,
        }
    }
}

fn difference(record: AnyRecord<'_>) -> Option<Difference> {
    match record {
        AnyRecord::AndroidGetprop(property) => {
            let value = property.value.as_ref().map(Untrusted::raw)?.trim();
            let mut known = PROPERTIES.iter();
            let (name, usual, enough) = known.find(|known| known.0 == property.name.raw())?;
            // A property without a value says nothing.
            let differs = !value.is_empty() && value != *usual;
            differs.then(|| Difference::new(name, *enough, &format!("{name}={value}")))
        }
        AnyRecord::AndroidPackages(package) => {
            let installed = package.users.iter().any(|user| user.installed);
            let name = package.app_id.raw();
            (installed && manages_root(name)).then(|| Difference::new(name, false, name))
        }
        AnyRecord::AndroidSelinux(state) => {
            let state = state.selinux_state;
            (state != "Enforcing").then(|| Difference::new("SELinux", true, state))
        }
        AnyRecord::AndroidRootBinaries(program) => {
            let path = program.path.raw();
            let name = programs::name(path);
            // Others are one difference, wherever they lie.
            Some(if gives_all_rights(name) {
                Difference::new(path, true, path)
            } else {
                Difference::new(name, false, path)
            })
        }
        AnyRecord::AndroidMounts(mount) => {
            let point = mount.mount_point.raw();
            let differs = mount.writable && SYSTEM_PARTS.contains(&point);
            differs.then(|| Difference::new(point, true, &format!("{point} rw")))
        }
        AnyRecord::AndroidProcesses(process) => frida(process.process.as_ref()),
        AnyRecord::AndroidProcessesJson(process) => {
            frida(process.process.as_ref()).or_else(|| frida(process.called.as_ref()))
        }
        AnyRecord::AndroidIntrusionLog(event) => {
            let state = event.verified_boot_state.as_ref().map(Untrusted::raw)?;
            let differs = !state.is_empty() && !state.eq_ignore_ascii_case("green");
            differs.then(|| Difference {
                time: event.time,
                ..Difference::new("os_startup", true, &format!("os_startup {state}"))
            })
        }
        _ => None,
    }
}

/// Whether the app of this name manages root, hides it or needs it.
fn manages_root(name: &str) -> bool {
    let mut parts = name.split('.');
    let named = |part: &str| {
        let part = part.to_ascii_lowercase();
        ROOT_WORDS.iter().any(|word| part.starts_with(word))
    };
    ROOT_APPS.contains(&name) || parts.any(named)
}

/// Whether the program of this name gives all rights: acquisitions ask for others too, as for `busybox`,
/// which some makers deliver.
fn gives_all_rights(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    RIGHTS.iter().any(|start| name.starts_with(start))
}

fn frida(name: Option<&Untrusted<'_>>) -> Option<Difference> {
    let name = name.map(Untrusted::raw)?;
    let named = name.starts_with(FRIDA) || name.starts_with("re.frida.");
    named.then(|| Difference::new(FRIDA, false, name))
}

#[cfg(test)]
mod tests {
    use artefacts::android::{
        getprop::Property, intrusion_log::IntrusionEvent, mounts::Mount, root_binaries::RootBinary,
        selinux::SelinuxState,
    };
    use model::Finding;

    use super::*;
    use crate::trial;

    const ID: &str = "root-or-unlocked";

    fn findings(properties: &[(&'static str, &'static str)], known: &[&str]) -> Vec<Finding> {
        let properties: Vec<_> = properties
            .iter()
            .map(|(name, value)| Property {
                name: Untrusted::from(*name),
                value: Some(Untrusted::from(*value)),
                captured: None,
            })
            .collect();
        let records: Vec<_> = properties.iter().map(AnyRecord::AndroidGetprop).collect();
        trial::findings::<RootOrUnlocked>(ID, &records, known)
    }

    #[test]
    fn one_plain_difference_is_context_and_two_are_an_exposure() {
        let one = findings(&[("ro.debuggable", "1")], &[]);
        assert_eq!(one[0].kind, Kind::Context);
        let two = [("ro.debuggable", "1"), ("ro.build.tags", "test-keys")];
        assert_eq!(findings(&two, &[])[0].kind, Kind::Exposure);
        assert_eq!(findings(&two, &["root"])[0].kind, Kind::Context);
    }

    #[test]
    fn an_unlocked_start_is_enough_and_a_missing_value_is_not() {
        let unlocked = [("ro.boot.verifiedbootstate", "orange")];
        assert_eq!(findings(&unlocked, &[])[0].kind, Kind::Exposure);
        let ordinary = [
            ("ro.boot.verifiedbootstate", "green"),
            ("ro.boot.flash.locked", ""),
            ("ro.secure", "1"),
        ];
        assert_eq!(findings(&ordinary, &[]).len(), 0);
    }

    fn kind(records: &[AnyRecord<'_>]) -> Option<Kind> {
        let found = trial::findings::<RootOrUnlocked>(ID, records, &[]);
        found.first().map(|one| one.kind)
    }

    fn mount(point: &'static str, writable: bool) -> Mount<'static> {
        Mount {
            mounted_device: "/dev/block/dm-7".into(),
            mount_point: point.into(),
            file_system: "ext4".into(),
            writable,
            mount_options: Vec::new(),
        }
    }

    #[test]
    fn programs_states_and_mounts_are_enough_by_themselves() {
        let state = |selinux_state| SelinuxState { selinux_state };
        let (permissive, enforcing) = (state("Permissive"), state("Enforcing"));
        assert_eq!(
            kind(&[AnyRecord::AndroidSelinux(&permissive)]),
            Some(Kind::Exposure)
        );
        assert_eq!(kind(&[AnyRecord::AndroidSelinux(&enforcing)]), None);
        let programs = |paths: &[&'static str]| {
            let path = |path: &&'static str| RootBinary {
                path: (*path).into(),
            };
            let programs: Vec<RootBinary<'_>> = paths.iter().map(path).collect();
            let records = programs.iter().map(AnyRecord::AndroidRootBinaries);
            kind(&records.collect::<Vec<_>>())
        };
        for path in [
            "/system/bin/su",
            "/sbin/Magisk64",
            "/system/app/SuperUser.apk",
        ] {
            assert_eq!(programs(&[path]), Some(Kind::Exposure), "{path}");
        }
        let delivered = ["/system/bin/busybox", "/system/xbin/busybox"];
        assert_eq!(programs(&delivered), Some(Kind::Context));
        let of = |mount: &Mount<'_>| kind(&[AnyRecord::AndroidMounts(mount)]);
        assert_eq!(of(&mount("/vendor", true)), Some(Kind::Exposure));
        assert_eq!(of(&mount("/vendor", false)), None);
        assert_eq!(of(&mount("/data", true)), None);
        assert_eq!(of(&mount("/vendor/firmware_mnt", true)), None);
        let started = |state: &'static str| IntrusionEvent {
            verified_boot_state: Some(state.into()),
            ..IntrusionEvent::default()
        };
        let (orange, green) = (started("ORANGE"), started("green"));
        assert_eq!(
            kind(&[AnyRecord::AndroidIntrusionLog(&orange)]),
            Some(Kind::Exposure)
        );
        assert_eq!(kind(&[AnyRecord::AndroidIntrusionLog(&green)]), None);
    }

    #[test]
    fn names_of_apps_that_manage_root() {
        for name in [
            "com.topjohnwu.magisk",
            "me.weishu.kernelsu",
            "io.example.Magisk_alpha",
            "com.kingouser.com",
        ] {
            assert!(manages_root(name), "{name}");
        }
        for name in [
            "com.example.superstore",
            "org.apache.tool",
            "com.example.notmagisk",
        ] {
            assert!(!manages_root(name), "{name}");
        }
    }
}
