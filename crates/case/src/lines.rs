//! Files of lines, one JSON value each: written as they come, read back within limits.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _},
    marker::PhantomData,
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};

use crate::{Error, layout::limits, to_line};

/// Writes a file of lines.
#[derive(Debug)]
pub struct LinesWriter {
    out: BufWriter<File>,
    path: PathBuf,
    lines: u64,
}

impl LinesWriter {
    pub(crate) fn create(path: PathBuf) -> Result<Self, Error> {
        let file = disk::create_file(&path).map_err(|cause| Error::io(&path, cause))?;
        Ok(Self {
            out: BufWriter::new(file),
            path,
            lines: 0,
        })
    }

    /// Writes a value as one line.
    ///
    /// # Errors
    /// When the operating system refuses the write.
    pub fn write<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let line = to_line(value).map_err(|cause| Error::io(&self.path, cause.into()))?;
        self.lines = self.lines.saturating_add(1);
        self.out
            .write_all(&line)
            .map_err(|cause| Error::io(&self.path, cause))
    }

    /// Ends the file; gives the number of lines.
    ///
    /// # Errors
    /// When the operating system refuses the last write.
    pub fn finish(mut self) -> Result<u64, Error> {
        self.out
            .flush()
            .map_err(|cause| Error::io(&self.path, cause))?;
        Ok(self.lines)
    }
}

/// Reads a file of lines back, one value at a time; ends after the first error.
#[derive(Debug)]
pub struct LinesReader<T> {
    lines: RawLines,
    ended: bool,
    value: PhantomData<fn() -> T>,
}

impl<T> LinesReader<T> {
    pub(crate) fn new(file: File, path: &Path) -> Self {
        Self {
            lines: RawLines::new(file, path, limits::LINES),
            ended: false,
            value: PhantomData,
        }
    }
}

impl<T: DeserializeOwned> Iterator for LinesReader<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let item = match self.lines.next_line() {
            Ok(None) => None,
            Ok(Some(line)) => Some(serde_json::from_slice(line).map_err(|cause| cause.to_string())),
            Err(error) => {
                self.ended = true;
                return Some(Err(error));
            }
        };
        let Some(item) = item else {
            self.ended = true;
            return None;
        };
        Some(item.map_err(|detail| {
            self.ended = true;
            self.lines.malformed(detail)
        }))
    }
}

/// The lines of a file as bytes, within limits.
#[derive(Debug)]
pub(crate) struct RawLines {
    input: BufReader<File>,
    path: PathBuf,
    line: Vec<u8>,
    read: u64,
    most: u64,
}

impl RawLines {
    pub(crate) fn new(file: File, path: &Path, most: u64) -> Self {
        Self {
            input: BufReader::new(file),
            path: path.to_owned(),
            line: Vec::new(),
            read: 0,
            most,
        }
    }

    /// The next line without its break; `None` at the end. A last line without a break is an error:
    /// it was cut.
    pub(crate) fn next_line(&mut self) -> Result<Option<&[u8]>, Error> {
        self.line.clear();
        let limit = limits::LINE_BYTES;
        (&mut self.input)
            .take(limit)
            .read_until(b'\n', &mut self.line)
            .map_err(|cause| Error::io(&self.path, cause))?;
        if self.line.is_empty() {
            return Ok(None);
        }
        self.read = self.read.saturating_add(1);
        if self.read > self.most {
            return Err(self.too_large(self.most));
        }
        let length = u64::try_from(self.line.len()).unwrap_or(u64::MAX);
        match self.line.strip_suffix(b"\n") {
            None if length >= limit => Err(self.too_large(limit)),
            None => Err(self.malformed("the line is cut".into())),
            Some(_) => Ok(self.line.strip_suffix(b"\n")),
        }
    }

    fn too_large(&self, limit: u64) -> Error {
        Error::TooLarge {
            path: self.path.clone(),
            limit,
        }
    }

    fn malformed(&self, detail: String) -> Error {
        Error::Malformed {
            path: self.path.clone(),
            line: self.read,
            detail,
        }
    }
}
