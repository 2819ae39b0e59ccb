//! What a text of an Android phone is that was handed in alone, by what it says.
//!
//! Described in: <https://developer.android.com/tools/dumpsys>,
//! <https://developer.android.com/tools/logcat>.

use formats::{dump, limits::LONE_TEXT_BYTES};

/// What a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LoneText {
    /// Dumps of several services, or sections of a bug report.
    Dump,
    /// One section, by its path in the one path vocabulary.
    Section(&'static str),
}

/// Most lines that are looked at.
const LINES: usize = 400;
/// Fewest lines of a list of properties, or of a log, unless it has no others.
const FEW: usize = 3;

/// How the dump of one service begins, where the line tells which it is: the whole line when it ends in a
/// colon.
const SERVICES: &[(&str, &str)] = &[
    (
        "ACCESSIBILITY MANAGER (dumpsys accessibility)",
        "/dumpsys/accessibility",
    ),
    ("ACTIVITY MANAGER ", "/dumpsys/activity"),
    ("ADB MANAGER STATE", "/dumpsys/adb"),
    ("Activity Resolver Table:", "/dumpsys/package"),
    ("Applications Database Info:", "/dumpsys/dbinfo"),
    ("Battery History (", "/dumpsys/batterystats"),
    ("Current AppOps Service state:", "/dumpsys/appops"),
    (
        "Current Device Policy Manager state:",
        "/dumpsys/device_policy",
    ),
    (
        "Current Input Method Manager state:",
        "/dumpsys/input_method",
    ),
    ("Current Location Manager state:", "/dumpsys/location"),
    (
        "Current Notification Manager state:",
        "/dumpsys/notification",
    ),
    ("Database versions:", "/dumpsys/package"),
    ("MEDIA PROJECTION MANAGER", "/dumpsys/media_projection"),
    ("Packages:", "/dumpsys/package"),
    ("ROLE MANAGER STATE", "/dumpsys/role"),
];

/// What the text that begins with `head` is.
pub(crate) fn look(head: &[u8]) -> Option<LoneText> {
    let head = head.get(..LONE_TEXT_BYTES).unwrap_or(head);
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if !dump::index(&head.to_vec()).sections.is_empty() {
        return Some(LoneText::Dump);
    }
    let text = String::from_utf8_lossy(head);
    let lines: Vec<&str> = text.lines().take(LINES).collect();
    if let Some(path) = service(&lines) {
        // It may hold binary XML.
        return Some(LoneText::Section(path));
    }
    if head.contains(&0) {
        return None;
    }
    let path = if is_package_list(&text) {
        "/androidqf/packages.json"
    } else if most(&lines, is_property) {
        "/getprop"
    } else if most(&lines, is_log_line) {
        "/logcat/current"
    } else {
        return None;
    };
    Some(LoneText::Section(path))
}

/// The service whose dump this is: the first line that tells decides.
fn service(lines: &[&str]) -> Option<&'static str> {
    lines.iter().find_map(|line| {
        let mut services = SERVICES.iter();
        let found = services.find(|(start, _)| {
            if start.ends_with(':') {
                line.trim_end() == *start
            } else {
                line.starts_with(start)
            }
        });
        found.map(|(_, path)| *path)
    })
}

/// A list of apps as acquisitions write it.
fn is_package_list(text: &str) -> bool {
    let start = text.trim_start();
    let first: String = start.chars().take(4_096).collect();
    first.starts_with(['[', '{'])
        && ["\"name\"", "\"installer\"", "\"files\""]
            .iter()
            .all(|key| first.contains(key))
}

/// Whether most lines are such lines, and not too few.
fn most(lines: &[&str], fits: fn(&str) -> bool) -> bool {
    let lines = lines.iter().filter(|line| !line.trim().is_empty());
    let (mut all, mut fitting) = (0_usize, 0_usize);
    for line in lines {
        all = all.saturating_add(1);
        fitting = fitting.saturating_add(usize::from(fits(line)));
    }
    fitting >= FEW.min(all).max(1) && fitting >= all.saturating_sub(fitting)
}

/// `[name]: [value]`.
fn is_property(line: &str) -> bool {
    line.strip_prefix('[')
        .and_then(|rest| rest.split_once("]: ["))
        .is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace))
}

/// The beginning of a part of the log, or a line with its time and then `1234 5678 I tag` or `I/tag(`.
fn is_log_line(line: &str) -> bool {
    if line.starts_with("--------- beginning of ") {
        return true;
    }
    let mut words = line.split_ascii_whitespace();
    let (Some(date), Some(time)) = (words.next(), words.next()) else {
        return false;
    };
    let has_shape = |text: &str, shape: &str| {
        text.len() >= shape.len()
            && text
                .chars()
                .zip(shape.chars())
                .all(|(c, wanted)| match wanted {
                    '0' => c.is_ascii_digit(),
                    _ => c == wanted,
                })
    };
    let is_date = has_shape(date, "00-00") && date.len() == 5 || has_shape(date, "0000-00-00");
    if !is_date || !has_shape(time, "00:00:00.000") {
        return false;
    }
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_level = |letter: &str| matches!(letter, "V" | "D" | "I" | "W" | "E" | "F" | "A" | "S");
    let mut words = words.skip_while(|word| word.starts_with(['+', '-']));
    let Some(first) = words.next() else {
        return false;
    };
    if let Some((level, _)) = first.split_once('/') {
        return is_level(level);
    }
    // The user may stand before the numbers of process and thread.
    let rest: Vec<&str> = words.take(3).collect();
    let level = rest.iter().position(|word| is_level(word));
    let numbers = level
        .and_then(|level| rest.get(..level))
        .unwrap_or_default();
    !numbers.is_empty() && numbers.iter().all(|word| is_number(word))
}

/// The text in UTF-8, when it is UTF-16, as which a Windows console saves what a program prints.
pub(crate) fn from_utf16(bytes: &[u8]) -> Option<Vec<u8>> {
    let of_two: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, _) = bytes.get(2..).unwrap_or_default().as_chunks::<2>();
    let units = pairs.iter().map(|pair| of_two(*pair));
    let text: String = char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    Some(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Option<&'static str> {
        match look(text.as_bytes())? {
            LoneText::Section(path) => Some(path),
            LoneText::Dump => Some("dump"),
        }
    }

    #[test]
    fn texts_are_told_by_their_lines() {
        let dashes = "-".repeat(79);
        let several =
            format!("Currently running services:\n  adb\n{dashes}\nDUMP OF SERVICE adb:\nx\n");
        for (text, wanted) in [
            (&*several, "dump"),
            (
                "------ SYSTEM PROPERTIES (getprop) ------\n[a]: [b]\n",
                "dump",
            ),
            ("Database versions:\n  Internal:\n", "/dumpsys/package"),
            (
                "\u{feff}Activity Resolver Table:\r\n  Non-Data",
                "/dumpsys/package",
            ),
            ("Packages:\n  Package [a.b] (1):\n", "/dumpsys/package"),
            ("Current AppOps Service state:\n", "/dumpsys/appops"),
            (
                "ACCESSIBILITY MANAGER (dumpsys accessibility)\n",
                "/dumpsys/accessibility",
            ),
            ("Battery History (0% used):\n", "/dumpsys/batterystats"),
            ("[a.b]: [c]\n[d]: [one\ntwo]\n[e]: []\n", "/getprop"),
            (
                "[\n {\"name\": \"a\", \"installer\": \"null\", \"files\": []}]",
                "/androidqf/packages.json",
            ),
            (
                "01-01 01:02:03.123  1234  1234 D tag: x\n01-01 01:02:03.124 I/tag(  1): y\n",
                "/logcat/current",
            ),
            (
                "2022-01-02 01:20:03.171 +0000 u0_a12 1885  3066 E App  : x\n",
                "/logcat/current",
            ),
        ] {
            assert_eq!(path(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn other_texts_are_nothing() {
        for text in [
            "",
            "\n\n",
            "Dear all,\nPackages: three.\n",
            "[general]\nname = x\n",
            "2026-01-02 01:20:03.171 server started\n2026-01-02 01:20:03.172 ready\n",
            "{\"name\": \"x\"}",
            "[1]: [2]\nThree lines of\nwords that say\nsomething else\n",
        ] {
            assert_eq!(path(text), None, "{text}");
        }
        assert_eq!(look(b"[a]: [b]\n\0\x01"), None);
    }

    #[test]
    fn text_of_a_windows_console_is_read() {
        let text = "[a]: [\u{e9}]\n";
        let units: Vec<u16> = [0xfeff].into_iter().chain(text.encode_utf16()).collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        assert_eq!(from_utf16(&little).unwrap(), text.as_bytes());
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(from_utf16(&big).unwrap(), text.as_bytes());
        assert_eq!(from_utf16(text.as_bytes()), None);
    }
}
