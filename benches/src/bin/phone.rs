//! Writes a synthetic phone for measuring: the backup or acquisition and, beside it, what is in it and the
//! password when it is encrypted.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use testkit::{
    AgeKey, AndroidForm, AndroidPhone, IosForm, Packing, Phone, Rounds, Scale, Sysdiagnose, Truth,
};

const USAGE: &str = "usage: phone SIZE FORM FOLDER
  SIZE  small, medium, large; android-small, android-large
  FORM  plain, direct (plain, no http:// redirects), encrypted (as many rounds as a real phone),
        few-rounds (encrypted, next to no key derivation), sysdiagnose and dump (folders); of Android: bugreport (a zip archive),
        androidqf (a folder), androidqf-hashed (a tenth of the files with digests), androidqf-age
        (encrypted, testkit::AGE_IDENTITY opens it)";

/// The password of encrypted phones, with what people type: spaces, accents.
const PASSWORD: &str = "Été à la mer 1987";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [size, form, folder] = arguments.as_slice() else {
        bail!(USAGE);
    };
    let folder = Path::new(folder);
    let truth = match size.strip_prefix("android-") {
        Some(size) => android(size, form, folder)?,
        None => iphone(size, form, folder)?,
    };
    // Last: it says that the phone is complete.
    write(
        folder,
        ".truth.json",
        &serde_json::to_string_pretty(&truth)?,
    )
}

fn iphone(size: &str, form: &str, folder: &Path) -> Result<Truth> {
    let phone = described(size, form)?;
    let truth = testkit::build_ios(&phone, &form_of(form), folder)?;
    if phone.encryption.is_some() {
        write(folder, ".password", PASSWORD)?;
    }
    Ok(truth)
}

fn form_of(form: &str) -> IosForm {
    let packing = Packing::Folder;
    match form {
        "sysdiagnose" => IosForm::Sysdiagnose(Sysdiagnose {
            packing,
            ..Sysdiagnose::USUAL
        }),
        "dump" => IosForm::FileSystem {
            packing,
            wrapped: false,
        },
        _ => IosForm::Backup,
    }
}

fn android(size: &str, form: &str, target: &Path) -> Result<Truth> {
    let large = AndroidPhone::large();
    let phone = match size {
        "small" => AndroidPhone::watched(large.version, large.vendor),
        "large" => large,
        _ => bail!(USAGE),
    };
    let (phone, form) = match form {
        "bugreport" => (phone, AndroidForm::BugReportZip),
        "androidqf" => (phone, AndroidForm::AndroidQf),
        "androidqf-hashed" => (phone.hashed(10), AndroidForm::AndroidQf),
        "androidqf-age" => (phone, AndroidForm::AndroidQfEncrypted(AgeKey::Identity)),
        _ => bail!(USAGE),
    };
    Ok(testkit::build_android(&phone, &form, target)?)
}

fn described(size: &str, form: &str) -> Result<Phone> {
    let phone = Phone {
        scale: match size {
            "small" => Scale::SMALL,
            "medium" => Scale::MEDIUM,
            "large" => Scale::LARGE,
            _ => bail!(USAGE),
        },
        ..Phone::medium()
    };
    Ok(match form {
        "plain" | "sysdiagnose" | "dump" => phone,
        "direct" => phone.without_redirects(),
        "encrypted" => phone.encrypted(PASSWORD, Rounds::REAL),
        "few-rounds" => phone.encrypted(PASSWORD, Rounds::QUICK),
        _ => bail!(USAGE),
    })
}

/// Writes a file beside the folder, named after it.
fn write(folder: &Path, ending: &str, content: &str) -> Result<()> {
    let mut path = OsString::from(folder);
    path.push(ending);
    let path = PathBuf::from(path);
    fs::write(&path, content).with_context(|| path.display().to_string())
}
