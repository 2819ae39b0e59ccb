//! Lists every artefact file, `src/<platform>/<name>.rs`, so that adding one means adding that file.
//!
//! The reader of `ios/safari_history.rs` is the type `SafariHistory`; its records become the variant
//! `IosSafariHistory` of `AnyRecord`.
#![expect(
    clippy::disallowed_methods,
    reason = "a build script runs while building, outside the pure crate"
)]

use std::{env, error::Error, fmt::Write, fs, path::Path};

/// With so many artefacts the functions that list them are longer than the lint allows: two lines beside each.
const LINES_OF_A_FUNCTION: usize = 98;

struct Found {
    platform: &'static str,
    module: String,
    reader: String,
    variant: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src");
    let mut all = Vec::new();
    let mut code = String::new();
    for platform in ["android", "ios", "network"] {
        let folder = root.join(platform);
        println!("cargo::rerun-if-changed={}", folder.display());
        let names = names(&folder)?;
        if names.is_empty() {
            continue;
        }
        writeln!(
            code,
            "/// Artefacts of the platform `{platform}`.\npub mod {platform} {{"
        )?;
        for name in names {
            let path = folder.join(format!("{name}.rs")).display().to_string();
            writeln!(code, "    #[path = {path:?}] pub mod {name};")?;
            let reader = camel(&name);
            all.push(Found {
                platform,
                variant: format!("{}{reader}", camel(platform)),
                module: name,
                reader,
            });
        }
        code.push_str("}\n");
    }
    registry(&mut code, &all)?;
    any_record(&mut code, &all)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("registry.rs"), code)?;
    Ok(())
}

/// The names of the Rust files in `folder`, sorted; none when it does not exist yet.
fn names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    if !folder.exists() {
        return Ok(names);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if let (Some("rs"), Some(stem)) = (
            path.extension().and_then(|x| x.to_str()),
            path.file_stem().and_then(|x| x.to_str()),
        ) {
            names.push(stem.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// `safari_history` to `SafariHistory`.
fn camel(name: &str) -> String {
    name.split('_')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
}

fn registry(code: &mut String, all: &[Found]) -> Result<(), Box<dyn Error>> {
    code.push_str("/// Every artefact that this build can read, by platform and name.\npub const ALL: &[Entry] = &[\n");
    for Found {
        platform,
        module,
        reader,
        ..
    } in all
    {
        writeln!(
            code,
            "    Entry::of::<{platform}::{module}::{reader}>(\"{platform}.{module}\"),"
        )?;
    }
    code.push_str("];\n");
    Ok(())
}

fn any_record(code: &mut String, all: &[Found]) -> Result<(), Box<dyn Error>> {
    code.push_str("/// A record of any artefact: what sinks receive and checks tell apart.\n#[derive(Clone, Copy, Debug)]\n#[non_exhaustive]\npub enum AnyRecord<'r> {\n");
    for Found {
        platform,
        module,
        reader,
        variant,
    } in all
    {
        writeln!(
            code,
            "    /// A record of `{platform}.{module}`.\n    {variant}(&'r <{platform}::{module}::{reader} as Artefact>::Record<'r>),"
        )?;
    }
    // One line an artefact: the lint counts them.
    let many = if all.len() > LINES_OF_A_FUNCTION {
        "    #[expect(clippy::too_many_lines, reason = \"one line for each artefact\")]\n"
    } else {
        ""
    };
    code.push_str("}\n");
    code.push_str("impl<'r> AnyRecord<'r> {\n    /// The record without its type.\n    #[must_use]\n    #[expect(clippy::match_same_arms, reason = \"artefacts of one sort share their record\")]\n");
    code.push_str(many);
    code.push_str("    pub fn facts(self) -> &'r dyn Facts {\n        match self {\n");
    for Found { variant, .. } in all {
        writeln!(code, "            AnyRecord::{variant}(record) => record,")?;
    }
    code.push_str("        }\n    }\n\n    /// The artefact's id.\n    #[must_use]\n");
    code.push_str(many);
    code.push_str("    pub fn artefact(self) -> &'static str {\n        match self {\n");
    for Found {
        platform,
        module,
        variant,
        ..
    } in all
    {
        writeln!(
            code,
            "            AnyRecord::{variant}(_) => \"{platform}.{module}\","
        )?;
    }
    code.push_str("        }\n    }\n}\n");
    for Found {
        platform,
        module,
        reader,
        variant,
    } in all
    {
        writeln!(
            code,
            "impl Registered for {platform}::{module}::{reader} {{\n    fn any<'r>(record: &'r Self::Record<'r>) -> AnyRecord<'r> {{ AnyRecord::{variant}(record) }}\n}}"
        )?;
    }
    Ok(())
}
