//! What the person has: which phone, which sources it can give, what each shows, who would notice.
//!
//! Described in: <https://docs.mvt.re/en/latest/ios/methodology/>.

use model::Text;
use report::html::Page;

use crate::{
    Frame, Step, address,
    drawing::{self, Scene},
    guide::{Guide, facts},
};

/// Which phone, if it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// An iPhone or an iPad.
    Apple,
    /// A phone with Android.
    Android,
    /// The person does not know.
    Unknown,
}

impl Platform {
    /// Every answer.
    pub const ALL: [Platform; 3] = [Platform::Apple, Platform::Android, Platform::Unknown];

    /// Its name in the address (`?k=`), which tells nothing.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Platform::Apple => "1",
            Platform::Android => "2",
            Platform::Unknown => "3",
        }
    }

    /// The answer by its name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    fn address(self) -> String {
        format!("{}?k={}", address::WHAT, self.name())
    }

    fn key(self) -> &'static str {
        match self {
            Platform::Apple => "app-what-apple",
            Platform::Android => "app-what-android",
            Platform::Unknown => "app-what-unknown",
        }
    }
}

/// The page; `platform` is what was answered, if anything.
#[derive(Clone, Copy, Debug)]
pub struct What {
    /// Which phone.
    pub platform: Option<Platform>,
}

impl What {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame) -> String {
        let words = frame.words();
        frame.page(Step::What, &Text::new("app-what-heading"), |page| {
            // A copy that exists already is the safest way: nothing happens on the phone.
            frame.onward(page, address::CHOOSE, "app-what-have-file");
            page.put("h2", &[], &words.key("app-what-question"));
            page.within("ul", &[("class", "choices")], |page| {
                for platform in Platform::ALL {
                    let to = platform.address();
                    page.within("li", &[], |page| {
                        let mut link = vec![("href", &*to), ("class", "onward")];
                        if self.platform == Some(platform) {
                            link.push(("aria-current", "true"));
                        }
                        page.put("a", &link, &words.key(platform.key()));
                    });
                }
            });
            match self.platform {
                None => {}
                Some(Platform::Unknown) => tell_apart(page, frame),
                Some(Platform::Apple) => sources(
                    page,
                    frame,
                    &[Guide::Backup, Guide::Sysdiagnose, Guide::PrivacyReport],
                    "app-what-apple-others",
                ),
                Some(Platform::Android) => sources(
                    page,
                    frame,
                    &[Guide::BugReport, Guide::AndroidQf],
                    "app-what-android-others",
                ),
            }
        })
    }
}

fn sources(page: &mut Page, frame: &Frame, guides: &[Guide], others: &str) {
    let words = frame.words();
    page.put("h2", &[], &words.key("app-what-sources"));
    page.say(&words.key("app-what-order"));
    for guide in guides {
        let plan = guide.plan();
        page.within("article", &[], |page| {
            let title = words.key(plan.title);
            page.put("h3", &[], &title);
            facts(page, &words, plan);
            let to = guide.address();
            let label = words.with("app-what-guide", "name", &title);
            page.within("p", &[], |page| page.put("a", &[("href", &to)], &label));
        });
    }
    page.put("h3", &[], &words.key("app-what-others"));
    page.say(&words.key(others));
}

/// What tells an iPhone from another phone: three things to look at.
fn tell_apart(page: &mut Page, frame: &Frame) {
    let words = frame.words();
    page.put("h2", &[], &words.key("app-what-tell"));
    let looks = [
        (Scene::AppleBack, "app-tell-apple", "app-tell-apple-drawn"),
        (Scene::OtherBack, "app-tell-other", "app-tell-other-drawn"),
        (Scene::Stores, "app-tell-store", "app-tell-store-drawn"),
    ];
    page.within("ul", &[("class", "looks")], |page| {
        for (at, (scene, says, drawn)) in looks.into_iter().enumerate() {
            page.within("li", &[], |page| {
                drawing::figure(page, &words, &at.to_string(), scene, drawn);
                page.say(&words.key(says));
            });
        }
    });
    page.say(&words.key("app-what-still-unknown"));
}
