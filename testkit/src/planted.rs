//! The made-up indicators that watched phones bear traces of, each used in at least one artefact.
//!
//! Host names are registrable-looking and belong to nobody; addresses are those reserved for
//! documentation (<https://www.rfc-editor.org/rfc/rfc5737>, <https://www.rfc-editor.org/rfc/rfc3849>).

use std::{borrow::Cow, sync::LazyLock};

use md5::{Digest, Md5};
use sha1::Sha1;

use crate::{
    android::{
        apk::certificate as certificate_of,
        apps::{keeper, watching},
        package::hexadecimal,
    },
    truth::By,
};

/// An indicator: its kind, in the words of [`By::Indicator`], and its value as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Indicator {
    /// The kind.
    pub(crate) kind: &'static str,
    /// The value.
    pub(crate) value: Cow<'static, str>,
}

const fn indicator(kind: &'static str, value: &'static str) -> Indicator {
    Indicator {
        kind,
        value: Cow::Borrowed(value),
    }
}

/// A server that the tool talks to.
pub(crate) const C2: Indicator = indicator("host", "vigie-testkit-c2.com");
/// A page that delivers it.
pub(crate) const LURE: Indicator = indicator("host", "vigie-testkit-lure.net");
/// An international name, in the form that sets publish.
pub(crate) const IDN: Indicator = indicator("host", "xn--surveill-vigie-testkit-i8b.com");
/// A name deeper than its registrable domain: its siblings and parent must not match.
pub(crate) const PANEL: Indicator = indicator("host", "panel.vigie-testkit-host.org");
/// A name below a shared suffix of the public suffix list's private section.
pub(crate) const SHARED: Indicator = indicator("host", "vigie-testkit-db1.firebaseio.com");
/// A page by its whole address.
pub(crate) const PAGE: Indicator =
    indicator("url", "https://vigie-testkit-files.com/d/implant.html?id=7");
/// An address.
pub(crate) const ADDRESS_4: Indicator = indicator("ipv4", "203.0.113.77");
/// An address.
pub(crate) const ADDRESS_6: Indicator = indicator("ipv6", "2001:db8:aa::77");
/// A range of addresses.
pub(crate) const RANGE_4: Indicator = indicator("cidr", "198.51.100.64/26");
/// A range of addresses.
pub(crate) const RANGE_6: Indicator = indicator("cidr", "2001:db8:bb::/48");
/// A sender.
pub(crate) const EMAIL: Indicator = indicator("email", "agent@vigie-testkit-mail.com");
/// A caller.
pub(crate) const PHONE: Indicator = indicator("phone", "+33639989977");
/// [`PHONE`] as people write numbers.
pub(crate) const PHONE_WRITTEN: &str = "+33 6 39 98 99 77";
/// [`PHONE`] as WhatsApp names people.
pub(crate) const PHONE_JID: &str = "33639989977@s.whatsapp.net";
/// A process.
pub(crate) const PROCESS: Indicator = indicator("process", "vigietestd");
/// A process whose name is longer than the 16 bytes that some lists keep.
pub(crate) const LONG_PROCESS: Indicator = indicator("process", "vigietestlongdaemond");
/// The first 16 bytes of [`LONG_PROCESS`].
pub(crate) const LONG_PROCESS_CUT: &str = "vigietestlongdae";
/// A file name with what patterns must escape.
pub(crate) const FILE_NAME: Indicator = indicator("file_name", "vigie'testkit=implant.dat");
/// A file.
pub(crate) const FILE_PATH: Indicator = indicator(
    "file_path",
    "/private/var/mobile/Library/VigieTestkit/agent.plist",
);
/// A folder.
pub(crate) const FOLDER: Indicator = indicator(
    "file_path",
    "/private/var/mobile/Library/VigieTestkitStaging",
);
/// A path below the phone's temporary folder.
pub(crate) const DROP: Indicator = indicator("file_path", "/private/var/tmp/vigie-testkit-drop");
/// A path without its beginning.
pub(crate) const RELATIVE_PATH: Indicator = indicator(
    "file_path",
    "Library/Preferences/com.vigie-testkit.implant.plist",
);
/// An app.
pub(crate) const APP: Indicator = indicator("app_id", "com.vigie-testkit.agent");
/// A profile, by UUID.
pub(crate) const PROFILE_UUID: Indicator =
    indicator("profile_id", "7A3C1D52-0F6B-4E7E-9C55-7E57C17E57C1");
/// A profile, by identifier.
pub(crate) const PROFILE_NAME: Indicator = indicator("profile_id", "com.vigie-testkit.profile");

/// A process in an app that is nothing without it: both in one record, joined as vigie joins them.
pub(crate) const PAIR: Indicator =
    indicator("compound", "vigietestpaird + com.vigie-testkit.notes");
/// What stands between the parts of [`PAIR`], a process and an app.
pub(crate) const JOINED: &str = " + ";

/// A host of which only removed rows speak.
pub(crate) const REMOVED: Indicator = indicator("host", "vigie-testkit-removed.org");

/// A file by its digest: the stored profile that [`PROFILE_UUID`] names.
pub(crate) fn digest() -> Indicator {
    Indicator {
        kind: "sha256",
        value: Cow::Owned(crate::ios::profiles::implant_digest()),
    }
}

/// A certificate by the digests of its file: one that a watched phone was made to trust.
pub(crate) fn certificate() -> [Indicator; 2] {
    let [sha256, sha1] = crate::ios::trusted_certificates::planted_digests();
    [("sha256", sha256), ("sha1", sha1)].map(|(kind, digest)| Indicator {
        kind,
        value: Cow::Owned(digest),
    })
}

/// An Android app.
pub(crate) const ANDROID_APP: Indicator = indicator("app_id", "com.vigietestkit.agent");
/// An Android app that was removed: only histories speak of it.
pub(crate) const ANDROID_REMOVED: Indicator = indicator("app_id", "com.vigietestkit.saver");
/// The APK of [`ANDROID_APP`], as it is written.
pub(crate) static ANDROID_APK: LazyLock<Indicator> = LazyLock::new(|| Indicator {
    kind: "sha256",
    value: watching::agent().apk_sha256().into(),
});
/// Who signed an app whose name no list has.
pub(crate) static ANDROID_CERTIFICATE: LazyLock<Indicator> = LazyLock::new(|| Indicator {
    kind: "app_cert_sha256",
    value: watching::renamed().signer.sha256.unwrap_or_default().into(),
});
/// A system property.
pub(crate) const ANDROID_PROPERTY: Indicator =
    indicator("android_property", "persist.vigietestkit.mode");
/// A folder on Android phones.
pub(crate) const ANDROID_PATH: Indicator = indicator("file_path", "/data/local/tmp/.vigietestkit");

/// [`ANDROID_KEEPER`] as a name.
pub(crate) const KEEPER: &str = "com.vigietestkit.keeper";
/// An Android app that holds what a phone can give an app.
pub(crate) const ANDROID_KEEPER: Indicator = indicator("app_id", KEEPER);
/// A process in an app that is nothing without it.
pub(crate) const ANDROID_PAIR: Indicator =
    indicator("compound", "vigietestpaird + com.vigietestkit.notes");

/// The APK of [`ANDROID_KEEPER`] and its signer by digests that lists seldom have.
pub(crate) fn keeper() -> [Indicator; 4] {
    let apk = keeper::apk().bytes();
    let signer = certificate_of(&keeper::publisher());
    [
        ("md5", hexadecimal(&Md5::digest(&apk))),
        ("sha1", hexadecimal(&Sha1::digest(&apk))),
        ("app_cert_md5", hexadecimal(&Md5::digest(&signer))),
        ("app_cert_sha1", hexadecimal(&Sha1::digest(&signer))),
    ]
    .map(|(kind, digest)| Indicator {
        kind,
        value: Cow::Owned(digest),
    })
}

/// A host of the set that its publisher withdrew: it must not match.
pub(crate) const REVOKED_HOST: &str = "vigie-testkit-revoked.com";

/// Every indicator, in the order in which the set lists them.
pub(crate) fn all() -> Vec<Indicator> {
    let mut all = vec![
        C2,
        LURE,
        IDN,
        PANEL,
        SHARED,
        PAGE,
        ADDRESS_4,
        ADDRESS_6,
        RANGE_4,
        RANGE_6,
        EMAIL,
        PHONE,
        PROCESS,
        LONG_PROCESS,
        FILE_NAME,
        FILE_PATH,
        FOLDER,
        DROP,
        RELATIVE_PATH,
        APP,
        PROFILE_UUID,
        PROFILE_NAME,
        REMOVED,
        PAIR,
        digest(),
    ];
    all.extend(certificate());
    all
}

/// Every indicator that watched Android phones bear traces of.
pub(crate) fn android() -> Vec<Indicator> {
    let mut all = android_alone();
    all.extend([
        PAGE,
        ADDRESS_6,
        RANGE_4,
        EMAIL,
        ANDROID_KEEPER,
        ANDROID_PAIR,
    ]);
    all.extend(keeper());
    all
}

/// Those that have no file of their own.
fn android_alone() -> Vec<Indicator> {
    vec![
        C2,
        LURE,
        ADDRESS_4,
        PHONE,
        PROCESS,
        FILE_NAME,
        ANDROID_PATH,
        ANDROID_APP,
        ANDROID_REMOVED,
        ANDROID_APK.clone(),
        ANDROID_CERTIFICATE.clone(),
        ANDROID_PROPERTY,
    ]
}

impl From<&Indicator> for By {
    fn from(indicator: &Indicator) -> Self {
        By::Indicator {
            kind: indicator.kind.to_owned(),
            value: indicator.value.clone().into_owned(),
        }
    }
}
