//! What a command typed over adb names: apps and paths. The command itself is forgotten.

use crate::android_programs::is_app_id;

/// Most apps, and most paths, kept of one command.
const KEPT: usize = 64;
/// Most bytes of the first word.
const WORD_BYTES: usize = 64;

/// What a command names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Named<'c> {
    /// Its first word: the program.
    pub(crate) program: Option<&'c str>,
    /// What has the form of an app's identifier.
    pub(crate) apps: Vec<&'c str>,
    /// Absolute paths.
    pub(crate) paths: Vec<&'c str>,
}

/// Takes a command apart as a shell would, roughly.
pub(crate) fn named(command: &str) -> Named<'_> {
    let mut named = Named {
        program: command.split_whitespace().next().map(cut),
        ..Named::default()
    };
    let between = |c: char| c.is_whitespace() || ";|&()<>\"'`=,{}$".contains(c);
    for word in command.split(between) {
        if word.contains("://") && !word.starts_with("file://") {
            continue;
        }
        for part in word.split(':') {
            let path = part.strip_prefix("//").unwrap_or(part);
            if path.starts_with('/') && path.len() > 1 {
                add(&mut named.paths, path);
            } else if let Some(id) = part.split('/').next().filter(|id| is_app_id(id)) {
                add(&mut named.apps, id);
            }
        }
    }
    named
}

fn add<'c>(to: &mut Vec<&'c str>, what: &'c str) {
    if to.len() < KEPT && !to.contains(&what) {
        to.push(what);
    }
}

/// The beginning of a word, as far as it is kept.
fn cut(word: &str) -> &str {
    let end = word.floor_char_boundary(WORD_BYTES);
    word.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apps_and_paths_are_found_and_the_rest_forgotten() {
        let found = named(
            "pm grant --user 0 com.example.watch/.Main android.permission.CAMERA; \
             cp /sdcard/a.apk '/data/local/tmp/b.apk' && am start -n com.other_app.x:remote \
             -d https://evil.example/path?secret=word file:///sdcard/c password=hunter2",
        );
        assert_eq!(found.program, Some("pm"));
        assert_eq!(
            found.apps,
            [
                "com.example.watch",
                "android.permission.CAMERA",
                "com.other_app.x"
            ]
        );
        assert_eq!(
            found.paths,
            ["/sdcard/a.apk", "/data/local/tmp/b.apk", "/sdcard/c"]
        );
    }

    #[test]
    fn odd_commands_name_little() {
        for odd in ["", "   ", "/", "a. .b 1.2 a..b", "::::"] {
            let found = named(odd);
            assert!(found.apps.is_empty() && found.paths.is_empty(), "{odd}");
        }
        let long = "é".repeat(1_000);
        assert_eq!(named(&long).program.unwrap().len(), WORD_BYTES);
        let many: String = (0..1_000).map(|at| format!(" /p{at} a.b{at}")).collect();
        let found = named(&many);
        assert_eq!((found.paths.len(), found.apps.len()), (KEPT, KEPT));
    }
}
