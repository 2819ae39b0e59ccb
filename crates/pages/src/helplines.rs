//! Whom to call, in the country that was chosen: the numbers are the first thing that an eye finds.

use report::{Country, html::Page};

use crate::{Frame, address, field};

/// The helplines, how old their list is, and the choice of a country.
pub(crate) fn write(page: &mut Page, frame: &Frame<'_>) {
    let words = frame.words();
    let (lines, remark) = Country::contacts(frame.country);
    let numbers = frame.country.map_or(&[][..], Country::numbers);
    page.within("ul", &[("class", "helplines")], |page| {
        for key in lines {
            page.within("li", &[], |page| line(page, &words.key(key), numbers));
        }
    });
    let remark = match frame.country {
        Some(_) => remark,
        // The command line's own words name its option.
        None => "app-country-none",
    };
    page.put("p", &[("class", "small")], &words.key(remark));
    frame.form(page, address::COUNTRY, |page| {
        field::hidden(page, "here", frame.here);
        let none = (String::new(), words.key("app-country-unnamed"));
        let countries = Country::ALL.into_iter().map(|country| {
            let name = match country {
                Country::France => "app-country-france",
            };
            (country.code().to_owned(), words.key(name))
        });
        let choices: Vec<_> = std::iter::once(none).chain(countries).collect();
        let chosen = frame.country.map_or("", Country::code);
        let label = words.key("app-country");
        field::select(page, "country", &label, &choices, chosen);
        field::quiet_button(page, &words.key("app-country-show"));
    });
}

/// A sentence in which numbers to call stand out.
pub(crate) fn line(page: &mut Page, sentence: &str, numbers: &[&str]) {
    let mut rest = sentence;
    while let Some((before, number, after)) = next(rest, numbers) {
        page.text(before);
        page.put("strong", &[("class", "call")], number);
        rest = after;
    }
    page.text(rest);
}

/// The first number of a sentence that stands as a word of its own, and what stands around it.
fn next<'a>(text: &'a str, numbers: &[&str]) -> Option<(&'a str, &'a str, &'a str)> {
    let found = numbers.iter().filter_map(|number| {
        text.match_indices(number).find_map(|(at, _)| {
            let (before, from) = text.split_at_checked(at)?;
            let (number, after) = from.split_at_checked(number.len())?;
            let joins = |character: char| character.is_alphanumeric();
            let is_word = !before.ends_with(joins) && !after.starts_with(joins);
            is_word.then_some((before, number, after))
        })
    });
    found.min_by_key(|(before, number, _)| (before.len(), std::cmp::Reverse(number.len())))
}

#[cfg(test)]
mod tests {
    use report::Language;

    use super::*;

    #[test]
    fn numbers_to_call_stand_out_and_nothing_else_does() {
        let mut page = Page::new();
        line(
            &mut page,
            "17 or 112, 116\u{a0}006; 17cyber, 1170 <b>",
            &["17", "112", "116\u{a0}006"],
        );
        let call = |number: &str| format!("<strong class=\"call\">{number}</strong>");
        let expected = format!(
            "{} or {}, {}; 17cyber, 1170 &lt;b&gt;",
            call("17"),
            call("112"),
            call("116\u{a0}006")
        );
        assert_eq!(page.finish(), expected);
    }

    #[test]
    fn every_number_of_a_country_stands_in_its_lines() {
        for language in Language::ALL {
            let texts = report::Texts::for_pages(language);
            for country in Country::ALL {
                let (lines, _) = Country::contacts(Some(country));
                let said: Vec<String> = lines.iter().map(|key| texts.word(key)).collect();
                for number in country.numbers() {
                    let is_told = said.iter().any(|line| next(line, &[number]).is_some());
                    assert!(is_told, "{number} in {language:?}");
                }
            }
        }
    }
}
