//! Names of an iPhone's processes, the paths of their programs, and the times of its reports.
//!
//! Described in: <https://support.apple.com/guide/security/security-of-runtime-process-sec15bfe098e/web>,
//! <https://github.com/apple-oss-distributions/xnu/blob/main/bsd/sys/param.h> (how long names are kept).

use model::{Bearing, Clock, Instant, Trace, Value, WallClock};

use crate::values::state_path;

/// How much of a name the kernel keeps where nothing asks it for more, in bytes.
const KEPT_BYTES: usize = 16;
/// What folders with a program of their own end with; the program has the folder's name.
const BUNDLES: [&str; 3] = [".app/", ".appex/", ".xpc/"];
/// Where the system and apps have their files. What a process loads from there is no surprise.
const USUAL: [&str; 10] = [
    "/System/",
    "/usr/lib/",
    "/usr/libexec/",
    "/usr/sbin/",
    "/usr/bin/",
    "/Applications/",
    "/Developer/",
    "/private/preboot/",
    "/private/var/containers/Bundle/",
    "/var/containers/Bundle/",
];
const SECOND_NS: i64 = 1_000_000_000;

/// The last name of a path, or a name as it is; those of ended processes stand in parentheses.
pub(crate) fn base_name(program: &str) -> &str {
    let path = if program.starts_with('/') {
        program.rsplit('/').find(|name| !name.is_empty())
    } else {
        None
    };
    path.unwrap_or_else(|| {
        let inner = program.strip_prefix('(');
        inner
            .and_then(|name| name.strip_suffix(')'))
            .unwrap_or(program)
    })
}

/// The path without the UUID of the program's image behind it.
pub(crate) fn without_uuid(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some((program, uuid)) if is_uuid(uuid) && !program.is_empty() => program,
        _ => path,
    }
}

/// Whether a text is a UUID: 32 hexadecimal digits in five groups.
pub(crate) fn is_uuid(text: &str) -> bool {
    let mut groups = text.split('-');
    let fits = |length: usize| {
        move |group: &str| {
            group.len() == length && group.bytes().all(|digit| digit.is_ascii_hexdigit())
        }
    };
    [8, 4, 4, 4, 12]
        .into_iter()
        .all(|length| groups.next().is_some_and(fits(length)))
        && groups.next().is_none()
}

/// The program of a command: what stands before its arguments. Names of apps may have blanks, and a
/// bundle's program has the bundle's name.
pub(crate) fn program_of(command: &str) -> &str {
    let command = command.trim();
    let first = command.split(' ').next().unwrap_or(command);
    if !command.starts_with('/') {
        return command;
    }
    let bundle = BUNDLES.iter().filter_map(|end| {
        let at = command.find(end)?;
        let folder = command.get(..at)?;
        // Behind an argument, it is none of the program's own.
        let is_own = !folder.contains(" /") && !folder.contains(" -");
        is_own.then_some((at, *end, folder))
    });
    let Some((at, end, folder)) = bundle.max_by_key(|(at, ..)| *at) else {
        return first;
    };
    let inside_at = at.saturating_add(end.len());
    let inside = command.get(inside_at..).unwrap_or_default();
    let name = folder.rsplit('/').next().unwrap_or_default();
    let own = inside
        .strip_prefix(name)
        .filter(|rest| rest.is_empty() || rest.starts_with(' '));
    let length = match own {
        Some(_) => name.len(),
        None => inside.find(' ').unwrap_or(inside.len()),
    };
    command
        .get(..inside_at.saturating_add(length))
        .unwrap_or(first)
}

/// The name and the number of `name [123]`.
pub(crate) fn name_and_number(text: &str) -> (&str, Option<u32>) {
    let text = text.trim();
    match text.rsplit_once(" [") {
        Some((name, rest)) => {
            let number = rest
                .split(']')
                .next()
                .and_then(|digits| digits.parse().ok());
            (name.trim_end(), number)
        }
        None => (text, None),
    }
}

/// Whether a file lies where neither the system nor apps have theirs.
pub(crate) fn is_unusual(path: &str) -> bool {
    path.starts_with('/') && !USUAL.iter().any(|usual| path.starts_with(usual))
}

/// Whether a text has the form of an app's identifier.
pub(crate) fn is_app_id(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    text.contains('.') && text.split('.').all(is_word)
}

/// States a process by its name and by the path of its program, where they are known.
pub(crate) fn state_program(
    name: Option<&str>,
    path: Option<&str>,
    each: &mut dyn FnMut(Trace<'_>),
) {
    let of_path = path.map(base_name);
    if let Some(program) = of_path {
        each(Value::Process(program).with(Bearing::Ran));
    }
    if let Some(name) = name.map(base_name).filter(|name| Some(*name) != of_path) {
        // A whole name that is as long as what is kept cannot be told from a cut one.
        let value = if name.len() == KEPT_BYTES && path.is_none() {
            Value::ProcessCut(name)
        } else {
            Value::Process(name)
        };
        each(value.with(Bearing::Ran));
    }
    if let Some(path) = path.filter(|path| path.starts_with('/')) {
        state_path(path, Bearing::Ran, each);
    }
}

/// A time as reports write it, and how sure it is: with an offset behind it (`2022-01-21 18:14:26.00
/// +0200`), or of the phone's wall clock.
pub(crate) fn report_time(clock: &WallClock, text: &str) -> Option<(Instant, Clock)> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10)?;
    let has_offset = rest.contains(['+', '-', 'Z']);
    let time: String = match rest.trim_start_matches(['T', ' ']).split_once([' ']) {
        Some((time, offset)) => format!("{time}{}", offset.trim()),
        None => rest.trim_start_matches(['T', ' ']).to_owned(),
    };
    let at = clock.local(&format!("{date}T{time}"))?;
    let sure = if has_offset {
        Clock::Utc
    } else {
        Clock::LocalAssumed
    };
    Some((at, sure))
}

/// The instant so many seconds before another one.
pub(crate) fn seconds_before(at: Instant, seconds: u64) -> Option<Instant> {
    let span = i64::try_from(seconds).ok()?.checked_mul(SECOND_NS)?;
    at.unix_ns().checked_sub(span).map(Instant::from_unix_ns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_stands_before_its_arguments() {
        for (command, program) in [
            ("/usr/libexec/nfcd", "/usr/libexec/nfcd"),
            ("/usr/libexec/x --root /tmp/A.app/A", "/usr/libexec/x"),
            (
                "/private/var/containers/Bundle/Application/1/My App.app/My App -x /a b",
                "/private/var/containers/Bundle/Application/1/My App.app/My App",
            ),
            (
                "/System/A.framework/B C.xpc/B C",
                "/System/A.framework/B C.xpc/B C",
            ),
            (
                "/var/containers/Bundle/Application/1/S.app/PlugIns/T U.appex/T U x",
                "/var/containers/Bundle/Application/1/S.app/PlugIns/T U.appex/T U",
            ),
            (
                "/var/containers/Bundle/Application/1/Signal.app/mussel dGNw",
                "/var/containers/Bundle/Application/1/Signal.app/mussel",
            ),
            ("kernel_task", "kernel_task"),
            ("", ""),
        ] {
            assert_eq!(program_of(command), program, "{command}");
        }
    }

    #[test]
    fn the_uuid_of_an_image_is_no_part_of_its_path() {
        let uuid = "EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A";
        assert_eq!(without_uuid(&format!("/usr/x/{uuid}")), "/usr/x");
        assert_eq!(without_uuid(&format!("/{uuid}")), format!("/{uuid}"));
        assert_eq!(without_uuid("/usr/x/EBFB3E7F"), "/usr/x/EBFB3E7F");
        assert_eq!(base_name("(UserEventAgent)"), "UserEventAgent");
        assert_eq!(name_and_number("A b [1] (suspended)"), ("A b", Some(1)));
    }

    #[test]
    fn times_of_reports_come_with_and_without_an_offset() {
        let paris = WallClock::new(Some("Europe/Paris"), None);
        for (text, expected, sure) in [
            (
                "2022-01-21 18:14:26.00 +0200",
                "2022-01-21T16:14:26Z",
                Clock::Utc,
            ),
            (
                "2025-04-07 07:42:54-0700",
                "2025-04-07T14:42:54Z",
                Clock::Utc,
            ),
            ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", Clock::Utc),
            (
                "2024-01-01 12:00:00",
                "2024-01-01T11:00:00Z",
                Clock::LocalAssumed,
            ),
        ] {
            let (at, clock) = report_time(&paris, text).unwrap();
            assert_eq!((at.to_string().as_str(), clock), (expected, sure), "{text}");
        }
        for odd in ["", "2024", "é024-01-01 ", "2024-01-01 25:00:00 +0000"] {
            assert_eq!(report_time(&paris, odd), None, "{odd}");
        }
    }

    #[test]
    fn a_name_that_may_be_cut_is_stated_as_such() {
        let stated = |name, path| {
            let mut all = Vec::new();
            state_program(name, path, &mut |trace| {
                all.push(format!("{:?}", trace.value));
            });
            all
        };
        assert_eq!(
            stated(Some("IMTranscoderAgen"), None),
            ["ProcessCut(\"IMTranscoderAgen\")"]
        );
        assert_eq!(stated(Some("bh"), None), ["Process(\"bh\")"]);
        assert_eq!(
            stated(Some("bh"), Some("/private/x/bh")).len(),
            6,
            "the process once, its path, its name, three names of the path"
        );
    }
}
