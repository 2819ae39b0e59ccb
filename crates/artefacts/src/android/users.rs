//! Reads the users and profiles of the phone, without their names: `dumpsys user`.
//!
//! Described in: <https://source.android.com/docs/devices/admin/multi-user>.

use model::{Fault, FaultKind, Place, Record, Untrusted};

use crate::{About, Artefact, Out, PhoneFile};

/// Users and profiles of the phone.
#[derive(Debug)]
pub struct Users;

/// One user or profile; the name is not kept.
#[derive(Debug, serde::Serialize)]
pub struct PhoneUser<'a> {
    /// Its number: 0 is the owner.
    pub user_id: i64,
    /// Its flags (`0x20` a managed profile, `0x1000` a profile).
    pub flags: Option<i64>,
    /// Its type (`android.os.usertype.profile.PRIVATE`).
    pub user_type: Option<Untrusted<'a>>,
    /// The user whose profile it is.
    pub parent: Option<i64>,
    /// Whether an app owns the profile.
    pub has_profile_owner: Option<bool>,
    /// What is forbidden to it (effective restrictions).
    pub restrictions: Vec<Untrusted<'a>>,
}

impl Record for PhoneUser<'_> {}

impl Artefact for Users {
    type Record<'a> = PhoneUser<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/user"],
        fields: &[
            ("user_id", "number; 0 is the owner"),
            ("flags", "flags"),
            ("user_type", "type"),
            ("parent", "user whose profile it is"),
            ("has_profile_owner", "whether an app owns the profile"),
            ("restrictions", "what is forbidden to it"),
        ],
        described_in: &["https://source.android.com/docs/devices/admin/multi-user"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "users"))
    }
}
