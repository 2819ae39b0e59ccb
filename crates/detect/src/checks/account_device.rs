//! Other devices on the account of the phone: each can receive its messages, passwords or places.
//!
//! Described in: <https://support.apple.com/102649>,
//! <https://support.apple.com/guide/personal-safety/welcome/web>.

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{SeenIn, account_devices::AccountDevices, draft::Said};

/// Folds what records say of devices.
#[derive(Debug, Default)]
pub(crate) struct AccountDevice {
    devices: AccountDevices,
}

impl Check for AccountDevice {
    const ABOUT: About = About {
        reads: AccountDevices::READS,
        described_in: &[
            "https://support.apple.com/102649",
            "https://support.apple.com/guide/personal-safety/welcome/web",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        self.devices.record(seen, place, record);
    }

    fn absorb(&mut self, later: Self) {
        self.devices.absorb(later.devices);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for device in self.devices.others() {
            let known = |name: &String| Statement::Device(Untrusted::from(name.clone()));
            let named = [&device.name, &device.model];
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                arguments: vec![("name", Argument::words(&device.shown()))],
                excused_by: named.into_iter().flatten().map(known).collect(),
                subject: device.subject(),
                harmless_causes: 3,
                ..Said::default()
            };
            out.say(&said, device.evidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::{
        account_devices::AccountDevice as Listed, circle_status::CirclePeer,
        security_report::SecurityFact,
    };
    use model::Finding;

    use super::*;
    use crate::trial::findings;

    fn peer(kind: &'static str, model: &'static str, end: &'static str) -> CirclePeer {
        CirclePeer {
            kind,
            model: Some(model.into()),
            serial_end: Some(end.into()),
            ..CirclePeer::default()
        }
    }

    fn said(known: &[&str]) -> Vec<Finding> {
        let own = peer("this_phone", "iPhone14,5", "ABCD");
        let other = peer("peer", "MacBookAir10,1", "EFGH");
        let named = Listed {
            kind: "device",
            device_name: Some("MacBook".into()),
            model: Some("MacBookAir10,1".into()),
            serial_end: Some("EFGH".into()),
            ..Listed::default()
        };
        let cut = SecurityFact {
            kind: "device",
            device_name: Some("macbook".into()),
            model: Some("MacBook…".into()),
            ..SecurityFact::default()
        };
        let gone = SecurityFact {
            kind: "device",
            device_name: Some("Old".into()),
            forgotten: Some(true),
            ..SecurityFact::default()
        };
        let records = [
            AnyRecord::IosCircleStatus(&own),
            AnyRecord::IosCircleStatus(&other),
            AnyRecord::IosAccountDevices(&named),
            AnyRecord::IosSecurityReport(&cut),
            AnyRecord::IosSecurityReport(&gone),
        ];
        findings::<AccountDevice>("account-device", &records, known)
    }

    #[test]
    fn three_records_of_one_device_are_one_exposure_until_it_is_known() {
        let found = said(&[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, Kind::Exposure);
        assert_eq!(
            (found[0].certainty, found[0].count),
            (Certainty::Possible, 3)
        );
        for known in ["device:MacBook", "device:MacBookAir10,1"] {
            assert_eq!(said(&[known])[0].kind, Kind::Context, "{known}");
        }
        assert_eq!(said(&["device:iPad"])[0].kind, Kind::Exposure);
    }

    #[test]
    fn the_phone_itself_is_none() {
        let own = peer("peer", "iPhone14,5", "ABCD");
        let alone = [AnyRecord::IosCircleStatus(&own)];
        assert_eq!(findings::<AccountDevice>("account-device", &alone, &[]), []);
    }
}
