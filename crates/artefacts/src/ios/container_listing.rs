//! Reads to which app each container of a file-system dump belongs: the note that the phone keeps in
//! each.
//!
//! Described in: <https://theapplewiki.com/wiki/Filesystem:/private/var/mobile/Containers>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/applicationstate.py>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value as Named};

use crate::{About, Artefact, Out, PhoneFile, preferences, values::text};

/// Folders that hold containers, and what they hold.
const KINDS: [(&str, &str); 7] = [
    ("/containers/Bundle/Application/", "app"),
    ("/containers/Bundle/PluginKitPlugin/", "part"),
    ("/Containers/Data/Application/", "data"),
    ("/Containers/Data/PluginKitPlugin/", "part_data"),
    ("/Containers/Shared/AppGroup/", "shared"),
    ("/containers/Data/System/", "system"),
    ("/containers/Shared/SystemGroup/", "system_shared"),
];

/// Containers of apps.
#[derive(Debug)]
pub struct ContainerListing;

/// One container.
#[derive(Debug, serde::Serialize)]
pub struct Container<'a> {
    /// `app`, `part`, `data`, `part_data`, `shared`, `system`, `system_shared` or `other`.
    pub kind: &'static str,
    /// The identifier of the app, part or group.
    pub app_id: Untrusted<'a>,
    /// Where it lies on the phone.
    pub path: Untrusted<'a>,
}

impl Record for Container<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let is_group = matches!(self.kind, "shared" | "system_shared");
        let id = self.app_id.raw();
        if is_group {
            let id = id.strip_prefix("group.").unwrap_or(id);
            each(Named::AppId(id).with(Bearing::Mentioned));
        } else {
            each(Named::AppId(id).with(Bearing::Installed));
        }
    }
}

impl Artefact for ContainerListing {
    type Record<'a> = Container<'a>;

    const ABOUT: About = About {
        files: &["/**/.com.apple.mobile_container_manager.metadata.plist"],
        fields: &[
            (
                "kind",
                "app, part (an extension of one), data, part_data, shared, system, system_shared or other",
            ),
            ("app_id", "identifier of the app, part or group"),
            ("path", "where it lies on the phone"),
        ],
        described_in: &[
            "https://theapplewiki.com/wiki/Filesystem:/private/var/mobile/Containers",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/applicationstate.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let note = preferences::settings(file, "note of a container")?;
        let unknown = || Fault::new(FaultKind::UnknownSchema, "note of a container");
        let id = text(&note, "MCMMetadataIdentifier").filter(|id| !id.is_empty());
        let id = id.ok_or_else(|| unknown().detail("no identifier"))?;
        let folder = file.path().rsplit_once('/').map_or("", |(path, _)| path);
        let kind = KINDS
            .iter()
            .find(|(place, _)| folder.contains(place))
            .map_or("other", |(_, kind)| kind);
        let container = Container {
            kind,
            app_id: id,
            path: Untrusted::from(folder),
        };
        out.record(Place::Whole, &container);
        Ok(())
    }
}
