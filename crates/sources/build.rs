//! Lists every kind of source, `src/kinds/<name>.rs`, so that adding one means adding that file.
use std::{env, error::Error, fmt::Write, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/kinds");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if let (Some("rs"), Some(stem)) = (
            path.extension().and_then(|x| x.to_str()),
            path.file_stem().and_then(|x| x.to_str()),
        ) {
            names.push(stem.to_owned());
        }
    }
    names.sort();
    let (mut modules, mut entries) = (String::new(), String::new());
    for name in names {
        let path = folder.join(format!("{name}.rs"));
        writeln!(modules, "#[path = \"{}\"] mod {name};", path.display())?;
        writeln!(entries, "    {name}::ENTRY,")?;
    }
    let code = format!(
        "{modules}\n/// Every kind of source that this build reads.\npub const ALL: &[Entry] = &[\n{entries}];\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("registry.rs"), code)?;
    Ok(())
}
