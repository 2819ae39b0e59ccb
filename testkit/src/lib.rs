//! Builds whole synthetic phones from code, clean and watched, with their truth stated.
//!
//! [`build`] writes a [`Phone`] as an iTunes or Finder backup and gives its [`Truth`]: what must be
//! found, what must not, how many rows there are. Every format is written independently of vigie's
//! readers, so that what both agree on was understood twice. The same phone gives the same bytes.
//!
//! [`build_ios`] writes the same phone in any [`IosForm`]: a backup, a dump of its file system, a
//! sysdiagnose, an App Privacy Report.
//!
//! [`build_android`] does the same for an [`AndroidPhone`], in every [`AndroidForm`] in which such
//! phones are handed in.
//!
//! [`damage`] breaks a written backup in the ways in which real and hostile ones are broken.

mod android;
mod backup;
mod build;
pub mod damage;
mod error;
mod ios;
mod keyed_archive;
mod packing;
mod phone;
mod place;
mod planted;
mod property_list;
mod random;
mod stix;
mod store;
mod times;
mod truth;
mod typedstream;
mod unified_log;
mod words;

pub use unified_log::{UnifiedLog, WrittenLog};

pub use android::{
    AGE_IDENTITY, AgeKey, AndroidForm, AndroidPersona, AndroidPhone, AndroidScale, Expected, Habit,
    Icon, Signer, Tool, Vendor, apk, build_android,
};
pub use backup::file_id;
pub use build::{build, build_ios};
pub use error::BuildError;
pub use ios::{
    form::{IosForm, Sysdiagnose},
    version::Version,
};
pub use packing::Packing;
pub use phone::{Encryption, Persona, Phone, Rounds, Scale, Variety};
pub use stix::{FAMILY, planted_android_indicators, planted_indicators};
pub use truth::{By, Kind, NearMiss, Plant, PlantedSign, Truth};
