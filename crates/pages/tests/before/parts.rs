//! What single pages must and must not do.

use pages::{Frame, Step, field, what::Platform};
use report::{Language, Texts};

use crate::{markup, samples};

fn page(name: &str) -> String {
    let pages = samples::all(Language::English, &samples::ordinary());
    pages.into_iter().find(|(of, _)| *of == name).unwrap().1
}

#[test]
fn a_password_is_never_written_back() {
    let page = page("recognised");
    let markup = markup::parse(&page);
    let passwords: Vec<_> = markup
        .elements
        .iter()
        .filter(|element| element.attribute("type") == Some("password"))
        .collect();
    assert_eq!(passwords.len(), 3);
    for password in &passwords {
        assert_eq!(password.attribute("value"), None);
        assert_eq!(password.attribute("autocomplete"), Some("off"));
    }
    let refused = passwords
        .iter()
        .filter(|password| password.attribute("aria-invalid") == Some("true"));
    assert_eq!(refused.count(), 1);
}

#[test]
fn the_three_questions_send_nothing() {
    let page = page("safety");
    let (_, main) = page.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    assert_eq!(main.matches("<details>").count(), 8);
    assert!(!main.contains("<form") && !main.contains("<input"));
}

#[test]
fn only_what_the_phone_can_have_is_asked() {
    let page = page("recognised-one");
    assert!(page.contains("name=\"computer\"") && !page.contains("name=\"adb\""));
}

#[test]
fn the_way_links_only_to_where_one_can_go() {
    let texts = Texts::new(Language::English);
    let links = |reached, at| {
        let frame = Frame {
            texts: &texts,
            form_secret: samples::SECRET,
            here: "/",
            country: None,
            reached,
        };
        let page = frame.page(at, &model::Text::new("app-title"), |_| {});
        let (_, way) = page.split_once("<nav").unwrap();
        way.split_once("</nav>").unwrap().0.matches("<a ").count()
    };
    for (reached, at, count) in [
        (Step::Before, Step::Before, 1),
        (Step::Choose, Step::Before, 3),
        (Step::Next, Step::Found, 6),
        (Step::Found, Step::Beside, 5),
    ] {
        assert_eq!(links(reached, at), count, "{reached:?}");
    }
}

#[test]
fn answers_are_known_again() {
    for platform in Platform::ALL {
        assert_eq!(Platform::of(platform.name()), Some(platform));
    }
    for owner in pages::consent::Owner::ALL {
        assert_eq!(pages::consent::Owner::of(owner.name()), Some(owner));
    }
    assert_eq!(pages::guide::Guide::of("z"), None);
}

#[test]
fn a_notice_says_in_words_what_its_border_says() {
    let mut page = report::html::Page::new();
    field::notice(
        &mut page,
        field::Tone::Problem,
        "This did not work:",
        "a < b",
    );
    let html = page.finish();
    assert!(
        html.contains("role=\"alert\"")
            && html.contains("<strong>This did not work:</strong> a &lt; b")
    );
}
