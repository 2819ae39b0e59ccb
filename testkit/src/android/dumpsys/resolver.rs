//! The tables of `dumpsys package` that say which component answers which intent
//! (<https://developer.android.com/guide/components/intents-filters>).

use std::collections::BTreeMap;

use super::object;
use crate::android::{
    description::Vendor,
    model::Model,
    package::{Component, Package, Part},
    page::Page,
};

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
        let mut actions: BTreeMap<&str, Vec<(&Package, &Component)>> = BTreeMap::new();
        for package in model.installed() {
            for component in package.components.iter().filter(|one| one.kind == part) {
                actions
                    .entry(component.action)
                    .or_default()
                    .push((package, component));
            }
        }
        for (nth, (action, components)) in actions.iter().enumerate() {
            // Some builds indent the first action of a table by fifteen spaces.
            let indent = match (nth, model.phone.vendor) {
                (0, Vendor::Xiaomi) => 15,
                _ => 6,
            };
            page.line(format!("{:indent$}{action}:", ""));
            for (package, component) in components {
                row(model, page, package, component);
            }
        }
        page.line("");
    }
    page.line("Provider Resolver Table:")
        .line("  Non-Data Actions:");
    page.line("      android.content.action.DOCUMENTS_PROVIDER:");
    page.line("        1637677 com.android.externalstorage/.ExternalStorageProvider");
    page.line("");
}

fn row(model: &Model, page: &mut Page, package: &Package, component: &Component) {
    let name = format!("{}/{}", package.name, component.class);
    let of = object(&name);
    if !model.phone.since(11) {
        page.line(format!("        {of} {name}"));
    } else {
        let filter = object(&format!("{name} {}", component.action));
        let permission = component
            .permission
            .map(|permission| format!(" permission {permission}"));
        page.line(format!(
            "        {of} {name} filter {filter}{}",
            permission.unwrap_or_default()
        ));
        page.line(format!("          Action: \"{}\"", component.action));
        if let Some(category) = component.category {
            page.line(format!("          Category: \"{category}\""));
        }
    }
    page.count("android.components", "Filters", 1);
}
