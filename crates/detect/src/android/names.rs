//! Whether an app's identifier looks as if a program had made it: letters of chance, or a date.
//!
//! Described in: <https://developer.android.com/build/configure-app-module>.

/// Shortest part that is looked at.
const LETTERS: usize = 6;
/// Consonants in a row that no word of a language written in these letters is known for.
const CONSONANTS: usize = 6;
/// Changes between letters and digits that no version or year makes.
const CHANGES: usize = 3;

/// Whether a part of `id` behind the first looks made by a program.
pub(super) fn is_of_chance(id: &str) -> bool {
    id.split('.')
        .skip(1)
        .any(|part| is_date(part) || is_jumble(part))
}

/// `20231105`, `v231105`, `sync_20231105`.
fn is_date(part: &str) -> bool {
    let start = part.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let Some(digits) = part.get(start.len()..) else {
        return false;
    };
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|text| text.parse().ok());
    let is_day = |at: usize| {
        let (month, day): (Option<u32>, Option<u32>) = (
            number(at, at.saturating_add(2)),
            number(at.saturating_add(2), at.saturating_add(4)),
        );
        month.is_some_and(|month| (1..=12).contains(&month))
            && day.is_some_and(|day| (1..=31).contains(&day))
    };
    match digits.len() {
        8 => digits.starts_with("20") && is_day(4),
        6 => number(0, 2).is_some_and(|year: u32| (10..=40).contains(&year)) && is_day(2),
        _ => false,
    }
}

/// Consonants in a row that nobody can say, or letters and digits in turns.
fn is_jumble(part: &str) -> bool {
    if part.len() < LETTERS || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let (mut row, mut longest, mut changes) = (0_usize, 0_usize, 0_usize);
    let mut last_is_digit = None;
    // Capital letters begin words: `lpAndroid`.
    for byte in part.bytes() {
        let is_consonant = byte.is_ascii_alphabetic()
            && !matches!(
                byte.to_ascii_lowercase(),
                b'a' | b'e' | b'i' | b'o' | b'u' | b'y'
            );
        row = match (is_consonant, byte.is_ascii_uppercase()) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => row.saturating_add(1),
        };
        longest = longest.max(row);
        let is_digit = byte.is_ascii_digit();
        if last_is_digit.is_some_and(|last| last != is_digit) {
            changes = changes.saturating_add(1);
        }
        last_is_digit = Some(is_digit);
    }
    longest >= CONSONANTS || changes > CHANGES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_letters_of_chance_are_told_from_words() {
        for id in [
            "com.sync.service20231105",
            "com.example.v231105",
            "com.qzxkvbn.trmwplsd",
            "com.app.a1b2c3d4",
        ] {
            assert!(is_of_chance(id), "{id}");
        }
        for id in [
            "com.lastpass.lpandroid",
            "com.example.schlumpf",
            "org.kde.kdeconnect_tp",
            "com.teslacoilsw.launcher",
            "net.dinglisch.android.taskerm",
            "com.chiller3.bcr",
            "com.x8bit.bitwarden",
            "com.example.game2048",
            "com.example.v20239999",
            "com.example.app123456",
            "com.microsoft.windowsintune.companyportal",
            "com.android.sync.svchelper",
            "keepass2android.keepass2android",
            "com.example.MP3Player",
        ] {
            assert!(!is_of_chance(id), "{id}");
        }
    }
}
