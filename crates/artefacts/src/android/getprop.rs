//! Reads the system's properties: `getprop`.
//!
//! Described in: <https://source.android.com/docs/core/architecture/configuration/add-system-properties>.

use model::{Bearing, Fault, FaultKind, Instant, Place, Record, Trace, Untrusted, Value};

use formats::text::{Line, each_line};

use crate::{About, Artefact, Out, PhoneFile};

/// Properties of the system.
#[derive(Debug)]
pub struct Getprop;

/// One property.
#[derive(Debug, serde::Serialize)]
pub struct Property<'a> {
    /// Its name.
    pub name: Untrusted<'a>,
    /// Its value, where it tells the state of the system; other values can name people and places.
    pub value: Option<Untrusted<'a>>,
    /// When the source was made, for checks that ask how old a thing was then.
    #[serde(skip)]
    pub captured: Option<Instant>,
}

/// Beginnings of the names whose values tell the state of the system.
const TELLING: &[&str] = &[
    "ro.boot.",
    "ro.build.",
    "ro.debuggable",
    "ro.product.",
    "ro.secure",
    "ro.vendor.build.",
    "ro.adb.secure",
    "init.svc.adbd",
    "persist.sys.timezone",
    "persist.sys.usb.config",
    "service.adb.",
    "sys.usb.",
];
/// Names among those that hold numbers of this one device.
const OF_THE_DEVICE: &[&str] = &[
    "serial", "imei", "meid", "mac", "cid", "uid", "host", "user",
];

impl Record for Property<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::Property(self.name.raw()).with(Bearing::Installed));
    }
}

impl Artefact for Getprop {
    type Record<'a> = Property<'a>;

    const ABOUT: About = About {
        files: &["/**/getprop"],
        fields: &[
            ("name", "name of the property"),
            (
                "value",
                "its value, where it tells the state of the system and not of a person",
            ),
        ],
        described_in: &[
            "https://source.android.com/docs/core/architecture/configuration/add-system-properties",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        // A value may go on over further lines.
        let mut is_open = false;
        let captured = file.clock().captured();
        each_line(&*file.content(), &mut |line| {
            let ends = line.bytes.ends_with(b"]");
            if property(&line, captured, out) || is_open {
                is_open = !ends;
            } else if !line.bytes.is_empty() {
                let place = Place::Line(line.number);
                out.fault(Fault::new(FaultKind::Malformed, "property").detail(place));
            }
        })
    }
}

/// Reads `[name]: [value]`; false when the line is none.
fn property(line: &Line<'_>, captured: Option<Instant>, out: &mut Out<'_, Getprop>) -> bool {
    let text = line.text();
    let Some((name, value)) = text
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: ["))
    else {
        return false;
    };
    let telling = TELLING.iter().any(|start| name.starts_with(start));
    let of_the_device = name.split('.').any(|part| OF_THE_DEVICE.contains(&part));
    let is_kept = telling && !of_the_device && !name.contains("serialno");
    let record = Property {
        name: Untrusted::from(name),
        value: is_kept.then(|| Untrusted::from(value.strip_suffix(']').unwrap_or(value))),
        captured,
    };
    out.record(Place::Line(line.number), &record);
    true
}
