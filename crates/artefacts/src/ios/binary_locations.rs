//! Reads where programs and libraries lay that the phone looked into: `UUIDToBinaryLocations`, a property list
//! of UUIDs and paths.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://github.com/cheeky4n6monkey/iOS_sysdiagnose_forensic_scripts>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted};

use crate::{About, Artefact, Out, PhoneFile, values::state_path};

/// Paths of programs and libraries.
#[derive(Debug)]
pub struct BinaryLocations;

/// One program or library.
#[derive(Debug, serde::Serialize)]
pub struct BinaryLocation<'a> {
    /// The UUID of its code.
    pub image_uuid: Untrusted<'a>,
    /// Where it lay.
    pub program_path: Untrusted<'a>,
}

impl Record for BinaryLocation<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_path(self.program_path.raw(), Bearing::Stored, each);
    }
}

impl Artefact for BinaryLocations {
    type Record<'a> = BinaryLocation<'a>;

    const ABOUT: About = About {
        files: &["/**/UUIDToBinaryLocations"],
        fields: &[
            ("image_uuid", "UUID of its code"),
            ("program_path", "path of the program or library"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://github.com/cheeky4n6monkey/iOS_sysdiagnose_forensic_scripts",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        let unknown = |what| Fault::new(FaultKind::UnknownSchema, "paths of programs").detail(what);
        let entries = list
            .as_dictionary()
            .ok_or_else(|| unknown("no dictionary"))?;
        for (uuid, path) in entries.iter() {
            let Some(path) = path.as_str().filter(|path| !path.is_empty()) else {
                out.fault(unknown("a UUID without a path"));
                continue;
            };
            let record = BinaryLocation {
                image_uuid: Untrusted::from(uuid),
                program_path: Untrusted::from(path.strip_prefix("file://").unwrap_or(path)),
            };
            out.record(Place::Key(uuid), &record);
        }
        Ok(())
    }
}
