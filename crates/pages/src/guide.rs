//! How to make a source, step by step: what it shows, who would notice, what to do, with drawings.
//!
//! Described in: <https://support.apple.com/guide/iphone/welcome/ios>,
//! <https://developer.android.com/studio/debug/bug-report>.

use model::Text;
use report::{Words, html::Page};

use crate::{
    Frame, Step, address,
    drawing::{self, Scene},
    field::Tone,
    guides,
};

/// What tells a guide from the others and what it says, by keys.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) title: &'static str,
    pub(crate) shows: &'static str,
    pub(crate) lacks: &'static str,
    pub(crate) noticed: &'static [&'static str],
    pub(crate) takes: &'static str,
    pub(crate) needs: &'static str,
    pub(crate) parts: &'static [Part],
    pub(crate) after: &'static [&'static str],
}

/// Steps that belong together, under a heading if there are several such parts.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) heading: Option<&'static str>,
    pub(crate) steps: &'static [Act],
}

/// One step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act {
    /// What to do.
    pub(crate) says: &'static str,
    /// What of it may be seen, told before.
    pub(crate) seen: Option<&'static str>,
    /// What to take care of.
    pub(crate) care: Option<&'static str>,
    /// What is typed.
    pub(crate) typed: Option<&'static str>,
    /// A drawing, with the key of what can be seen on it.
    pub(crate) drawing: Option<(Scene, &'static str)>,
}

impl Act {
    /// A step of words alone.
    pub(crate) const fn say(says: &'static str) -> Self {
        Self {
            says,
            seen: None,
            care: None,
            typed: None,
            drawing: None,
        }
    }

    /// It may be seen.
    pub(crate) const fn seen(self, seen: &'static str) -> Self {
        Self {
            seen: Some(seen),
            ..self
        }
    }

    /// Something to take care of.
    pub(crate) const fn care(self, care: &'static str) -> Self {
        Self {
            care: Some(care),
            ..self
        }
    }

    /// A command.
    pub(crate) const fn typed(self, typed: &'static str) -> Self {
        Self {
            typed: Some(typed),
            ..self
        }
    }

    /// A drawing.
    pub(crate) const fn drawn(self, scene: Scene, about: &'static str) -> Self {
        Self {
            drawing: Some((scene, about)),
            ..self
        }
    }
}

/// The guides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guide {
    /// An encrypted backup of an iPhone.
    Backup,
    /// A sysdiagnose of an iPhone.
    Sysdiagnose,
    /// An App Privacy Report of an iPhone.
    PrivacyReport,
    /// A bug report of an Android phone.
    BugReport,
    /// An acquisition of an Android phone through a cable.
    AndroidQf,
}

impl Guide {
    /// Every guide.
    pub const ALL: [Guide; 5] = [
        Guide::Backup,
        Guide::Sysdiagnose,
        Guide::PrivacyReport,
        Guide::BugReport,
        Guide::AndroidQf,
    ];

    /// Its address.
    #[must_use]
    pub fn address(self) -> String {
        format!("{}{}", address::GUIDE, self.name())
    }

    /// The guide whose name ends an address.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|guide| guide.name() == name)
    }

    /// A letter that tells nothing to who reads the history of the browser.
    fn name(self) -> &'static str {
        match self {
            Guide::Backup => "a",
            Guide::Sysdiagnose => "b",
            Guide::PrivacyReport => "c",
            Guide::BugReport => "d",
            Guide::AndroidQf => "e",
        }
    }

    /// What it says.
    pub(crate) fn plan(self) -> &'static Plan {
        match self {
            Guide::Backup => &guides::backup::PLAN,
            Guide::Sysdiagnose => &guides::sysdiagnose::PLAN,
            Guide::PrivacyReport => &guides::privacy_report::PLAN,
            Guide::BugReport => &guides::bug_report::PLAN,
            Guide::AndroidQf => &guides::androidqf::PLAN,
        }
    }

    /// Writes the page.
    #[must_use]
    pub fn write(self, frame: &Frame) -> String {
        let (words, plan) = (frame.words(), self.plan());
        frame.page(Step::What, &Text::new(plan.title), |page| {
            let place = words.key("guide-place");
            frame.notice(page, Tone::Note, &place);
            facts(page, &words, plan);
            page.labelled(&words.key("guide-needs"), &words.key(plan.needs));
            contents(page, &words, plan);
            for (at, part) in plan.parts.iter().enumerate() {
                let heading = part.heading.unwrap_or("guide-steps");
                page.put("h2", &[("id", &part_id(at))], &words.key(heading));
                steps(page, &words, at, part);
            }
            page.put("h2", &[], &words.key("guide-after"));
            page.list(plan.after.iter().map(|key| words.key(key)));
            frame.onward(page, address::CHOOSE, "guide-onward");
            page.within("p", &[], |page| {
                frame.link(page, address::WHAT, "guide-back");
            });
        })
    }
}

fn part_id(at: usize) -> String {
    format!("part-{at}")
}

/// Where each part begins, if there are several.
fn contents(page: &mut Page, words: &Words<'_>, plan: &Plan) {
    if plan.parts.len() < 2 {
        return;
    }
    let label = words.key("guide-steps");
    page.within("nav", &[("aria-label", &label)], |page| {
        page.within("ul", &[("class", "links")], |page| {
            for (at, part) in plan.parts.iter().enumerate() {
                let to = format!("#{}", part_id(at));
                let heading = words.key(part.heading.unwrap_or("guide-steps"));
                page.within("li", &[], |page| page.put("a", &[("href", &to)], &heading));
            }
        });
    });
}

/// What a source can show and what not, who could notice, how long it takes.
pub(crate) fn facts(page: &mut Page, words: &Words<'_>, plan: &Plan) {
    page.within("dl", &[], |page| {
        let mut fact = |name: &str, said: &[&str]| {
            page.within("div", &[], |page| {
                page.put("dt", &[], &words.key(name));
                for key in said {
                    page.put("dd", &[], &words.key(key));
                }
            });
        };
        fact("guide-shows", &[plan.shows]);
        fact("guide-lacks", &[plan.lacks]);
        fact("guide-noticed", plan.noticed);
        fact("guide-takes", &[plan.takes]);
    });
}

fn steps(page: &mut Page, words: &Words<'_>, part: usize, of: &Part) {
    page.within("ol", &[("class", "steps")], |page| {
        for (at, act) in of.steps.iter().enumerate() {
            page.within("li", &[], |page| {
                page.say(&words.key(act.says));
                if let Some(command) = act.typed {
                    page.within("p", &[], |page| page.put("code", &[], command));
                }
                if let Some(care) = act.care {
                    page.labelled(&words.key("guide-care"), &words.key(care));
                }
                if let Some(seen) = act.seen {
                    page.labelled(&words.key("guide-seen"), &words.key(seen));
                }
                if let Some((scene, about)) = act.drawing {
                    let id = format!("{part}-{at}");
                    drawing::figure(page, words, &id, scene, about);
                }
            });
        }
    });
}
