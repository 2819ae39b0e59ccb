//! Writes a phone into a folder and prints its truth: `build_phone FOLDER clean|watched|medium|large
//! [--version N] [--persona ordinary|developer|child|managed] [--password TEXT] [--real-rounds]
//! [--old] [--no-redirects] [--indicators FILE]`.

use std::{env, error::Error, fs, io::Write, path::PathBuf, time::Instant};

use testkit::{Persona, Phone, Rounds, build, planted_indicators};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let phone = phone(arguments)?;
    let start = Instant::now();
    let truth = build(&phone, &folder)?;
    let seconds = start.elapsed().as_secs_f64();
    writeln!(std::io::stderr(), "{seconds:.2} s, {} bytes", truth.bytes)?;
    let truth = serde_json::to_string_pretty(&truth)?;
    writeln!(std::io::stdout(), "{truth}")?;
    Ok(())
}

/// The phone that the arguments describe.
fn phone(mut arguments: impl Iterator<Item = String>) -> Result<Phone, Box<dyn Error>> {
    let mut phone = match arguments.next().ok_or("which phone?")?.as_str() {
        "clean" => Phone::clean(17, Persona::Ordinary),
        "watched" => Phone::watched(17),
        "medium" => Phone::medium(),
        "large" => Phone::large(),
        other => return Err(format!("unknown phone {other}").into()),
    };
    let mut password = None;
    let mut rounds = Rounds::QUICK;
    while let Some(option) = arguments.next() {
        let mut value = || arguments.next().ok_or("a value is missing");
        match option.as_str() {
            "--version" => phone.version = value()?.parse::<u32>()?.into(),
            "--persona" => phone.persona = persona_of(&value()?)?,
            "--password" => password = Some(value()?),
            "--real-rounds" => rounds = Rounds::REAL,
            "--old" => rounds = Rounds::OLD,
            "--no-redirects" => phone = phone.without_redirects(),
            "--indicators" => fs::write(value()?, planted_indicators())?,
            _ => return Err(format!("unknown option {option}").into()),
        }
    }
    Ok(match password {
        Some(password) => phone.encrypted(&password, rounds),
        None => phone,
    })
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
