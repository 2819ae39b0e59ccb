//! Reads the keys of computers that the phone trusts: pairing records, a property list each.
//!
//! The record itself has no date: its certificates are made when the computer is trusted, and say from when on they count
//! (some programs write a day before). Described in:
//! <https://github.com/doronz88/pymobiledevice3>, <https://github.com/libimobiledevice/libusbmuxd>,
//! <https://support.apple.com/109054>.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use formats::{certificate, plist::Value};
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Untrusted};

use crate::{About, Artefact, Out, PhoneFile, digests, preferences, values::text};

/// Pairing records.
#[derive(Debug)]
pub struct LockdownPairing;

/// A computer that the phone trusts. Keys are not kept.
#[derive(Debug, Default, serde::Serialize)]
pub struct Pairing<'a> {
    /// From when on the phone's certificate for it counts.
    pub time: Option<Instant>,
    /// The computer's identifier.
    pub host_id: Option<Untrusted<'a>>,
    /// The computer's name, where it is written.
    pub computer_name: Option<Untrusted<'a>>,
    /// The identifier of the computer's system, the same for all of its users.
    pub computer_system_id: Option<Untrusted<'a>>,
    /// SHA-256 of the computer's certificate.
    pub computer_certificate: Option<Untrusted<'a>>,
    /// Whether it may read data while the phone is locked.
    pub reads_while_locked: bool,
    /// Whether it may connect over the air.
    pub over_the_air: bool,
}

impl Record for Pairing<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "computer-trusted"));
        }
    }
}

impl Artefact for LockdownPairing {
    type Record<'a> = Pairing<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/root/Library/Lockdown/pair_records/*.plist",
            "/private/var/db/lockdown/*.plist",
        ],
        fields: &[
            (
                "time",
                "from when on the phone's certificate for it counts: about when it was trusted (UTC)",
            ),
            ("host_id", "identifier of the computer"),
            ("computer_name", "name of the computer, where it is written"),
            (
                "computer_system_id",
                "identifier of the computer's system, the same for all of its users",
            ),
            (
                "computer_certificate",
                "SHA-256 of the computer's certificate",
            ),
            (
                "reads_while_locked",
                "whether it has a key for reading while the phone is locked",
            ),
            (
                "over_the_air",
                "whether it knows the phone's address for connecting over the air",
            ),
        ],
        described_in: &[
            "https://github.com/doronz88/pymobiledevice3",
            "https://github.com/libimobiledevice/libusbmuxd",
            "https://support.apple.com/109054",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "pairing record")?;
        let has = |key: &str| list.get(key).is_some();
        if !has("HostID") && !has("DeviceCertificate") && !has("HostCertificate") {
            // The configuration of the computer's own service lies beside the records.
            if file.name() == "SystemConfiguration.plist" {
                return Ok(());
            }
            return Err(
                Fault::new(FaultKind::UnknownSchema, "pairing record").detail("no computer in it")
            );
        }
        let valid_from = |key| {
            let parsed = certificate::parse(&der(list.get(key)?)?);
            parsed.ok()?.valid_from
        };
        let of_host = list.get("HostCertificate").and_then(der);
        let record = Pairing {
            time: valid_from("DeviceCertificate").or_else(|| valid_from("HostCertificate")),
            host_id: text(&list, "HostID"),
            computer_name: text(&list, "HostName").or_else(|| text(&list, "ComputerName")),
            computer_system_id: text(&list, "SystemBUID"),
            computer_certificate: of_host.map(|der| digests::sha256(&der).into()),
            reads_while_locked: has("EscrowBag"),
            over_the_air: has("WiFiMACAddress"),
        };
        if has("DeviceCertificate") && record.time.is_none() {
            out.fault(Fault::new(FaultKind::Malformed, "certificate of a pairing"));
        }
        out.record(Place::Whole, &record);
        Ok(())
    }
}

/// A certificate, which stands there as PEM.
fn der(value: &Value) -> Option<Vec<u8>> {
    let data = value.as_data()?;
    let Ok(text) = std::str::from_utf8(data) else {
        return Some(data.to_vec());
    };
    let (_, body) = text.split_once("-----BEGIN CERTIFICATE-----")?;
    let (body, _) = body.split_once("-----END")?;
    let digits: String = body.split_whitespace().collect();
    STANDARD.decode(digits).ok()
}
