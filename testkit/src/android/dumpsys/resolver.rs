//! The tables of `dumpsys package` that say which component answers which intent
//! (<https://developer.android.com/guide/components/intents-filters>).

use std::collections::BTreeMap;

use super::object;
use crate::android::{description::Vendor, marks, model::Model, package::Part, page::Page};

/// Writes the four tables.
pub(super) fn write(model: &Model, page: &mut Page) {
    let tables = [
        ("Activity Resolver Table:", Part::Activity),
        ("Receiver Resolver Table:", Part::Receiver),
        ("Service Resolver Table:", Part::Service),
    ];
    for (title, part) in tables {
        page.line(title);
        page.line("  Schemes:");
        page.line("      content:");
        page.line(format!(
            "        {} com.android.documentsui/.files.FilesActivity",
            object(title)
        ));
        page.line("").line("  Non-Data Actions:");
        let mut actions: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
        for package in model.installed() {
            for component in package.components.iter().filter(|one| one.kind == part) {
                let name = format!("{}/{}", package.name, component.class);
                let of_action = actions.entry(component.action).or_default();
                *of_action.entry(name).or_default() += 1;
            }
        }
        for (nth, (action, components)) in actions.iter().enumerate() {
            // Some builds indent the first action of a table by fifteen spaces.
            let indent = match (nth, model.phone.vendor) {
                (0, Vendor::Xiaomi) => 15,
                _ => 6,
            };
            page.line(format!("{:indent$}{action}:", ""));
            for (name, filters) in components {
                let several = match filters {
                    1 => String::new(),
                    _ => format!(" ({filters} filters)"),
                };
                page.line(format!("        {} {name}{several}", object(name)));
                marks::app(page, "android.components", name);
            }
            page.count("android.components", "Components", components.len());
        }
        page.line("");
    }
    page.line("Provider Resolver Table:")
        .line("  Non-Data Actions:");
    page.line("      android.content.action.DOCUMENTS_PROVIDER:");
    page.line("        1637677 com.android.externalstorage/.ExternalStorageProvider");
    page.line("");
}
