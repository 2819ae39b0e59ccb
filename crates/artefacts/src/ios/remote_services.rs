//! Reads the services that the phone offers to a computer, and those that connected devices offer it:
//! `remotectl_dumpstate.txt`.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://github.com/doronz88/pymobiledevice3/blob/master/misc/RemoteXPC.md>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile, iphone_programs::is_app_id};

/// Services for computers.
#[derive(Debug)]
pub struct RemoteServices;

/// A device, or a service that it offers. Serial numbers are not kept.
#[derive(Debug, Default, serde::Serialize)]
pub struct RemoteService {
    /// `device`, or `service`.
    pub kind: &'static str,
    /// Whether it is this phone.
    pub is_this_phone: bool,
    /// The model of the device.
    pub product_type: Option<Untrusted<'static>>,
    /// The build of its system.
    pub os_build: Option<Untrusted<'static>>,
    /// The service.
    pub service: Option<Untrusted<'static>>,
}

impl Record for RemoteService {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        // Services are named as apps are.
        if let Some(service) = self.service.as_ref().filter(|one| is_app_id(one.raw())) {
            each(Value::AppId(service.raw()).with(Bearing::Mentioned));
        }
    }
}

impl Artefact for RemoteServices {
    type Record<'a> = RemoteService;

    const ABOUT: About = About {
        files: &["/sysdiagnose/remotectl_dumpstate.txt"],
        fields: &[
            ("kind", "device, or service"),
            ("is_this_phone", "whether it is this phone"),
            ("product_type", "model of the device"),
            ("os_build", "build of its system"),
            ("service", "service that the device offers"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://github.com/doronz88/pymobiledevice3/blob/master/misc/RemoteXPC.md",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        reader.tell(out);
        if reader.strange > 0 {
            let fault = Fault::new(FaultKind::Malformed, "services for computers");
            out.fault(fault.detail(format_args!("{} lines not understood", reader.strange)));
        }
        ended?;
        if reader.has_text && reader.devices == 0 {
            return Err(Fault::new(
                FaultKind::UnknownSchema,
                "services for computers",
            ));
        }
        Ok(())
    }
}

/// A list of services that is being read.
#[derive(Clone, Copy)]
struct List {
    /// How deep its heading is indented.
    above: usize,
    /// How deep its items are.
    depth: Option<usize>,
    /// Whether this phone offers them.
    of_this_phone: bool,
}

#[derive(Default)]
struct Reader {
    device: Option<(u64, RemoteService)>,
    devices: u64,
    list: Option<List>,
    has_text: bool,
    strange: u64,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, RemoteServices>) {
        let text = line.text();
        let name = text.trim();
        if name.is_empty() {
            return;
        }
        self.has_text = true;
        let depth = text.len().saturating_sub(text.trim_start().len());
        if depth == 0 {
            self.begin(line.number, name, out);
        } else if self.devices == 0 {
            self.strange = self.strange.saturating_add(1);
        } else if let Some(list) = self.list.filter(|list| depth > list.above) {
            // What stands deeper describes a service.
            if depth <= *list.depth.as_ref().unwrap_or(&depth) {
                self.list = Some(List {
                    depth: Some(depth),
                    ..list
                });
                let service = RemoteService {
                    kind: "service",
                    is_this_phone: list.of_this_phone,
                    service: kept(name),
                    ..RemoteService::default()
                };
                out.record(Place::Line(line.number), &service);
            }
        } else {
            self.list = None;
            self.value(depth, name);
        }
    }

    fn begin(&mut self, line: u64, name: &str, out: &mut Out<'_, RemoteServices>) {
        self.tell(out);
        self.list = None;
        let is_this_phone = name.starts_with("Local device");
        // `Found ncm-device (…)`, `Found localbridge`.
        if !is_this_phone && !name.starts_with("Found ") {
            self.strange = self.strange.saturating_add(1);
            return;
        }
        self.devices = self.devices.saturating_add(1);
        let device = RemoteService {
            kind: "device",
            is_this_phone,
            ..RemoteService::default()
        };
        self.device = Some((line, device));
    }

    fn value(&mut self, depth: usize, text: &str) {
        let Some(((_, device), (key, value))) = self.device.as_mut().zip(text.split_once(':'))
        else {
            return;
        };
        let value = value.trim().trim_matches('"');
        match key {
            "Product Type" => device.product_type = kept(value),
            "OS Build" => device.os_build = kept(value),
            "Services" | "Local Services" => {
                self.list = Some(List {
                    above: depth,
                    depth: None,
                    of_this_phone: device.is_this_phone || key == "Local Services",
                });
            }
            _ => {}
        }
    }

    fn tell(&mut self, out: &mut Out<'_, RemoteServices>) {
        if let Some((line, device)) = self.device.take() {
            out.record(Place::Line(line), &device);
        }
    }
}

fn kept(text: &str) -> Option<Untrusted<'static>> {
    (!text.is_empty()).then(|| Untrusted::from(text.to_owned()))
}
