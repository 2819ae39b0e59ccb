//! Names of Android's processes and files, and the apps that they name.

use model::{Bearing, Trace, Value};

use crate::values::state_path;

/// Longest name of a package that Android takes.
const APP_ID_BYTES: usize = 255;
/// What the kernel keeps of a name, in bytes.
const COMM_BYTES: usize = 15;
/// What the list of mapped and running files says of one whose name was removed.
const DELETED: &str = " (deleted)";
/// Folders whose next name is that of an app; a user's number may stand between.
const APP_FOLDERS: [&str; 8] = [
    "/data/data/",
    "/data/user/",
    "/data/user_de/",
    "/data/app-lib/",
    "/storage/emulated/",
    "/sdcard/Android/data/",
    "/data/media/",
    "/data/misc_ce/",
];

/// The app of a process: what stands before the `:` of its name, when that looks like an app's id.
pub(crate) fn app_of_process(name: &str) -> Option<&str> {
    let app = name.split(':').next().filter(|app| is_app_id(app));
    app.filter(|_| !name.contains('/'))
}

/// Whether a text has the form of an app's id, as Android takes it: words with dots between, each with a
/// letter first.
pub(crate) fn is_app_id(text: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_alphabetic())
            && word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    text.contains('.') && text.len() <= APP_ID_BYTES && text.split('.').all(is_word)
}

/// The app that a path names: `/data/app/~~random==/id-random==/base.apk`, `/data/data/id/files/x`.
pub(crate) fn app_in_path(path: &str) -> Option<&str> {
    if let Some((_, rest)) = path.split_once("/app/") {
        let folders = rest.split('/').filter(|name| !name.starts_with("~~"));
        let name = folders.take(1).next()?;
        // `id`, `id-1`, `id-random`: an id has no `-`.
        let app = name.split('-').next()?.trim_end_matches(".apk");
        return Some(app).filter(|app| is_app_id(app));
    }
    let rest = APP_FOLDERS.iter().find_map(|at| path.strip_prefix(at))?;
    let skipped = |name: &&str| {
        matches!(*name, "Android" | "data" | "media" | "obb")
            || name.bytes().all(|byte| byte.is_ascii_digit())
    };
    let name = rest.split('/').find(|name| !skipped(name))?;
    Some(name).filter(|app| is_app_id(app))
}

/// The last name of a path, or the name of a process as it is; threads of the kernel stand in brackets.
pub(crate) fn base_name(program: &str) -> &str {
    let program = program.trim_start_matches('[').trim_end_matches(']');
    let path = if program.starts_with('/') {
        program.rsplit('/').find(|name| !name.is_empty())
    } else {
        None
    };
    path.unwrap_or(program)
}

/// The path without the note that its file was removed, and whether it has that note.
pub(crate) fn without_deleted(path: &str) -> (&str, bool) {
    match path.strip_suffix(DELETED) {
        Some(path) => (path, true),
        None => (path, false),
    }
}

/// States a process by its name or the path of its program; `cut` where only the name is known that
/// the kernel keeps.
pub(crate) fn state_process(program: &str, cut: bool, each: &mut dyn FnMut(Trace<'_>)) {
    let (program, _) = without_deleted(program);
    let name = base_name(program);
    if cut && name.len() == COMM_BYTES {
        each(Value::ProcessCut(name).with(Bearing::Ran));
    } else {
        each(Value::Process(name).with(Bearing::Ran));
    }
    if let Some(app) = app_of_process(program) {
        each(Value::AppId(app).with(Bearing::Ran));
        if app != name {
            each(Value::Process(app).with(Bearing::Ran));
        }
    }
    if program.starts_with('/') {
        state_file(program, Bearing::Ran, each);
    }
}

/// States a file of the phone, and the app whose folder it lies in.
pub(crate) fn state_file(path: &str, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
    let (path, _) = without_deleted(path);
    state_path(path, bearing, each);
    if let Some(app) = app_in_path(path) {
        each(Value::AppId(app).with(Bearing::Installed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apps_are_known_by_the_form_of_their_id() {
        for (name, app) in [
            ("com.example.app", Some("com.example.app")),
            ("com.example.app:remote", Some("com.example.app")),
            ("webview_zygote", None),
            ("android.hardware.media.c2@1.2-service", None),
            ("/system/bin/app_process64", None),
            ("kworker/u8.0:1", None),
            ("1.2.3", None),
            ("a..b", None),
        ] {
            assert_eq!(app_of_process(name), app, "{name}");
        }
    }

    #[test]
    fn apps_are_known_by_their_folder() {
        for (path, app) in [
            (
                "/data/app/~~gu-2A==/com.example.app-MFq==/base.apk",
                Some("com.example.app"),
            ),
            (
                "/data/app/com.example.app-1/lib/arm64/x.so",
                Some("com.example.app"),
            ),
            (
                "/mnt/expand/0a-1b/app/com.example.app/base.apk",
                Some("com.example.app"),
            ),
            (
                "/data/data/com.example.app/files/x",
                Some("com.example.app"),
            ),
            (
                "/data/user/10/com.example.app/files/x",
                Some("com.example.app"),
            ),
            (
                "/storage/emulated/0/Android/data/com.example.app/x",
                Some("com.example.app"),
            ),
            ("/storage/emulated/0/Download/com.example.app", None),
            ("/data/local/tmp/x", None),
        ] {
            assert_eq!(app_in_path(path), app, "{path}");
        }
    }

    #[test]
    fn a_name_that_the_kernel_cut_is_stated_as_such() {
        let stated = |program: &str, cut| {
            let mut all = Vec::new();
            state_process(program, cut, &mut |trace| {
                all.push(format!("{:?}", trace.value));
            });
            all
        };
        assert_eq!(
            stated("hal_camera_defa", true),
            ["ProcessCut(\"hal_camera_defa\")"]
        );
        assert_eq!(stated("adbd", true), ["Process(\"adbd\")"]);
        assert_eq!(stated("[kthreadd]", false), ["Process(\"kthreadd\")"]);
        // The process; its path, its name, and each of the four names of the path.
        let deleted = stated("/data/local/tmp/agent (deleted)", false);
        assert_eq!(deleted.len(), 7, "{deleted:?}");
        assert!(deleted.iter().all(|value| !value.contains("deleted")));
    }
}
