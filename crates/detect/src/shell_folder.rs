//! The folder of an Android phone into which a connected computer copies files and from which it can run
//! them, and what a tool that reads phones leaves there.
//!
//! Described in: <https://developer.android.com/tools/adb>,
//! <https://github.com/mvt-project/androidqf>.

/// The folder.
const FOLDER: &str = "/data/local/tmp/";
/// The program by which an acquisition reads the phone.
const COLLECTOR: &str = "/data/local/tmp/collector";

/// Whether a path leads into the folder.
pub(crate) fn holds(path: &str) -> bool {
    path.strip_prefix(FOLDER)
        .is_some_and(|rest| !rest.is_empty())
}

/// Whether it is what the tool left that reads the phone.
pub(crate) fn is_tool_of_acquisition(path: &str) -> bool {
    path == COLLECTOR
}
