//! Reads which computers the phone was connected to: `com.apple.mobile.ldpair.plist`, and the names
//! that iTunes leaves in `iTunesPrefs`.
//!
//! Described in: <https://support.apple.com/109054>,
//! <https://github.com/doronz88/pymobiledevice3>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/conDev.py>.

use formats::plist::{self, Dictionary, Value};
use memchr::memmem;
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{About, Artefact, Out, PhoneFile, links::Links, preferences, values::text};

/// What stands before the names in `iTunesPrefs`.
const MARKER: &[u8] = &[0x01, 0x01, 0x80, 0x00, 0x00];
/// Where the names start, counted from the marker.
const NAMES_AT: usize = 92;
/// Most computers kept of one file; people have a few.
const COMPUTERS: usize = 256;
/// Longest name, in bytes.
const NAME_BYTES: usize = 256;

/// Computers that the phone was connected to.
#[derive(Debug)]
pub struct PairedComputers;

/// One computer.
#[derive(Debug, serde::Serialize)]
pub struct PairedComputer<'a> {
    /// When the phone last trusted it.
    pub time: Option<Instant>,
    /// The computer's identifier.
    pub host_id: Option<Untrusted<'a>>,
    /// The computer's name.
    pub computer_name: Option<Untrusted<'a>>,
    /// The name of the account on that computer.
    pub computer_account: Option<Untrusted<'a>>,
    /// Links in what is noted of it.
    pub links: Links<'static>,
}

impl Record for PairedComputer<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "computer-trusted"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for PairedComputers {
    type Record<'a> = PairedComputer<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/Preferences/com.apple.mobile.ldpair.plist",
            "/private/var/mobile/Media/iTunes_Control/iTunes/iTunesPrefs",
            "/private/var/mobile/Media/iTunes_Control/iTunes/iTunesPrefs.plist",
        ],
        fields: &[
            ("time", "when the phone last trusted it (UTC)"),
            ("host_id", "identifier of the computer"),
            ("computer_name", "name of the computer"),
            ("computer_account", "name of the account on that computer"),
            ("links", "links in what is noted of it"),
        ],
        described_in: &[
            "https://support.apple.com/109054",
            "https://github.com/doronz88/pymobiledevice3",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/conDev.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        if !file.name().starts_with("iTunesPrefs") {
            let list = preferences::settings(file, "paired computers")?;
            pairings(&list, out);
            return Ok(());
        }
        let bytes = file.bytes()?;
        // The newer file wraps the older one's content in a property list.
        let wrapped = match plist::parse(&bytes) {
            Ok(list) => list.as_dictionary().and_then(|entries| {
                let mut data = entries.iter().filter_map(|(_, value)| value.as_data());
                data.next().map(<[u8]>::to_vec)
            }),
            Err(_) => None,
        };
        names(wrapped.as_deref().unwrap_or(&bytes), out)
    }
}

/// The computers' identifiers, each with a time in seconds since 1970; whatever else stands there is
/// read as it comes.
fn pairings(list: &Value, out: &mut Out<'_, PairedComputers>) {
    for (host, value) in list.as_dictionary().into_iter().flat_map(Dictionary::iter) {
        let name = ["HostName", "ComputerName", "name"];
        let record = PairedComputer {
            time: value
                .as_date()
                .or_else(|| Instant::from_unix_s(value.as_real()?).filter(|_| is_time(value))),
            host_id: Some(Untrusted::from(host)),
            computer_name: name.iter().find_map(|key| text(value, key)),
            computer_account: None,
            links: preferences::links(value, &|_| false),
        };
        out.record(Place::Key(host), &record);
    }
}

/// A number that can be a time, and no switch.
fn is_time(value: &Value) -> bool {
    value.as_real().is_some_and(|number| number > 1.0)
}

/// Account and computer take turns, a zero byte after each.
fn names(bytes: &[u8], out: &mut Out<'_, PairedComputers>) -> Result<(), Fault> {
    let unknown = |what| Fault::new(FaultKind::UnknownSchema, "iTunesPrefs").detail(what);
    if !bytes.starts_with(b"frpd") {
        return Err(unknown("does not start with frpd"));
    }
    let Some(marker) = memmem::find(bytes, MARKER) else {
        // A phone that was never synchronised.
        return Ok(());
    };
    let start = marker.saturating_add(NAMES_AT);
    let mut names = bytes
        .get(start..)
        .unwrap_or_default()
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty())
        .map_while(name);
    for number in 0..COMPUTERS {
        let Some(account) = names.next() else {
            return Ok(());
        };
        let record = PairedComputer {
            time: None,
            host_id: None,
            computer_name: names.next().map(Untrusted::from),
            computer_account: Some(Untrusted::from(account)),
            links: Links::default(),
        };
        out.record(Place::Key(&format!("frpd/{number}")), &record);
    }
    out.fault(Fault::new(FaultKind::TooMany, "computers in iTunesPrefs"));
    Ok(())
}

/// What stands after the last name is no text.
fn name(bytes: &[u8]) -> Option<&str> {
    let name = std::str::from_utf8(bytes).ok()?;
    (name.len() <= NAME_BYTES && !name.contains(char::is_control)).then_some(name)
}
