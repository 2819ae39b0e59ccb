//! Measures Rust source as rustfmt lays it out: an item ends with the first brace that stands as far
//! from the margin as the item does.

/// A function.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Function<'t> {
    pub(crate) name: &'t str,
    /// From its signature to its last brace.
    pub(crate) lines: usize,
}

/// The lines outside `#[cfg(test)]`.
pub(crate) fn production(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.trim() == "#[cfg(test)]" {
            at = end(&lines, at + 1);
        } else {
            kept.push(*line);
        }
        at += 1;
    }
    kept
}

/// Every function among these lines, in their order.
pub(crate) fn functions<'t>(lines: &[&'t str]) -> Vec<Function<'t>> {
    let mut functions = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(name) = function_name(line) {
            let lines = end(lines, at) - at + 1;
            functions.push(Function { name, lines });
        }
    }
    functions
}

/// The last line of the item whose head begins at line `from`.
fn end(lines: &[&str], from: usize) -> usize {
    let rest = || lines.iter().enumerate().skip(from);
    let last = lines.len().saturating_sub(1);
    let head =
        rest().find(|(_, line)| !is_attribute(line) && line.trim_end().ends_with(['{', '}', ';']));
    let Some((head_end, head)) = head else {
        return last;
    };
    if !head.trim_end().ends_with('{') {
        return head_end;
    }
    let margin = |line: &str| line.len() - line.trim_start().len();
    let outer = lines.get(from).map_or(0, |line| margin(line));
    let closing = |line: &str| line.trim_start().starts_with('}') && margin(line) == outer;
    lines
        .iter()
        .enumerate()
        .skip(head_end + 1)
        .find(|(_, line)| closing(line))
        .map_or(last, |(at, _)| at)
}

fn is_attribute(line: &str) -> bool {
    line.trim_start().starts_with("#[")
}

/// The name of the function whose signature begins on this line.
fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    loop {
        rest = match rest.split_once(' ')? {
            ("fn", rest) => return rest.split(['(', '<']).next(),
            (
                "pub" | "pub(crate)" | "pub(super)" | "const" | "async" | "unsafe" | "extern"
                | "\"C\"",
                rest,
            ) => rest,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
//! Head.

pub(crate) const fn one() {}

impl Thing {
    /// Two.
    fn two(
        &self,
    ) -> u8
    where
        Self: Sized,
    {
        if true {
        }
        2
    }
}

trait Other {
    fn three(&self);
}

#[cfg(test)]
mod samples;

#[cfg(test)]
#[path = \"x.rs\"]
mod tests {
    #[test]
    fn four() {
        assert!(true);
    }
}
";

    #[test]
    fn tests_are_taken_off() {
        let lines = production(TEXT);
        assert_eq!(lines.len(), 23);
        assert!(lines.iter().all(|line| !line.contains("four")));
        assert!(production("").is_empty());
    }

    #[test]
    fn functions_end_with_their_brace() {
        let measured = functions(&production(TEXT));
        let measured: Vec<_> = measured.into_iter().map(|f| (f.name, f.lines)).collect();
        assert_eq!(measured, [("one", 1), ("two", 10), ("three", 1)]);
    }
}
