//! The smaller files: settings, environment, services, `SELinux`, the acquisition itself.

use serde_json::json;

use crate::{
    BuildError,
    android::{altered, clock, dumpsys, marks, model::Model, page::Page},
    truth::Kind,
};

/// `settings_‹namespace›.txt`: `key=value`.
pub(crate) fn settings(model: &Model, namespace: &'static str) -> Page {
    const ARTEFACT: &str = "android.settings";
    let mut page = Page::new(format!("/settings/{namespace}"));
    for (key, value) in model.settings.get(namespace).into_iter().flatten() {
        page.line(format!("{key}={value}"));
        if let Some(by) = altered::of_setting(key, value) {
            altered::mark(model, &mut page, ARTEFACT, value, by);
        }
        if key.starts_with("enabled_") {
            for component in value.split(':') {
                marks::app(&mut page, ARTEFACT, component);
            }
        }
    }
    let rows = model
        .settings
        .get(namespace)
        .map_or(0, std::collections::BTreeMap::len);
    page.count(ARTEFACT, "Settings", rows);
    page
}

/// `selinux.txt`.
pub(crate) fn selinux(model: &Model) -> Page {
    let mut page = Page::new("/selinux");
    page.line(if model.root {
        "Permissive"
    } else {
        "Enforcing"
    });
    let by = ("root_or_unlocked", Kind::Exposure);
    altered::mark(model, &mut page, "android.selinux", "Permissive", by);
    page
}

/// `env.txt`.
pub(crate) fn environment() -> Page {
    let mut page = Page::new("/env");
    page.lines(
        "ANDROID_ROOT=/system\nANDROID_DATA=/data\nEXTERNAL_STORAGE=/sdcard\nHOME=/\n\
         PATH=/product/bin:/apex/com.android.runtime/bin:/system/bin:/vendor/bin\n\
         SHELL=/bin/sh\nTMPDIR=/data/local/tmp\nUSER=shell",
    );
    page
}

/// `services.txt`.
pub(crate) fn services(model: &Model) -> Page {
    let mut page = Page::new("/services");
    let names: Vec<&str> = dumpsys::pages(model)
        .iter()
        .map(|(name, _)| *name)
        .collect();
    page.line(format!("Found {} services:", names.len()));
    for (nth, name) in names.iter().enumerate() {
        page.line(format!("{nth}\t{name}: [android.os.I{name}]"));
    }
    page.count("android.services", "Services", names.len());
    page
}

/// `command.log`.
pub(crate) fn command_log(model: &Model) -> String {
    let at = clock::utc(model.now());
    format!(
        "{at} DEBUG Starting androidqf\n{at} DEBUG Found device\n{at} ERROR Failed to list /tmp\n"
    )
}

/// `acquisition.json`.
pub(crate) fn acquisition(model: &Model) -> Result<String, BuildError> {
    let uuid = super::uuid(&model.phone);
    let text = serde_json::to_string_pretty(&json!({
        "uuid": uuid,
        "androidqf_version": "1.8.1",
        "storage_path": format!("/evidence/{uuid}"),
        "started": clock::utc(model.now()),
        "completed": clock::utc(model.now() + 9 * clock::MINUTE),
        "collector": {
            "ExePath": "/data/local/tmp/collector",
            "Installed": true,
            "Adb": null,
            "Architecture": "arm64",
        },
        "tmp_dir": "/data/local/tmp/",
        "sdcard": "/sdcard/",
        "cpu": "arm64-v8a",
        "streaming_mode": false,
    }))?;
    Ok(text)
}
