//! A case with thousands of findings: each is told, the page stays readable.

use report::Language;

use crate::{html::page, markup, sample, whole_case::Whole};

#[test]
fn thousands_of_findings_of_one_kind_are_told_once() {
    let mut whole = Whole::of(sample::watched());
    let host = whole.findings[2].clone();
    whole.findings = (0..5_000)
        .map(|number| {
            let mut one = host.clone();
            one.id = format!("F-{number:012x}");
            if let model::Reason::Indicator(indicator) = &mut one.reason_for {
                indicator.value = format!("n{number}.example.net").into();
            }
            one
        })
        .collect();
    let page = page(&whole, Language::English);
    assert!(page.len() < 4_000_000, "{}", page.len());
    let markup = markup::parse(&page);
    let count = |name: &str| {
        markup
            .elements
            .iter()
            .filter(|one| one.name == name)
            .count()
    };
    assert_eq!(count("article"), 1);
    assert!(count("details") < 20, "{}", count("details"));
    assert!(count("rect") <= 60);
    for number in [1, 13, 2_500, 5_000] {
        let shown = format!("n{}[.]example[.]net", number - 1);
        assert!(page.contains(&shown), "{shown}");
        let heard = markup
            .words
            .iter()
            .any(|(_, words)| *words == number.to_string());
        assert!(heard || number == 1, "{number}");
    }
    let says = |wanted: &str| markup.words.iter().any(|(_, words)| words.contains(wanted));
    assert!(says("35,000 records show it."));
    assert!(says("5,000 different signs of this kind."));
    assert!(says("4,988 more signs of this kind"));
}
