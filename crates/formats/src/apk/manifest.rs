//! Reads the manifest of an app: who it is, what it asks for, and which parts it has.
//!
//! Attributes are known by their number, as Android knows them: names can be anything. Described in:
//! <https://developer.android.com/guide/topics/manifest/manifest-intro>,
//! <https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/core/res/res/values/public-final.xml>.

use model::FaultKind;

use crate::limits::{APK_COMPONENTS, APK_FILTER_NAMES, APK_PERMISSIONS};

use super::{
    Component, ComponentKind, Notes,
    axml::{self, Attribute, Event, Value},
};

const MAIN: &str = "android.intent.action.MAIN";
const LAUNCHER: &str = "android.intent.category.LAUNCHER";

/// An attribute as Android knows it.
type Known = (u32, &'static str);
const LABEL: Known = (0x0101_0001, "label");
const NAME: Known = (0x0101_0003, "name");
const PERMISSION: Known = (0x0101_0006, "permission");
const ENABLED: Known = (0x0101_000e, "enabled");
const DEBUGGABLE: Known = (0x0101_000f, "debuggable");
const EXPORTED: Known = (0x0101_0010, "exported");
const MIN_SDK: Known = (0x0101_020c, "minSdkVersion");
const VERSION_CODE: Known = (0x0101_021b, "versionCode");
const VERSION_NAME: Known = (0x0101_021c, "versionName");
const TARGET_SDK: Known = (0x0101_0270, "targetSdkVersion");
const TEST_ONLY: Known = (0x0101_0272, "testOnly");
const VERSION_CODE_MAJOR: Known = (0x0101_0576, "versionCodeMajor");

/// What a manifest says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The app's identifier.
    pub package: Option<String>,
    /// The part of a divided app that this file is; none for the base.
    pub split: Option<String>,
    /// The number of the version, its major part in the upper half.
    pub version_code: Option<u64>,
    /// The version as people see it, unless it stands in a resource.
    pub version_name: Option<String>,
    /// The lowest level of Android's interface that it runs on.
    pub min_sdk: Option<u32>,
    /// The level that it was made for.
    pub target_sdk: Option<u32>,
    /// Whether it may be debugged; not known when that stands in a resource.
    pub debuggable: Option<bool>,
    /// Whether it is for tests only.
    pub test_only: Option<bool>,
    /// Its name for people, unless it stands in a resource.
    pub label: Option<String>,
    /// What it asks for, in the order of the manifest, each once.
    pub permissions: Vec<String>,
    /// Its activities, services and receivers.
    pub components: Vec<Component>,
}

impl Manifest {
    /// Whether people find it among their apps: some screen of it is in the launcher. A screen whose
    /// state stands in a resource counts as switched on.
    #[must_use]
    pub fn has_launcher(&self) -> bool {
        self.components
            .iter()
            .any(|component| component.in_launcher && component.enabled != Some(false))
    }

    /// The services or receivers that only a holder of this permission may start.
    pub fn protected_by<'m>(
        &'m self,
        permission: &'m str,
    ) -> impl Iterator<Item = &'m Component> + 'm {
        self.components
            .iter()
            .filter(move |component| component.permission.as_deref() == Some(permission))
    }
}

/// Reads the manifest from binary XML.
pub(super) fn read(bytes: &[u8], notes: &mut Notes) -> Manifest {
    let mut reading = Reading::default();
    axml::walk(bytes, notes, &mut |event| match event {
        Event::Start { name, attributes } => reading.start(name, attributes),
        Event::End => {
            reading.end();
        }
    });
    if reading.too_many {
        notes.fault(FaultKind::TooMany, "manifest");
    }
    if reading.manifest.package.is_none() {
        notes.fault(FaultKind::Malformed, "manifest without a package");
    }
    reading.manifest
}

/// Where in the manifest an element stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Manifest,
    Application,
    Component,
    Filter,
    Other,
}

#[derive(Default)]
struct Reading {
    manifest: Manifest,
    open: Vec<Place>,
    component: Option<Component>,
    /// What the open filter names: the main action, the launcher.
    filter: (bool, bool),
    too_many: bool,
}

impl Reading {
    fn start(&mut self, element: &str, attributes: &[Attribute]) {
        let place = match (self.open.last(), element) {
            (None, "manifest") => {
                self.identity(attributes);
                Place::Manifest
            }
            (Some(Place::Manifest), "application") => {
                self.application(attributes);
                Place::Application
            }
            (Some(Place::Manifest), other) => {
                self.beside_application(other, attributes);
                Place::Other
            }
            (Some(Place::Application), other) => match ComponentKind::of(other) {
                Some(kind) => {
                    self.component = Some(self.component_of(kind, attributes));
                    Place::Component
                }
                None => Place::Other,
            },
            (Some(Place::Component), "intent-filter") => {
                self.filter = (false, false);
                Place::Filter
            }
            (Some(Place::Filter), "action" | "category") => {
                self.filter_name(element, attributes);
                Place::Other
            }
            _ => Place::Other,
        };
        self.open.push(place);
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Place::Filter) => {
                if let Some(component) = &mut self.component {
                    let screen = matches!(
                        component.kind,
                        ComponentKind::Activity | ComponentKind::ActivityAlias
                    );
                    component.in_launcher |= screen && self.filter == (true, true);
                }
            }
            Some(Place::Component) => {
                let component = self.component.take();
                if self.manifest.components.len() < APK_COMPONENTS {
                    self.manifest.components.extend(component);
                } else {
                    self.too_many = true;
                }
            }
            _ => {}
        }
    }

    fn identity(&mut self, attributes: &[Attribute]) {
        let major = number(attributes, VERSION_CODE_MAJOR).unwrap_or(0);
        let minor = number(attributes, VERSION_CODE);
        let manifest = &mut self.manifest;
        manifest.package = plain(attributes, "package");
        manifest.split = plain(attributes, "split");
        manifest.version_code =
            minor.map(|minor| u64::from(major).saturating_mul(1 << 32) | u64::from(minor));
        manifest.version_name = text(attributes, VERSION_NAME);
    }

    fn application(&mut self, attributes: &[Attribute]) {
        let manifest = &mut self.manifest;
        manifest.debuggable = truth(attributes, DEBUGGABLE, false);
        manifest.test_only = truth(attributes, TEST_ONLY, false);
        manifest.label = text(attributes, LABEL);
    }

    fn beside_application(&mut self, element: &str, attributes: &[Attribute]) {
        match element {
            "uses-sdk" => {
                self.manifest.min_sdk = number(attributes, MIN_SDK);
                self.manifest.target_sdk = number(attributes, TARGET_SDK);
            }
            "uses-permission" | "uses-permission-sdk-23" | "uses-permission-sdk-m" => {
                let permissions = &mut self.manifest.permissions;
                if let Some(name) = text(attributes, NAME) {
                    if permissions.len() >= APK_PERMISSIONS {
                        self.too_many = true;
                    } else if !permissions.contains(&name) {
                        permissions.push(name);
                    }
                }
            }
            _ => {}
        }
    }

    fn component_of(&self, kind: ComponentKind, attributes: &[Attribute]) -> Component {
        let name = text(attributes, NAME).unwrap_or_default();
        Component {
            kind,
            name: self.full_name(name),
            exported: truth_if_stated(attributes, EXPORTED),
            enabled: truth(attributes, ENABLED, true),
            permission: text(attributes, PERMISSION),
            ..Component::default()
        }
    }

    /// A name that begins with a dot, or has none, stands below the package.
    fn full_name(&self, name: String) -> String {
        let package = self.manifest.package.as_deref().unwrap_or_default();
        if name.starts_with('.') {
            format!("{package}{name}")
        } else if name.contains('.') || name.is_empty() {
            name
        } else {
            format!("{package}.{name}")
        }
    }

    fn filter_name(&mut self, element: &str, attributes: &[Attribute]) {
        let (Some(component), Some(name)) = (&mut self.component, text(attributes, NAME)) else {
            return;
        };
        let names = if element == "action" {
            self.filter.0 |= name == MAIN;
            &mut component.actions
        } else {
            self.filter.1 |= name == LAUNCHER;
            &mut component.categories
        };
        if names.len() >= APK_FILTER_NAMES {
            self.too_many = true;
        } else if !names.contains(&name) {
            names.push(name);
        }
    }
}

/// The value of an attribute, by its number, else by its name where it has no number.
fn find(attributes: &[Attribute], (number, name): Known) -> Option<&Value> {
    let by_number = attributes.iter().find(|one| one.resource == number);
    let by_name = || {
        attributes
            .iter()
            .find(|one| one.resource == 0 && one.name == name)
    };
    by_number.or_else(by_name).map(|one| &one.value)
}

fn plain(attributes: &[Attribute], name: &'static str) -> Option<String> {
    text(attributes, (NO_NUMBER, name))
}

/// No attribute has this number.
const NO_NUMBER: u32 = u32::MAX;

fn text(attributes: &[Attribute], known: Known) -> Option<String> {
    match find(attributes, known)? {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn number(attributes: &[Attribute], known: Known) -> Option<u32> {
    match find(attributes, known)? {
        Value::Number(number) => Some(*number),
        Value::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// The truth of an attribute; what holds when it is absent; none when it stands in a resource.
fn truth(attributes: &[Attribute], known: Known, absent: bool) -> Option<bool> {
    match find(attributes, known) {
        None => Some(absent),
        Some(_) => truth_if_stated(attributes, known),
    }
}

fn truth_if_stated(attributes: &[Attribute], known: Known) -> Option<bool> {
    match find(attributes, known)? {
        Value::Truth(truth) => Some(*truth),
        Value::Number(number) => Some(*number != 0),
        Value::Text(text) => text.parse().ok(),
        _ => None,
    }
}
