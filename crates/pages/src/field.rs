//! Fields of forms, each with its label, and what a page says of its own accord.
//!
//! Described in: <https://www.w3.org/WAI/tutorials/forms/labels/>.

use report::html::Page;

/// A field that is typed into.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    name: &'a str,
    id: &'a str,
    label: &'a str,
    hint: Option<&'a str>,
    wrong: Option<&'a str>,
    value: &'a str,
    offers: &'a [String],
}

impl<'a> Field<'a> {
    /// An empty field.
    #[must_use]
    pub fn new(name: &'a str, label: &'a str) -> Self {
        Self {
            name,
            id: name,
            label,
            hint: None,
            wrong: None,
            value: "",
            offers: &[],
        }
    }

    /// Values that are offered to who types.
    #[must_use]
    pub fn offers(mut self, offers: &'a [String]) -> Self {
        self.offers = offers;
        self
    }

    /// Another id than its name, where several fields of a page have one name.
    #[must_use]
    pub fn id(mut self, id: &'a str) -> Self {
        self.id = id;
        self
    }

    /// What helps to fill it.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// What was wrong with what was typed.
    #[must_use]
    pub fn wrong(mut self, wrong: &'a str) -> Self {
        self.wrong = Some(wrong);
        self
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: &'a str) -> Self {
        self.value = value;
        self
    }

    /// Writes it as a line of text, which no browser keeps or corrects.
    pub fn text(&self, page: &mut Page) {
        let plain = [
            ("type", "text"),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
            ("value", self.value),
        ];
        self.write(page, &plain);
    }

    /// Writes it as a password: what was typed is never written back.
    pub fn password(&self, page: &mut Page) {
        let secret = [
            ("type", "password"),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
        ];
        self.write(page, &secret);
    }

    fn write(&self, page: &mut Page, more: &[(&'static str, &str)]) {
        let id = format!("f-{}", self.id);
        let hint = format!("{id}-hint");
        let wrong = format!("{id}-wrong");
        let offers = format!("{id}-offers");
        let mut described = Vec::new();
        page.within("div", &[("class", "field")], |page| {
            page.put("label", &[("for", &id)], self.label);
            if let Some(words) = self.hint {
                page.put("p", &[("id", &hint), ("class", "hint")], words);
                described.push(&*hint);
            }
            if let Some(words) = self.wrong {
                page.put("p", &[("id", &wrong), ("class", "wrong")], words);
                described.push(&*wrong);
            }
            let described = described.join(" ");
            let mut attributes = vec![("id", &*id), ("name", self.name)];
            attributes.extend(more);
            if !described.is_empty() {
                attributes.push(("aria-describedby", &described));
            }
            if self.wrong.is_some() {
                attributes.push(("aria-invalid", "true"));
            }
            if !self.offers.is_empty() {
                attributes.push(("list", &offers));
            }
            page.void("input", &attributes);
            if !self.offers.is_empty() {
                page.within("datalist", &[("id", &offers)], |page| {
                    for offer in self.offers {
                        page.put("option", &[("value", offer)], "");
                    }
                });
            }
        });
    }
}

/// A value that is not seen.
pub fn hidden(page: &mut Page, name: &str, value: &str) {
    let attributes = [("type", "hidden"), ("name", name), ("value", value)];
    page.void("input", &attributes);
}

/// One of several answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What the form sends.
    pub value: String,
    /// Its label.
    pub label: String,
    /// What it means.
    pub hint: Option<String>,
}

/// One answer of several, under a question.
pub fn radios(
    page: &mut Page,
    name: &str,
    question: &str,
    answers: &[Answer],
    chosen: Option<&str>,
) {
    page.within("fieldset", &[], |page| {
        page.put("legend", &[], question);
        for (at, answer) in answers.iter().enumerate() {
            let id = format!("f-{name}-{at}");
            let mut input = vec![
                ("type", "radio"),
                ("id", &*id),
                ("name", name),
                ("value", &*answer.value),
            ];
            if chosen == Some(&*answer.value) {
                input.push(("checked", "checked"));
            }
            tick(page, &id, input, &answer.label, answer.hint.as_deref());
        }
    });
}

/// A box to tick. `id` is its name where no other of the page has it.
pub fn checkbox(page: &mut Page, id: &str, name: &str, value: &str, label: &str, checked: bool) {
    checkbox_with(page, id, name, value, label, checked, None);
}

/// The same, with what it means.
pub fn checkbox_with(
    page: &mut Page,
    id: &str,
    name: &str,
    value: &str,
    label: &str,
    checked: bool,
    hint: Option<&str>,
) {
    let id = format!("f-{id}");
    let mut input = vec![
        ("type", "checkbox"),
        ("id", &*id),
        ("name", name),
        ("value", value),
    ];
    if checked {
        input.push(("checked", "checked"));
    }
    tick(page, &id, input, label, hint);
}

fn tick(
    page: &mut Page,
    id: &str,
    input: Vec<(&'static str, &str)>,
    label: &str,
    hint: Option<&str>,
) {
    let described = format!("{id}-hint");
    let mut input = input;
    if hint.is_some() {
        input.push(("aria-describedby", &described));
    }
    page.within("div", &[("class", "tick")], |page| {
        page.void("input", &input);
        page.within("div", &[], |page| {
            page.put("label", &[("for", id)], label);
            if let Some(words) = hint {
                page.put("p", &[("id", &described), ("class", "hint")], words);
            }
        });
    });
}

/// One of a list: values with their labels.
pub fn select(
    page: &mut Page,
    name: &str,
    label: &str,
    choices: &[(String, String)],
    chosen: &str,
) {
    let id = format!("f-{name}");
    page.within("div", &[("class", "field")], |page| {
        page.put("label", &[("for", &id)], label);
        page.within("select", &[("id", &id), ("name", name)], |page| {
            for (value, words) in choices {
                let mut option = vec![("value", &**value)];
                if value == chosen {
                    option.push(("selected", "selected"));
                }
                page.put("option", &option, words);
            }
        });
    });
}

/// The button that sends a form.
pub fn button(page: &mut Page, label: &str) {
    page.put("button", &[("type", "submit")], label);
}

/// A button of less weight, beside another one.
pub fn quiet_button(page: &mut Page, label: &str) {
    let quiet = [("type", "submit"), ("class", "quiet")];
    page.put("button", &quiet, label);
}

/// A button that says by its value which of several was meant.
pub fn button_of(page: &mut Page, name: &str, value: &str, label: &str) {
    let of = [
        ("type", "submit"),
        ("class", "quiet"),
        ("name", name),
        ("value", value),
    ];
    page.put("button", &of, label);
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Worth reading first.
    Note,
    /// Something did not work.
    Problem,
    /// Something is done.
    Done,
}

/// Something that a page says of its own accord: `label` tells in words what the border tells.
pub fn notice(page: &mut Page, tone: Tone, label: &str, words: &str) {
    let (class, role) = match tone {
        Tone::Note => ("notice", "note"),
        Tone::Problem => ("notice problem", "alert"),
        Tone::Done => ("notice done", "status"),
    };
    page.within("div", &[("class", class), ("role", role)], |page| {
        page.labelled(label, words);
    });
}
