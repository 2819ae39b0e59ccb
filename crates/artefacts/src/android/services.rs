//! Reads which services the system offers: what `service list` said.
//!
//! Described in: <https://source.android.com/docs/core/architecture/aidl>.

use formats::text::each_line;
use model::{Fault, FaultKind, Place, Record, Untrusted};

use crate::{About, Artefact, Out, PhoneFile, service_dump::malformed};

/// Most services; phones have some 300.
const SERVICES: u64 = 20_000;

/// Services of the system.
#[derive(Debug)]
pub struct Services;

/// A service of the system.
#[derive(Debug, serde::Serialize)]
pub struct SystemService<'a> {
    /// Its name.
    pub service: Untrusted<'a>,
    /// What it offers; nothing where the list does not tell.
    pub interface: Option<Untrusted<'a>>,
}

impl Record for SystemService<'_> {}

impl Artefact for Services {
    type Record<'a> = SystemService<'a>;

    const ABOUT: About = About {
        files: &["/**/services"],
        fields: &[
            ("service", "name of the service"),
            ("interface", "interface that it offers"),
        ],
        described_in: &["https://source.android.com/docs/core/architecture/aidl"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let (mut services, mut announced) = (0_u64, None);
        let ended = each_line(&*file.content(), &mut |line| {
            let text = line.text();
            let text = text.trim();
            if let Some(count) = text.strip_prefix("Found ") {
                announced = count.split(' ').next().and_then(|count| count.parse().ok());
                return;
            }
            if text.is_empty() {
                return;
            }
            services = services.saturating_add(1);
            match service(text) {
                None => out.fault(malformed("service", line.number)),
                Some(_) if services == SERVICES => {
                    out.fault(Fault::new(FaultKind::TooMany, "services"));
                }
                Some(service) if services < SERVICES => {
                    out.record(Place::Line(line.number), &service);
                }
                Some(_) => {}
            }
        });
        if announced.is_some_and(|announced: u64| announced > services) || services == 0 {
            out.fault(Fault::new(FaultKind::Short, "services"));
        }
        ended
    }
}

/// `12 name: [interface]`, a tabulator behind the number.
fn service(text: &str) -> Option<SystemService<'_>> {
    let (number, rest) = text.split_once(['\t', ' '])?;
    number.parse::<u32>().ok()?;
    let (name, interface) = rest.trim().split_once(": [")?;
    let interface = interface.strip_suffix(']')?;
    Some(SystemService {
        service: Untrusted::from(name),
        interface: (!interface.is_empty()).then(|| Untrusted::from(interface)),
    })
}
