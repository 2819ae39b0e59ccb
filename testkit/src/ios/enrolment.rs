//! `CloudConfigurationDetails.plist`: whether an organisation supervises the phone
//! (<https://support.apple.com/guide/deployment/about-device-supervision-dep1d89f0bff/web>).

use super::profiles::DOMAIN;
use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    planted,
    property_list::{dictionary, xml},
    truth::Kind,
};

/// Writes `CloudConfigurationDetails.plist`, which every phone has.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/ConfigurationProfiles/CloudConfigurationDetails.plist";
    let spot = Spot::new("ios.enrolment", DOMAIN, path);
    let managed = build.phone.persona == Persona::Managed;
    let mut entries = vec![
        ("AllowPairing", true.into()),
        ("CloudConfigurationUIComplete", true.into()),
        ("ConfigurationSource", i32::from(managed).into()),
        ("IsSupervised", (managed || build.phone.watched).into()),
        ("IsMDMUnremovable", false.into()),
        ("PostSetupProfileWasInstalled", true.into()),
    ];
    if managed {
        entries.push(("OrganizationName", "Made-up Employer".into()));
    }
    if build.phone.watched {
        let url = "https://enrol.vigie-testkit-c2.com/mdm";
        entries.push(("OrganizationName", "Made-up Stranger".into()));
        entries.push(("ConfigurationURL", url.into()));
        build.known(&spot, "key:ConfigurationURL", url, &planted::C2);
        let place = "key:IsSupervised";
        build.check(&spot, place, "", "supervised-device", Kind::Exposure);
    }
    build.truth.count(spot.artefact, path, 1);
    build.keep_file(&spot, &xml(&dictionary(entries))?)?;
    Ok(())
}
