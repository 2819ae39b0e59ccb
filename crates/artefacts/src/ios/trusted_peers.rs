//! Reads which devices keep a way back into the account's keychain: `TrustedPeersHelper.db`, one for each
//! account and purpose.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/trustedPeers.py>,
//! <https://github.com/apple-oss-distributions/Security>.

use formats::sqlite::{Database, Row, Select};
use model::{Fault, FaultKind, Instant, Moment, Record, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile, masked,
    values::{row_cocoa, row_filled},
};

/// Deepest nesting of a peer's description that is looked at.
const DEPTH: usize = 16;
/// Most texts of a peer's description; real ones have about thirty.
const TEXTS: usize = 256;

/// Devices with a way into the keychain.
#[derive(Debug)]
pub struct TrustedPeers;

/// One device.
#[derive(Debug, Default, serde::Serialize)]
pub struct TrustedPeer<'a> {
    /// When it left its way back.
    pub time: Option<Instant>,
    /// The device's name.
    pub device_name: Option<Untrusted<'a>>,
    /// The device's model in Apple's terms.
    pub model: Option<Untrusted<'a>>,
    /// The version of its system.
    pub os_version: Option<Untrusted<'a>>,
    /// The end of its serial number.
    pub serial_end: Option<Untrusted<'a>>,
    /// How many digits its passcode has; nothing when it is no number.
    pub passcode_digits: Option<i64>,
}

impl Record for TrustedPeer<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "keychain-circle-changed"));
        }
    }
}

impl Artefact for TrustedPeers {
    type Record<'a> = TrustedPeer<'a>;

    const ABOUT: About = About {
        files: &["/private/var/**/*TrustedPeersHelper.db"],
        fields: &[
            ("time", "when it left its way back (UTC)"),
            ("device_name", "name of the device"),
            ("model", "model in Apple's terms"),
            ("os_version", "version of its system"),
            ("serial_end", "last four characters of its serial number"),
            (
                "passcode_digits",
                "how many digits its passcode has; nothing when it is no number",
            ),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/trustedPeers.py",
            "https://github.com/apple-oss-distributions/Security",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let tables = ["ZESCROWCLIENTMETADATA", "ZESCROWMETADATA"];
        if !tables.iter().any(|table| database.has_table(table)) {
            // Another purpose's database has none of the two.
            let is_core_data = database.has_table("Z_METADATA");
            let fault = Fault::new(FaultKind::UnknownSchema, "devices of the keychain");
            return if is_core_data { Ok(()) } else { Err(fault) };
        }
        peers(&database, out);
        Ok(())
    }
}

fn peers(database: &Database, out: &mut Out<'_, TrustedPeers>) {
    let mut select = Select::from("ZESCROWCLIENTMETADATA");
    select.also_known(&[
        "Z_PK",
        "Z_ENT",
        "Z_OPT",
        "ZDEVICECOLOR",
        "ZDEVICEENCLOSURECOLOR",
        "ZDEVICEMID",
        "ZDEVICEPLATFORM",
        "ZSECUREBACKUPUSESCOMPLEXPASSPHRASE",
        "ZSECUREBACKUPUSESNUMERICPASSPHRASE",
        "ZESCROWMETADATA.*",
    ]);
    let escrow = select.left_join("ZESCROWMETADATA", "Z_PK", "ZESCROWMETADATA");
    let time = select.column("ZSECUREBACKUPMETADATATIMESTAMP");
    let [model, model_version, name] =
        ["ZDEVICEMODEL", "ZDEVICEMODELVERSION", "ZDEVICENAME"].map(|name| select.column(name));
    let digits = select.column("ZSECUREBACKUPNUMERICPASSPHRASELENGTH");
    let [serial, info] = ["ZSERIAL", "ZPEERINFO"].map(|name| select.column_of(escrow, name));
    out.rows(database, &select, |out, row: &Row<'_>| {
        let texts = row.blob(info).map(der_texts).unwrap_or_default();
        let said = |key: &str| {
            let at = texts.iter().position(|text| *text == key)?;
            texts.get(at.checked_add(1)?).copied()
        };
        let borrowed = |text: &str| Untrusted::from(text.to_owned());
        let serial = row.text(serial);
        let serial = serial.as_deref().or_else(|| said("SerialNumber"));
        let record = TrustedPeer {
            time: row_cocoa(row, time),
            device_name: row_filled(row, name).or_else(|| said("ComputerName").map(borrowed)),
            model: row_filled(row, model_version)
                .or_else(|| row_filled(row, model))
                .or_else(|| said("ModelName").map(borrowed)),
            os_version: said("OSVersion").map(borrowed),
            serial_end: serial.and_then(masked::serial_end).map(Untrusted::from),
            passcode_digits: row.integer(digits).filter(|digits| *digits > 0),
        };
        out.record(row.place(), &record);
    });
}

/// The UTF-8 texts of a DER structure, in their order: keys and values take turns.
fn der_texts(der: &[u8]) -> Vec<&str> {
    let mut texts = Vec::new();
    texts_below(der, DEPTH, &mut texts);
    texts
}

fn texts_below<'d>(der: &'d [u8], depth: usize, texts: &mut Vec<&'d str>) {
    let mut rest = der;
    while let Some((tag, value, behind)) = element(rest) {
        rest = behind;
        if texts.len() >= TEXTS {
            return;
        }
        if tag == 0x0c {
            texts.extend(std::str::from_utf8(value));
        } else if tag & 0x20 != 0
            && let Some(depth) = depth.checked_sub(1)
        {
            texts_below(value, depth, texts);
        }
    }
}

/// The first element: its tag, its value, and what stands behind it.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = der.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first.checked_sub(0x80) {
        None => (usize::from(*first), rest),
        Some(count @ 1..=4) => {
            let (bytes, rest) = rest.split_at_checked(usize::from(count))?;
            let add = |length: usize, byte: &u8| (length << 8) | usize::from(*byte);
            (bytes.iter().fold(0, add), rest)
        }
        Some(_) => return None,
    };
    let (value, behind) = rest.split_at_checked(length)?;
    Some((*tag, value, behind))
}
