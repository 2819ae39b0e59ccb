//! What published sets leave out about well-known families: `data/families.txt`.

use super::{Category, Platform};

/// What is known of a family: its category and the platform of its device-side names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) category: Category,
    pub(super) platform: Option<Platform>,
}

/// Looks up a family by name, without regard to case, spaces and punctuation.
pub(super) fn known(family: &str) -> Known {
    let plain: String = family
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    include_str!("../../data/families.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .find_map(|line| {
            let mut words = line.split(' ');
            (words.next() == Some(&plain)).then(|| Known {
                category: category(words.next().unwrap_or_default()),
                platform: words
                    .next()
                    .map(Platform::from_name)
                    .filter(|platform| *platform != Platform::Any),
            })
        })
        .unwrap_or_default()
}

/// The category of a stable name.
pub(super) fn category(name: &str) -> Category {
    match name {
        "mercenary" => Category::Mercenary,
        "stalkerware" => Category::Stalkerware,
        "watchware" => Category::Watchware,
        "dual_use" => Category::DualUse,
        _ => Category::Other,
    }
}
