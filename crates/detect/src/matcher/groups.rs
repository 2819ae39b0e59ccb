//! Indicators that name the same value are one group: it is looked up once and reported once.

use crate::indicators::{Kind, Platform};

/// One indicator of the sets that a matcher holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId {
    pub(super) set: u32,
    pub(super) place: u32,
}

/// One fact of a compound indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PartId {
    pub(super) compound: u32,
    pub(super) part: u32,
}

/// A group of indicators with one kind and one normal value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct GroupId(u32);

/// Why a match is worth less than an exact one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lowered {
    /// The record keeps only the first 15 or 16 bytes of the name (rule 13).
    CutName,
    /// The value stood in a parameter of an address (rule 10).
    Nested,
    /// Strangers have names on the same host (rule 7).
    SharedHost,
    /// The names differ in case, on storage that ignores it (rule 15).
    FoldedName,
    /// The publisher gave a pattern, not a value.
    Pattern,
}

impl Lowered {
    /// The stable name, as in text keys (`finding-cause-<name>`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Lowered::CutName => "cut-name",
            Lowered::Nested => "nested",
            Lowered::SharedHost => "shared-host",
            Lowered::FoldedName => "folded-name",
            Lowered::Pattern => "pattern",
        }
    }
}

/// A group that an observed value matches.
pub(super) struct Found<'f> {
    pub(super) group: GroupId,
    pub(super) rule: u8,
    pub(super) lowered: Option<Lowered>,
    pub(super) normalised: &'f str,
}

/// Where the indexes tell what they found.
pub(super) struct Sink<'s>(pub(super) &'s mut dyn FnMut(Found<'_>));

impl Sink<'_> {
    pub(super) fn found(
        &mut self,
        group: GroupId,
        rule: u8,
        lowered: Option<Lowered>,
        normalised: &str,
    ) {
        (self.0)(Found {
            group,
            rule,
            lowered,
            normalised,
        });
    }
}

/// What belongs to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Member {
    /// A whole indicator.
    Indicator(IndicatorId),
    /// One fact of a compound.
    Part(PartId),
}

/// Groups while the indexes are filled.
#[derive(Debug, Default)]
pub(super) struct Growing {
    kinds: Vec<Kind>,
    members: Vec<(GroupId, Platform, Member)>,
}

impl Growing {
    /// A new, empty group.
    pub(super) fn new_group(kinds: &mut Vec<Kind>, kind: Kind) -> GroupId {
        let id = GroupId(u32::try_from(kinds.len()).unwrap_or(u32::MAX));
        kinds.push(kind);
        id
    }

    /// Where new groups are numbered.
    pub(super) fn kinds(&mut self) -> &mut Vec<Kind> {
        &mut self.kinds
    }

    /// Adds a member.
    pub(super) fn add(&mut self, group: GroupId, platform: Platform, member: Member) {
        self.members.push((group, platform, member));
    }

    /// Sorts the members so that those for one platform lie together.
    pub(super) fn finish(mut self) -> Groups {
        self.members.sort_unstable();
        self.members.dedup();
        let mut groups = Groups {
            all: self.kinds.iter().map(|kind| Group::empty(*kind)).collect(),
            ids: Vec::new(),
            parts: Vec::new(),
        };
        for (group, platform, member) in self.members {
            groups.append(group, platform, member);
        }
        groups
    }
}

/// Every group.
#[derive(Debug, Default)]
pub(super) struct Groups {
    all: Vec<Group>,
    ids: Vec<IndicatorId>,
    parts: Vec<(Platform, PartId)>,
}

/// A group's places in the lists of [`Groups`]. Its indicators are sorted: Android, any, iOS; so those
/// that hold for one platform are one slice.
#[derive(Clone, Copy, Debug)]
struct Group {
    kind: Kind,
    start: usize,
    any: usize,
    ios: usize,
    end: usize,
    parts_start: usize,
    parts_end: usize,
}

impl Group {
    fn empty(kind: Kind) -> Self {
        Self {
            kind,
            start: 0,
            any: 0,
            ios: 0,
            end: 0,
            parts_start: 0,
            parts_end: 0,
        }
    }
}

impl Groups {
    fn append(&mut self, id: GroupId, platform: Platform, member: Member) {
        let Some(group) = Self::get_mut(&mut self.all, id) else {
            return;
        };
        match member {
            Member::Indicator(indicator) => {
                let at = self.ids.len();
                if group.end == 0 {
                    (group.start, group.any, group.ios) = (at, at, at);
                }
                self.ids.push(indicator);
                group.end = self.ids.len();
                if platform < Platform::Any {
                    group.any = group.end;
                }
                if platform < Platform::Ios {
                    group.ios = group.end;
                }
            }
            Member::Part(part) => {
                if group.parts_end == 0 {
                    group.parts_start = self.parts.len();
                }
                self.parts.push((platform, part));
                group.parts_end = self.parts.len();
            }
        }
    }

    fn get_mut(all: &mut [Group], id: GroupId) -> Option<&mut Group> {
        all.get_mut(usize::try_from(id.0).ok()?)
    }

    fn get(&self, id: GroupId) -> Option<&Group> {
        self.all.get(usize::try_from(id.0).ok()?)
    }

    /// The kind of a group.
    pub(super) fn kind(&self, id: GroupId) -> Option<Kind> {
        self.get(id).map(|group| group.kind)
    }

    /// The indicators of a group that hold for a platform.
    pub(super) fn indicators(&self, id: GroupId, platform: Platform) -> &[IndicatorId] {
        let range = self.get(id).map(|group| match platform {
            Platform::Android => group.start..group.ios,
            Platform::Any => group.start..group.end,
            Platform::Ios => group.any..group.end,
        });
        range
            .and_then(|range| self.ids.get(range))
            .unwrap_or_default()
    }

    /// The facts of compounds that a group stands for on a platform.
    pub(super) fn parts(&self, id: GroupId, platform: Platform) -> impl Iterator<Item = PartId> {
        self.get(id)
            .and_then(|group| self.parts.get(group.parts_start..group.parts_end))
            .unwrap_or_default()
            .iter()
            .filter(move |(of, _)| platform.meets(*of))
            .map(|(_, part)| *part)
    }
}
