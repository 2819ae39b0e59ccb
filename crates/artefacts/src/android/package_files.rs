//! Reads the apps with their files, digests and certificates that AndroidQF lists (`packages.json`), and
//! Bugbane as protobuf (`packages.pb`): one app at a time.
//!
//! An app that was removed while its data were kept is listed without files. Described in:
//! <https://github.com/mvt-project/androidqf/blob/main/modules/packages.go>,
//! <https://developer.android.com/tools/adb#pm>, <https://github.com/osservatorionessuno/bugbane>.

use std::borrow::Cow;

use formats::{
    json_items::each_item,
    protobuf::{Field, fields},
    protobuf_items::each_message,
};
use model::{
    Bearing, Fault, FaultKind, HashAlgorithm, Place, Record, Trace, Untrusted, Value as Named,
};
use serde_json::Value;

use crate::{
    About, Artefact, Out, PhoneFile,
    listed::is_digest,
    lists::{self, is_protobuf, is_whole},
    shared_certificates::is_shared_certificate,
};

/// Where Bugbane puts the files of an app, and in each the certificates of its signers.
const INNER: &[u64] = &[7, 8];

/// Apps with their files.
#[derive(Debug)]
pub struct PackageFiles;

/// An app, as the package manager listed it, with its files.
#[derive(Debug, serde::Serialize)]
pub struct ListedPackage<'a> {
    /// Its identifier.
    pub app_id: Untrusted<'a>,
    /// Which app installed it.
    pub installed_by_app: Option<Untrusted<'a>>,
    /// The number under which the system runs it.
    pub uid: Option<i64>,
    /// Whether it is switched off.
    pub disabled: Option<bool>,
    /// Whether it is listed among the system's.
    pub is_system: Option<bool>,
    /// Whether it is listed among those that are not the system's.
    pub third_party: Option<bool>,
    /// Its files; none for an app that was removed while its data were kept.
    pub files: Vec<PackageFile<'a>>,
}

/// An APK file of an app.
#[derive(Debug, serde::Serialize)]
pub struct PackageFile<'a> {
    /// Where it lies.
    pub path: Option<Untrusted<'a>>,
    /// MD5 of the file.
    pub md5: Option<Untrusted<'a>>,
    /// SHA-1 of the file.
    pub sha1: Option<Untrusted<'a>>,
    /// SHA-256 of the file.
    pub sha256: Option<Untrusted<'a>>,
    /// SHA-512 of the file.
    pub sha512: Option<Untrusted<'a>>,
    /// The certificates of its signers.
    pub certificates: Vec<ListedCertificate<'a>>,
}

/// The certificate of a signer, as the tool read it.
#[derive(Debug, serde::Serialize)]
pub struct ListedCertificate<'a> {
    /// MD5 of its DER form.
    pub md5: Option<Untrusted<'a>>,
    /// SHA-1 of its DER form.
    pub sha1: Option<Untrusted<'a>>,
    /// SHA-256 of its DER form.
    pub sha256: Option<Untrusted<'a>>,
    /// The common name in it.
    pub name: Option<Untrusted<'a>>,
    /// The organisation in it.
    pub organisation: Option<Untrusted<'a>>,
    /// Whether anybody can sign with it.
    pub shared: bool,
}

type Digests<'r, 'a, const COUNT: usize> = [(HashAlgorithm, &'r Option<Untrusted<'a>>); COUNT];

impl Record for ListedPackage<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        // One without files was removed, and its data were kept.
        each(Named::AppId(self.app_id.raw()).with(Bearing::Installed));
        if let Some(installer) = &self.installed_by_app {
            each(Named::AppId(installer.raw()).with(Bearing::Mentioned));
        }
        for file in &self.files {
            if let Some(path) = &file.path {
                each(Named::FilePath(path.raw()).with(Bearing::Stored));
            }
            let digests: Digests<'_, '_, 4> = [
                (HashAlgorithm::Md5, &file.md5),
                (HashAlgorithm::Sha1, &file.sha1),
                (HashAlgorithm::Sha256, &file.sha256),
                (HashAlgorithm::Sha512, &file.sha512),
            ];
            for (algorithm, digest) in digests {
                if let Some(digest) = digest {
                    each(Named::FileHash(algorithm, digest.raw()).with(Bearing::Installed));
                }
            }
            for certificate in file.certificates.iter().filter(|one| !one.shared) {
                certificate.traces(each);
            }
        }
    }
}

impl ListedCertificate<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let digests: Digests<'_, '_, 3> = [
            (HashAlgorithm::Md5, &self.md5),
            (HashAlgorithm::Sha1, &self.sha1),
            (HashAlgorithm::Sha256, &self.sha256),
        ];
        for (algorithm, digest) in digests {
            if let Some(digest) = digest {
                each(Named::Certificate(algorithm, digest.raw()).with(Bearing::Installed));
            }
        }
        if let Some(organisation) = &self.organisation {
            each(Named::SignerOrganisation(organisation.raw()).with(Bearing::Installed));
        }
        if let Some(name) = &self.name {
            each(Named::SignerName(name.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for PackageFiles {
    type Record<'a> = ListedPackage<'a>;

    const ABOUT: About = About {
        files: &["/**/androidqf/packages.json", "/**/androidqf/packages.pb"],
        fields: &[
            ("app_id", "identifier of the app"),
            (
                "installed_by_app",
                "app that installed it; absent where none is known or the phone does not tell",
            ),
            ("uid", "number under which the system runs it"),
            ("disabled", "whether it is switched off"),
            ("is_system", "whether it is listed among the system's apps"),
            (
                "third_party",
                "whether it is listed among the apps that are not the system's",
            ),
            (
                "files",
                "its APK files: path, digests, certificates of the signers with digests and names and whether anybody can sign with them; none for an app that was removed while its data were kept",
            ),
        ],
        described_in: &[
            "https://github.com/mvt-project/androidqf/blob/main/modules/packages.go",
            "https://developer.android.com/tools/adb#pm",
            "https://github.com/osservatorionessuno/bugbane",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut tell = |number: u64, is_whole: bool, package: Option<ListedPackage<'_>>| {
            if package.is_none() || !is_whole {
                let fault = Fault::new(FaultKind::Malformed, "package of a list");
                out.fault(fault.detail(format_args!("item {number}")));
            }
            if let Some(package) = package {
                out.record(Place::Key(&number.to_string()), &package);
            }
        };
        let (content, what) = (file.content(), "list of packages");
        if is_protobuf(file) {
            return each_message(&*content, what, &mut |number, message| {
                tell(number, is_whole(message, INNER), listed(message));
            });
        }
        each_item(&*content, what, &mut |number, item| {
            // What the library says may quote the file.
            let value: Value = serde_json::from_str(item).unwrap_or_default();
            tell(number, true, package(&value));
        })
    }
}

/// The fields of a message, as far as it is whole.
fn whole(message: &[u8]) -> impl Iterator<Item = Field<'_>> {
    fields(message).filter_map(Result::ok)
}

/// An app of Bugbane's list. What is false or 0 is not written.
fn listed(message: &[u8]) -> Option<ListedPackage<'_>> {
    let (mut name, mut installer, mut uid, mut files) = (None, None, None, Vec::new());
    let (mut disabled, mut is_system, mut third_party) = (false, false, false);
    for field in whole(message) {
        let value = field.value;
        let is_true = || value.number::<u64>().is_some_and(|number| number != 0);
        match field.number {
            1 => name = lists::text(value),
            2 => installer = lists::text(value).filter(|name| name != "null"),
            3 => uid = value.signed(),
            4 => disabled = is_true(),
            5 => is_system = is_true(),
            6 => third_party = is_true(),
            7 => files.extend(value.bytes().map(listed_file)),
            _ => {}
        }
    }
    Some(ListedPackage {
        app_id: Untrusted::from(name?),
        installed_by_app: installer.map(Untrusted::from),
        uid,
        disabled: Some(disabled),
        is_system: Some(is_system),
        third_party: Some(third_party),
        files,
    })
}

fn listed_file(message: &[u8]) -> PackageFile<'_> {
    let mut file = PackageFile {
        path: None,
        md5: None,
        sha1: None,
        sha256: None,
        sha512: None,
        certificates: Vec::new(),
    };
    for field in whole(message) {
        let value = field.value;
        match field.number {
            1 => file.path = lists::text(value).map(Untrusted::from),
            3 => file.md5 = listed_digest(&field, 32),
            4 => file.sha1 = listed_digest(&field, 40),
            5 => file.sha256 = listed_digest(&field, 64),
            6 => file.sha512 = listed_digest(&field, 128),
            8 => {
                let certificate = value.bytes().and_then(listed_certificate);
                file.certificates.extend(certificate);
            }
            _ => {}
        }
    }
    file
}

fn listed_certificate(message: &[u8]) -> Option<ListedCertificate<'_>> {
    let (mut md5, mut sha1, mut sha256, mut subject) = (None, None, None, None);
    for field in whole(message) {
        match field.number {
            1 => md5 = listed_digest(&field, 32),
            2 => sha1 = listed_digest(&field, 40),
            3 => sha256 = listed_digest(&field, 64),
            7 => subject = lists::text(field.value),
            _ => {}
        }
    }
    signer([md5, sha1, sha256], subject.as_deref())
}

fn listed_digest<'m>(field: &Field<'m>, digits: usize) -> Option<Untrusted<'m>> {
    let text: Option<Cow<'m, str>> = lists::text(field.value);
    text.filter(|text| is_digest(text, digits))
        .map(Untrusted::from)
}

fn package(value: &Value) -> Option<ListedPackage<'_>> {
    let truth = |name| value.get(name)?.as_bool();
    let files = value.get("files").and_then(Value::as_array);
    Some(ListedPackage {
        app_id: text(value, &["name"])?,
        installed_by_app: text(value, &["installer"]).filter(|name| name.raw() != "null"),
        uid: value.get("uid").and_then(number),
        disabled: truth("disabled"),
        is_system: truth("system"),
        third_party: truth("third_party"),
        files: files.into_iter().flatten().map(package_file).collect(),
    })
}

fn package_file(value: &Value) -> PackageFile<'_> {
    // One certificate in AndroidQF's list, several in older ones.
    let one = value.get("certificate").filter(|one| one.is_object());
    let list = value.get("certificates").and_then(Value::as_array);
    let all = one.into_iter().chain(list.into_iter().flatten());
    PackageFile {
        path: text(value, &["path"]),
        md5: digest(value, &["md5"], 32),
        sha1: digest(value, &["sha1"], 40),
        sha256: digest(value, &["sha256"], 64),
        sha512: digest(value, &["sha512"], 128),
        certificates: all.filter_map(certificate).collect(),
    }
}

/// A certificate; nothing when none of its digests is one.
fn certificate(value: &Value) -> Option<ListedCertificate<'_>> {
    let md5 = digest(value, &["Md5", "md5", "MD5"], 32);
    let sha1 = digest(value, &["Sha1", "sha1", "SHA1"], 40);
    let sha256 = digest(value, &["Sha256", "sha256", "SHA256"], 64);
    let subject = ["Subject", "subject"];
    let subject = subject.into_iter().find_map(|key| value.get(key)?.as_str());
    signer([md5, sha1, sha256], subject)
}

/// The certificate of these digests, MD5 first; nothing when there are none.
fn signer<'a>(
    digests: [Option<Untrusted<'a>>; 3],
    subject: Option<&str>,
) -> Option<ListedCertificate<'a>> {
    let mut known = digests.iter().flatten();
    let shared = known.any(|digest| is_shared_certificate(&digest.raw().to_ascii_lowercase()));
    let [md5, sha1, sha256] = digests;
    (md5.is_some() || sha1.is_some() || sha256.is_some()).then(|| ListedCertificate {
        name: subject.and_then(|subject| attribute(subject, "CN")),
        organisation: subject.and_then(|subject| attribute(subject, "O")),
        md5,
        sha1,
        sha256,
        shared,
    })
}

/// The first of these keys that holds a text.
fn text<'v>(value: &'v Value, keys: &[&str]) -> Option<Untrusted<'v>> {
    let found = keys.iter().find_map(|key| value.get(*key)?.as_str())?;
    (!found.is_empty()).then(|| Untrusted::from(found))
}

fn digest<'v>(value: &'v Value, keys: &[&str], digits: usize) -> Option<Untrusted<'v>> {
    text(value, keys).filter(|text| is_digest(text.raw(), digits))
}

fn number(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

/// An attribute of a distinguished name (`CN=Android,O=Example\, Inc.,C=US`).
fn attribute(name: &str, wanted: &str) -> Option<Untrusted<'static>> {
    let (mut escaped, mut quoted, mut part) = (false, false, String::new());
    let found = |part: &str| {
        let (kind, value) = part.trim_start().split_once('=')?;
        let is_wanted = kind.trim() == wanted && !value.is_empty();
        is_wanted.then(|| Untrusted::from(value.trim().to_owned()))
    };
    for letter in name.chars() {
        match letter {
            _ if escaped => {
                escaped = false;
                part.push(letter);
            }
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ',' | '+' | ';' | '/' if !quoted && (letter != '/' || name.starts_with('/')) => {
                if let Some(value) = found(&part) {
                    return Some(value);
                }
                part.clear();
            }
            _ => part.push(letter),
        }
    }
    found(&part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_of_names_may_hold_escaped_and_quoted_separators() {
        let organisation = |name| attribute(name, "O").map(|value| value.raw().to_owned());
        for (name, expected) in [
            (
                "CN=Android,OU=Android,O=Example Inc.,C=US",
                Some("Example Inc."),
            ),
            (r"CN=A, O=Example\, Inc., C=US", Some("Example, Inc.")),
            (r#"O="Example, A/S", C=DK"#, Some("Example, A/S")),
            ("O=A/S Example", Some("A/S Example")),
            ("/C=US/O=Example/CN=x", Some("Example")),
            ("CN=O=x", None),
            ("O=", None),
            ("", None),
        ] {
            assert_eq!(organisation(name).as_deref(), expected, "{name}");
        }
    }
}
