//! Reads at which addresses the phone's owner is reached by iMessage and `FaceTime`:
//! `com.apple.imservice.ids.iMessage.plist`, `com.apple.imservice.ids.FaceTime.plist`.
//!
//! The keys are Apple's own and differ between versions: every text that is an address is told.
//! Described in: <https://support.apple.com/guide/iphone/set-up-messages-iph3d039b68/ios>.

use std::collections::BTreeSet;

use formats::plist::{self, Value};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{is_personal_address, own_address, state_person},
};

/// Most addresses told of one file; people have fewer than ten.
const ADDRESSES: usize = 1_000;
/// How deep property lists inside data of property lists are opened: parsing bounds each one's depth.
const INNER_LISTS: usize = 3;

/// The owner's own addresses.
#[derive(Debug)]
pub struct MessageAccounts;

/// One address of the owner, or of an account that was once in use.
#[derive(Debug, serde::Serialize)]
pub struct OwnAddress<'a> {
    /// `iMessage` or `FaceTime`.
    pub service: &'static str,
    /// The address.
    pub person: Untrusted<'a>,
}

impl Record for OwnAddress<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_person(self.person.raw(), Bearing::Mentioned, each);
    }
}

impl Artefact for MessageAccounts {
    type Record<'a> = OwnAddress<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/Preferences/com.apple.imservice.ids.iMessage.plist",
            "/private/var/mobile/Library/Preferences/com.apple.imservice.ids.FaceTime.plist",
        ],
        fields: &[
            ("service", "iMessage or FaceTime"),
            (
                "person",
                "an e-mail address or telephone number at which the owner is reached",
            ),
        ],
        described_in: &["https://support.apple.com/guide/iphone/set-up-messages-iph3d039b68/ios"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        if list.as_dictionary().is_none() {
            return Err(
                Fault::new(FaultKind::UnknownSchema, "message accounts").detail("no dictionary")
            );
        }
        let service = if file.name().contains("FaceTime") {
            "FaceTime"
        } else {
            "iMessage"
        };
        let mut found = Found::default();
        found.below(&mut String::new(), &list);
        if found.cut {
            out.fault(Fault::new(FaultKind::TooMany, "addresses of the owner"));
        }
        for (place, address) in &found.addresses {
            let record = OwnAddress {
                service,
                person: address.as_str().into(),
            };
            out.record(Place::Key(place), &record);
        }
        Ok(())
    }
}

#[derive(Default)]
struct Found {
    addresses: Vec<(String, String)>,
    known: BTreeSet<String>,
    open_lists: usize,
    cut: bool,
}

impl Found {
    /// Addresses among the texts and the keys.
    fn below(&mut self, path: &mut String, value: &Value) {
        let outer = path.len();
        match value {
            Value::Dictionary(entries) => {
                for (key, value) in entries.iter() {
                    push(path, key);
                    self.add(path, key);
                    self.below(path, value);
                    path.truncate(outer);
                }
            }
            Value::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    push(path, &index.to_string());
                    self.below(path, value);
                    path.truncate(outer);
                }
            }
            Value::String(text) => self.add(path, text),
            Value::Data(data) if data.starts_with(b"bplist") && self.open_lists < INNER_LISTS => {
                if let Ok(inner) = plist::parse(data) {
                    self.open_lists = self.open_lists.saturating_add(1);
                    self.below(path, &inner);
                    self.open_lists = self.open_lists.saturating_sub(1);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, path: &str, text: &str) {
        let address = own_address(text);
        if !is_personal_address(address) || self.known.contains(address) {
            return;
        }
        if self.addresses.len() >= ADDRESSES {
            self.cut = true;
            return;
        }
        self.known.insert(address.to_owned());
        self.addresses.push((path.to_owned(), address.to_owned()));
    }
}

fn push(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('/');
    }
    path.push_str(name);
}
