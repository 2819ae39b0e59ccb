//! Counts the accounts of each user by type, without their names: `dumpsys account`.
//!
//! Described in: <https://developer.android.com/reference/android/accounts/AccountManager>.

use model::{Fault, FaultKind, Place, Record, Untrusted};

use crate::{About, Artefact, Out, PhoneFile};

/// Accounts on the phone, counted.
#[derive(Debug)]
pub struct Accounts;

/// How many accounts of a type a user has.
#[derive(Debug, serde::Serialize)]
pub struct AccountCount<'a> {
    /// The user of the phone.
    pub user_id: Option<i64>,
    /// The type (`com.google`).
    pub account_type: Untrusted<'a>,
    /// How many.
    pub count: u64,
}

impl Record for AccountCount<'_> {}

impl Artefact for Accounts {
    type Record<'a> = AccountCount<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/account"],
        fields: &[
            ("user_id", "user of the phone"),
            ("account_type", "type"),
            ("count", "how many"),
        ],
        described_in: &["https://developer.android.com/reference/android/accounts/AccountManager"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let _ = (file, out, Place::Line(1));
        Err(Fault::new(FaultKind::UnknownSchema, "accounts"))
    }
}
