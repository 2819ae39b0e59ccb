//! Reads whether SELinux keeps programs apart: what `getenforce` said.
//!
//! Described in: <https://source.android.com/docs/security/features/selinux>.

use formats::text::each_line;
use model::{Fault, FaultKind, Place, Record};

use crate::{About, Artefact, Out, PhoneFile, service_dump::malformed};

/// The state of SELinux.
#[derive(Debug)]
pub struct Selinux;

/// The state of SELinux.
#[derive(Debug, serde::Serialize)]
pub struct SelinuxState {
    /// `Enforcing`, `Permissive`, `Disabled`.
    pub selinux_state: &'static str,
}

impl Record for SelinuxState {}

impl Artefact for Selinux {
    type Record<'a> = SelinuxState;

    const ABOUT: About = About {
        files: &["/**/selinux"],
        fields: &[(
            "selinux_state",
            "Enforcing: programs are kept apart, as it should be; Permissive: only noted; Disabled",
        )],
        described_in: &["https://source.android.com/docs/security/features/selinux"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        const STATES: [&str; 3] = ["Enforcing", "Permissive", "Disabled"];
        let mut told = false;
        let ended = each_line(&*file.content(), &mut |line| {
            let text = line.text();
            let text = text.trim();
            if told || text.is_empty() {
                return;
            }
            match STATES
                .into_iter()
                .find(|state| state.eq_ignore_ascii_case(text))
            {
                Some(selinux_state) => {
                    told = true;
                    out.record(Place::Line(line.number), &SelinuxState { selinux_state });
                }
                None => out.fault(malformed("state of SELinux", line.number)),
            }
        });
        if !told {
            out.fault(Fault::new(FaultKind::Short, "state of SELinux"));
        }
        ended
    }
}
