//! Reads which accessibility services are installed, enabled, bound: `dumpsys accessibility`.
//!
//! Described in: <https://developer.android.com/guide/topics/ui/accessibility/service>.

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    service_dump::{component, each_known, malformed, number},
};

/// Accessibility services.
#[derive(Debug)]
pub struct Accessibility;

/// One accessibility service.
#[derive(Debug, serde::Serialize)]
pub struct AccessibilityService<'a> {
    /// The app that has it.
    pub app_id: Untrusted<'a>,
    /// The component, `app/class`; only the app where the dump tells no class.
    pub component: Untrusted<'a>,
    /// `enabled`, `bound`, `installed` or `crashed`.
    pub state: &'static str,
    /// The user of the phone.
    pub user_id: Option<i64>,
}

impl Record for AccessibilityService<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
    }
}

impl Artefact for Accessibility {
    type Record<'a> = AccessibilityService<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/accessibility"],
        fields: &[
            ("app_id", "app that has it"),
            ("component", "component"),
            ("state", "enabled, bound, installed or crashed"),
            ("user_id", "user of the phone"),
        ],
        described_in: &["https://developer.android.com/guide/topics/ui/accessibility/service"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let read = each_known(file, "accessibility services", &mut |line, text| {
            reader.line(line.number, text.trim(), out)
        });
        if reader.depth > 0 {
            let place = Place::Line(reader.line);
            out.fault(Fault::new(FaultKind::Short, "accessibility services").detail(place));
        }
        read
    }
}

/// Titles of lists, and what being in them means; none where it means nothing.
const LISTS: &[(&str, Option<&str>)] = &[
    ("installed services:", Some("installed")),
    ("Bound services:", Some("bound")),
    ("Enabled services:", Some("enabled")),
    ("Binding services:", None),
    ("Crashed services:", Some("crashed")),
];

#[derive(Default)]
struct Reader {
    user: Option<i64>,
    /// What being in the list means in which lines stand.
    state: Option<&'static str>,
    /// How many braces of that list are open, and the line where it began.
    depth: usize,
    line: u64,
}

impl Reader {
    /// Whether the line is of the dump of accessibility.
    fn line(&mut self, line: u64, text: &str, out: &mut Out<'_, Accessibility>) -> bool {
        if text.starts_with("User state[") || text.starts_with("attributes:{") {
            self.depth = 0;
            self.user = number(text, "id").or(self.user);
            return true;
        }
        let title = LISTS
            .iter()
            .find_map(|(title, state)| Some((text.strip_prefix(title)?, *state)));
        if let Some((entries, state)) = title {
            (self.state, self.depth, self.line) = (state, 0, line);
            self.entries(line, entries, out);
        } else if self.depth > 0 {
            self.entries(line, text, out);
        }
        title.is_some() || text.starts_with("ACCESSIBILITY MANAGER")
    }

    fn entries(&mut self, line: u64, text: &str, out: &mut Out<'_, Accessibility>) {
        let count = |brace| text.bytes().filter(|byte| *byte == brace).count();
        self.depth = self
            .depth
            .saturating_add(count(b'{'))
            .saturating_sub(count(b'}'));
        let Some(state) = self.state else { return };
        for part in text.split([',', '{', '}', ' ']) {
            // Some makers write `component=` inside `Service[…]`.
            let part = part
                .rsplit('=')
                .next()
                .unwrap_or(part)
                .trim_end_matches(']');
            if let Some(found) = component(part) {
                let service = AccessibilityService {
                    app_id: Untrusted::from(found.app_id),
                    component: Untrusted::from(found.name),
                    state,
                    user_id: self.user,
                };
                out.record(Place::Line(line), &service);
            } else if part.contains('/') && state != "bound" {
                out.fault(malformed("accessibility service", line));
            }
        }
    }
}
