//! The iOS generations that phones can have, each with a fixed present.

/// A version of iOS: its major number, from which device, build and the present follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version(u32);

impl From<u32> for Version {
    fn from(major: u32) -> Self {
        Self(major)
    }
}

/// What a version says of its phone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    /// `ProductVersion`.
    pub(crate) version: &'static str,
    /// `BuildVersion`.
    pub(crate) build: &'static str,
    /// `ProductType`.
    pub(crate) product: &'static str,
    /// What people call the device.
    pub(crate) product_name: &'static str,
    /// The present of the phone, seconds since 1970: when the backup was made.
    pub(crate) now: i64,
}

/// Facts of each generation; the present lies some months after its release.
const FACTS: [(u32, Facts); 10] = [
    (
        10,
        facts("10.1.1", "14B150", "iPhone8,1", "iPhone 6s", 1_480_600_000),
    ),
    (
        11,
        facts("11.4.1", "15G77", "iPhone9,3", "iPhone 7", 1_533_100_000),
    ),
    (
        12,
        facts("12.3.1", "16F203", "iPhone10,6", "iPhone X", 1_561_000_000),
    ),
    (
        13,
        facts("13.5.1", "17F80", "iPhone11,8", "iPhone XR", 1_592_000_000),
    ),
    (
        14,
        facts("14.6", "18F72", "iPhone12,1", "iPhone 11", 1_624_000_000),
    ),
    (
        15,
        facts("15.5", "19F77", "iPhone13,2", "iPhone 12", 1_655_000_000),
    ),
    (
        16,
        facts("16.5.1", "20F75", "iPhone14,5", "iPhone 13", 1_687_500_000),
    ),
    (
        17,
        facts(
            "17.5.1",
            "21F90",
            "iPhone15,2",
            "iPhone 14 Pro",
            1_718_000_000,
        ),
    ),
    (
        18,
        facts(
            "18.5",
            "22F76",
            "iPhone16,2",
            "iPhone 15 Pro Max",
            1_749_000_000,
        ),
    ),
    (
        26,
        facts(
            "26.2",
            "23C55",
            "iPhone17,1",
            "iPhone 16 Pro",
            1_768_000_000,
        ),
    ),
];

const fn facts(
    version: &'static str,
    build: &'static str,
    product: &'static str,
    product_name: &'static str,
    now: i64,
) -> Facts {
    Facts {
        version,
        build,
        product,
        product_name,
        now,
    }
}

impl Version {
    /// Every generation that the schemas distinguish, without those before iOS 12.
    pub const ALL: [Version; 8] = [
        Version(12),
        Version(13),
        Version(14),
        Version(15),
        Version(16),
        Version(17),
        Version(18),
        Version(26),
    ];

    /// The major number.
    #[must_use]
    pub fn major(self) -> u32 {
        self.0
    }

    /// The full version (`17.5.1`) of the generation, the nearest known one below for a number
    /// between.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.facts().version
    }

    /// What follows from the version.
    pub(crate) fn facts(self) -> &'static Facts {
        FACTS
            .iter()
            .rev()
            .find(|(major, _)| *major <= self.0)
            .map_or(&FACTS[0].1, |(_, facts)| facts)
    }

    /// Whether the version is at least `major`.
    pub(crate) fn since(self, major: u32) -> bool {
        self.0 >= major
    }
}

impl Default for Version {
    fn default() -> Self {
        Self(17)
    }
}
