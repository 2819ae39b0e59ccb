//! Writes a whole phone: one artefact after another, then the manifest.

use std::path::Path;

use crate::{
    BuildError, IosForm, Phone, Truth,
    android::page::Page,
    backup::{Entry, database::Database},
    ios::{self, diagnosis::clock::Zone, version::Facts},
    planted::Indicator,
    random::Random,
    store::Store,
    truth::{By, Kind, NearMiss, Plant},
};

/// Writes the backup of `phone` into `folder`, which must be empty or not exist, and states what is
/// in it. The same phone gives the same bytes.
///
/// # Errors
/// When the folder holds something already or cannot be written.
pub fn build(phone: &Phone, folder: &Path) -> Result<Truth, BuildError> {
    build_ios(phone, &IosForm::Backup, folder)
}

/// Writes `phone` in `form` to `target`, a folder that must be empty or not exist, or a file that
/// must not exist, and states what is in it: of anything but a backup, under the path that the file has
/// on the phone. The same phone and form give the same bytes.
///
/// # Errors
/// When the target holds something already or cannot be written.
pub fn build_ios(phone: &Phone, form: &IosForm, target: &Path) -> Result<Truth, BuildError> {
    if *form == IosForm::PrivacyReport {
        return ios::privacy_report::write(phone, target);
    }
    let mut build = Build {
        phone,
        form: *form,
        store: Store::create(phone, form, target)?,
        truth: Truth::default(),
    };
    for write in ios::writers(form) {
        write(&mut build)?;
    }
    let (rows, stored) = build.store.finish(phone)?;
    let list = match form {
        IosForm::Backup => "ios.manifest",
        _ => FILE_LIST,
    };
    build.truth.count(list, "Files", rows);
    build.truth.bytes = stored;
    Ok(build.truth)
}

/// The artefact that lists the files of a dump.
const FILE_LIST: &str = "ios.file_list";

/// A phone being written.
pub(crate) struct Build<'p> {
    /// Its description.
    pub(crate) phone: &'p Phone,
    /// The form in which it is handed in.
    pub(crate) form: IosForm,
    /// Where it is written.
    pub(crate) store: Store,
    /// What was written.
    pub(crate) truth: Truth,
}

/// A file in which things are planted.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    /// The artefact that reads the file.
    pub(crate) artefact: &'static str,
    /// The file's domain; empty beside the manifest.
    pub(crate) domain: String,
    /// The file's path within the domain.
    pub(crate) path: String,
}

impl Spot {
    /// The file at `path` in `domain`, which `artefact` reads.
    pub(crate) fn new(
        artefact: &'static str,
        domain: impl Into<String>,
        path: impl Into<String>,
    ) -> Self {
        Self {
            artefact,
            domain: domain.into(),
            path: path.into(),
        }
    }

    /// The file as an entry of the backup.
    pub(crate) fn entry(&self) -> Entry<'_> {
        Entry::new(&self.domain, &self.path)
    }
}

/// Where something is planted, and rows joined with it that a reader may name instead.
#[derive(Clone)]
pub(crate) struct Places {
    /// Where it stands.
    pub(crate) place: String,
    or: Vec<String>,
}

impl From<String> for Places {
    fn from(place: String) -> Self {
        let or = Vec::new();
        Self { place, or }
    }
}

impl From<&str> for Places {
    fn from(place: &str) -> Self {
        place.to_owned().into()
    }
}

impl From<(String, Vec<String>)> for Places {
    fn from((place, or): (String, Vec<String>)) -> Self {
        Self { place, or }
    }
}

impl Build<'_> {
    /// The stream of pseudo-random numbers called `name`.
    pub(crate) fn random(&self, name: &str) -> Random {
        Random::named(self.phone.seed, name)
    }

    /// What follows from the version.
    pub(crate) fn facts(&self) -> &'static Facts {
        self.phone.version.facts()
    }

    /// When the backup was made, seconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        self.facts().now
    }

    /// Minutes east of Greenwich of the phone's time zone.
    pub(crate) fn zone_minutes(&self) -> i32 {
        match self.form {
            IosForm::Sysdiagnose(how) => how.zone_minutes,
            _ => IosForm::ZONE_MINUTES,
        }
    }

    /// The phone's time zone.
    pub(crate) fn zone(&self) -> Zone {
        Zone::new(self.zone_minutes())
    }

    /// An empty database to be written to `spot`.
    pub(crate) fn create(&self, spot: &Spot, schema: &str) -> Result<Database, BuildError> {
        let name = spot.path.replace('/', "_");
        Database::create(self.store.work_file(&name), schema)
    }

    /// Counts the rows of `tables`, closes the database and puts it into the backup.
    pub(crate) fn keep(
        &mut self,
        spot: &Spot,
        database: Database,
        tables: &[&str],
    ) -> Result<(), BuildError> {
        for table in tables {
            let rows = database.count(table)?;
            self.truth.count(spot.artefact, table, rows);
        }
        self.store.database(spot.entry(), database)?;
        Ok(())
    }

    /// Puts a file into the backup.
    pub(crate) fn keep_file(&mut self, spot: &Spot, content: &[u8]) -> Result<String, BuildError> {
        self.store.file(spot.entry(), content)
    }

    /// Puts a text into a dump or a sysdiagnose, and what is planted in it into the truth.
    pub(crate) fn keep_page(&mut self, page: &Page) -> Result<(), BuildError> {
        self.store.file(Entry::new("", &page.path), &page.text)?;
        page.state("", &mut self.truth);
        Ok(())
    }

    /// States that `observed` at `place` bears a trace of `indicator`.
    pub(crate) fn known(
        &mut self,
        spot: &Spot,
        place: impl Into<Places>,
        observed: impl Into<String>,
        indicator: &Indicator,
    ) {
        let by = By::from(indicator);
        self.plant(spot, place.into(), observed.into(), by, Kind::KnownTool);
    }

    /// States that the check called `id` speaks about `observed` at `place`.
    pub(crate) fn check(
        &mut self,
        spot: &Spot,
        place: impl Into<Places>,
        observed: impl Into<String>,
        id: &str,
        kind: Kind,
    ) {
        let by = By::Check { id: id.to_owned() };
        self.plant(spot, place.into(), observed.into(), by, kind);
    }

    /// States that `observed` at `place` is found by `by`.
    pub(crate) fn found(
        &mut self,
        spot: &Spot,
        place: impl Into<Places>,
        observed: impl Into<String>,
        by: By,
        kind: Kind,
    ) {
        self.plant(spot, place.into(), observed.into(), by, kind);
    }

    fn plant(&mut self, spot: &Spot, places: Places, observed: String, by: By, kind: Kind) {
        let (domain, path) = self.store.named(&spot.domain, &spot.path);
        self.truth.plants.push(Plant {
            artefact: self.artefact(spot),
            domain,
            path,
            place: places.place,
            or: places.or,
            by,
            observed,
            kind,
        });
    }

    /// States that `observed` at `place` must not be found.
    pub(crate) fn near_miss(
        &mut self,
        spot: &Spot,
        place: impl Into<String>,
        observed: impl Into<String>,
    ) {
        self.truth.near_misses.push(NearMiss {
            artefact: self.artefact(spot),
            place: place.into(),
            observed: observed.into(),
        });
    }

    /// The artefact that reads the file: the list of files is another one in each form.
    fn artefact(&self, spot: &Spot) -> String {
        let listed = spot.artefact == "ios.manifest" && self.form != IosForm::Backup;
        let artefact = if listed { FILE_LIST } else { spot.artefact };
        artefact.to_owned()
    }
}
