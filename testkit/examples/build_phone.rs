//! Writes a phone into a folder and prints its truth: `build_phone FOLDER clean|watched|medium|large
//! [--version N] [--persona ordinary|developer|child|managed] [--password TEXT] [--real-rounds]
//! [--old] [--no-redirects] [--indicators FILE]`.

use std::{env, error::Error, fs, io::Write, path::PathBuf, time::Instant};

use testkit::{Persona, Phone, Rounds, build, planted_indicators};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let preset = arguments.next().ok_or("which phone?")?;
    let mut version = None;
    let mut persona = Persona::Ordinary;
    let mut password = None;
    let mut rounds = Rounds::QUICK;
    let mut redirects = true;
    while let Some(option) = arguments.next() {
        let mut value = || arguments.next().ok_or("a value is missing");
        match option.as_str() {
            "--version" => version = Some(value()?.parse::<u32>()?),
            "--persona" => persona = persona_of(&value()?)?,
            "--password" => password = Some(value()?),
            "--real-rounds" => rounds = Rounds::REAL,
            "--old" => rounds = Rounds::OLD,
            "--no-redirects" => redirects = false,
            "--indicators" => fs::write(value()?, planted_indicators())?,
            _ => return Err(format!("unknown option {option}").into()),
        }
    }
    let mut phone = match preset.as_str() {
        "clean" => Phone::clean(17, persona),
        "watched" => Phone::watched(17),
        "medium" => Phone::medium(),
        "large" => Phone::large(),
        _ => return Err(format!("unknown phone {preset}").into()),
    };
    if let Some(version) = version {
        phone.version = version.into();
    }
    if !redirects {
        phone = phone.without_redirects();
    }
    if let Some(password) = password {
        phone = phone.encrypted(&password, rounds);
    }
    let start = Instant::now();
    let truth = build(&phone, &folder)?;
    let seconds = start.elapsed().as_secs_f64();
    writeln!(std::io::stderr(), "{seconds:.2} s, {} bytes", truth.bytes)?;
    let truth = serde_json::to_string_pretty(&truth)?;
    writeln!(std::io::stdout(), "{truth}")?;
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
