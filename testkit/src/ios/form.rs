//! The forms in which an iPhone is handed in.

use crate::packing::Packing;

/// The form in which an iPhone is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IosForm {
    /// A backup of iTunes or Finder: a folder.
    Backup,
    /// A full dump of the file system.
    FileSystem {
        /// What holds it.
        packing: Packing,
        /// Whether all of it stands under one more folder, as some tools write it.
        wrapped: bool,
    },
    /// What the phone writes about itself when three buttons are held.
    Sysdiagnose(Sysdiagnose),
    /// What the phone exports about its apps: one file.
    PrivacyReport,
}

/// How a sysdiagnose is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sysdiagnose {
    /// What holds it; a phone writes [`Packing::TarGz`].
    pub packing: Packing,
    /// The phone's time zone: minutes east of Greenwich.
    pub zone_minutes: i32,
    /// So many bytes of files that nobody reads stand beside the others, in the names and sizes of
    /// real ones.
    pub filler_bytes: u64,
}

impl Sysdiagnose {
    /// As a phone in Paris writes it in summer, small.
    pub const USUAL: Sysdiagnose = Sysdiagnose {
        packing: Packing::TarGz,
        zone_minutes: IosForm::ZONE_MINUTES,
        filler_bytes: 0,
    };
}

impl IosForm {
    /// The time zone of a phone whose form names none: minutes east of Greenwich.
    pub(crate) const ZONE_MINUTES: i32 = 120;
    /// A dump in a folder, paths from `private/var` on.
    pub const DUMP: IosForm = IosForm::FileSystem {
        packing: Packing::Folder,
        wrapped: false,
    };
    /// A sysdiagnose as the phone writes it.
    pub const SYSDIAGNOSE: IosForm = IosForm::Sysdiagnose(Sysdiagnose::USUAL);
}
