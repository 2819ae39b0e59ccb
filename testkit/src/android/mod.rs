//! Whole Android phones: one model, from which every form is printed.

mod abx;
mod altered;
mod androidqf;
pub mod apk;
pub(crate) mod apps;
mod backup;
mod bugbane;
mod bugreport;
pub(crate) mod clock;
pub(crate) mod container;
mod crashes;
mod description;
mod dumpsys;
mod facts;
pub(crate) mod form;
mod intrusion_logs;
mod logs;
mod marks;
mod model;
pub(crate) mod package;
pub(crate) mod page;
mod processes;
pub(crate) mod protobuf;
mod published;
pub(crate) mod sealed;
mod signs;
mod tar;
mod tool;
mod usual_parts;
pub(crate) mod zip;

pub use description::{AndroidPersona, AndroidPhone, AndroidScale, Vendor};
pub use form::{AndroidForm, build_android};
pub use sealed::{AGE_IDENTITY, AgeKey};
pub use tool::{Expected, Habit, Icon, Signer, Tool};
