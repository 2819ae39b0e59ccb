//! A text under its virtual path, written line by line, with what is planted in it.

use crate::{
    planted::Indicator,
    truth::{By, Kind, NearMiss, Plant, Truth},
};

/// A text being written: one section of a dump, or a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// Where readers see it (`/dumpsys/package`).
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) text: Vec<u8>,
    lines: u64,
    marks: Vec<Mark>,
    rows: Vec<(&'static str, &'static str, u64)>,
}

#[derive(Clone, Debug)]
struct Mark {
    artefact: &'static str,
    place: String,
    observed: String,
    /// What finds it; nothing must find a near miss.
    found: Option<(By, Kind)>,
}

impl Page {
    /// An empty text at `path`.
    pub(crate) fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            ..Self::default()
        }
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, line: impl AsRef<str>) -> &mut Self {
        self.text.extend(line.as_ref().as_bytes());
        self.text.push(b'\n');
        self.lines += 1;
        self
    }

    /// Adds bytes that need not be text, and that end a line.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.text.extend(bytes);
        let ends = bytes.split(|byte| *byte == b'\n').skip(1).count();
        self.lines += u64::try_from(ends).unwrap_or_default();
        self
    }

    /// Adds several lines.
    pub(crate) fn lines(&mut self, lines: &str) -> &mut Self {
        for line in lines.lines() {
            self.line(line);
        }
        self
    }

    /// The place of the line written last.
    pub(crate) fn here(&self) -> String {
        format!("line:{}", self.lines)
    }

    /// States that the line written last bears a trace of `indicator`.
    pub(crate) fn known(
        &mut self,
        artefact: &'static str,
        observed: impl Into<String>,
        indicator: &Indicator,
    ) -> &mut Self {
        let place = self.here();
        self.mark(
            artefact,
            place,
            observed,
            By::from(indicator),
            Kind::KnownTool,
        )
    }

    /// States that `observed` at `place` is found by `by`.
    pub(crate) fn mark(
        &mut self,
        artefact: &'static str,
        place: String,
        observed: impl Into<String>,
        by: By,
        kind: Kind,
    ) -> &mut Self {
        self.marks.push(Mark {
            artefact,
            place,
            observed: observed.into(),
            found: Some((by, kind)),
        });
        self
    }

    /// States that the line written last must not be found.
    pub(crate) fn near_miss(
        &mut self,
        artefact: &'static str,
        observed: impl Into<String>,
    ) -> &mut Self {
        let place = self.here();
        self.marks.push(Mark {
            artefact,
            place,
            observed: observed.into(),
            found: None,
        });
        self
    }

    /// Counts rows of a kind.
    pub(crate) fn count(&mut self, artefact: &'static str, table: &'static str, rows: usize) {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        self.rows.push((artefact, table, rows));
    }

    /// Puts what is planted into the truth, below `folder` (`/bugreport`, or nothing).
    pub(crate) fn state(&self, folder: &str, truth: &mut Truth) {
        let path = format!("{folder}{}", self.path);
        for mark in &self.marks {
            let (artefact, place) = (mark.artefact.to_owned(), mark.place.clone());
            let observed = mark.observed.clone();
            match mark.found.clone() {
                Some((by, kind)) => truth.plants.push(Plant {
                    artefact,
                    domain: String::new(),
                    path: path.clone(),
                    place,
                    or: Vec::new(),
                    by,
                    observed,
                    kind,
                }),
                None => truth.near_misses.push(NearMiss {
                    artefact,
                    place,
                    observed,
                }),
            }
        }
        for (artefact, table, rows) in &self.rows {
            truth.count(artefact, table, *rows);
        }
    }
}
