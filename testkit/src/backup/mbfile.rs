//! The `file` column of `Manifest.db`: an archived `MBFile`
//! (<https://theapplewiki.com/wiki/ITunes_Backup>).

use plist::{Dictionary, Uid, Value};

use crate::{
    BuildError,
    property_list::{binary, dictionary},
    times,
};

/// What an `MBFile` states.
pub(crate) struct MbFile<'a> {
    /// The path within the domain.
    pub(crate) path: &'a str,
    /// The file's size as stated, bytes.
    pub(crate) size: u64,
    /// Type and permissions.
    pub(crate) mode: u16,
    /// Seconds since 1970.
    pub(crate) birth: i64,
    /// Seconds since 1970.
    pub(crate) modified: i64,
    /// The inode.
    pub(crate) inode: u64,
    /// The protection class; zero for folders.
    pub(crate) class: u32,
    /// The wrapped key with its class before it.
    pub(crate) key: Option<Vec<u8>>,
    /// What a symbolic link points to.
    pub(crate) target: Option<&'a str>,
    /// Whether times are dates (as some versions write them) or whole seconds.
    pub(crate) dates: bool,
}

impl MbFile<'_> {
    /// The archive's bytes.
    pub(crate) fn archive(&self) -> Result<Vec<u8>, BuildError> {
        let mut objects = vec![Value::from("$null"), Value::from(0), self.path.into()];
        let mut file = self.facts();
        if let Some(target) = self.target {
            file.insert("Target".into(), uid(objects.len()));
            objects.push(target.into());
        }
        if let Some(key) = &self.key {
            file.insert("EncryptionKey".into(), uid(objects.len()));
            let class = uid(objects.len() + 1);
            objects.push(dictionary([
                ("$class", class),
                ("NS.data", Value::Data(key.clone())),
            ]));
            objects.push(class_object(&["NSMutableData", "NSData", "NSObject"]));
        }
        file.insert("$class".into(), uid(objects.len()));
        objects.push(class_object(&["MBFile", "NSObject"]));
        objects[1] = Value::Dictionary(file);
        binary(&dictionary([
            ("$version", 100_000.into()),
            ("$archiver", "NSKeyedArchiver".into()),
            ("$top", dictionary([("root", uid(1))])),
            ("$objects", Value::Array(objects)),
        ]))
    }

    fn facts(&self) -> Dictionary {
        let time = |unix| {
            if self.dates {
                times::date(unix)
            } else {
                unix.into()
            }
        };
        let mut file = Dictionary::new();
        for (key, value) in [
            ("LastModified", time(self.modified)),
            ("Flags", 0.into()),
            ("GroupID", 501.into()),
            ("LastStatusChange", time(self.modified)),
            ("Birth", time(self.birth)),
            ("Size", self.size.into()),
            ("UserID", 501.into()),
            ("InodeNumber", self.inode.into()),
            ("ProtectionClass", self.class.into()),
            ("Mode", self.mode.into()),
            ("RelativePath", uid(2)),
        ] {
            file.insert(key.to_owned(), value);
        }
        file
    }
}

fn uid(index: usize) -> Value {
    Value::Uid(Uid::new(u64::try_from(index).unwrap_or_default()))
}

fn class_object(classes: &[&str]) -> Value {
    let name = classes.first().copied().unwrap_or_default();
    let classes = classes.iter().map(|class| Value::from(*class)).collect();
    dictionary([
        ("$classname", name.into()),
        ("$classes", Value::Array(classes)),
    ])
}
