//! What each drawing shows.
//!
//! Described in: <https://www.w3.org/TR/SVG2/paths.html>.

use report::Words;

use super::{Pen, Scene};

/// Pixels of one row of a menu.
const ROW: i32 = 38;
/// Pixels of a menu's width: its longest name must fit in both languages.
const WIDTH: i32 = 310;

/// How far down a row of a menu begins.
fn row_top(row: usize) -> i32 {
    i32::try_from(row)
        .unwrap_or(0)
        .saturating_mul(ROW)
        .saturating_add(14)
}

impl Scene {
    /// The key of what sort of drawing it is, and its width and height.
    pub(super) fn title_and_size(self) -> (&'static str, (i32, i32)) {
        let menu = |rows: usize| (WIDTH.saturating_add(60), row_top(rows).saturating_add(14));
        match self {
            Scene::Cable => ("guide-drawing-cable", (340, 190)),
            Scene::Question(..) => ("guide-drawing-question", (300, 190)),
            Scene::Menu(rows, _) | Scene::Taps(rows, _) => ("guide-drawing-menu", menu(rows.len())),
            Scene::Switch(_) => ("guide-drawing-menu", menu(1)),
            Scene::Window(..) => ("guide-drawing-window", (340, 190)),
            Scene::Buttons => ("guide-drawing-buttons", (260, 224)),
            Scene::Share => ("guide-drawing-share", (200, 200)),
            Scene::Notification(_) => ("guide-drawing-question", (300, 150)),
            Scene::File(_) => ("guide-drawing-file", (340, 190)),
            Scene::AppleBack | Scene::OtherBack => ("guide-drawing-back", (140, 220)),
            Scene::Stores => ("guide-drawing-stores", (230, 120)),
        }
    }

    pub(super) fn draw(self, pen: &mut Pen<'_>, words: &Words<'_>) {
        match self {
            Scene::Cable => cable(pen),
            Scene::Question(asks, answer) => question(pen, &words.key(asks), &words.key(answer)),
            Scene::Menu(rows, chosen) => menu(pen, words, rows, chosen, ""),
            Scene::Taps(rows, chosen) => menu(pen, words, rows, chosen, "× 7"),
            Scene::Switch(row) => switch(pen, &words.key(row)),
            Scene::Window(ticked, button) => window(pen, &words.key(ticked), &words.key(button)),
            Scene::Buttons => buttons(pen),
            Scene::Share => share(pen),
            Scene::Notification(says) => notification(pen, &words.key(says)),
            Scene::File(name) => file(pen, name),
            Scene::AppleBack => apple(pen),
            Scene::OtherBack => other(pen),
            Scene::Stores => stores(pen),
        }
    }
}

fn computer(pen: &mut Pen<'_>) {
    pen.round("fill", (150, 30), (160, 105), 8);
    pen.round("paper faint", (158, 38), (144, 89), 4);
    pen.path("fill", "M 132 146 H 328 L 318 160 H 142 Z");
}

fn cable(pen: &mut Pen<'_>) {
    pen.phone((20, 20), (76, 146));
    computer(pen);
    pen.path("mark", "M 58 166 V 178 H 122 C 140 178 128 152 142 152");
}

fn file(pen: &mut Pen<'_>, name: &str) {
    pen.phone((20, 20), (76, 146));
    computer(pen);
    pen.path(
        "paper",
        "M 42 62 H 62 L 74 74 V 112 H 42 Z M 62 62 V 74 H 74",
    );
    pen.path("mark", "M 102 92 H 138 M 128 82 L 138 92 L 128 102");
    pen.path(
        "paper",
        "M 214 56 H 234 L 246 68 V 104 H 214 Z M 234 56 V 68 H 246",
    );
    pen.letters("", (230, 121), "middle", name);
}

/// A dialog in the middle of a screen.
fn question(pen: &mut Pen<'_>, asks: &str, answer: &str) {
    pen.path(
        "fill",
        "M 12 182 V 26 C 12 16 18 10 28 10 H 272 C 282 10 288 16 288 26 V 182",
    );
    pen.round("paper", (26, 44), (248, 112), 12);
    let (first, second) = halves(asks);
    pen.letters("", (150, 72), "middle", &first);
    pen.letters("", (150, 91), "middle", &second);
    pen.round("marked", (60, 112), (180, 32), 8);
    pen.letters("on", (150, 133), "middle", answer);
    pen.finger((44, 128), false);
}

/// Words in two lines of about the same length.
fn halves(words: &str) -> (String, String) {
    if words.chars().count() <= 30 {
        return (words.to_owned(), String::new());
    }
    let middle = words.chars().count().div_ceil(2);
    let mut first = String::new();
    let mut second = String::new();
    for word in words.split(' ') {
        let line = if first.chars().count() < middle.saturating_sub(2) {
            &mut first
        } else {
            &mut second
        };
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    (first, second)
}

fn menu(pen: &mut Pen<'_>, words: &Words<'_>, rows: &[&str], chosen: usize, taps: &str) {
    let height = row_top(rows.len()).saturating_sub(14);
    pen.round("paper", (8, 10), (WIDTH, height.saturating_add(8)), 10);
    for (at, key) in rows.iter().enumerate() {
        let top = row_top(at);
        let (is_chosen, baseline) = (at == chosen, top.saturating_add(25));
        if is_chosen {
            pen.round(
                "marked",
                (14, top.saturating_add(2)),
                (WIDTH.saturating_sub(12), 34),
                6,
            );
        }
        let class = if is_chosen { "on" } else { "" };
        pen.letters(class, (26, baseline), "start", &words.key(key));
        if is_chosen {
            pen.letters("on", (WIDTH.saturating_sub(10), baseline), "end", taps);
            let tip = (WIDTH.saturating_sub(2), top.saturating_add(19));
            pen.finger(tip, true);
        } else {
            let chevron = (WIDTH.saturating_sub(12), top.saturating_add(13));
            pen.moved("faint", "M 0 0 L 6 7 L 0 14", chevron, false);
        }
    }
}

fn switch(pen: &mut Pen<'_>, row: &str) {
    pen.round("paper", (8, 10), (WIDTH, ROW.saturating_add(8)), 10);
    pen.letters("", (26, 39), "start", row);
    pen.round("marked", (WIDTH.saturating_sub(56), 22), (44, 24), 12);
    pen.circle("paper", (WIDTH.saturating_sub(24), 34), 9);
    pen.finger((WIDTH.saturating_sub(4), 36), true);
}

fn window(pen: &mut Pen<'_>, ticked: &str, button: &str) {
    pen.round("fill", (10, 12), (320, 168), 8);
    pen.path("faint", "M 10 38 H 330");
    for x in [26, 42, 58] {
        pen.circle("faint", (x, 25), 4);
    }
    pen.round("marked", (30, 64), (20, 20), 4);
    pen.path("on-line", "M 35 74 L 39 79 L 46 69");
    pen.letters("", (60, 79), "start", ticked);
    pen.round("marked", (86, 124), (220, 34), 8);
    pen.letters("on", (196, 146), "middle", button);
    pen.finger((72, 141), false);
}

fn buttons(pen: &mut Pen<'_>) {
    pen.phone((85, 15), (90, 190));
    for y in [62, 98] {
        pen.round("marked", (79, y), (7, 28), 3);
        pen.finger((74, y.saturating_add(14)), false);
    }
    pen.round("marked", (174, 74), (7, 44), 3);
    pen.finger((187, 96), true);
    pen.path(
        "faint",
        "M 66 24 C 60 30 60 38 66 44 M 194 24 C 200 30 200 38 194 44",
    );
}

/// A square with an arrow out of it, at the top of a screen.
fn share(pen: &mut Pen<'_>) {
    pen.path(
        "fill",
        "M 30 192 V 24 C 30 14 36 8 46 8 H 154 C 164 8 170 14 170 24 V 192",
    );
    pen.path("paper faint", "M 38 192 V 26 H 162 V 192");
    pen.circle("mark", (140, 52), 19);
    pen.path(
        "",
        "M 134 48 H 131 V 62 H 149 V 48 H 146 M 140 55 V 40 M 135 45 L 140 40 L 145 45",
    );
    for y in [90, 112, 134, 156] {
        pen.path("faint", &format!("M 50 {y} H 150"));
    }
    pen.finger((163, 54), true);
}

fn notification(pen: &mut Pen<'_>, says: &str) {
    pen.path(
        "fill",
        "M 12 142 V 26 C 12 16 18 10 28 10 H 272 C 282 10 288 16 288 26 V 142",
    );
    pen.round("marked", (22, 34), (256, 52), 10);
    let (first, second) = halves(says);
    if second.is_empty() {
        pen.letters("on", (150, 65), "middle", &first);
    } else {
        pen.letters("on", (150, 56), "middle", &first);
        pen.letters("on", (150, 74), "middle", &second);
    }
    pen.path("mark", "M 150 128 V 100 M 141 109 L 150 100 L 159 109");
}

fn apple(pen: &mut Pen<'_>) {
    pen.round("fill", (20, 10), (100, 200), 16);
    pen.round("paper", (28, 18), (40, 40), 10);
    pen.circle("", (40, 30), 6);
    pen.circle("", (56, 46), 6);
    let body = "M 70 100 C 60 90 44 96 46 114 C 48 134 60 142 70 136 C 80 142 90 134 94 120 C 84 114 84 104 92 100 C 86 93 78 94 70 100 Z";
    pen.path("marked", body);
    pen.path(
        "marked",
        "M 71 94 C 70 86 76 80 82 80 C 83 88 78 94 71 94 Z",
    );
}

fn other(pen: &mut Pen<'_>) {
    pen.round("fill", (20, 10), (100, 200), 12);
    for y in [32, 56, 80] {
        pen.circle("paper", (40, y), 8);
    }
    pen.round("marked", (42, 140), (56, 10), 4);
    pen.path("faint", "M 50 160 H 90");
}

fn stores(pen: &mut Pen<'_>) {
    pen.round("fill", (14, 14), (86, 86), 20);
    pen.path("mark", "M 40 80 L 57 38 L 74 80 M 36 66 H 78");
    pen.round("fill", (130, 14), (86, 86), 20);
    pen.path("marked", "M 156 34 L 196 57 L 156 80 Z");
}
