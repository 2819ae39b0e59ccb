//! Reads the STIX patterning language into a tree. Leniently: any white space, comments, keywords in
//! any case, names with or without quotes.
//!
//! Described in: <https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html#_e8slinrhxcc9>.

use super::limits;

/// A pattern as a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// `path op value`.
    Compare(Comparison),
    /// All must hold.
    And(Vec<Node>),
    /// One must hold.
    Or(Vec<Node>),
    /// Something that vigie does not widen to what it could compare: the word that says so.
    Unsupported(String),
}

/// A comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    /// The object path: lower case, without quotes and list steps.
    pub(super) path: String,
    pub(super) operator: Operator,
    /// One value, or several for `IN`.
    pub(super) values: Vec<String>,
}

/// A comparison's operator, as far as it can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// `=` and `IN`.
    Equals,
    Like,
    Matches,
    IsSubset,
}

/// The place, in bytes, where a pattern does not follow the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SyntaxError(pub(super) usize);

/// Reads a pattern.
pub(super) fn parse(pattern: &str) -> Result<Node, SyntaxError> {
    if pattern.len() > limits::PATTERN_BYTES {
        return Err(SyntaxError(limits::PATTERN_BYTES));
    }
    let mut reader = Reader {
        whole: pattern,
        rest: pattern,
        depth: 0,
    };
    let node = reader.observations()?;
    reader.skip_space();
    if reader.rest.is_empty() {
        Ok(node)
    } else {
        Err(reader.error())
    }
}

/// The path and the value of the plainest pattern, `[type:property = 'value']`, which nearly all
/// published ones are; `None` for any other, which [`parse`] must read.
pub(super) fn plain(pattern: &str) -> Option<(&str, &str)> {
    let rest = pattern.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    let (path, value) = rest.split_once('=')?;
    let path = path.trim_end();
    let (object, property) = path.split_once(':')?;
    let of_name = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'_' | b'-');
    let is_path = !object.is_empty()
        && object.bytes().all(of_name)
        && property.bytes().all(|c| of_name(c) || c == b'.');
    let value = value.trim_start().strip_prefix('\'')?.strip_suffix('\'')?;
    let is_value = memchr::memchr2(b'\'', b'\\', value.as_bytes()).is_none();
    (is_path && is_value).then_some((path, value))
}

struct Reader<'p> {
    whole: &'p str,
    rest: &'p str,
    depth: usize,
}

type Parsed<T> = Result<T, SyntaxError>;

impl Reader<'_> {
    fn error(&self) -> SyntaxError {
        SyntaxError(self.whole.len().saturating_sub(self.rest.len()))
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// Skips white space and comments (`/* */`, `//` to the end of the line).
    fn skip_space(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            let end = if self.rest.starts_with("/*") {
                self.rest.find("*/").map(|at| at.saturating_add(2))
            } else if self.rest.starts_with("//") {
                self.rest.find('\n')
            } else {
                return;
            };
            self.skip(end.unwrap_or(self.rest.len()));
        }
    }

    fn take(&mut self, mark: &str) -> bool {
        self.skip_space();
        let found = self.rest.starts_with(mark);
        if found {
            self.skip(mark.len());
        }
        found
    }

    fn expect(&mut self, mark: &str) -> Parsed<()> {
        if self.take(mark) {
            Ok(())
        } else {
            Err(self.error())
        }
    }

    /// Takes a keyword, in any case, when it stands whole.
    fn keyword(&mut self, word: &str) -> bool {
        self.skip_space();
        let Some((start, after)) = self.rest.split_at_checked(word.len()) else {
            return false;
        };
        let whole =
            !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':'));
        let found = whole && start.eq_ignore_ascii_case(word);
        if found {
            self.rest = after;
        }
        found
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= limits::PATTERN_DEPTH {
            return Err(self.error());
        }
        self.depth = self.depth.saturating_add(1);
        let result = read(self);
        self.depth = self.depth.saturating_sub(1);
        result
    }

    /// `a FOLLOWEDBY b`: binds least.
    fn observations(&mut self) -> Parsed<Node> {
        let first = self.any_observation()?;
        let mut followed = false;
        while self.keyword("FOLLOWEDBY") {
            followed = true;
            self.any_observation()?;
        }
        Ok(if followed {
            Node::Unsupported("FOLLOWEDBY".to_owned())
        } else {
            first
        })
    }

    fn any_observation(&mut self) -> Parsed<Node> {
        self.list("OR", Node::Or, |reader| {
            reader.list("AND", Node::And, Self::observation)
        })
    }

    fn list(
        &mut self,
        word: &str,
        join: impl FnOnce(Vec<Node>) -> Node,
        read: impl Fn(&mut Self) -> Parsed<Node>,
    ) -> Parsed<Node> {
        let first = read(self)?;
        let mut more = Vec::new();
        while self.keyword(word) {
            more.push(read(self)?);
        }
        if more.is_empty() {
            return Ok(first);
        }
        more.insert(0, first);
        Ok(join(more))
    }

    fn observation(&mut self) -> Parsed<Node> {
        let node = if self.take("[") {
            let node = self.comparisons()?;
            self.expect("]")?;
            node
        } else {
            self.expect("(")?;
            let node = self.nested(Self::observations)?;
            self.expect(")")?;
            node
        };
        Ok(self.qualifiers()?.unwrap_or(node))
    }

    /// `WITHIN 5 SECONDS`, `REPEATS 3 TIMES`, `START t'…' STOP t'…'`.
    fn qualifiers(&mut self) -> Parsed<Option<Node>> {
        let mut found = None;
        loop {
            let word = if self.keyword("WITHIN") {
                self.literal()?;
                let _ = self.keyword("SECONDS");
                "WITHIN"
            } else if self.keyword("REPEATS") {
                self.literal()?;
                let _ = self.keyword("TIMES");
                "REPEATS"
            } else if self.keyword("START") {
                self.literal()?;
                if !self.keyword("STOP") {
                    return Err(self.error());
                }
                self.literal()?;
                "START"
            } else {
                return Ok(found);
            };
            found = Some(Node::Unsupported(word.to_owned()));
        }
    }

    fn comparisons(&mut self) -> Parsed<Node> {
        self.list("OR", Node::Or, |reader| {
            reader.list("AND", Node::And, Self::comparison)
        })
    }

    fn comparison(&mut self) -> Parsed<Node> {
        if self.keyword("NOT") {
            self.nested(Self::comparison)?;
            return Ok(Node::Unsupported("NOT".to_owned()));
        }
        if self.keyword("EXISTS") {
            self.path()?;
            return Ok(Node::Unsupported("EXISTS".to_owned()));
        }
        if self.take("(") {
            let node = self.nested(Self::comparisons)?;
            self.expect(")")?;
            return Ok(node);
        }
        let path = self.path()?;
        let negated = self.keyword("NOT");
        let operator = self.operator()?;
        let values = self.values()?;
        let unsupported = |word: &str| Ok(Node::Unsupported(word.to_owned()));
        match operator {
            _ if negated => unsupported("NOT"),
            Err(word) => unsupported(word),
            Ok(operator) => Ok(Node::Compare(Comparison {
                path,
                operator,
                values,
            })),
        }
    }

    /// The operator, or the word of one that is not compared.
    fn operator(&mut self) -> Parsed<Result<Operator, &'static str>> {
        for (mark, operator) in [
            ("!=", Err("!=")),
            ("<>", Err("<>")),
            ("<=", Err("<=")),
            (">=", Err(">=")),
            ("<", Err("<")),
            (">", Err(">")),
            ("==", Ok(Operator::Equals)),
            ("=", Ok(Operator::Equals)),
        ] {
            if self.take(mark) {
                return Ok(operator);
            }
        }
        for (word, operator) in [
            ("IN", Ok(Operator::Equals)),
            ("LIKE", Ok(Operator::Like)),
            ("MATCHES", Ok(Operator::Matches)),
            ("ISSUBSET", Ok(Operator::IsSubset)),
            ("ISSUPERSET", Err("ISSUPERSET")),
        ] {
            if self.keyword(word) {
                return Ok(operator);
            }
        }
        Err(self.error())
    }

    fn values(&mut self) -> Parsed<Vec<String>> {
        if !self.take("(") {
            return Ok(vec![self.literal()?]);
        }
        let mut values = Vec::new();
        while !self.take(")") {
            if !values.is_empty() {
                self.expect(",")?;
            }
            values.push(self.literal()?);
        }
        if values.is_empty() {
            return Err(self.error());
        }
        Ok(values)
    }

    /// `'text'`, `t'…'`, `b'…'`, `h'…'`, a number, `true`, `false`.
    fn literal(&mut self) -> Parsed<String> {
        self.skip_space();
        for prefix in ["t'", "b'", "h'", "T'", "B'", "H'"] {
            if self.rest.starts_with(prefix) {
                self.skip(1);
            }
        }
        if self.rest.starts_with('\'') {
            return self.quoted('\'');
        }
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let end = self.rest.find(|c| !word(c)).unwrap_or(self.rest.len());
        let text = self.rest.get(..end).unwrap_or_default();
        let known = text.eq_ignore_ascii_case("true")
            || text.eq_ignore_ascii_case("false")
            || text.parse::<f64>().is_ok();
        if !known {
            return Err(self.error());
        }
        self.skip(end);
        Ok(text.to_owned())
    }

    /// A text between quotes; `\` keeps the next character from meaning anything.
    fn quoted(&mut self, quote: char) -> Parsed<String> {
        let mut text = String::new();
        let mut chars = self.rest.char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => text.extend(chars.next().map(|(_, c)| c)),
                c if c == quote => {
                    self.skip(at.saturating_add(1));
                    return Ok(text);
                }
                c => text.push(c),
            }
        }
        Err(self.error())
    }

    /// `type:property.'quoted'[0].other_ref.value`.
    fn path(&mut self) -> Parsed<String> {
        self.skip_space();
        let mut path = String::new();
        loop {
            match self.rest.chars().next() {
                Some(quote @ ('\'' | '"')) => path.push_str(&self.quoted(quote)?),
                Some('[') => {
                    let end = self.rest.find(']').ok_or_else(|| self.error())?;
                    self.skip(end.saturating_add(1));
                }
                Some(c) if c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':') => {
                    path.push(c);
                    self.skip(c.len_utf8());
                }
                _ => break,
            }
        }
        if path.contains(':') {
            Ok(path.to_lowercase())
        } else {
            Err(self.error())
        }
    }
}

#[cfg(test)]
mod tests;
