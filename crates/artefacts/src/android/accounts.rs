//! Counts the accounts of each user by type, without their names: `dumpsys account`.
//!
//! Described in: <https://developer.android.com/reference/android/accounts/AccountManager>.

use model::{Fault, FaultKind, Place, Record, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{each_known, number_after},
};

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
        let mut reader = Reader::default();
        let read = each_known(file, "accounts", &mut |line, text| {
            reader.line(line.number, text.trim(), out)
        });
        reader.finish(out);
        read
    }
}

/// Most types of accounts of one user.
const TYPES: usize = 1_000;

#[derive(Default)]
struct Reader {
    user: Option<i64>,
    /// How many accounts the user has, and the line that says so.
    told: (u64, u64),
    /// Of each type: its first line, and how many.
    types: Vec<(String, u64, u64)>,
    counted: u64,
}

impl Reader {
    /// Whether the line is of the dump of accounts.
    fn line(&mut self, line: u64, text: &str, out: &mut Out<'_, Accounts>) -> bool {
        if text.starts_with("User UserInfo{") {
            self.finish(out);
            self.user = number_after(text, "UserInfo{");
        } else if let Some(count) = text.strip_prefix("Accounts: ") {
            self.told = (count.parse().unwrap_or_default(), line);
        } else if let Some(account) = text.strip_prefix("Account {") {
            self.account(line, account);
        } else {
            return false;
        }
        true
    }

    /// Counts an account by its type; its name may have anything in it.
    fn account(&mut self, line: u64, account: &str) {
        let Some((_, kind)) = account.rsplit_once(", type=") else {
            return;
        };
        self.counted = self.counted.saturating_add(1);
        let kind = kind.trim_end_matches('}');
        if let Some(known) = self.types.iter_mut().find(|known| known.0 == kind) {
            known.2 = known.2.saturating_add(1);
        } else if self.types.len() < TYPES {
            self.types.push((kind.to_owned(), line, 1));
        }
    }

    fn finish(&mut self, out: &mut Out<'_, Accounts>) {
        for (kind, line, count) in &self.types {
            let of_type = AccountCount {
                user_id: self.user,
                account_type: Untrusted::from(&**kind),
                count: *count,
            };
            out.record(Place::Line(*line), &of_type);
        }
        if self.counted < self.told.0 {
            let fault = Fault::new(FaultKind::Short, "accounts");
            out.fault(fault.detail(Place::Line(self.told.1)));
        }
        *self = Reader::default();
    }
}
