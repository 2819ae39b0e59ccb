//! The unified logs: what programs wrote while they ran, an app that was put on, a host that was asked for
//! (<https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>).

use super::processes;
use crate::{
    BuildError, UnifiedLog,
    build::{Build, Spot},
    planted::{APP, C2},
};

const ARTEFACT: &str = "ios.unified_log";
const LOG: &str = "/private/var/db/diagnostics/Persist/0000000000000001.tracev3";
const INSTALLER: &str = "/usr/libexec/installd";
const NAMES: &str = "/usr/sbin/mDNSResponder";
/// How long before the phone is looked at it was started, seconds.
const RUNNING_S: i64 = 86_400;

/// Writes one log and the files that it refers to.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new(ARTEFACT, "", LOG);
    let mut log = UnifiedLog::new(build.now() - RUNNING_S);
    let mut ms = 1_000;
    let all = processes::running(build);
    for process in &all {
        ms += 250;
        log.message(ms, &process.path, "state is %s", &["ordinary"]);
        let place = "file";
        if process.near {
            build.near_miss(&spot, place, process.path.as_str());
        }
        for indicator in &process.known {
            build.known(&spot, place, process.path.as_str(), indicator);
        }
    }
    log.message(
        ms + 500,
        INSTALLER,
        "Install Successful for (%s)",
        &["Customer:com.example.notes"],
    );
    if build.phone.watched {
        let app = format!("Customer:{}", APP.value);
        log.message(
            ms + 1_000,
            INSTALLER,
            "Install Successful for (%s)",
            &[&app],
        );
        build.known(&spot, "file", &*APP.value, &APP);
        log.message(ms + 1_500, NAMES, "query for %s", &[&*C2.value]);
        build.known(&spot, "file", &*C2.value, &C2);
    }
    let written = log.write();
    build.keep_file(&spot, &written.log)?;
    for (path, content) in &written.neighbours {
        build.keep_file(&Spot::new(ARTEFACT, "", path.as_str()), content)?;
    }
    Ok(())
}
