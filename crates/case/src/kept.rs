//! The records that a case keeps, where the examination was asked to keep them.

use std::path::{Path, PathBuf};

use rustix::fs::Dir;
use rustix::io::Errno;

use crate::{
    Case, Error, LinesReader,
    layout::RECORDS,
    open::{ordinary, refusal},
    private,
};

/// Most files of records: a phone has a thousandth of that.
const FILES: usize = 100_000;
/// How their names end.
const ENDING: &str = ".jsonl";

/// The records of one artefact in one file of the phone.
#[derive(Debug)]
pub struct KeptRecords {
    /// The artefact's id.
    pub artefact: String,
    /// The file of the case, `records/…`.
    pub file: String,
    /// The records, a line each.
    pub records: LinesReader<serde_json::Value>,
}

impl Case {
    /// The files of kept records, by name; none when the case keeps no records.
    ///
    /// # Errors
    /// When the folder is a link or cannot be read; opening each file has its own.
    pub fn kept_records(
        &self,
    ) -> Result<impl Iterator<Item = Result<KeptRecords, Error>> + '_, Error> {
        Ok(self.names()?.into_iter().map(|name| self.open_kept(&name)))
    }

    fn names(&self) -> Result<Vec<String>, Error> {
        let path = self.path.join(RECORDS);
        let folder = match private::open_folder_below(&self.folder, Path::new(RECORDS)) {
            Err(cause) if Errno::from_io_error(&cause) == Some(Errno::NOENT) => {
                return Ok(Vec::new());
            }
            other => other.map_err(|cause| refusal(cause, &path))?,
        };
        let fail = |cause: Errno| Error::io(&path, cause.into());
        let mut names = Vec::new();
        for entry in Dir::read_from(&folder).map_err(fail)? {
            let name = entry
                .map_err(fail)?
                .file_name()
                .to_string_lossy()
                .into_owned();
            if name.strip_suffix(ENDING).is_some() && names.len() < FILES {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    fn open_kept(&self, name: &str) -> Result<KeptRecords, Error> {
        let inside = PathBuf::from(RECORDS).join(name);
        let path = self.path.join(&inside);
        let folder = private::open_folder_below(&self.folder, Path::new(RECORDS))
            .map_err(|cause| refusal(cause, &path))?;
        let file = ordinary(private::open_below(&folder, Path::new(name)), &path)?;
        Ok(KeptRecords {
            artefact: artefact(name).to_owned(),
            file: inside.to_string_lossy().into_owned(),
            records: LinesReader::new(file, &path),
        })
    }
}

/// `ios.sms.3.jsonl` and `ios.sms.jsonl` are of `ios.sms`.
fn artefact(name: &str) -> &str {
    let plain = name.strip_suffix(ENDING).unwrap_or(name);
    match plain.rsplit_once('.') {
        Some((id, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => id,
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::artefact;

    #[test]
    fn the_number_of_the_file_is_no_part_of_the_id() {
        assert_eq!(artefact("ios.sms.jsonl"), "ios.sms");
        assert_eq!(artefact("ios.sms.12.jsonl"), "ios.sms");
    }
}
