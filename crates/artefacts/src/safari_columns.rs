//! Columns of Safari's table `bookmarks` that its readers know and leave out on purpose.
//!
//! `Bookmarks.db` keeps bookmarks in it, `SafariTabs.db` tabs and their groups.

/// Columns of `bookmarks` that say how a row looks, where it stands and how it is synchronised.
pub(crate) const BOOKMARKS_LEFT_OUT: &[&str] = &[
    "id",
    "special_id",
    "type",
    "subtype",
    "title",
    "num_children",
    "editable",
    "deletable",
    "hidden",
    "hidden_ancestor_count",
    "order_index",
    "read",
    "server_id",
    "sync_key",
    "sync_data",
    "added",
    "fetched_icon",
    "icon",
    "dav_generation",
    "locally_added",
    "archive_status",
    "syncable",
    "web_filter_status",
    "modified_attributes",
    "last_selected_child",
];
