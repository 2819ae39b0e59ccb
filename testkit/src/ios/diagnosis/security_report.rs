//! `security-sysdiagnose.txt`: the keychain's circle and what security services noted
//! (<https://github.com/apple-oss-distributions/Security>).

use super::{account::UNKNOWN_DEVICE, marks};
use crate::{BuildError, android::page::Page, build::Build, times, truth::Kind};

/// The artefact.
const ARTEFACT: &str = "ios.security_report";
/// The service under which devices of the same account are kept.
const SAME_ACCOUNT: &str = "RPIdentity-SameAccountDevice";

/// Writes `security-sysdiagnose.txt`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let now = build.now();
    let at = |seconds: i64| {
        times::text(seconds)
            .replace('T', " ")
            .replace('Z', " +0000")
    };
    let mut page = Page::new("/sysdiagnose/security-sysdiagnose.txt");
    page.lines("ccstatus: In Circle (0)\nAccount user is available.\nThis is a peer list:\n\nEngine state:\nclasses {inet} [4] ok");
    let known = at(now - 300 * times::DAY);
    let device = |name: &str, model: &str, kind: &str| {
        format!(
            "rapport: accc=<SecAccessControlRef: ck>,acct=69AAAFE9-A7FA-4BF3-922E-A14C33F11924,agrp=com.apple.rapport,cdat={known},gena={{length = 33, bytes = 0x{} ... }},invi=1,labl={name},mdat={known},musr={{length = 0, bytes = 0x}},pdmn=ck,svce={kind},sync=1,tomb=0,vwht=Home",
            hexadecimal(model)
        )
    };
    page.line("HomeKit keychain state:");
    page.line(device("Home", "AppleTV6,2", "HomeKit-Pairing"));
    page.line("Rapport keychain state:");
    page.line(device("iPad du salon", "iPad13,1", SAME_ACCOUNT));
    if build.phone.watched {
        page.line(device(UNKNOWN_DEVICE, "iPhone12,1", SAME_ACCOUNT));
        let check = "account-device";
        marks::check(&mut page, ARTEFACT, UNKNOWN_DEVICE, check, Kind::Exposure);
    }
    page.lines(&format!(
        "Analytics sysdiagnose\n\nClient: trust\n\
         {} EventSoftFailure: OTAPKIEvent - Attributes: {{product : iPhone OS, build : {}, errorDomain : NSOSStatusErrorDomain, modelid : {}, errorCode : -67694 }}\n\
         {} EventSoftFailure: MitmDetectionEvent - Attributes: {{product : iPhone OS, build : {}, overallScore : 0, rootUsages : (\n foo, bar \n), errorDomain : MITMErrorDomain, errorCode : 0 }}\n\
         Client: localkeychain\nNo data\n\
         All keys and values:\nkey: value\nAll values in the store:\n~PCS-Notes-tomb: <CFData 0x8f9055600>{{length = 7741}}",
        at(now - 9 * times::DAY),
        build.facts().build,
        build.facts().product,
        at(now - 8 * times::DAY),
        build.facts().build,
    ));
    page.count(ARTEFACT, "devices", if build.phone.watched { 3 } else { 2 });
    build.keep_page(&page)
}

/// Bytes as the report writes them, in groups of four.
fn hexadecimal(text: &str) -> String {
    let groups = text.as_bytes().chunks(4).map(crate::backup::hex);
    groups.collect::<Vec<_>>().join(" ")
}
