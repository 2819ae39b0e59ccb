//! Reads which apps keep files in iCloud: `brctl-container-list.txt` and the libraries in
//! `brctl-dump.txt`. Names of files and accounts are not kept.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://developer.apple.com/documentation/cloudkit>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile, values::state_path};

/// Most apps kept of one folder; a folder of the system has some ten.
const APPS: usize = 256;

/// Folders of apps in iCloud.
#[derive(Debug)]
pub struct IcloudDrive;

/// One folder.
#[derive(Debug, serde::Serialize)]
pub struct CloudFolder<'a> {
    /// The folder's identifier; often that of an app.
    pub cloud_folder: Untrusted<'a>,
    /// Apps that use it.
    pub app_ids: Vec<Untrusted<'a>>,
    /// Where it lies on the phone.
    pub path: Option<Untrusted<'a>>,
}

impl Record for CloudFolder<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let folder = self.cloud_folder.raw();
        let id = folder.strip_prefix("iCloud.").unwrap_or(folder);
        each(Value::AppId(id).with(Bearing::Mentioned));
        for app in self.app_ids.iter().filter(|app| app.raw() != id) {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
        if let Some(path) = &self.path {
            state_path(path.raw(), Bearing::Stored, each);
        }
    }
}

impl Artefact for IcloudDrive {
    type Record<'a> = CloudFolder<'a>;

    const ABOUT: About = About {
        files: &[
            "/sysdiagnose/**/brctl-container-list.txt",
            "/sysdiagnose/**/brctl-dump.txt",
        ],
        fields: &[
            (
                "cloud_folder",
                "identifier of the folder; often that of an app",
            ),
            ("app_ids", "identifiers of apps that use it"),
            ("path", "where it lies on the phone"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://developer.apple.com/documentation/cloudkit",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let is_list = file.name().starts_with("brctl-container");
        let (mut lines, mut known) = (0_u64, 0_u64);
        each_line(&*file.content(), &mut |line: Line<'_>| {
            let text = line.text();
            let text = text.trim();
            lines = lines.saturating_add(u64::from(!text.is_empty()));
            if text.starts_with("listing ") || text.starts_with("dump taken") {
                known = known.saturating_add(1);
            }
            let folder = if is_list { listed(text) } else { library(text) };
            if let Some(folder) = folder {
                known = known.saturating_add(1);
                out.record(Place::Line(line.number), &folder);
            }
        })?;
        if lines > 0 && known == 0 {
            let fault = Fault::new(FaultKind::UnknownSchema, "folders in iCloud");
            return Err(fault.detail(format_args!("{lines} lines, no folder")));
        }
        Ok(())
    }
}

/// `id:‹folder› localizedName:'…' documents:'‹path›' [Public:…] clients: ‹app›, ‹app›`.
fn listed(text: &str) -> Option<CloudFolder<'_>> {
    let rest = text.strip_prefix("id:")?;
    let id = rest.split_whitespace().next()?;
    let path = rest.split_once("documents:'").map(|(_, path)| path);
    let apps = rest.split_once("clients:").map_or("", |(_, apps)| apps);
    Some(CloudFolder {
        cloud_folder: id.into(),
        app_ids: names(apps, ','),
        path: path
            .and_then(|path| path.split('\'').next())
            .map(Untrusted::from),
    })
}

/// `+ app library: <‹folder›[‹number›] … apps:{‹app›; ‹app›} …>`.
fn library(text: &str) -> Option<CloudFolder<'_>> {
    let (_, rest) = text.split_once("app library:")?;
    let (_, rest) = rest.split_once('<')?;
    let id = rest.split(['[', ' ', '>']).next()?;
    let apps = rest.split_once("apps:{").map_or("", |(_, apps)| apps);
    let apps = apps.split('}').next().unwrap_or_default();
    (!id.is_empty()).then(|| CloudFolder {
        cloud_folder: id.into(),
        app_ids: names(apps, ';'),
        path: None,
    })
}

fn names(text: &str, between: char) -> Vec<Untrusted<'_>> {
    let names = text.split(between).map(str::trim);
    let apps = names.filter(|name| name.contains('.') && !name.contains(' '));
    apps.take(APPS).map(Untrusted::from).collect()
}
