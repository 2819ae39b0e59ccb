//! Patterns (LIKE, MATCHES) of one kind: all are tried in one pass, in linear time.

use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::indicators::limits::EXPRESSION_BYTES;

use super::groups::{GroupId, Lowered, Sink};

/// Compiles one expression; `None` when it is not one or grows beyond the limit.
pub(crate) fn compile(expression: &str) -> Option<Regex> {
    RegexBuilder::new(expression)
        .size_limit(EXPRESSION_BYTES)
        .nest_limit(64)
        .build()
        .ok()
}

/// Patterns that indicators give for one kind.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    groups: BTreeMap<Box<str>, GroupId>,
    sealed: Vec<(RegexSet, Vec<GroupId>)>,
}

impl Patterns {
    /// Expressions that are compiled together.
    const TOGETHER: usize = 32;

    /// The group of an expression.
    pub(super) fn group(&mut self, expression: &str, new: impl FnOnce() -> GroupId) -> GroupId {
        *self.groups.entry(expression.into()).or_insert_with(new)
    }

    /// Must follow the last [`Self::group`].
    pub(super) fn seal(&mut self) {
        let groups = self.groups.iter();
        let all: Vec<_> = groups.map(|(text, group)| (&**text, *group)).collect();
        self.sealed = all
            .chunks(Self::TOGETHER)
            .flat_map(|chunk| match together(chunk) {
                Some(sealed) => vec![sealed],
                // Alone each one fits, since it was compiled when its set was read.
                None => chunk.chunks(1).filter_map(together).collect(),
            })
            .collect();
    }

    /// Finds the patterns that a value in normal form matches.
    pub(super) fn find(&self, value: &str, rule: u8, sink: &mut Sink<'_>) {
        for (set, groups) in &self.sealed {
            for at in &set.matches(value) {
                if let Some(group) = groups.get(at) {
                    sink.found(*group, rule, Some(Lowered::Pattern), value);
                }
            }
        }
    }
}

fn together(chunk: &[(&str, GroupId)]) -> Option<(RegexSet, Vec<GroupId>)> {
    let set = RegexSetBuilder::new(chunk.iter().map(|(expression, _)| expression))
        .size_limit(EXPRESSION_BYTES.saturating_mul(chunk.len().max(1)))
        .nest_limit(64)
        .build()
        .ok()?;
    Some((set, chunk.iter().map(|(_, group)| *group).collect()))
}
