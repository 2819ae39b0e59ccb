//! Measures the way from a password to the class keys of a backup: key derivation and unwrapping.

use std::fs;

use anyhow::{Context as _, Result, anyhow, bail};
use benches::timed;
use formats::{keybag::Keybag, plist};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [manifest, password] = arguments.as_slice() else {
        bail!("usage: unlock MANIFEST.PLIST PASSWORD-FILE");
    };
    let password = fs::read_to_string(password).context("the password file")?;
    let keybag = keybag(&fs::read(manifest).context("the property list")?)?;
    let (time, unlocked) = timed(|| keybag.unlock(password.trim_end_matches(['\r', '\n'])));
    unlocked.map_err(|error| anyhow!("{error:?}"))?;
    let (sha256, sha1) = keybag.rounds();
    let seconds = time.as_secs_f64();
    println!(
        "{}",
        serde_json::json!({"seconds": seconds, "sha256": sha256, "sha1": sha1})
    );
    Ok(())
}

fn keybag(manifest: &[u8]) -> Result<Keybag> {
    let list = plist::parse(manifest).map_err(|fault| anyhow!("{fault}"))?;
    let bag = list
        .as_dictionary()
        .and_then(|list| list.get("BackupKeyBag"));
    let Some(plist::Value::Data(bytes)) = bag else {
        bail!("no BackupKeyBag: not a Manifest.plist of an encrypted backup");
    };
    Keybag::parse(bytes).map_err(|fault| anyhow!("{fault}"))
}
