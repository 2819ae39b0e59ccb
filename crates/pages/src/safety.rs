//! The three questions before anything else. Each answer unfolds what can be done; nothing is sent, so nothing
//! can be stored.
//!
//! Described in: <https://www.techsafety.org/>.

use model::Text;
use report::{Country, html::Page};

use crate::{Frame, Step, address, field};

/// The questions; which answer was opened is known to nobody.
#[derive(Clone, Copy, Debug)]
pub struct Safety;

/// A question and its answers: the key of what is answered, and of what can be done then.
struct Question {
    asks: &'static str,
    answers: &'static [(&'static str, &'static str)],
}

const QUESTIONS: [Question; 3] = [
    Question {
        asks: "app-safety-now",
        answers: &[
            ("app-answer-yes", "app-safety-now-yes"),
            ("app-answer-no", "app-safety-now-no"),
            ("app-answer-unsure", "app-safety-now-no"),
        ],
    },
    Question {
        asks: "app-safety-near",
        answers: &[
            ("app-answer-yes", "app-safety-near-yes"),
            ("app-answer-no", "app-safety-near-no"),
            ("app-answer-unsure", "app-safety-near-yes"),
        ],
    },
    Question {
        asks: "app-safety-talk",
        answers: &[
            ("app-answer-yes", "app-safety-talk-yes"),
            ("app-answer-no", "app-safety-talk-no"),
        ],
    },
];

impl Safety {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame) -> String {
        let words = frame.words();
        frame.page(Step::Before, &Text::new("app-safety-heading"), |page| {
            page.say(&words.key("app-safety-intro"));
            page.say(&words.key("app-safety-kept"));
            let watched = words.key("app-safety-computer");
            frame.notice(page, field::Tone::Note, &watched);
            for question in &QUESTIONS {
                ask(page, frame, question);
            }
            page.put("p", &[], &words.key("app-safety-skip"));
            frame.onward(page, address::CONSENT, "app-safety-onward");
        })
    }
}

fn ask(page: &mut Page, frame: &Frame, question: &Question) {
    let words = frame.words();
    page.put("h2", &[], &words.key(question.asks));
    for (answer, then) in question.answers {
        page.folded(&words.key(answer), |page| {
            page.say(&words.key(then));
            if *then == "app-safety-now-no" {
                let danger = Country::danger(frame.country);
                page.put("p", &[("class", "large")], &words.key(danger));
            }
            if !matches!(
                *then,
                "app-safety-now-yes" | "app-safety-near-no" | "app-safety-talk-no"
            ) {
                page.within("p", &[], |page| {
                    frame.link(page, "#at-help", "app-safety-help");
                });
            }
        });
    }
}
