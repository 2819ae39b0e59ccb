//! `SystemVersion.plist` and other files that every phone has
//! (<https://theapplewiki.com/wiki/Filesystem:/System/Library/CoreServices>).

use crate::{
    BuildError,
    backup::Entry,
    build::{Build, Spot},
    property_list::{dictionary, xml},
};

/// Programs of the system: every phone has them.
const PROGRAMS: [&str; 6] = [
    "/usr/libexec/locationd",
    "/usr/libexec/routined",
    "/usr/sbin/mediaserverd",
    "/System/Library/CoreServices/SpringBoard.app/SpringBoard",
    "/System/Library/PrivateFrameworks/IDS.framework/identityservicesd.app/identityservicesd",
    "/Applications/MobileSafari.app/MobileSafari",
];
/// How a program begins (<https://github.com/apple-oss-distributions/xnu/blob/main/EXTERNAL_HEADERS/mach-o/loader.h>).
pub(super) const PROGRAM: [u8; 16] = [
    0xcf, 0xfa, 0xed, 0xfe, 0x0c, 0, 0, 0x01, 0, 0, 0, 0, 0x02, 0, 0, 0,
];

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    version(build)?;
    for path in PROGRAMS {
        let entry = Entry {
            executable: true,
            ..Entry::new("", path)
        };
        build.store.file(entry, &PROGRAM)?;
    }
    Ok(())
}

/// Writes `SystemVersion.plist`.
pub(crate) fn version(build: &mut Build<'_>) -> Result<(), BuildError> {
    let facts = build.facts();
    let spot = Spot::new(
        "ios.system_version",
        "",
        "/System/Library/CoreServices/SystemVersion.plist",
    );
    let content = xml(&dictionary([
        ("BuildID", build.random("system version").uuid().into()),
        ("ProductBuildVersion", facts.build.into()),
        ("ProductCopyright", "1983-2026 Apple Inc.".into()),
        ("ProductName", "iPhone OS".into()),
        ("ProductVersion", facts.version.into()),
    ]))?;
    build.keep_file(&spot, &content)?;
    Ok(())
}
