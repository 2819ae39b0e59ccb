//! Lists every check, `src/checks/<name>.rs`, so that adding one means adding that file.
//!
//! The check of `checks/lockdown_mode.rs` is the type `LockdownMode`; its id is `lockdown-mode`. Those whose
//! file says `impl AppCheck` share one fold over Android apps.
#![expect(
    clippy::disallowed_methods,
    reason = "a build script runs while building, outside the pure crate"
)]

use std::{env, error::Error, fmt::Write, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/checks");
    println!("cargo::rerun-if-changed={}", folder.display());
    let (mut names, mut on_apps) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if let (Some("rs"), Some(stem)) = (
            path.extension().and_then(|x| x.to_str()),
            path.file_stem().and_then(|x| x.to_str()),
        ) && stem != "mod"
        {
            let shares_fold = fs::read_to_string(&path)?.contains("impl AppCheck for");
            let of = if shares_fold {
                &mut on_apps
            } else {
                &mut names
            };
            of.push(stem.to_owned());
        }
    }
    names.sort();
    on_apps.sort();
    let code = registry(&folder, &names, &on_apps)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("checks.rs"), code)?;
    Ok(())
}

fn registry(folder: &Path, names: &[String], on_apps: &[String]) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    for name in names.iter().chain(on_apps) {
        let path = folder.join(format!("{name}.rs"));
        writeln!(code, "#[path = \"{}\"] mod {name};", path.display())?;
    }
    code.push_str(
        "\n/// Every check that this build knows, by name.\npub const ALL: &[Entry] = &[\n",
    );
    let mut all: Vec<(&String, &str)> = names.iter().map(|name| (name, "Check")).collect();
    all.extend(on_apps.iter().map(|name| (name, "AppCheck")));
    all.sort();
    for (name, kind) in all {
        let (id, check) = (name.replace('_', "-"), camel(name));
        writeln!(
            code,
            "    Entry {{ id: {id:?}, about: &<{name}::{check} as {kind}>::ABOUT }},"
        )?;
    }
    code.push_str("];\n\n/// The folds of every check over one reading job, or over all once absorbed.\n#[derive(Debug, Default)]\npub struct Checks {\n    android_apps: Facts,\n    android_accesses: Accesses,\n    ios_accesses: IosAccesses,\n");
    for name in names {
        writeln!(code, "    {name}: {name}::{},", camel(name))?;
    }
    code.push_str("}\n\nimpl Checks {\n    /// Shows a record to every check.\n    pub fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {\n        let removed = matches!(place, Place::Recovered { .. });\n        let of_android = record.artefact().starts_with(\"android.\");\n        if !removed && of_android { self.android_apps.record(seen, place, record); self.android_accesses.record(seen, place, record); }\n        if !removed && !of_android { self.ios_accesses.record(seen, place, record); }\n");
    for name in names {
        writeln!(
            code,
            "        if (!removed || <{name}::{check} as Check>::REMOVED_ROWS) && (if of_android {{ const {{ reads_of(&<{name}::{check} as Check>::ABOUT, b'a') }} }} else {{ const {{ reads_of(&<{name}::{check} as Check>::ABOUT, b'i') }} }}) {{ self.{name}.record(seen, place, record); }}",
            check = camel(name)
        )?;
    }
    code.push_str("    }\n\n    /// Adds what a later job folded.\n    pub fn absorb(&mut self, later: Self) {\n        self.android_apps.absorb(later.android_apps);\n        self.android_accesses.absorb(later.android_accesses);\n        self.ios_accesses.absorb(later.ios_accesses);\n");
    for name in names {
        writeln!(code, "        self.{name}.absorb(later.{name});")?;
    }
    code.push_str("    }\n\n    /// What every check says in the end.\n    #[must_use]\n    pub fn conclude(self) -> Vec<Draft> {\n        self.conclude_all().0\n    }\n\n    /// What every check says in the end, and what may see, hear or reach the phone.\n    #[must_use]\n    pub fn conclude_all(self) -> (Vec<Draft>, Vec<Access>) {\n        let mut all = Vec::new();\n");
    for name in names {
        let id = name.replace('_', "-");
        writeln!(
            code,
            "        self.{name}.conclude(&mut Drafts::new({id:?}, &mut all));"
        )?;
    }
    code.push_str("        let apps = self.android_apps.judge();\n");
    for name in on_apps {
        let (id, check) = (name.replace('_', "-"), camel(name));
        writeln!(
            code,
            "        {name}::{check}.conclude(&apps, &mut Drafts::new({id:?}, &mut all));"
        )?;
    }
    code.push_str("        let mut accesses = self.android_accesses.conclude(&apps);\n        accesses.extend(self.ios_accesses.conclude());\n        (all, accesses)\n    }\n}\n");
    Ok(code)
}

/// `lockdown_mode` to `LockdownMode`.
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
