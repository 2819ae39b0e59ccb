//! `vigie demo`: two made-up phones, iPhones or Android, one watched and one not, checked as real ones are.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use case::{Consent, ConsentForm};
use clap::ArgMatches;
use model::{Fault, SourceRecord, Statement, Text};
use testkit::{
    AndroidForm, AndroidPersona, AndroidPhone, BuildError, Persona, Phone, Truth, Vendor,
    planted_android_indicators, planted_indicators,
};
use zeroize::Zeroizing;

use super::check::show;
use crate::{
    Ended, Interface, Interrupt, Problem, clock,
    indicator_files::IndicatorFile,
    interface::print,
    progress::Progress,
    reader::protocol::{Choice, JobName, Locked},
    supervise::{Finished, Order, Person, supervise},
};

/// The version of iOS that the made-up iPhones run.
const IOS: u32 = 17;
/// The version of Android that the others run.
const ANDROID: u32 = 14;
/// What is handed in of an Android phone, each under its name beside the others.
const FORMS: [(AndroidForm, &str); 2] = [
    (AndroidForm::BugReportZip, "bugreport.zip"),
    (AndroidForm::AndroidQf, "androidqf"),
];
/// The published signs that the watched phone bears: made up as well.
const INDICATORS: &str = "vigie-demo.stix2";

/// Builds both phones, checks them, and explains what is seen.
///
/// # Errors
/// When a folder cannot be written, or the checks do not tell the phones apart.
pub(crate) fn run(matches: &ArgMatches, interface: &Interface) -> Result<Ended, Problem> {
    let interrupt = Interrupt::listen();
    let kept = matches.get_one::<PathBuf>("keep-in");
    // Removed when it goes out of scope, on every way out.
    let temporary = tempfile::tempdir().map_err(|error| unwritable(Path::new("."), &error))?;
    let folder = kept.map_or_else(|| temporary.path(), PathBuf::as_path);
    if kept.is_some() {
        fs::create_dir(folder)
            .map_err(|error| Problem::refused("error-demo-folder", folder.display(), &error))?;
    }
    let is_android = matches.get_flag("android");
    let indicators = folder.join(INDICATORS);
    let planted = if is_android {
        planted_android_indicators()
    } else {
        planted_indicators()
    };
    fs::write(&indicators, planted).map_err(|error| unwritable(&indicators, &error))?;
    let demo = Demo {
        interface,
        interrupt,
        folder,
        indicators,
    };
    let (welcome, clean, watched) = phones(is_android);
    say(interface, &Text::new(welcome))?;
    let clean = demo.check("clean", "demo-clean-explains", &clean)?;
    let explains = watched.explains();
    let watched = demo.check("watched", explains, &watched)?;
    say(interface, &Text::new("demo-end"))?;
    if let Some(folder) = kept {
        say(
            interface,
            &Text::new("demo-kept").words("path", &folder.to_string_lossy()),
        )?;
    }
    let alarms = |finished: &Finished| {
        finished
            .findings
            .iter()
            .filter(|finding| finding.is_above_context())
            .count()
    };
    let told_apart = alarms(&clean) == 0 && alarms(&watched) > 0;
    if told_apart {
        Ok(Ended::NothingFound)
    } else {
        let detail = format!("{} / {}", alarms(&clean), alarms(&watched));
        Err(Problem(
            Text::new("demo-unexpected").words("detail", &detail),
        ))
    }
}

/// The key of the first words, a clean phone and a watched one.
fn phones(is_android: bool) -> (&'static str, Made, Made) {
    if is_android {
        let clean = AndroidPhone::clean(ANDROID, Vendor::Samsung, AndroidPersona::Ordinary);
        let watched = AndroidPhone::watched(ANDROID, Vendor::Samsung);
        (
            "demo-android-welcome",
            Made::Android(clean),
            Made::Android(watched),
        )
    } else {
        let clean = Phone::clean(IOS, Persona::Ordinary);
        (
            "demo-welcome",
            Made::Iphone(clean),
            Made::Iphone(Phone::watched(IOS)),
        )
    }
}

/// A made-up phone.
enum Made {
    /// As a backup of it is handed in.
    Iphone(Phone),
    /// As [`FORMS`] of it are handed in.
    Android(AndroidPhone),
}

impl Made {
    /// Writes what is handed in of it at `folder`, or into it; gives its paths and what is true of it.
    fn build(&self, folder: &Path) -> Result<(Vec<PathBuf>, Truth), BuildError> {
        match self {
            Self::Iphone(phone) => Ok((vec![folder.to_path_buf()], testkit::build(phone, folder)?)),
            Self::Android(phone) => {
                let (mut paths, mut all) = (Vec::new(), Truth::default());
                for (form, name) in &FORMS {
                    let path = folder.join(name);
                    let told = testkit::build_android(phone, form, &path)?;
                    // Both forms are of the same phone, whose owner says the same.
                    all.statements = told.statements;
                    paths.push(path);
                }
                Ok((paths, all))
            }
        }
    }

    /// The key of what there is to see on it when it is watched.
    fn explains(&self) -> &'static str {
        match self {
            Self::Iphone(_) => "demo-watched-explains",
            Self::Android(_) => "demo-android-watched-explains",
        }
    }
}

/// What both checks share.
struct Demo<'d> {
    interface: &'d Interface,
    interrupt: Interrupt,
    folder: &'d Path,
    indicators: PathBuf,
}

impl Demo<'_> {
    /// Builds one phone, checks it, and shows the result under its heading.
    fn check(
        &self,
        name: &'static str,
        explains: &'static str,
        phone: &Made,
    ) -> Result<Finished, Problem> {
        let folder = self.folder.join(name);
        if matches!(phone, Made::Android(_)) {
            fs::create_dir(&folder).map_err(|error| unwritable(&folder, &error))?;
        }
        let (paths, truth) = phone
            .build(&folder)
            .map_err(|error| Problem::about("error-output", folder.display(), error))?;
        let statements = truth
            .statements
            .iter()
            .filter_map(|said| said.parse::<Statement>().ok());
        let order = Order {
            paths,
            target: self.folder.join(format!("{name}-case")),
            indicators: vec![
                IndicatorFile::built_in(),
                IndicatorFile {
                    name: INDICATORS.to_owned(),
                    path: Some(self.indicators.clone()),
                    ..IndicatorFile::default()
                },
            ],
            statements: statements.collect(),
            choice: Choice::default(),
            hash_all: false,
            keep_records: false,
            blind_index: true,
            organisation: String::new(),
            expected: Vec::new(),
            country: None,
            report: Some(self.interface.texts().language()),
            consent: Consent {
                form: ConsentForm::Synthetic,
                at: clock::now(),
            },
        };
        let mut audience = Audience(Progress::new(self.interface));
        let finished = supervise(&order, &mut audience, &self.interrupt);
        audience.0.clear();
        let finished = finished?;
        say(self.interface, &Text::new(format!("demo-{name}-title")))?;
        show(&finished, false, None, self.interface)?;
        say(self.interface, &Text::new(explains))?;
        Ok(finished)
    }
}

/// Who watches the demo: asked for nothing.
struct Audience<'i>(Progress<'i>);

impl Person for Audience<'_> {
    fn password(
        &mut self,
        _: &SourceRecord,
        _: Locked,
        _: bool,
    ) -> Result<Option<Zeroizing<String>>, Problem> {
        Ok(None)
    }

    fn progress(&mut self, done: u64, jobs: u64, now: Option<&JobName>) {
        self.0.show(done, jobs, now);
    }

    fn no_set(&mut self, _: &str, _: &Fault) {}

    fn restarted(&mut self, _: &BTreeSet<JobName>) {}
}

fn say(interface: &Interface, text: &Text) -> Result<(), Problem> {
    print(|out| writeln!(out, "{}\n", interface.say(text)))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Problem {
    Problem::refused("error-output", path.display(), error)
}
