//! Reads the tabs that Safari shares between the devices of an account: `CloudTabs.db`.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariTabs.py>,
//! <https://developer.apple.com/documentation/cloudkit/ckrecord/encodesystemfields(with:)>.

use formats::{
    plist::{self, Value},
    sqlite::{Column, Database, Row, Select},
};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value as Named};

use crate::{About, Artefact, Out, PhoneFile, values::row_text};

/// Tabs shared through iCloud.
#[derive(Debug)]
pub struct SafariIcloudTabs;

/// One tab open on a device of the account, or a device without tabs.
#[derive(Debug, serde::Serialize)]
pub struct SharedTab<'a> {
    /// `tab` or `device` (one without tabs).
    pub kind: &'static str,
    /// The tab's identifier.
    pub tab_id: Option<Untrusted<'a>>,
    /// The page's address.
    pub url: Option<Untrusted<'a>>,
    /// When the tab was last looked at.
    pub time: Option<Instant>,
    /// When the entry was made.
    pub created: Option<Instant>,
    /// When the entry was last changed.
    pub modified: Option<Instant>,
    /// The device that changed it last.
    pub modified_by: Option<Untrusted<'a>>,
    /// The device's name.
    pub device_name: Option<Untrusted<'a>>,
    /// The device's identifier.
    pub device_id: Option<Untrusted<'a>>,
}

impl Record for SharedTab<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.time, "tab-viewed"),
            (self.created, "shared-tab-created"),
            (self.modified, "shared-tab-changed"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(url) = &self.url {
            each(Named::Url(url.raw()).with(Bearing::Opened));
        }
    }
}

impl Artefact for SafariIcloudTabs {
    type Record<'a> = SharedTab<'a>;

    const ABOUT: About = About {
        files: &["/**/Library/Safari/CloudTabs.db"],
        fields: &[
            ("kind", "tab, or device: a device without tabs"),
            ("tab_id", "identifier of the tab"),
            ("url", "address of the page"),
            ("time", "when the tab was last looked at (UTC)"),
            ("created", "when the entry was made (UTC)"),
            ("modified", "when the entry was last changed (UTC)"),
            ("modified_by", "name of the device that changed it last"),
            ("device_name", "name of the device"),
            ("device_id", "identifier of the device on the account"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariTabs.py",
            "https://developer.apple.com/documentation/cloudkit/ckrecord/encodesystemfields(with:)",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        tabs(&database, out);
        devices_without_tabs(&database, out);
        Ok(())
    }
}

struct Columns {
    tab: Option<Column>,
    url: Option<Column>,
    viewed: Option<Column>,
    fields: Column,
    device_name: Column,
    device: Column,
}

fn tabs(database: &Database, out: &mut Out<'_, SafariIcloudTabs>) {
    let mut select = Select::from("cloud_tabs");
    select.also_known(TAB_LEFT_OUT);
    let device = select.left_join("cloud_tab_devices", "device_uuid", "device_uuid");
    let columns = Columns {
        tab: Some(select.column("tab_uuid")),
        url: Some(select.column("url")),
        viewed: Some(select.column("last_viewed_time")),
        fields: select.column("system_fields"),
        device_name: select.column_of(device, "device_name"),
        device: select.column("device_uuid"),
    };
    out.rows(database, &select, |out, row| {
        shared("tab", row, &columns, out);
    });
}

fn devices_without_tabs(database: &Database, out: &mut Out<'_, SafariIcloudTabs>) {
    if !database.has_table("cloud_tab_devices") {
        return;
    }
    let mut select = Select::from("cloud_tab_devices");
    select.also_known(DEVICE_LEFT_OUT);
    let tab = select.left_join("cloud_tabs", "device_uuid", "device_uuid");
    let known_tab = select.column_of(tab, "device_uuid");
    let columns = Columns {
        tab: None,
        url: None,
        viewed: None,
        fields: select.column("system_fields"),
        device_name: select.column("device_name"),
        device: select.column("device_uuid"),
    };
    out.rows(database, &select, |out, row| {
        if row.text(known_tab).is_none() {
            shared("device", row, &columns, out);
        }
    });
}

fn shared(
    kind: &'static str,
    row: &Row<'_>,
    columns: &Columns,
    out: &mut Out<'_, SafariIcloudTabs>,
) {
    let fields = match row
        .blob(columns.fields)
        .filter(|blob| !blob.is_empty())
        .map(plist::parse)
    {
        Some(Ok(fields)) => Some(fields),
        Some(Err(fault)) => {
            out.fault(fault);
            None
        }
        None => None,
    };
    let field = |key| archived(fields.as_ref()?, key);
    let text = |column: Option<Column>| row_text(row, column?);
    let viewed = columns.viewed.and_then(|column| row.real(column));
    out.record(
        row.place(),
        &SharedTab {
            kind,
            tab_id: text(columns.tab),
            url: text(columns.url),
            time: viewed.filter(|s| *s > 0.0).and_then(Instant::from_safari_s),
            created: field("RecordCtime").and_then(date),
            modified: field("RecordMtime").and_then(date),
            modified_by: field("ModifiedByDevice")
                .and_then(Value::as_str)
                .map(Untrusted::from),
            device_name: text(Some(columns.device_name)),
            device_id: text(Some(columns.device)),
        },
    );
}

/// What a keyed archive holds under a key of its top: a record's system fields stand there side by
/// side, without a root object.
fn archived<'v>(archive: &'v Value, key: &str) -> Option<&'v Value> {
    let Value::Array(objects) = archive.get("$objects")? else {
        return None;
    };
    let value = archive.at(&["$top", key])?;
    match value.as_uid() {
        Some(number) => objects.get(usize::try_from(number).ok()?),
        None => Some(value),
    }
}

fn date(value: &Value) -> Option<Instant> {
    let stored = value.get("NS.time").and_then(Value::as_real);
    value.as_date().or_else(|| Instant::from_cocoa_s(stored?))
}

/// Columns of `cloud_tabs` that say how a tab looks.
const TAB_LEFT_OUT: &[&str] = &[
    "position",
    "title",
    "topic_title",
    "is_showing_reader",
    "is_pinned",
    "reader_scroll_position_page_index",
    "scene_id",
    "cloud_tab_devices.*",
];

/// Columns of `cloud_tab_devices` that say how a device is shown.
const DEVICE_LEFT_OUT: &[&str] = &[
    "has_duplicate_device_name",
    "is_ephemeral_device",
    "device_type_identifier",
    "last_modified",
    "cloud_tabs.*",
];
