//! Reads with whom photo albums are shared: the addresses in `PhotoCloudSharingData`.
//!
//! Names of people and albums are left out. Described in:
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/icloudSharedalbums.py>,
//! <https://support.apple.com/108314>.

use formats::plist::{Dictionary, Value};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    preferences,
    values::{state_person, time, truth},
};

/// Most addresses kept of one person or album.
const ADDRESSES: usize = 4_096;

/// Shared albums.
#[derive(Debug)]
pub struct SharedAlbums;

/// One album, or one person with whom albums are shared.
#[derive(Debug, serde::Serialize)]
pub struct SharedAlbum<'a> {
    /// When the phone joined the album.
    pub time: Option<Instant>,
    /// What it is: `album`, `person`, or `addresses`.
    pub shared_part: Untrusted<'a>,
    /// E-mail addresses and telephone numbers.
    pub addresses: Vec<Untrusted<'a>>,
    /// Whether anybody who knows its address can see the album.
    pub public_address: Option<bool>,
    /// Links in it.
    pub links: Links<'static>,
}

impl Record for SharedAlbum<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "album-joined"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for address in &self.addresses {
            state_person(address.raw(), Bearing::Mentioned, each);
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for SharedAlbums {
    type Record<'a> = SharedAlbum<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Media/PhotoData/PhotoCloudSharingData/**/Info.plist",
            "/private/var/mobile/Media/PhotoData/PhotoCloudSharingData/**/cloudSharedPersonInfos.plist",
            "/private/var/mobile/Media/PhotoData/PhotoCloudSharingData/**/cloudSharedEmails.plist",
        ],
        fields: &[
            ("time", "when the phone joined the album (UTC)"),
            ("shared_part", "what it is: album, person, addresses"),
            ("addresses", "e-mail addresses and telephone numbers"),
            (
                "public_address",
                "whether anybody who knows its address can see the album",
            ),
            ("links", "links in it"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/icloudSharedalbums.py",
            "https://support.apple.com/108314",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "shared album")?;
        match file.name() {
            "Info.plist" => write(Place::Whole, &shared("album", &list), out),
            "cloudSharedPersonInfos.plist" => {
                for (person, facts) in list.as_dictionary().into_iter().flat_map(Dictionary::iter) {
                    write(Place::Key(person), &shared("person", facts), out);
                }
            }
            _ => {
                let mut record = shared("addresses", &list);
                let keys = list.as_dictionary().into_iter().flat_map(Dictionary::iter);
                let keys = keys.map(|(key, _)| key).filter(|key| key.contains('@'));
                record
                    .addresses
                    .extend(keys.take(ADDRESSES).map(Untrusted::from));
                write(Place::Whole, &record, out);
            }
        }
        Ok(())
    }
}

fn write(place: Place<'_>, record: &SharedAlbum<'_>, out: &mut Out<'_, SharedAlbums>) {
    if record.addresses.len() >= ADDRESSES {
        out.fault(Fault::new(
            FaultKind::TooMany,
            "addresses of one shared album",
        ));
    }
    out.record(place, record);
}

fn shared<'v>(part: &'static str, facts: &'v Value) -> SharedAlbum<'v> {
    let mut addresses = Vec::new();
    collect("", facts, &mut addresses);
    SharedAlbum {
        time: time(facts, "cloudSubscriptionDate"),
        shared_part: Untrusted::from(part),
        addresses,
        public_address: truth(facts, "cloudPublicURLEnabled"),
        links: match part {
            "addresses" => Links::default(),
            _ => preferences::links(facts, &is_private),
        },
    }
}

/// Keys whose texts are names of people and albums, and those of addresses.
fn is_private(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["name", "title", "mail", "phone"]
        .iter()
        .any(|word| key.contains(word))
}

fn is_number(key: &str) -> bool {
    key.to_ascii_lowercase().contains("phone")
}

/// E-mail addresses wherever they stand, numbers where the key says so.
fn collect<'v>(key: &'v str, value: &'v Value, addresses: &mut Vec<Untrusted<'v>>) {
    match value {
        Value::String(text) => {
            let is_address = text.contains('@') && !text.contains(char::is_whitespace);
            if addresses.len() < ADDRESSES && (is_address || is_number(key)) {
                addresses.push(Untrusted::from(text.as_str()));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(key, item, addresses)),
        Value::Dictionary(entries) => {
            for (key, value) in entries.iter() {
                collect(key, value, addresses);
            }
        }
        _ => {}
    }
}
