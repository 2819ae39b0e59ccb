//! Pair records: computers that the phone trusts
//! (<https://github.com/libimobiledevice/libimobiledevice/blob/master/include/libimobiledevice/lockdown.h>).

use plist::Value;

use crate::{
    BuildError, Persona,
    build::{Build, Spot},
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
    let mut data = || Value::Data(random.bytes::<32>().to_vec());
    let content = dictionary([
        ("DeviceCertificate", data()),
        ("EscrowBag", data()),
        ("HostCertificate", data()),
        ("RootCertificate", data()),
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
