//! Addresses and numbers that records must let people recognise without giving them away.

/// The scheme before an address at which somebody is reached.
const SCHEMES: [&str; 4] = ["im://", "mailto:", "tel:", "urn:"];
/// How much of a serial number is kept: enough to compare it with the one in the settings.
const SERIAL_KEPT: usize = 4;

/// An address without its scheme.
pub(crate) fn without_scheme(address: &str) -> &str {
    let mut address = address.trim();
    for scheme in SCHEMES {
        address = address.strip_prefix(scheme).unwrap_or(address);
    }
    address
}

/// An e-mail address by its first letter and its domain, a number by its last two digits.
pub(crate) fn address(address: &str) -> String {
    let address = without_scheme(address);
    if let Some((user, domain)) = address.rsplit_once('@') {
        let first: String = user.chars().take(1).collect();
        return format!("{first}…@{domain}");
    }
    let last = last_characters(address, 2);
    format!("…{last}")
}

/// The last characters of a serial number; nothing of one so short that they would tell it.
pub(crate) fn serial_end(serial: &str) -> Option<String> {
    let serial = serial.trim();
    let is_long = serial.chars().count() >= SERIAL_KEPT.saturating_mul(2);
    is_long.then(|| last_characters(serial, SERIAL_KEPT))
}

fn last_characters(text: &str, count: usize) -> String {
    let all = text.chars().count();
    text.chars().skip(all.saturating_sub(count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_recognise_their_own_and_others_learn_little() {
        assert_eq!(address("im://mailto:sam@mail.example"), "s…@mail.example");
        assert_eq!(address("tel:+33199001122"), "…22");
        assert_eq!(address(""), "…");
        assert_eq!(serial_end(" C02ABCDEF1G2 ").as_deref(), Some("F1G2"));
        assert_eq!(serial_end("C02"), None);
    }
}
