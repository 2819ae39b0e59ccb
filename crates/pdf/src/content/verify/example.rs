//! Commands that show a record of the case to whoever has the same copy. Only names that a shell leaves alone
//! stand in a command: a file of a phone may be called anything.

use model::{FileRecord, Place};
use report::{Numbered, WholeCase};

/// Commands that show one exhibit.
pub(super) struct Example {
    pub(super) number: String,
    pub(super) path: String,
    pub(super) place: String,
    pub(super) commands: Vec<String>,
}

/// One example of each kind of place that the case has.
pub(super) fn all(whole: &WholeCase<'_>) -> Vec<Example> {
    let mut told: Vec<(std::mem::Discriminant<Place<'_>>, Example)> = Vec::new();
    for numbered in Numbered::all(whole.findings) {
        for (number, seen) in numbered.evidence() {
            let place = Place::parse(&seen.place);
            let kind = std::mem::discriminant(&place);
            if told.iter().any(|(one, _)| *one == kind) {
                continue;
            }
            let is_it = |file: &&FileRecord| file.source == seen.source && file.path == seen.path;
            let Some(file) = whole.files.iter().find(is_it) else {
                continue;
            };
            let Some(commands) = commands(whole.files, file, place) else {
                continue;
            };
            let example = Example {
                number,
                path: seen.path.clone(),
                place: seen.place.clone(),
                commands,
            };
            told.push((kind, example));
        }
    }
    told.into_iter().map(|(_, example)| example).collect()
}

/// How a file is reached.
struct Stored<'a> {
    /// The archive in which it stands, if it stands in one.
    archive: Option<&'a str>,
    name: &'a str,
    /// The line at which it begins, where it is a part of a text.
    first: u64,
}

impl<'a> Stored<'a> {
    fn of(files: &'a [FileRecord], file: &'a FileRecord) -> Option<Self> {
        if file.sha256_stored != file.sha256_content {
            return None;
        }
        let (name, first) = match file.stored_path.rsplit_once('#') {
            Some((name, line)) => (name, line.parse().ok()?),
            None => (&*file.stored_path, 1),
        };
        let is_archive = |one: &&FileRecord| {
            one.source == file.source && one.path.starts_with("/source/") && one.path != file.path
        };
        let whole = files.iter().find(is_archive);
        let whole = whole
            .map(|one| &*one.stored_path)
            .filter(|one| is_packed(one));
        let (archive, name) = match (name.split_once("!/"), whole) {
            (Some((archive, inside)), None) => (Some(archive), inside),
            (None, whole) => (whole, name),
            (Some(_), Some(_)) => return None,
        };
        let stored = Self {
            archive,
            name,
            first,
        };
        let are_harmless = is_harmless(name) && archive.is_none_or(is_harmless);
        (are_harmless && !name.contains("!/")).then_some(stored)
    }

    /// Writes the file to standard output.
    fn read(&self) -> Option<String> {
        let Self { archive, name, .. } = self;
        match archive {
            None => None,
            Some(zip) if ends_in(zip, "zip") => Some(format!("unzip -p {zip} {name}")),
            Some(tar) => Some(format!("tar -xzOf {tar} {name}")),
        }
    }
}

fn commands(files: &[FileRecord], file: &FileRecord, place: Place<'_>) -> Option<Vec<String>> {
    let stored = Stored::of(files, file)?;
    match place {
        Place::Row { table, row } if is_word(table) && stored.first == 1 => {
            let query = format!("\"SELECT * FROM {table} WHERE ROWID = {row};\"");
            Some(match stored.read() {
                None => vec![format!("sqlite3 -readonly {} {query}", stored.name)],
                Some(read) => vec![
                    format!("{read} > copy.db"),
                    format!("sqlite3 -readonly copy.db {query}"),
                ],
            })
        }
        Place::Line(line) => {
            let line = stored.first.checked_add(line)?.checked_sub(1)?;
            Some(vec![match stored.read() {
                None => format!("sed -n {line}p {}", stored.name),
                Some(read) => format!("{read} | sed -n {line}p"),
            }])
        }
        Place::Key(_) if ends_in(&file.path, "plist") && stored.archive.is_none() => Some(vec![
            format!("plutil -p {}", stored.name),
            format!(
                "python3 -c \"import plistlib, sys; print(plistlib.load(open(sys.argv[1], 'rb')))\" {}",
                stored.name
            ),
        ]),
        _ => None,
    }
}

fn is_packed(name: &str) -> bool {
    ["zip", "gz", "tgz"].iter().any(|end| ends_in(name, end))
}

fn ends_in(name: &str, end: &str) -> bool {
    std::path::Path::new(name)
        .extension()
        .is_some_and(|one| one.eq_ignore_ascii_case(end))
}

/// Whether a shell takes a name as it stands, and no program takes it for an option.
fn is_harmless(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._/-+=@".contains(c);
    !name.is_empty() && !name.starts_with('-') && name.chars().all(is_plain)
}

fn is_word(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !name.is_empty() && name.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, stored: &str) -> FileRecord {
        FileRecord {
            source: "S1".into(),
            path: path.into(),
            stored_path: stored.into(),
            size: 1,
            sha256_stored: "00".into(),
            sha256_content: "00".into(),
            content_size: 1,
        }
    }

    #[test]
    fn a_command_shows_the_place_and_holds_no_hostile_name() {
        let backup = [file("/private/x/sms.db", "3d/3d0d")];
        let packed = [
            file("/source/bugreport.zip", "bugreport.zip"),
            file("/ps", "dump.txt#17"),
        ];
        let nested = [file("/bugreport/ps", "b.zip!/dump.txt#17")];
        for (files, place, expected) in [
            (
                &backup[..],
                "message:7",
                Some("sqlite3 -readonly 3d/3d0d \"SELECT * FROM message WHERE ROWID = 7;\""),
            ),
            (&backup[..], "mess age;:7", None),
            (
                &packed[..],
                "line:96",
                Some("unzip -p bugreport.zip dump.txt | sed -n 112p"),
            ),
            (
                &nested[..],
                "line:1",
                Some("unzip -p b.zip dump.txt | sed -n 17p"),
            ),
        ] {
            let wanted = files.last().unwrap();
            let commands = commands(files, wanted, Place::parse(place));
            assert_eq!(
                commands.and_then(|all| all.first().cloned()).as_deref(),
                expected
            );
        }
        for hostile in ["a'; rm -rf ~ #1", "-x", "$(id)", "a b", "é", "a\nb"] {
            let files = [file("/x", hostile)];
            assert!(
                commands(&files, &files[0], Place::Line(1)).is_none(),
                "{hostile}"
            );
        }
    }
}
