//! `vigie report`: any output again, from a case.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use ::report::{Zone, terminal};
use clap::ArgMatches;
use model::Text;

use crate::{
    Ended, Interface, Problem,
    arguments::country,
    interface::print,
    loaded::{Format, Loaded},
};

/// Where a PDF is written, unless somebody says.
const PDF: &str = "report.pdf";

/// Writes the output asked for.
///
/// # Errors
/// When the case cannot be read, or the output cannot be written.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let path = matches
        .get_one::<PathBuf>("report-case")
        .ok_or_else(|| Problem::new("error-usage"))?;
    let format = matches
        .get_one::<String>("format")
        .map_or("html", String::as_str);
    let format: Format = format.parse()?;
    let mut loaded = Loaded::open(path, format, zone(matches)?)?;
    loaded.country = country(matches);
    let asked = matches.get_one::<PathBuf>("output").cloned();
    // A page is no use on a terminal, text is.
    let target = match (asked, format) {
        (Some(path), _) if path == Path::new("-") => None,
        (None, Format::Html) => Some(PathBuf::from(case::REPORT)),
        (None, Format::Pdf(_)) => Some(PathBuf::from(PDF)),
        (asked, _) => asked,
    };
    let style = terminal::Style {
        color: interface.colors(),
        width: interface.width(),
    };
    let write = |out: &mut dyn Write| loaded.write(format, interface.texts(), style, out);
    let undated = match target {
        None => {
            let mut undated = Ok(0);
            print(|out| {
                undated = write(out);
                Ok(())
            })?;
            undated?
        }
        Some(target) => {
            outside(&target, path)?;
            let undated = to_file(&target, matches.get_flag("force"), write)?;
            let written = Text::new("report-written").words("path", &target.to_string_lossy());
            interface.tell(&written);
            undated
        }
    };
    if undated > 0 {
        interface.tell(&Text::new("timeline-undated").number("count", undated));
    }
    Ok(Ended::NothingFound)
}

fn zone(matches: &ArgMatches) -> Result<Option<Zone>, Problem> {
    let Some(name) = matches.get_one::<String>("zone") else {
        return Ok(None);
    };
    let unknown = || Problem(Text::new("error-zone").words("zone", name));
    Zone::named(name).ok_or_else(unknown).map(Some)
}

/// Nothing is put into a case: its journal names every file of it.
fn outside(target: &Path, case: &Path) -> Result<(), Problem> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let refused = |error| Problem::refused("error-report-unwritable", target.display(), &error);
    let (folder, case) = (
        folder.canonicalize().map_err(refused)?,
        case.canonicalize().map_err(refused)?,
    );
    if folder.starts_with(case) {
        return Err(Problem::about(
            "error-report-inside-case",
            target.display(),
            "",
        ));
    }
    Ok(())
}

/// Writes beside the target, readable by its owner only, and puts the file there once it is whole.
fn to_file(
    target: &Path,
    force: bool,
    write: impl FnOnce(&mut dyn Write) -> Result<usize, Problem>,
) -> Result<usize, Problem> {
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Problem::about("error-report-exists", target.display(), ""),
        _ => Problem::refused("error-report-unwritable", target.display(), &error),
    };
    if !force && fs::symlink_metadata(target).is_ok() {
        return Err(refused(io::ErrorKind::AlreadyExists.into()));
    }
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = target.with_file_name(name);
    let file = case::create_file(&part).map_err(refused)?;
    let mut out = BufWriter::new(file);
    let written = write(&mut out).and_then(|undated| {
        out.flush().map_err(refused)?;
        // A hard link never replaces what somebody put there meanwhile; a rename does.
        if force {
            fs::rename(&part, target).map_err(refused)?;
        } else {
            fs::hard_link(&part, target).map_err(refused)?;
        }
        Ok(undated)
    });
    // Gone already after a rename.
    let _ = fs::remove_file(&part);
    written
}
