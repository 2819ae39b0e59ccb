//! Rows of an iPhone backup's `Manifest.db`: what a row says of its file, the path of the file on
//! the phone, and its name in the backup.
//!
//! Described in: <https://theapplewiki.com/wiki/ITunes_Backup>,
//! <https://developer.apple.com/documentation/foundation/nskeyedarchiver> (the column `file`).

use model::{Fault, FaultKind, Instant};
use sha1::{Digest as _, Sha1};

use crate::{
    binary_plist::{BinaryPlist, Object, References},
    digests,
};

pub use crate::phone_path::PhonePath;

/// What a row of `Manifest.db` says of its file (class `MBFile`); `None` is what it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileMeta {
    /// Length in bytes as stated; it can be stale, the stored file is the better witness.
    pub size: Option<u64>,
    /// Type and permissions, as in `stat`.
    pub mode: Option<u32>,
    /// The owner's number.
    pub user_id: Option<i64>,
    /// When the file was made.
    pub birth: Option<Instant>,
    /// When its content last changed.
    pub modified: Option<Instant>,
    /// When its metadata last changed.
    pub status_changed: Option<Instant>,
    /// The data protection class.
    pub protection_class: Option<u32>,
    /// Class (4 bytes, the least first) and wrapped key (40 bytes); absent in clear backups.
    pub encryption_key: Option<Vec<u8>>,
    /// Where a symbolic link points.
    pub target: Option<String>,
}

/// Reads the column `file` of a row: a binary property list with a keyed archive of one `MBFile`.
///
/// Reads in place: a manifest has some 200 000 rows.
///
/// # Errors
/// `Short` or `Malformed` when it is not such an archive.
pub fn file_meta(blob: &[u8]) -> Result<FileMeta, Fault> {
    let archive = Archive::open(blob)?;
    let Object::Dictionary { keys, values } = archive.root()? else {
        return Err(malformed("the root object is not a dictionary"));
    };
    let mut meta = FileMeta::default();
    for (key, value) in keys.iter().zip(values.iter()) {
        if let Some(key) = archive.list.ascii(key)? {
            archive.field(&mut meta, key, value)?;
        }
    }
    Ok(meta)
}

struct Archive<'b> {
    list: BinaryPlist<'b>,
    objects: References<'b>,
    top: Option<Object<'b>>,
}

impl<'b> Archive<'b> {
    fn open(blob: &'b [u8]) -> Result<Self, Fault> {
        let list = BinaryPlist::open(blob)?;
        let archive = list.object(list.root())?;
        let Some(Object::Array(objects)) = list.value_of(archive, "$objects")? else {
            return Err(malformed("no array $objects"));
        };
        let top = list.value_of(archive, "$top")?;
        Ok(Self { list, objects, top })
    }

    fn root(&self) -> Result<Object<'b>, Fault> {
        let root = match self.top {
            Some(top) => self.list.value_of(top, "root")?,
            None => None,
        };
        // Object 1 is the first after `$null`: the root in every manifest known.
        self.follow(root.unwrap_or(Object::Uid(1)))
    }

    /// What a reference points to; anything else stands for itself.
    fn follow(&self, object: Object<'b>) -> Result<Object<'b>, Fault> {
        let Object::Uid(index) = object else {
            return Ok(object);
        };
        match self.objects.get(index) {
            Some(reference) => self.list.object(reference),
            None => Err(malformed("a reference beyond $objects")),
        }
    }

    fn field(&self, meta: &mut FileMeta, key: &[u8], value: u64) -> Result<(), Fault> {
        let value = || self.list.object(value);
        match key {
            b"Size" => meta.size = number(value()?),
            b"Mode" => meta.mode = number(value()?),
            b"UserID" => meta.user_id = number(value()?),
            b"ProtectionClass" => meta.protection_class = number(value()?),
            b"Birth" => meta.birth = self.time(value()?)?,
            b"LastModified" => meta.modified = self.time(value()?)?,
            b"LastStatusChange" => meta.status_changed = self.time(value()?)?,
            b"EncryptionKey" => meta.encryption_key = self.data(value()?)?.map(<[u8]>::to_vec),
            b"Target" => meta.target = self.text(value()?)?,
            _ => {}
        }
        Ok(())
    }

    /// Unix seconds as integer or real, or an `NSDate`, inline or as an object.
    fn time(&self, value: Object<'b>) -> Result<Option<Instant>, Fault> {
        Ok(match self.follow(value)? {
            Object::Integer(seconds) => seconds
                .checked_mul(1_000_000_000)
                .map(Instant::from_unix_ns),
            Object::Real(seconds) => Instant::from_unix_s(seconds),
            Object::Date(seconds) => Instant::from_cocoa_s(seconds),
            date => match self.list.value_of(date, "NS.time")? {
                Some(Object::Real(seconds)) => Instant::from_cocoa_s(seconds),
                _ => None,
            },
        })
    }

    /// Data, inline or as an `NSData` object, whose bytes stand under `NS.data`.
    fn data(&self, value: Object<'b>) -> Result<Option<&'b [u8]>, Fault> {
        let value = self.follow(value)?;
        let inner = self.list.value_of(value, "NS.data")?;
        Ok(match inner.unwrap_or(value) {
            Object::Data(bytes) => Some(bytes),
            _ => None,
        })
    }

    /// Text; `$null` is none.
    fn text(&self, value: Object<'b>) -> Result<Option<String>, Fault> {
        Ok(match self.follow(value)? {
            Object::Text(text) if !text.is("$null") => Some(text.decode().into_owned()),
            _ => None,
        })
    }
}

fn number<N: TryFrom<i64> + TryFrom<u64>>(value: Object<'_>) -> Option<N> {
    match value {
        Object::Integer(number) => N::try_from(number).ok(),
        Object::Unsigned(number) => N::try_from(number).ok(),
        _ => None,
    }
}

/// Where the domains of a backup lie on the phone.
const DOMAINS: [(&str, &str); 17] = [
    ("HomeDomain", "/private/var/mobile"),
    ("RootDomain", "/private/var/root"),
    ("WirelessDomain", "/private/var/wireless"),
    ("SystemPreferencesDomain", "/private/var/preferences"),
    ("KeychainDomain", "/private/var/Keychains"),
    ("DatabaseDomain", "/private/var/db"),
    (
        "ManagedPreferencesDomain",
        "/private/var/Managed Preferences",
    ),
    ("InstallDomain", "/private/var/installd"),
    ("MobileDeviceDomain", "/private/var/MobileDevice"),
    ("CameraRollDomain", "/private/var/mobile"),
    ("MediaDomain", "/private/var/mobile"),
    ("KeyboardDomain", "/private/var/mobile"),
    ("HomeKitDomain", "/private/var/mobile"),
    ("TonesDomain", "/private/var/mobile"),
    ("HealthDomain", "/private/var/mobile/Library"),
    ("ProtectedDomain", "/private/var/protected"),
    ("NetworkDomain", "/private/var/networkd"),
];

/// Where the containers of apps and of the system lie, by the first word of their domain. The phone
/// names each directory by a UUID that a backup does not tell: the container's identifier stands
/// in its place.
const CONTAINERS: [(&str, &str); 5] = [
    (
        "AppDomain-",
        "/private/var/mobile/Containers/Data/Application",
    ),
    (
        "AppDomainGroup-",
        "/private/var/mobile/Containers/Shared/AppGroup",
    ),
    (
        "AppDomainPlugin-",
        "/private/var/mobile/Containers/Data/PluginKitPlugin",
    ),
    ("SysContainerDomain-", "/private/var/containers/Data/System"),
    (
        "SysSharedContainerDomain-",
        "/private/var/containers/Shared/SystemGroup",
    ),
];

/// The path on the phone of a file of a backup. The files of an unknown domain are put under
/// `/<domain>`, which no phone has, so that they are seen and mistaken for nothing else.
///
/// # Errors
/// `OutsideSource` when domain or path hold a `..` component or a NUL, or the domain a `/`.
pub fn phone_path(domain: &str, relative_path: &str) -> Result<PhonePath, Fault> {
    if domain.contains('/') || domain == ".." {
        return Err(Fault::new(FaultKind::OutsideSource, "manifest domain")
            .detail(format_args!("{domain:?}")));
    }
    if let Some((_, root)) = DOMAINS.iter().find(|(name, _)| *name == domain) {
        return PhonePath::join(&[root, relative_path]);
    }
    for (prefix, root) in CONTAINERS {
        if let Some(identifier) = domain.strip_prefix(prefix) {
            return PhonePath::join(&[root, identifier, relative_path]);
        }
    }
    PhonePath::join(&[domain, relative_path])
}

/// The name that a backup gives the content of a file: SHA-1 of `domain-relative_path`, in lower
/// case hexadecimal. The content lies in the folder named by its first two digits.
#[must_use]
pub fn file_id(domain: &str, relative_path: &str) -> String {
    let digest = Sha1::new()
        .chain_update(domain)
        .chain_update("-")
        .chain_update(relative_path)
        .finalize();
    digests::hexadecimal(&digest)
}

fn malformed(detail: &str) -> Fault {
    Fault::new(FaultKind::Malformed, "manifest row").detail(detail)
}

#[cfg(test)]
mod tests;
