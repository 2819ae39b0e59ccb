//! Which letters belong to a host, a name, an address, and which end it.

/// A letter of a host name, or the dot between its labels. Beyond ASCII: whatever is no space,
/// control, or punctuation of writing.
pub(super) fn is_word(letter: char) -> bool {
    match letter {
        '.' | '-' | '_' => true,
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        _ => !ends_address(letter) && !is_wide_punctuation(letter),
    }
}

/// A letter of the name before an `@`.
pub(super) fn is_local(letter: char) -> bool {
    match letter {
        '!' | '#' | '$' | '%' | '&' | '\'' | '*' | '+' | '/' | '=' | '?' | '^' | '{' | '|'
        | '}' | '~' => true,
        _ => is_word(letter),
    }
}

/// A letter of a scheme.
pub(super) fn is_scheme(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.')
}

/// A letter that no address holds: spaces, controls, invisible letters, quotes, brackets of prose.
pub(super) fn ends_address(letter: char) -> bool {
    match letter {
        '\0'..=' ' | '\u{7F}' | '<' | '>' | '"' | '`' => true,
        _ if letter.is_ascii() => false,
        // Invisible: zero width, direction marks, byte order mark.
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FFFD}'
        | '«'
        | '»'
        | '“'
        | '”'
        | '„'
        | '‹'
        | '›' => true,
        _ => is_wide_stop(letter) || letter.is_whitespace() || letter.is_control(),
    }
}

/// Punctuation of Chinese and Japanese text, which runs on without spaces.
fn is_wide_stop(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301B}')
        || matches!(
            letter,
            '\u{FF01}' | '\u{FF08}' | '\u{FF09}' | '\u{FF0C}' | '\u{FF1A}'
        )
        || matches!(letter, '\u{FF1B}' | '\u{FF1F}' | '\u{FF61}'..='\u{FF64}')
}

/// Punctuation and pictures that may stand in a path and never in a host.
fn is_wide_punctuation(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{BF}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}')
        || matches!(letter, '\u{2190}'..='\u{2BFF}' | '\u{FE00}'..='\u{FE0F}')
        || matches!(
            letter,
            '\u{1F000}'..='\u{1FAFF}' | '\u{60C}' | '\u{61B}' | '\u{61F}'
        )
}

/// A letter of a script that is written without spaces, or that may not share a label with Latin
/// letters because it runs the other way (RFC 5893).
pub(super) fn keeps_apart_from_ascii(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}')
        || matches!(letter, '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}')
        || matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
        || matches!(letter, '\u{F900}'..='\u{FAFF}' | '\u{FB1D}'..='\u{FDFF}')
        || matches!(letter, '\u{FE70}'..='\u{FEFE}' | '\u{20000}'..='\u{3FFFF}')
}

/// Without the punctuation of the sentence that an address stands in; a closing bracket stays when
/// its opening one is part of the address.
pub(super) fn trim_end(address: &str) -> &str {
    let mut rest = address;
    let mut unopened = BRACKETS.map(|(open, close)| {
        let count = |which| address.matches(which).count();
        count(close).saturating_sub(count(open))
    });
    while let Some(last) = rest.chars().next_back() {
        let bracket = BRACKETS.iter().position(|(_, close)| *close == last);
        match bracket.and_then(|place| unopened.get_mut(place)) {
            Some(0) => break,
            Some(more) => *more = more.saturating_sub(1),
            None if is_trailing(last) => {}
            None => break,
        }
        let shorter = rest.len().saturating_sub(last.len_utf8());
        rest = rest.get(..shorter).unwrap_or_default();
    }
    rest
}

const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

fn is_trailing(letter: char) -> bool {
    matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '…')
}
