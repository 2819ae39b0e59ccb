//! The owner of a phone and the device's own identifiers: all made up.

use crate::{Persona, Phone, random::Random};

/// Who owns the phone, and its identifiers.
#[derive(Clone, Debug)]
pub(crate) struct Owner {
    /// `DeviceName`.
    pub(crate) device_name: String,
    /// The Apple account that buys the apps.
    pub(crate) account: String,
    /// The account of the parent, on a child's phone.
    pub(crate) parent_account: Option<String>,
    /// The telephone number.
    pub(crate) number: String,
    /// The serial number.
    pub(crate) serial: String,
    /// The device's unique identifier.
    pub(crate) udid: String,
    /// The IMEI.
    pub(crate) imei: String,
    /// The SIM's number.
    pub(crate) iccid: String,
}

/// The owner of `phone`.
pub(crate) fn of(phone: &Phone) -> Owner {
    let mut random = Random::named(phone.seed, "owner");
    let (device_name, account, parent) = match phone.persona {
        Persona::Ordinary => (
            "iPhone d’Inès 📱",
            "ines.moreau@vigie-testkit-home.org",
            None,
        ),
        Persona::Developer => ("Ada's iPhone", "ada@vigie-testkit-dev.org", None),
        Persona::Child => (
            "iPhone de Zoé",
            "zoe.family@vigie-testkit-home.org",
            Some("parent.family@vigie-testkit-home.org"),
        ),
        Persona::Managed => (
            "WORK-IPHONE-0042",
            "k.diallo@vigie-testkit-employer.com",
            None,
        ),
    };
    let udid = if phone.version.since(12) {
        format!(
            "00008{}-{}",
            random.digits(3),
            random.hex(16).to_uppercase()
        )
    } else {
        random.hex(40)
    };
    Owner {
        device_name: phone.named.as_deref().unwrap_or(device_name).to_owned(),
        account: account.to_owned(),
        parent_account: parent.map(str::to_owned),
        number: format!("+33 6 39 98 {} {}", random.digits(2), random.digits(2)),
        serial: format!("F{}{}", random.hex(5).to_uppercase(), random.digits(5)),
        udid,
        imei: format!("35{}", random.digits(13)),
        iccid: format!("8933{}", random.digits(16)),
    }
}
