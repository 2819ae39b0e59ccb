//! Reads at which addresses the calendar takes its owner to be reached: `com.apple.mobilecal.plist`.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://support.apple.com/guide/iphone/set-up-mail-contacts-and-calendar-accounts-ipha0d932e96/ios>.

use formats::plist::Value;
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile, masked, preferences,
    values::{is_personal_address, state_person},
};

/// Most addresses told; people have fewer than ten.
const ADDRESSES: usize = 1_000;

/// The calendar's owner.
#[derive(Debug)]
pub struct CalendarOwner;

/// One address of the owner.
#[derive(Debug, serde::Serialize)]
pub struct CalendarAddress<'a> {
    /// The address, without most of what stands before the `@`.
    pub own_address: Untrusted<'static>,
    /// The whole address, for comparing only.
    #[serde(skip)]
    address: &'a str,
}

impl Record for CalendarAddress<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_person(self.address, Bearing::Installed, each);
    }
}

impl Artefact for CalendarOwner {
    type Record<'a> = CalendarAddress<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/Preferences/com.apple.mobilecal.plist"],
        fields: &[(
            "own_address",
            "address of the calendar's owner, without most of what stands before the @",
        )],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://support.apple.com/guide/iphone/set-up-mail-contacts-and-calendar-accounts-ipha0d932e96/ios",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "settings of the calendar")?;
        let all: Vec<&str> = match list.get("OwnerEmailAddress") {
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(one)) => vec![one],
            _ => return Ok(()),
        };
        for (number, address) in all.iter().take(ADDRESSES).enumerate() {
            let address = masked::without_scheme(address);
            if !is_personal_address(address) {
                continue;
            }
            let record = CalendarAddress {
                own_address: masked::address(address).into(),
                address,
            };
            out.record(Place::Key(&format!("OwnerEmailAddress/{number}")), &record);
        }
        if all.len() > ADDRESSES {
            out.fault(Fault::new(FaultKind::TooMany, "addresses of the owner"));
        }
        Ok(())
    }
}
