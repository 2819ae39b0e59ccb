//! What evidence says is shown as text, wherever it stands.

use report::{Language, Texts, Words};

use crate::{markup, samples};

#[test]
fn hostile_words_change_nothing_of_a_page() {
    for language in Language::ALL {
        let plain = samples::all(language, &samples::ordinary());
        let nasty = samples::all(language, &samples::hostile());
        for ((name, plain), (_, nasty)) in plain.iter().zip(&nasty) {
            assert!(!nasty.contains("<script>"), "{name}");
            assert!(!nasty.contains('\u{202e}'), "{name}");
            let shape = |page: &str| {
                let elements = markup::parse(page).elements;
                elements
                    .into_iter()
                    .map(|element| {
                        (
                            element.name,
                            element.attributes.into_keys().collect::<Vec<_>>(),
                        )
                    })
                    .collect::<Vec<_>>()
            };
            assert_eq!(shape(plain), shape(nasty), "{name}");
        }
        let shown = nasty
            .iter()
            .filter(|(_, page)| page.contains("&lt;script&gt;alert(1)"));
        assert!(shown.count() >= 7);
    }
}

#[test]
fn an_event_is_one_line_that_holds_text_alone() {
    let said = samples::hostile();
    let (kinds, unread) = (samples::kinds(), samples::unread(&said));
    let reading = samples::reading(&kinds, &unread);
    for language in Language::ALL {
        let texts = Texts::new(language);
        let event = reading.event(&Words::whole(&texts));
        assert!(!event.contains(['\n', '\r', '\u{202e}']));
        let read: serde_json::Value = serde_json::from_str(&event).unwrap();
        assert_eq!(read["value"], 37);
        assert_eq!(read["max"], 112);
        let lists = &read["lists"];
        assert_eq!(lists["read"].as_array().unwrap().len(), 2);
        // The newest twenty, and how many more there are.
        let unread = lists["unread"].as_array().unwrap();
        assert_eq!(unread.len(), 21);
        assert!(unread[0].as_str().unwrap().contains("\\u{202e}"));
        assert!(unread[20].as_str().unwrap().contains('5'));
        // Each place that an event names stands in the page.
        let page = samples::all(language, &said);
        let page = &page
            .iter()
            .find(|(name, _)| *name == "reading-begins")
            .unwrap()
            .1;
        for name in read["texts"].as_object().unwrap().keys() {
            assert!(page.contains(&format!("data-live=\"{name}\"")), "{name}");
        }
        for name in lists.as_object().unwrap().keys() {
            assert!(page.contains(&format!("data-list=\"{name}\"")), "{name}");
            assert!(page.contains(&format!("data-part=\"{name}\"")), "{name}");
        }
    }
}
