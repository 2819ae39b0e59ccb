//! Reads the Echap association's list of samples: `SHA256,Package Name,Certificate,Version,App`.
//!
//! Described in: <https://github.com/AssoEchap/stalkerware-indicators#readme>.

use std::collections::{BTreeMap, BTreeSet};

use model::{Fault, FaultKind, HashAlgorithm};

use super::{
    About, Category, Kind, Platform, RefusedFor, Role, Set, accept,
    builder::{Builder, Entry},
};

const COLUMNS: [&str; 4] = ["SHA256", "Package Name", "Certificate", "App"];

/// Whether the first line has the columns of this list.
pub(super) fn is_it(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line.get(..200).unwrap_or(line)).to_lowercase();
    COLUMNS.iter().all(|column| {
        line.split(',')
            .any(|name| name.trim().eq_ignore_ascii_case(column))
    })
}

/// Reads `text`: a file without its byte order mark.
pub(super) fn parse(name: &str, text: &[u8]) -> Result<Set, Fault> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let headers = reader
        .byte_headers()
        .map_err(|error| Fault::new(FaultKind::Malformed, "indicator CSV").detail(error))?
        .clone();
    let column = |wanted: &str| {
        headers
            .iter()
            .position(|name| name.trim_ascii().eq_ignore_ascii_case(wanted.as_bytes()))
            .unwrap_or(usize::MAX)
    };
    let places = COLUMNS.map(column);
    let mut rows = Rows::default();
    let mut builder = Builder::new(name);
    for (row, line) in reader.byte_records().zip(2_u64..) {
        if !builder.count_entry() {
            break;
        }
        match row {
            Ok(row) => rows.take(&mut builder, line, places.map(|place| cell(&row, place))),
            Err(error) => {
                builder.refuse(
                    &format!("line {line}"),
                    RefusedFor::Damaged,
                    &error.to_string(),
                );
            }
        }
    }
    rows.fill(&mut builder);
    Ok(builder.finish())
}

fn cell(row: &csv::ByteRecord, place: usize) -> String {
    let bytes = row.get(place).unwrap_or_default();
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// Packages and certificates stand in many rows: each is one indicator, with the apps that have it.
#[derive(Debug, Default)]
struct Rows {
    packages: BTreeMap<String, BTreeSet<String>>,
    certificates: BTreeMap<String, BTreeSet<String>>,
}

impl Rows {
    fn take(&mut self, builder: &mut Builder, line: u64, cells: [String; 4]) {
        let [sha256, package, certificate, app] = cells;
        let id = format!("line {line}");
        if app.is_empty() {
            return builder.refuse(&id, RefusedFor::Incomplete, "App");
        }
        let about = about(builder, [app.clone()], Role::Sample);
        let accepted = accept::value(Kind::FileHash(HashAlgorithm::Sha256), &sha256);
        builder.add(&Entry::new(&id, &sha256, &about), accepted);
        for (value, apps) in [
            (package, &mut self.packages),
            (certificate, &mut self.certificates),
        ] {
            if !value.is_empty() {
                apps.entry(value).or_default().insert(app.clone());
            }
        }
    }

    fn fill(self, builder: &mut Builder) {
        for (package, apps) in self.packages {
            let about = about(builder, apps, Role::Sample);
            let accepted = accept::value(Kind::AppId, &package);
            builder.add(&android("Package Name", &package, &about), accepted);
        }
        for (certificate, apps) in self.certificates {
            let shared = apps.len() > 1;
            let about = about(builder, apps, Role::Signer);
            let kind = Kind::Certificate(HashAlgorithm::Sha1);
            let accepted = match accept::value(kind, &certificate) {
                // Taken from samples without a look at who else signs with it.
                Ok(_) if shared => Err(RefusedFor::SharedCertificate),
                accepted => accepted,
            };
            builder.add(&android("Certificate", &certificate, &about), accepted);
        }
    }
}

fn android<'e>(id: &'e str, value: &'e str, about: &'e std::sync::Arc<About>) -> Entry<'e> {
    Entry {
        platform: Some(Platform::Android),
        ..Entry::new(id, value, about)
    }
}

fn about(
    builder: &mut Builder,
    families: impl IntoIterator<Item = String>,
    role: Role,
) -> std::sync::Arc<About> {
    let publisher = builder.set().name.clone();
    builder.about(About {
        families: families.into_iter().collect(),
        // The list is published as one of stalkerware.
        category: Category::Stalkerware,
        role,
        publisher,
        references: Vec::new(),
    })
}
