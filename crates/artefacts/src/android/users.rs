//! Reads the users and profiles of the phone, without their names: `dumpsys user`.
//!
//! Described in: <https://source.android.com/docs/devices/admin/multi-user>.

use model::{Fault, Place, Record, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{each_known, is_restriction, malformed, number},
};

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
    /// What an administrator or owner of the phone forbids to it.
    pub policy_restrictions: Vec<Untrusted<'a>>,
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
            (
                "policy_restrictions",
                "what an administrator or owner of the phone forbids to it",
            ),
        ],
        described_in: &["https://source.android.com/docs/devices/admin/multi-user"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let read = each_known(file, "users", &mut |line, text| {
            reader.line(line.number, text, out)
        });
        reader.finish(out);
        read
    }
}

/// Most restrictions of one user.
const RESTRICTIONS: usize = 500;

/// The list in which lines stand.
#[derive(Clone, Copy, Default)]
enum List {
    #[default]
    Other,
    Effective,
    Policy,
}

/// A user whose lines are being read.
#[derive(Default)]
struct Draft {
    line: u64,
    number: i64,
    flags: Option<i64>,
    kind: Option<String>,
    parent: Option<i64>,
    has_owner: Option<bool>,
    effective: Vec<String>,
    policy: Vec<String>,
}

#[derive(Default)]
struct Reader {
    draft: Option<Draft>,
    list: List,
}

impl Reader {
    /// Whether the line is of the dump of users.
    fn line(&mut self, line: u64, text: &str, out: &mut Out<'_, Users>) -> bool {
        let indent = text.len().saturating_sub(text.trim_start().len());
        let text = text.trim();
        if let Some(info) = text.strip_prefix("UserInfo{") {
            self.finish(out);
            self.list = List::Other;
            match Draft::of(line, info) {
                Some(draft) => self.draft = Some(draft),
                None => out.fault(malformed("user", line)),
            }
            return true;
        }
        // What stands below the users is about the phone.
        if indent < 4 && !text.is_empty() {
            self.finish(out);
        }
        if let Some(draft) = &mut self.draft {
            draft.line_of(text, &mut self.list);
        }
        text == "Users:"
    }

    fn finish(&mut self, out: &mut Out<'_, Users>) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        let texts = |all: &'_ [String]| -> Vec<Untrusted<'static>> {
            all.iter()
                .map(|one| Untrusted::from(&**one).to_static())
                .collect()
        };
        let user = PhoneUser {
            user_id: draft.number,
            flags: draft.flags,
            user_type: draft.kind.as_deref().map(Untrusted::from),
            parent: draft.parent,
            has_profile_owner: draft.has_owner,
            restrictions: texts(&draft.effective),
            policy_restrictions: texts(&draft.policy),
        };
        out.record(Place::Line(draft.line), &user);
    }
}

impl Draft {
    /// Reads `number:name:flags} serialNo=…`; the name may have anything in it.
    fn of(line: u64, info: &str) -> Option<Self> {
        let (number_text, _) = info.split_once(':')?;
        let (user, behind) = info.rsplit_once("} serialNo=").or(info.rsplit_once('}'))?;
        let (_, flags) = user.rsplit_once(':')?;
        Some(Self {
            line,
            number: number_text.parse().ok()?,
            flags: Some(i64::from_str_radix(flags, 16).ok()?),
            parent: number(behind, "parentId"),
            ..Self::default()
        })
    }

    fn line_of(&mut self, text: &str, list: &mut List) {
        if let Some(kind) = text.strip_prefix("Type: ") {
            self.kind = Some(kind.to_owned());
        } else if let Some(has) = text.strip_prefix("Has profile owner: ") {
            self.has_owner = has.parse().ok();
        } else if text.ends_with("restrictions:") || text == "Restrictions:" {
            *list = match text {
                "Effective restrictions:" => List::Effective,
                _ if text.starts_with("Device policy") => List::Policy,
                _ => List::Other,
            };
        } else if is_restriction(text) {
            let all = match list {
                List::Effective => &mut self.effective,
                List::Policy => &mut self.policy,
                List::Other => return,
            };
            if all.len() < RESTRICTIONS && all.iter().all(|known| known != text) {
                all.push(text.to_owned());
            }
        }
    }
}
