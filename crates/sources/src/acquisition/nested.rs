//! Opens what stands inside an acquisition: dumps, bug reports, backups, archives of logs.
//!
//! Described in: <https://github.com/mvt-project/androidqf>.

use formats::{
    bytes::SharedBytes,
    limits::{ARCHIVE_MEMORY_BYTES, NESTED_ARCHIVES},
};
use model::{Fault, FaultKind};

use super::{Acquisition, BACKUP, BUG_REPORT, MEMORY_BYTES, Place};
use crate::{
    bug_report::BugReport,
    container::{Container, is_zip},
    listing::INSIDE,
    nested_backup::NestedBackup,
};

impl Acquisition {
    /// The sections of a dump of all services stand at the root.
    pub(super) fn open_dump(&mut self, stored: &str) -> Result<(), Fault> {
        let packed = self.room_for(stored)?.min(ARCHIVE_MEMORY_BYTES);
        let (content, fault) = self.container.read(stored, packed)?;
        self.left = self.left.saturating_sub(packed);
        let file = Container::File {
            name: stored.to_owned(),
            content: SharedBytes::clone(&content),
        };
        let dump = BugReport::of_text(content, stored.to_owned(), fault);
        self.add_report(file, dump, "", "");
        Ok(())
    }

    /// The files of a bug report stand in a folder of their own.
    pub(super) fn open_bug_report(&mut self, stored: &str) -> Result<(), Fault> {
        let zip = self.archive(stored)?;
        let main = BugReport::main_of(&zip)
            .ok_or_else(|| Fault::new(FaultKind::Missing, "main_entry.txt"))?;
        let most = self.left.min(ARCHIVE_MEMORY_BYTES);
        let report = BugReport::open_within(&zip, main, most)?;
        self.left = self.left.saturating_sub(report.kept_bytes());
        let folder = self.folder_of_report();
        self.add_report(zip, report, &folder, &format!("{stored}{INSIDE}"));
        Ok(())
    }

    pub(super) fn open_backup(&mut self, stored: &str) -> Result<(), Fault> {
        // It is read from its start to its end: it need not lie in memory.
        let (content, fault) = self.container.read(stored, MEMORY_BYTES)?;
        if let Some(fault) = fault {
            self.faults.add(fault);
        }
        let folder = match self.backups.len() {
            0 => BACKUP.to_owned(),
            count => format!("/part-{}{BACKUP}", count.saturating_add(1)),
        };
        // What is damaged of it is told by its list.
        self.backups
            .push(NestedBackup::open(stored, folder, content));
        Ok(())
    }

    /// An intrusion log may stand in an archive, as the phone shares it.
    pub(super) fn open_logs(&mut self, stored: &str, path: &str) -> Result<(), Fault> {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_named_so = name
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ending == "zip");
        if !is_named_so {
            return Ok(());
        }
        let zip = self.archive(stored)?;
        let number = self.archives.len();
        let folder = path.strip_suffix(".zip").unwrap_or(path);
        let members: Vec<String> = zip.names().into_iter().map(str::to_owned).collect();
        for member in members {
            let inner = format!("{folder}/{member}");
            let stored_path = format!("{stored}{INSIDE}{member}");
            self.add(&inner, stored_path, Place::Archive(number, member));
        }
        self.archives.push(zip);
        Ok(())
    }

    fn add_report(&mut self, container: Container, report: BugReport, before: &str, stored: &str) {
        let number = self.reports.len();
        let faults = report.faults().iter().cloned();
        faults.for_each(|fault| self.faults.add(fault));
        let mut files = Vec::new();
        report.each(&container, before, &mut |file| files.push(file));
        for file in files {
            let stored_path = format!("{stored}{}", file.stored_path);
            let place = Place::Report(number, file.stored_path);
            self.add(&file.path, stored_path, place);
        }
        self.reports.push((container, report));
    }

    /// Where the files of the next bug report stand: a second one gets another folder.
    fn folder_of_report(&self) -> String {
        let is_bug_report = |container: &Container| matches!(container, Container::Zip(_));
        let reports = self.reports.iter();
        match reports.filter(|(one, _)| is_bug_report(one)).count() {
            0 => BUG_REPORT.to_owned(),
            count => format!("/part-{}{BUG_REPORT}", count.saturating_add(1)),
        }
    }

    /// Opens an archive inside: in place where it is not packed, else in bounded memory.
    fn archive(&mut self, stored: &str) -> Result<Container, Fault> {
        let count = self.archives.len().saturating_add(self.reports.len());
        if count >= NESTED_ARCHIVES {
            return Err(Fault::new(FaultKind::TooMany, stored));
        }
        let packed = self.room_for(stored)?;
        let (content, fault) = self.container.read(stored, packed)?;
        if let Some(fault) = fault {
            self.faults.add(fault);
        }
        if content.is_empty() {
            return Err(Fault::new(FaultKind::Short, stored).detail("it is empty"));
        }
        if !is_zip(&content) {
            return Err(Fault::new(FaultKind::Malformed, stored).detail("it is no zip"));
        }
        let zip = Container::of_zip(content)?;
        self.left = self.left.saturating_sub(packed);
        zip.faults()
            .first
            .into_iter()
            .for_each(|fault| self.faults.add(fault));
        Ok(zip)
    }

    /// How much memory it takes to unpack a file, where there is as much.
    fn room_for(&self, stored: &str) -> Result<u64, Fault> {
        let packed = self.container.packed_bytes(stored).unwrap_or(0);
        if packed > self.left {
            let fault = Fault::new(FaultKind::TooLarge, stored);
            return Err(fault.detail(format_args!("{packed} bytes")));
        }
        Ok(packed)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Cursor, Write as _},
        sync::Arc,
    };

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn zipped(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            let options = SimpleFileOptions::default().compression_method(method);
            zip.start_file(*name, options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn texts_of_bug_reports_share_the_memory_for_what_is_packed() {
        let text = format!("------ SYSTEM LOG (x) ------\n{}", "line\n".repeat(1_000));
        let files: [(&str, &[u8]); 1] = [("bugreport-x.txt", text.as_bytes())];
        let report = zipped(&files, CompressionMethod::Deflated);
        let acquisition = zipped(
            &[
                ("acquisition.json", b"{}"),
                ("bugreport.zip", &report),
                ("bugreport-2.zip", &report),
                ("bugreport-3.zip", &report),
            ],
            CompressionMethod::Stored,
        );
        let read = |left| {
            let container = Container::of_zip(Arc::new(acquisition.clone())).unwrap();
            let read = Acquisition::read_within(container, None, left).unwrap();
            let kept: Vec<u64> = read.reports.iter().map(|one| one.1.kept_bytes()).collect();
            (kept, read.faults.counts.get(&FaultKind::TooLarge).copied())
        };
        assert_eq!(read(15_000), (vec![5_000; 3], None));
        assert_eq!(read(7_000), (vec![5_000, 2_000, 0], Some(2)));
    }
}
