//! Pair records: computers that the phone trusts
//! (<https://github.com/libimobiledevice/libimobiledevice/blob/master/include/libimobiledevice/lockdown.h>).

use plist::Value;

use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    ios::trusted_certificates::certificate,
    property_list::{binary, dictionary},
    truth::Kind,
};

/// Where records lie.
const FOLDER: &str = "/private/var/root/Library/Lockdown/pair_records";

/// Writes the records of the persona's computer and of one that nobody knows.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    if build.phone.persona == Persona::Developer {
        record(build, "Ada’s MacBook Pro", false)?;
    }
    if build.phone.watched {
        record(build, "DESKTOP-7E57C17", true)?;
    }
    Ok(())
}

fn record(build: &mut Build<'_>, name: &str, unknown: bool) -> Result<(), BuildError> {
    let mut random = build.random(&format!("pair record {name}"));
    let host = random.uuid();
    let spot = Spot::new("ios.lockdown_pairing", "", format!("{FOLDER}/{host}.plist"));
    let certificate = |name: &str| Value::Data(pem(&certificate(name, "")));
    let content = dictionary([
        ("DeviceCertificate", certificate("Device")),
        ("EscrowBag", Value::Data(random.bytes::<32>().to_vec())),
        ("HostCertificate", certificate("Host")),
        ("RootCertificate", certificate("Root")),
        ("HostID", host.as_str().into()),
        ("HostName", name.into()),
        ("SystemBUID", build.random("system buid").uuid().into()),
        ("WiFiMACAddress", "02:00:5e:00:53:01".into()),
    ]);
    build.keep_file(&spot, &binary(&content)?)?;
    build.truth.count(spot.artefact, "records", 1);
    if unknown {
        build.check(&spot, "file", name, "paired-computer", Kind::Exposure);
    }
    Ok(())
}

/// A certificate as text (<https://www.rfc-editor.org/rfc/rfc7468>).
fn pem(der: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = b"-----BEGIN CERTIFICATE-----\n".to_vec();
    for (nth, group) in der.chunks(3).enumerate() {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
            let is_filler = usize::try_from(place).is_ok_and(|place| place > group.len());
            text.push(if is_filler { b'=' } else { DIGITS[digit] });
        }
        if nth % 16 == 15 {
            text.push(b'\n');
        }
    }
    text.extend(b"\n-----END CERTIFICATE-----\n");
    text
}
