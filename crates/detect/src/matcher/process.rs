//! Rules 13, 14 and 17: process names, whole or cut by the kernel, and path components that are one.

use std::{collections::BTreeMap, ops::Bound};

use hashbrown::HashMap;

use super::{
    data,
    groups::{GroupId, Lowered, Sink},
};

/// Lengths at which kernels cut names, in bytes: Linux (`TASK_COMM_LEN` less one), Apple (`MAXCOMLEN`).
pub(super) const CUT_LENGTHS: [usize; 2] = [15, 16];
/// Names up to this many characters are used by many programs.
const SHORT_NAME: usize = 3;

/// The name of a process: the last component when it is given as a path.
pub(crate) fn name(text: &str) -> &str {
    text.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(text)
}

/// Whether harmless programs have the name too, so that it needs a second fact (rule 14).
pub(crate) fn is_weak(name: &str) -> bool {
    name.chars().nth(SHORT_NAME).is_none() || data::is_ordinary_process(name)
}

/// Process names that indicators name.
#[derive(Debug, Default)]
pub(super) struct Names {
    whole: HashMap<Box<str>, GroupId>,
    /// The same, so that those with one beginning lie together.
    sorted: BTreeMap<Box<str>, GroupId>,
}

impl Names {
    /// The group of a name.
    pub(super) fn group(&mut self, name: &str, new: impl FnOnce() -> GroupId) -> GroupId {
        let sorted = &mut self.sorted;
        *self.whole.entry(name.into()).or_insert_with(|| {
            let group = new();
            sorted.insert(name.into(), group);
            group
        })
    }

    /// Finds a name that the record gives whole.
    pub(super) fn find(&self, name: &str, rule: u8, sink: &mut Sink<'_>) {
        if let Some(group) = self.whole.get(name) {
            sink.found(*group, rule, None, name);
        }
    }

    /// Finds a name that the record may have cut: then every indicator that starts with it.
    pub(super) fn find_cut(&self, name: &str, sink: &mut Sink<'_>) {
        if !CUT_LENGTHS.contains(&name.len()) {
            return self.find(name, 13, sink);
        }
        let longer = self
            .sorted
            .range::<str, _>((Bound::Included(name), Bound::Unbounded));
        for (whole, group) in longer.take_while(|(whole, _)| whole.starts_with(name)) {
            let cut = (whole.len() > name.len()).then_some(Lowered::CutName);
            sink.found(*group, 13, cut, name);
        }
    }
}
