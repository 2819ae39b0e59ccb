//! Activities, services and receivers of an app, and what they answer to.
//!
//! Described in: <https://developer.android.com/guide/topics/manifest/manifest-intro>.

/// A part of an app that Android can start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Component {
    /// What sort of part.
    pub kind: ComponentKind,
    /// The name of its class, or its own name when it stands for another activity.
    pub name: String,
    /// Whether other apps may start it, where the manifest says so.
    pub exported: Option<bool>,
    /// Whether it is switched on: yes, unless the manifest says otherwise; not known when that stands
    /// in a resource.
    pub enabled: Option<bool>,
    /// The permission that whoever starts it must hold.
    pub permission: Option<String>,
    /// Actions of its intent filters.
    pub actions: Vec<String>,
    /// Categories of its intent filters.
    pub categories: Vec<String>,
    /// Whether one filter names both the main action and the launcher.
    pub in_launcher: bool,
}

/// What sort of part of an app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComponentKind {
    /// A screen.
    #[default]
    Activity,
    /// Another name of a screen.
    ActivityAlias,
    /// Runs without a screen.
    Service,
    /// Is told of events.
    Receiver,
}

impl ComponentKind {
    /// The kind of an element of this name.
    pub(super) fn of(element: &str) -> Option<Self> {
        match element {
            "activity" => Some(ComponentKind::Activity),
            "activity-alias" => Some(ComponentKind::ActivityAlias),
            "service" => Some(ComponentKind::Service),
            "receiver" => Some(ComponentKind::Receiver),
            _ => None,
        }
    }
}
