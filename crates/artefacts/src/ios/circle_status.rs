//! Reads which devices share the account's keychain, and with it its passwords: `otctl_status.txt`.
//!
//! Described in: <https://github.com/apple-oss-distributions/Security>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/sysdiagAccountDevices.py>.

use model::{Fault, FaultKind, Instant, Moment, Place, Record, Untrusted};
use serde_json::Value;

use crate::{
    About, Artefact, Out, PhoneFile,
    json_file::{self, below, text},
    masked,
    stamps::in_json,
};

/// Most peers told of one file; people have fewer than fifty.
const PEERS: usize = 1_000;

/// The circle of devices.
#[derive(Debug)]
pub struct CircleStatus;

/// One device of the circle, or the state of the whole.
#[derive(Debug, Default, serde::Serialize)]
pub struct CirclePeer {
    /// `peer`, `this_phone`, or `circle`: the state of the whole.
    pub kind: &'static str,
    /// When the phone last heard of a change.
    pub time: Option<Instant>,
    /// The device's name, where it is given.
    pub device_name: Option<Untrusted<'static>>,
    /// The device's model in Apple's terms.
    pub model: Option<Untrusted<'static>>,
    /// The version of its system.
    pub os_version: Option<Untrusted<'static>>,
    /// The end of its serial number.
    pub serial_end: Option<Untrusted<'static>>,
    /// How many devices there are.
    pub peer_count: Option<u64>,
}

impl Record for CirclePeer {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "keychain-circle-changed"));
        }
    }
}

impl Artefact for CircleStatus {
    type Record<'a> = CirclePeer;

    const ABOUT: About = About {
        files: &[
            "/sysdiagnose/otctl_status.txt",
            "/sysdiagnose/**/otctl_status.txt",
        ],
        fields: &[
            (
                "kind",
                "peer, this_phone, or circle: the state of the whole",
            ),
            ("time", "when the phone last heard of a change (UTC)"),
            ("device_name", "name of the device, where it is given"),
            ("model", "model in Apple's terms"),
            ("os_version", "version of its system"),
            ("serial_end", "last four characters of its serial number"),
            ("peer_count", "how many devices there are"),
        ],
        described_in: &[
            "https://github.com/apple-oss-distributions/Security",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/sysdiagAccountDevices.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let Some(document) = json_file::read(file, "state of the circle")? else {
            return Ok(());
        };
        if let Some(fault) = document.fault {
            out.fault(fault);
        }
        let status = &document.value;
        let context = status.get("contextDump").unwrap_or(status);
        let peers = context.get("peers").and_then(Value::as_array);
        let peers = peers.map(Vec::as_slice).unwrap_or_default();
        let whole = CirclePeer {
            kind: "circle",
            time: status.get("lastOctagonPush").and_then(in_json),
            peer_count: u64::try_from(peers.len()).ok(),
            ..CirclePeer::default()
        };
        out.record(Place::Key("contextDump"), &whole);
        if let Some(own) = context.get("self").and_then(|own| peer("this_phone", own)) {
            out.record(Place::Key("contextDump/self"), &own);
        }
        for (number, found) in peers.iter().take(PEERS).enumerate() {
            // A peer that the phone has heard of may have no description yet.
            if let Some(found) = peer("peer", found) {
                let place = format!("contextDump/peers/{number}");
                out.record(Place::Key(&place), &found);
            }
        }
        if peers.len() > PEERS {
            out.fault(Fault::new(FaultKind::TooMany, "peers of the circle"));
        }
        Ok(())
    }
}

fn peer(kind: &'static str, peer: &Value) -> Option<CirclePeer> {
    let stable = |key| below(peer, &["stableInfo"]).and_then(|info| text(info, key));
    let model = below(peer, &["permanentInfo"]).and_then(|info| text(info, "model_id"));
    let owned = |text: Option<&str>| text.map(|text| Untrusted::from(text.to_owned()));
    let found = CirclePeer {
        kind,
        device_name: owned(stable("device_name")),
        model: owned(model),
        os_version: owned(stable("os_version")),
        serial_end: stable("serial_number")
            .and_then(masked::serial_end)
            .map(Untrusted::from),
        ..CirclePeer::default()
    };
    let says_something = found.model.is_some() || found.os_version.is_some();
    says_something.then_some(found)
}
