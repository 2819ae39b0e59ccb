//! What follows from the version of Android and the maker: builds, dates, properties.

use std::collections::BTreeMap;

use super::{
    clock::{self, DAY, HOUR, MINUTE},
    description::{AndroidPhone, Vendor},
};

/// What follows from version and maker.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// The API level.
    pub(crate) sdk: i64,
    /// The version as shown.
    pub(crate) release: u32,
    /// The build's id.
    pub(crate) build: &'static str,
    /// Maker, brand, device, model.
    pub(crate) names: [&'static str; 4],
    /// When the acquisition was made.
    pub(crate) now: i64,
    /// When the system was built.
    pub(crate) factory: i64,
    /// The month of its security fixes.
    pub(crate) patch: String,
}

/// Version, API level, build.
const VERSIONS: [(u32, i64, &str); 11] = [
    (6, 23, "MRA58K"),
    (7, 24, "NRD90M"),
    (8, 26, "OPR6.170623.013"),
    (9, 28, "PPR1.180610.011"),
    (10, 29, "QP1A.190711.020"),
    (11, 30, "RP1A.200720.011"),
    (12, 31, "SP1A.210812.016"),
    (13, 33, "TP1A.220624.014"),
    (14, 34, "UP1A.231005.007"),
    (15, 35, "AP3A.240905.015"),
    (16, 36, "BP2A.250605.031"),
];

impl Facts {
    /// What follows from the description.
    pub(crate) fn of(phone: &AndroidPhone) -> Self {
        let known = VERSIONS.iter().find(|known| known.0 == phone.version);
        let (release, sdk, build) = known.copied().unwrap_or(VERSIONS[10]);
        let year = 2010 + i64::from(release);
        let names = match phone.vendor {
            Vendor::Samsung => ["samsung", "samsung", "a52q", "SM-A525F"],
            Vendor::Xiaomi => ["Xiaomi", "Redmi", "sweet", "M2101K6G"],
            Vendor::Pixel => ["Google", "google", "oriole", "Pixel 6"],
            Vendor::Fairphone => ["Fairphone", "Fairphone", "FP4", "FP4"],
        };
        Self {
            sdk,
            release,
            build,
            names,
            now: clock::day(year, 6, 15) + 10 * HOUR + 20 * MINUTE + 33,
            factory: clock::day(year - 1, 11, 3) + 5 * HOUR,
            patch: format!("{year}-05-01"),
        }
    }

    /// `samsung/a52q/a52q:14/UP1A.231005.007/eng.1:user/release-keys`.
    pub(crate) fn fingerprint(&self) -> String {
        let [_, brand, device, _] = self.names;
        format!(
            "{brand}/{device}/{device}:{}/{}/7316421:user/release-keys",
            self.release, self.build
        )
    }

    /// When the phone was started.
    pub(crate) fn started(&self) -> i64 {
        self.now - 3 * DAY - 7 * HOUR - 11 * MINUTE
    }

    /// The properties of the phone, `unlocked` by its owner or not.
    pub(crate) fn properties(&self, unlocked: bool) -> BTreeMap<String, String> {
        let [maker, brand, device, model] = self.names;
        let (locked, state, tags) = if unlocked {
            ("0", "orange", "test-keys")
        } else {
            ("1", "green", "release-keys")
        };
        let fingerprint = self.fingerprint();
        let properties = [
            ("dalvik.vm.heapsize", "512m"),
            ("gsm.sim.state", "LOADED"),
            ("gsm.version.baseband", ""),
            ("init.svc.adbd", "running"),
            ("persist.sys.locale", "fr-FR"),
            ("persist.sys.timezone", clock::ZONE),
            ("persist.sys.usb.config", "mtp,adb"),
            ("ro.boot.flash.locked", locked),
            ("ro.boot.verifiedbootstate", state),
            ("ro.boot.veritymode", "enforcing"),
            ("ro.build.display.id", self.build),
            ("ro.build.fingerprint", &fingerprint),
            ("ro.build.tags", tags),
            ("ro.build.type", "user"),
            ("ro.build.version.security_patch", &self.patch),
            ("ro.debuggable", "0"),
            ("ro.product.brand", brand),
            ("ro.product.device", device),
            ("ro.product.manufacturer", maker),
            ("ro.product.model", model),
            ("ro.secure", "1"),
            ("ro.zygote", "zygote64_32"),
            ("sys.boot_completed", "1"),
        ];
        let mut all: BTreeMap<String, String> = properties
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect();
        all.insert(
            "ro.build.version.release".to_owned(),
            self.release.to_string(),
        );
        all.insert("ro.build.version.sdk".to_owned(), self.sdk.to_string());
        // A value of several lines.
        all.insert(
            "persist.vendor.notes".to_owned(),
            "first line\nsecond line".to_owned(),
        );
        if maker == "samsung" {
            let bit = if unlocked { "1" } else { "0" };
            all.insert("ro.boot.warranty_bit".to_owned(), bit.to_owned());
        }
        all
    }
}
