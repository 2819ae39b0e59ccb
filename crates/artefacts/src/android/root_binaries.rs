//! Reads which programs that give all rights (`su`, `magisk`, …) AndroidQF found: `root_binaries.json`, a
//! list of texts, each with one path or several, a line each; Bugbane writes the same as protobuf
//! (`root_binaries.pb`).
//!
//! Described in: <https://github.com/mvt-project/androidqf/blob/main/modules/root_binaries.go>,
//! <https://source.android.com/docs/security/overview/implement>,
//! <https://github.com/osservatorionessuno/bugbane>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted};

use crate::{About, Artefact, Out, PhoneFile, lists::each_text, values::state_path};

/// Most programs told; the tool asks for ten.
const PROGRAMS: u64 = 1_000;

/// Programs that give all rights.
#[derive(Debug)]
pub struct RootBinaries;

/// A program that gives all rights.
#[derive(Debug, serde::Serialize)]
pub struct RootBinary<'a> {
    /// Where it lies.
    pub path: Untrusted<'a>,
}

impl Record for RootBinary<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_path(self.path.raw(), Bearing::Stored, each);
    }
}

impl Artefact for RootBinaries {
    type Record<'a> = RootBinary<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/androidqf/root_binaries.json",
            "/**/androidqf/root_binaries.pb",
        ],
        fields: &[("path", "where the program lies")],
        described_in: &[
            "https://github.com/mvt-project/androidqf/blob/main/modules/root_binaries.go",
            "https://source.android.com/docs/security/overview/implement",
            "https://github.com/osservatorionessuno/bugbane",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut programs = 0_u64;
        each_text(file, "list of programs", &mut |number, text| {
            let place = number.to_string();
            let Some(text) = text else {
                let fault = Fault::new(FaultKind::Malformed, "program of a list");
                return out.fault(fault.detail(format_args!("item {number}")));
            };
            // What does not begin with `/` says that there is none.
            let paths = text.lines().map(str::trim);
            for path in paths.filter(|path| path.starts_with('/')) {
                programs = programs.saturating_add(1);
                if programs == PROGRAMS {
                    out.fault(Fault::new(FaultKind::TooMany, "list of programs"));
                } else if programs < PROGRAMS {
                    let path = Untrusted::from(path);
                    out.record(Place::Key(&place), &RootBinary { path });
                }
            }
        })
    }
}
