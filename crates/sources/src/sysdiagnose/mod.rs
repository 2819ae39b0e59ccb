//! What a sysdiagnose holds, and where it lies on the phone.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.

mod description;
mod marks;
mod members;
mod paths;
mod source;

pub(crate) use source::{open, recognise};

/// A member of a sysdiagnose that is known by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownMember {
    /// Its name below the top folder; `/` at its end means everything below, `*` everything that begins
    /// so.
    pub name: &'static str,
    /// The path on the phone of it, or of one of them.
    pub path: String,
    /// Whether the source itself reads it.
    pub is_own: bool,
}

/// Every member of a sysdiagnose that is known by name.
pub fn known_members() -> impl Iterator<Item = KnownMember> {
    members::KNOWN.iter().map(|(name, example)| KnownMember {
        name,
        path: paths::phone_path(if example.is_empty() { name } else { example }),
        is_own: members::OWN.contains(name),
    })
}
