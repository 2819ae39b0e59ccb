//! What may see, hear or reach a phone, alarming or not: what its platforms share, and the ways of an iPhone.
//! Those of an Android phone stand in `android/access`, since they need what is known of its apps.

mod ios;
mod ios_uses;
#[cfg(test)]
mod tests;

use model::Evidence;

use crate::EvidenceList;
pub(crate) use ios::IosAccesses;

/// Records kept of one way.
const SEEN: usize = 2;

/// The first records of a list.
pub(crate) fn first(evidence: EvidenceList) -> Vec<Evidence> {
    let mut kept = evidence.into_kept();
    kept.truncate(SEEN);
    kept
}
