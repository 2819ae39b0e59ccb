//! `dumpsys accessibility`: which services are installed, enabled, bound
//! (<https://source.android.com/docs/core/tests/debug/read-bug-reports>).

use crate::android::{description::Vendor, marks, model::Model, page::Page};

/// Writes the section.
pub(super) fn write(model: &Model, page: &mut Page) {
    page.line("ACCESSIBILITY MANAGER (dumpsys accessibility)")
        .line("");
    if model.phone.since(14) {
        page.line("currentUserId=0");
    }
    let on = !model.accessibility.is_empty();
    page.line(format!(
        "User state[attributes:{{id=0, currentUser=true, touchExplorationEnabled={on}, \
         displayMagnificationEnabled=false, navBarMagnificationEnabled=false, \
         autoclickEnabled=false, nonInteractiveUiTimeout=0, interactiveUiTimeout=0, \
         installedServiceCount={}}}",
        installed(model).len()
    ));
    if !model.phone.since(14)
        && (model.phone.version != 10 || model.phone.vendor == Vendor::Samsung)
    {
        page.line("     installed services: {");
        for (nth, component) in installed(model).iter().enumerate() {
            page.line(format!("       {nth} : {component}"));
        }
        page.line("     }");
    }
    let bound: Vec<String> = model.accessibility.iter().map(|one| service(one)).collect();
    page.line(format!("     Bound services:{{{}}}", bound.join(", ")));
    let enabled: Vec<String> = model
        .accessibility
        .iter()
        .map(|component| format!("{{{component}}}"))
        .collect();
    page.line(format!("     Enabled services:{{{}}}", enabled.join(", ")));
    for component in &model.accessibility {
        marks::app(page, "android.accessibility", component);
    }
    page.count(
        "android.accessibility",
        "Enabled",
        model.accessibility.len(),
    );
    if model.phone.since(11) {
        page.line("     Binding services:{}")
            .line("     Crashed services:{}]");
    } else {
        page.line("     Binding services:{}]");
    }
    page.line("");
}

/// Components of every service that could be enabled.
fn installed(model: &Model) -> Vec<String> {
    let action = "android.accessibilityservice.AccessibilityService";
    model
        .installed()
        .filter_map(|package| package.component(action))
        .collect()
}

fn service(component: &str) -> String {
    let label = component.rsplit('.').next().unwrap_or_default();
    format!(
        "Service[label={label}, feedbackType[FEEDBACK_GENERIC], capabilities=1, \
         eventTypes=TYPES_ALL_MASK, notificationTimeout=0]"
    )
}
