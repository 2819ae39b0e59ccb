//! A dump of the file system: everything that a backup holds, and what no backup does.

mod bundles;
pub(super) mod system;

use super::{SHARED, Writer, diagnosis, info};
use crate::{BuildError, build::Build};

/// What only a dump holds.
const ALONE: &[Writer] = &[statements, system::write, bundles::write];

/// The writers of a dump: those of the backup without what only a backup has, and its own.
pub(super) fn writers() -> Vec<Writer> {
    let all = ALONE.iter().chain(SHARED).chain(diagnosis::OF_PHONE);
    all.copied().collect()
}

/// States what the owner would say.
pub(super) fn statements(build: &mut Build<'_>) -> Result<(), BuildError> {
    info::statements(build);
    Ok(())
}
