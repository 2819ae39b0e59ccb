//! A dump of the file system: everything that a backup holds, and what no backup does.

mod bundles;
mod caches;
mod computers;
mod cookies;
mod devices;
mod loose;
mod segb;
mod streams;
pub(super) mod system;

use super::{SHARED, Writer, data_usage, diagnosis, info};
use crate::{BuildError, IosForm, Persona, build::Build};

/// What only a dump holds.
const ALONE: &[Writer] = &[
    statements,
    system::write,
    bundles::write,
    computers::write,
    devices::write,
    data_usage::write_network,
    streams::write,
    caches::write,
    cookies::write,
    diagnosis::store::write_system,
    loose::write,
];

/// The writers of a dump: those of the backup without what only a backup has, its own, and those of a
/// sysdiagnose for the phone's own files.
pub(super) fn writers() -> Vec<Writer> {
    let all = ALONE.iter().chain(SHARED).chain(diagnosis::OF_PHONE);
    all.copied().collect()
}

/// States what the owner would say.
#[expect(
    clippy::unnecessary_wraps,
    reason = "writers are called through one type"
)]
pub(super) fn statements(build: &mut Build<'_>) -> Result<(), BuildError> {
    info::statements(build);
    let dump = matches!(build.form, IosForm::FileSystem { .. });
    if dump && build.phone.persona == Persona::Ordinary && !build.phone.watched {
        // The phone notes a backup on a computer, of which a dump has no copy.
        build
            .truth
            .statements
            .push("computer:PC du salon".to_owned());
    }
    Ok(())
}
