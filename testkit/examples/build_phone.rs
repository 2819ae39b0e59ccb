//! Writes a phone and prints its truth: `build_phone TARGET clean|watched|medium|large
//! [--form backup|dump|dump-tar|dump-tar-gz|dump-zip|sysdiagnose|sysdiagnose-folder|privacy-report]
//! [--version N] [--persona ordinary|developer|child|managed] [--password TEXT] [--real-rounds]
//! [--old] [--no-redirects] [--wrapped] [--zone MINUTES] [--filler BYTES] [--files N]
//! [--indicators FILE]`.

use std::{env, error::Error, fs, io::Write, path::PathBuf, time::Instant};

use testkit::{
    IosForm, Packing, Persona, Phone, Rounds, Sysdiagnose, build_ios, planted_indicators,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let target = PathBuf::from(arguments.next().ok_or("where to?")?);
    let (phone, form) = described(arguments)?;
    let start = Instant::now();
    let truth = build_ios(&phone, &form, &target)?;
    let seconds = start.elapsed().as_secs_f64();
    writeln!(std::io::stderr(), "{seconds:.2} s, {} bytes", truth.bytes)?;
    let truth = serde_json::to_string_pretty(&truth)?;
    writeln!(std::io::stdout(), "{truth}")?;
    Ok(())
}

/// The phone and the form that the arguments describe.
fn described(
    mut arguments: impl Iterator<Item = String>,
) -> Result<(Phone, IosForm), Box<dyn Error>> {
    let mut phone = match arguments.next().ok_or("which phone?")?.as_str() {
        "clean" => Phone::clean(17, Persona::Ordinary),
        "watched" => Phone::watched(17),
        "medium" => Phone::medium(),
        "large" => Phone::large(),
        other => return Err(format!("unknown phone {other}").into()),
    };
    let mut password = None;
    let mut rounds = Rounds::QUICK;
    let mut form = IosForm::Backup;
    while let Some(option) = arguments.next() {
        let mut value = || arguments.next().ok_or("a value is missing");
        match option.as_str() {
            "--version" => phone.version = value()?.parse::<u32>()?.into(),
            "--persona" => phone.persona = persona_of(&value()?)?,
            "--password" => password = Some(value()?),
            "--real-rounds" => rounds = Rounds::REAL,
            "--old" => rounds = Rounds::OLD,
            "--no-redirects" => phone = phone.without_redirects(),
            "--form" => form = form_of(&value()?)?,
            "--files" => phone.scale.files = value()?.parse()?,
            "--wrapped" | "--zone" | "--filler" => refine(&mut form, &option, value)?,
            "--indicators" => fs::write(value()?, planted_indicators())?,
            _ => return Err(format!("unknown option {option}").into()),
        }
    }
    let phone = match password {
        Some(password) => phone.encrypted(&password, rounds),
        None => phone,
    };
    Ok((phone, form))
}

fn form_of(name: &str) -> Result<IosForm, String> {
    let dump = |packing| IosForm::FileSystem {
        packing,
        wrapped: false,
    };
    Ok(match name {
        "backup" => IosForm::Backup,
        "dump" => IosForm::DUMP,
        "dump-tar" => dump(Packing::Tar),
        "dump-tar-gz" => dump(Packing::TarGz),
        "dump-zip" => dump(Packing::Zip),
        "sysdiagnose" => IosForm::SYSDIAGNOSE,
        "sysdiagnose-folder" => IosForm::Sysdiagnose(Sysdiagnose {
            packing: Packing::Folder,
            ..Sysdiagnose::USUAL
        }),
        "privacy-report" => IosForm::PrivacyReport,
        _ => return Err(format!("unknown form {name}")),
    })
}

/// What an option says of the form that was named before it.
fn refine(
    form: &mut IosForm,
    option: &str,
    mut value: impl FnMut() -> Result<String, &'static str>,
) -> Result<(), Box<dyn Error>> {
    match (form, option) {
        (IosForm::FileSystem { wrapped, .. }, "--wrapped") => *wrapped = true,
        (IosForm::Sysdiagnose(how), "--zone") => how.zone_minutes = value()?.parse()?,
        (IosForm::Sysdiagnose(how), "--filler") => how.filler_bytes = value()?.parse()?,
        _ => return Err(format!("{option} fits no such form").into()),
    }
    Ok(())
}

fn persona_of(name: &str) -> Result<Persona, String> {
    match name {
        "ordinary" => Ok(Persona::Ordinary),
        "developer" => Ok(Persona::Developer),
        "child" => Ok(Persona::Child),
        "managed" => Ok(Persona::Managed),
        _ => Err(format!("unknown persona {name}")),
    }
}
