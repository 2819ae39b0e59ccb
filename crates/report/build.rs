//! Lists the texts, `texts/<language>/<subject>.ftl`, so that adding one means adding that file.
use std::{env, error::Error, fmt::Write, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("texts");
    let mut code = String::new();
    for (name, language) in [("ENGLISH", "en"), ("FRENCH", "fr")] {
        let folder = root.join(language);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "ftl") {
                files.push(path);
            }
        }
        files.sort();
        writeln!(code, "pub(crate) const {name}: &[(&str, &str)] = &[")?;
        for path in files {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let path = path.to_string_lossy();
            writeln!(code, "    ({file:?}, include_str!({path:?})),")?;
        }
        code.push_str("];\n");
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), code)?;
    Ok(())
}
