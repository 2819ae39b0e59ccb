//! Drawings of phones, menus and computers, as lines; each with its words for those who hear the page.
//!
//! Described in: <https://www.w3.org/TR/SVG2/>, <https://www.w3.org/TR/svg-aam-1.0/>.

use report::{Words, html::Page};

mod scenes;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scene {
    /// A phone beside a computer, joined by a cable.
    Cable,
    /// A question on the phone's screen, and the answer to choose: their keys.
    Question(&'static str, &'static str),
    /// Rows of a menu by their keys, and the one to choose.
    Menu(&'static [&'static str], usize),
    /// The same, one to be touched seven times.
    Taps(&'static [&'static str], usize),
    /// A menu with a switch that is on.
    Switch(&'static str),
    /// A window on a computer with a box to tick and a button: their keys.
    Window(&'static str, &'static str),
    /// An iPhone and its three buttons, pressed.
    Buttons,
    /// A screen whose way to share stands at the top.
    Share,
    /// A notification at the top of the screen: its key.
    Notification(&'static str),
    /// A file that goes from the phone to the computer: its name.
    File(&'static str),
    /// The back of a phone with an apple on it.
    AppleBack,
    /// The back of a phone with the name of a maker.
    OtherBack,
    /// The stores: an A in a square, a triangle.
    Stores,
}

/// A drawing with its words: `about` says what can be seen on it, `id` tells it from the others of the page.
pub(crate) fn figure(page: &mut Page, words: &Words<'_>, id: &str, scene: Scene, about: &str) {
    let (title, size) = scene.title_and_size();
    let (title_id, about_id) = (format!("d-{id}"), format!("d-{id}-about"));
    let named = format!("{title_id} {about_id}");
    let (width, height) = size;
    let view = format!("0 0 {width} {height}");
    let (width, height) = (width.to_string(), height.to_string());
    page.within("figure", &[], |page| {
        let attributes = [
            ("class", "drawing"),
            ("role", "img"),
            ("viewBox", &*view),
            ("width", &*width),
            ("height", &*height),
            ("aria-labelledby", &*named),
        ];
        page.within("svg", &attributes, |page| {
            page.put("title", &[("id", &title_id)], &words.key(title));
            page.put("desc", &[("id", &about_id)], &words.key(about));
            scene.draw(&mut Pen { page }, words);
        });
    });
}

/// Draws lines; every number is a pixel of the drawing.
pub(crate) struct Pen<'p> {
    page: &'p mut Page,
}

impl Pen<'_> {
    /// A box with round corners.
    pub(crate) fn round(&mut self, class: &str, at: (i32, i32), size: (i32, i32), radius: i32) {
        let numbers = [at.0, at.1, size.0, size.1, radius].map(|n| n.to_string());
        let [x, y, width, height, rx] = &numbers;
        let attributes = [
            ("class", class),
            ("x", &**x),
            ("y", y),
            ("width", width),
            ("height", height),
            ("rx", rx),
        ];
        self.page.void("rect", &attributes);
    }

    /// A circle.
    pub(crate) fn circle(&mut self, class: &str, at: (i32, i32), radius: i32) {
        let numbers = [at.0, at.1, radius].map(|n| n.to_string());
        let [x, y, r] = &numbers;
        let attributes = [("class", class), ("cx", &**x), ("cy", y), ("r", r)];
        self.page.void("circle", &attributes);
    }

    /// A line by SVG's path commands.
    pub(crate) fn path(&mut self, class: &str, commands: &str) {
        self.page.void("path", &[("class", class), ("d", commands)]);
    }

    /// The same, moved; turned over from left to right if asked.
    pub(crate) fn moved(&mut self, class: &str, commands: &str, to: (i32, i32), mirrored: bool) {
        let turn = if mirrored { " scale(-1 1)" } else { "" };
        let transform = format!("translate({} {}){turn}", to.0, to.1);
        let attributes = [("class", class), ("d", commands), ("transform", &transform)];
        self.page.void("path", &attributes);
    }

    /// Letters; `anchor` is `start`, `middle` or `end`.
    pub(crate) fn letters(&mut self, class: &str, at: (i32, i32), anchor: &str, words: &str) {
        let (x, y) = (at.0.to_string(), at.1.to_string());
        let attributes = [
            ("class", class),
            ("x", &*x),
            ("y", &*y),
            ("text-anchor", anchor),
        ];
        self.page.put("text", &attributes, words);
    }

    /// A phone, seen from the front.
    pub(crate) fn phone(&mut self, at: (i32, i32), size: (i32, i32)) {
        self.round("fill", at, size, 14);
        let (x, y) = (at.0.saturating_add(6), at.1.saturating_add(10));
        let screen = (size.0.saturating_sub(12), size.1.saturating_sub(20));
        self.round("paper faint", (x, y), screen, 6);
    }

    /// A finger that points to the right, its tip at `at`; to the left if `mirrored`.
    pub(crate) fn finger(&mut self, at: (i32, i32), mirrored: bool) {
        let shape = "M -46 -9 H -12 C -3 -9 0 -5 0 0 C 0 5 -3 9 -12 9 H -46";
        self.moved("paper", shape, at, mirrored);
        self.moved(
            "faint",
            "M -9 -5 C -4 -5 -3 -2 -3 0 C -3 2 -4 5 -9 5",
            at,
            mirrored,
        );
    }
}
