//! What a way is given: the tools, a folder of its own, what a person would hand in.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Map, Value, json};

/// The languages in which every way is gone.
const LANGUAGES: [&str; 2] = ["fr", "en"];
/// Names under which systems have the browser.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// What the ways are gone with.
struct Tools {
    node: PathBuf,
    browser: PathBuf,
    modules: PathBuf,
}

/// A folder of its own for one way in one language, with the person's home in it.
pub(crate) struct Place {
    folder: tempfile::TempDir,
    pub(crate) language: &'static str,
    more: Map<String, Value>,
}

impl Place {
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A path in the person's own folder.
    pub(crate) fn home(&self, name: &str) -> PathBuf {
        self.path("home").join(name)
    }

    /// Hands something more to the way.
    pub(crate) fn give(&mut self, name: &str, value: impl Into<Value>) {
        self.more.insert(name.to_owned(), value.into());
    }

    /// Writes published signs to a file, and hands over its path under a name.
    pub(crate) fn signs(&mut self, name: &str, file: &str, signs: &str) {
        let path = self.path(file);
        fs::write(&path, signs).unwrap();
        self.give(name, path.to_str().unwrap());
    }
}

/// Goes a way in both languages. `prepare` builds what it needs.
pub(crate) fn go(script: &str, prepare: impl Fn(&mut Place)) {
    let Some(tools) = tools() else { return };
    for language in LANGUAGES {
        let mut place = Place {
            folder: tempfile::tempdir().unwrap(),
            language,
            more: Map::new(),
        };
        fs::create_dir(place.path("home")).unwrap();
        prepare(&mut place);
        gone(&tools, script, &place);
    }
}

fn gone(tools: &Tools, script: &str, place: &Place) {
    let pictures = workspace().join("target/browser");
    fs::create_dir_all(&pictures).unwrap();
    let mut given = json!({
        "vigie": env!("CARGO_BIN_EXE_vigie"),
        "tools": tools.modules,
        "chromium": tools.browser,
        "folder": place.folder.path(),
        "language": place.language,
        "pictures": pictures,
    });
    given.as_object_mut().unwrap().extend(place.more.clone());
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/browser")
        .join(script);
    let output = Command::new(&tools.node)
        .arg(script)
        .env("VIGIE_WAY", given.to_string())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{failed}");
    print!("{said}");
}

/// What is needed; none, and why is said, where something is missing.
fn tools() -> Option<Tools> {
    let modules = env::var_os("VIGIE_BROWSER_TOOLS")
        .map_or_else(|| workspace().join("target/browser-tools"), PathBuf::from);
    let browser = env::var_os("VIGIE_CHROMIUM")
        .map(PathBuf::from)
        .or_else(|| BROWSERS.into_iter().find_map(program));
    let missing = match (&browser, program("node"), program("pdftotext")) {
        (None, ..) => "no Chromium is installed",
        (_, None, _) => "Node.js is not installed",
        (.., None) => "poppler-utils is not installed",
        (Some(browser), Some(node), Some(_)) => {
            if modules.join("node_modules/playwright-core").is_dir() {
                return Some(Tools {
                    node,
                    browser: browser.clone(),
                    modules,
                });
            }
            "`.ci/run browser` was not run, which fetches playwright-core and axe-core"
        }
    };
    assert!(
        env::var_os("VIGIE_REQUIRE_ALL").is_none(),
        "the ways in a browser cannot be gone: {missing}"
    );
    // Past what keeps the words of tests that passed: a skip is to be seen.
    let mut shown = std::io::stderr();
    writeln!(shown, "skipped: the way in a browser, since {missing}").unwrap();
    None
}

/// A program of the search path.
fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let mut candidates = env::split_paths(&path).map(|folder| folder.join(name));
    candidates.find(|candidate| candidate.is_file())
}

fn workspace() -> PathBuf {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"));
    crates.ancestors().nth(2).unwrap().to_owned()
}
