//! Writes an Android phone and prints its truth: `build_android TARGET clean|watched|altered|large
//! [--form report-zip|report-folder|report-text|qf|qf-bare|qf-zip|qf-zip-folder|qf-age|bugbane|backup|backup-aes|backup-aes-1|intrusion-logs]
//! [--version N] [--vendor NAME] [--persona NAME] [--hashed PERCENT] [--indicators FILE]`.

use std::{env, error::Error, fs, io::Write, path::PathBuf, time::Instant};

use testkit::{
    AgeKey, AndroidForm, AndroidPersona, AndroidPhone, Vendor, build_android,
    planted_android_indicators,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let target = PathBuf::from(arguments.next().ok_or("where to?")?);
    let (phone, form) = described(arguments)?;
    let start = Instant::now();
    let truth = build_android(&phone, &form, &target)?;
    let seconds = start.elapsed().as_secs_f64();
    writeln!(std::io::stderr(), "{seconds:.2} s, {} bytes", truth.bytes)?;
    let truth = serde_json::to_string_pretty(&truth)?;
    writeln!(std::io::stdout(), "{truth}")?;
    Ok(())
}

/// The phone and the form that the arguments describe.
fn described(
    mut arguments: impl Iterator<Item = String>,
) -> Result<(AndroidPhone, AndroidForm), Box<dyn Error>> {
    let mut phone = match arguments.next().ok_or("which phone?")?.as_str() {
        "clean" => AndroidPhone::clean(14, Vendor::Pixel, AndroidPersona::Ordinary),
        "watched" => AndroidPhone::watched(14, Vendor::Samsung),
        "altered" => AndroidPhone::altered(16, Vendor::Samsung),
        "large" => AndroidPhone::large(),
        other => return Err(format!("unknown phone {other}").into()),
    };
    let mut form = AndroidForm::BugReportZip;
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or("a value is missing")?;
        match option.as_str() {
            "--version" => phone.version = value.parse()?,
            "--vendor" => phone.vendor = named(&Vendor::ALL, &value)?,
            "--persona" => phone.persona = named(&AndroidPersona::ALL, &value)?,
            "--hashed" => phone = phone.hashed(value.parse()?),
            "--form" => form = form_of(&value)?,
            "--indicators" => fs::write(value, planted_android_indicators())?,
            _ => return Err(format!("unknown option {option}").into()),
        }
    }
    Ok((phone, form))
}

/// The one of `all` that is called `name`, however it is capitalised.
fn named<T: Copy + std::fmt::Debug>(all: &[T], name: &str) -> Result<T, String> {
    let called = |one: &&T| format!("{one:?}").eq_ignore_ascii_case(name);
    let found = all.iter().find(called);
    found.copied().ok_or_else(|| format!("not one of {all:?}"))
}

fn form_of(name: &str) -> Result<AndroidForm, String> {
    Ok(match name {
        "report-zip" => AndroidForm::BugReportZip,
        "report-folder" => AndroidForm::BugReportFolder,
        "report-text" => AndroidForm::BugReportText,
        "qf" => AndroidForm::AndroidQf,
        "qf-bare" => AndroidForm::AndroidQfWithoutCollector,
        "qf-zip" => AndroidForm::AndroidQfZip {
            under_folder: false,
        },
        "qf-zip-folder" => AndroidForm::AndroidQfZip { under_folder: true },
        "qf-age" => AndroidForm::AndroidQfEncrypted(AgeKey::Identity),
        "bugbane" => AndroidForm::Bugbane(AgeKey::Identity),
        "backup" => AndroidForm::Backup {
            password: None,
            compressed: true,
            version: 5,
        },
        "backup-aes" | "backup-aes-1" => AndroidForm::Backup {
            password: Some("vigie".to_owned()),
            compressed: true,
            version: if name.ends_with('1') { 1 } else { 5 },
        },
        "intrusion-logs" => AndroidForm::IntrusionLogs,
        _ => return Err(format!("unknown form {name}")),
    })
}
