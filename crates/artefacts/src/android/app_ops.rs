//! Reads what each app used, when and whether it was seen: `dumpsys appops`.
//!
//! Described in: <https://developer.android.com/reference/android/app/AppOpsManager>.

use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    listed::span_ms,
    service_dump::{each_known, malformed, uid, user_of, value},
};

/// What apps used and may use, from the app ops service.
#[derive(Debug)]
pub struct AppOps;

/// One operation of one app, or of every app that shares a number.
#[derive(Debug, serde::Serialize)]
pub struct AppOp<'a> {
    /// The app; none where the system sets the mode for a whole number (`uid`).
    pub app_id: Option<Untrusted<'a>>,
    /// The number under which the system runs it, the user's part included (`1010123`).
    pub uid: Option<i64>,
    /// The user of the phone.
    pub user_id: Option<i64>,
    /// The operation, without prefix (`RECORD_AUDIO`).
    pub op: Untrusted<'a>,
    /// `allow`, `ignore`, `deny`, `default`, `foreground`.
    pub op_mode: Option<Untrusted<'a>>,
    /// When it was last used (local time of the phone).
    pub last_access: Option<Instant>,
    /// In which state the app was then, as written (`fg-s`, `bg-s`, `top-tp`).
    pub access_state: Option<Untrusted<'a>>,
    /// Whether any use that is told was in the background; none where no state is told.
    pub in_background: Option<bool>,
    /// When it was last used in the background (local time of the phone).
    pub last_background_access: Option<Instant>,
    /// When it was last refused (local time of the phone).
    pub last_reject: Option<Instant>,
    /// How long the last use took, in milliseconds.
    pub duration_ms: Option<i64>,
    /// Whether a use was for or through another app.
    pub proxied: bool,
    /// When the copy was made that holds the dump: of several copies, the newest tells the mode.
    #[serde(skip)]
    pub captured: Option<Instant>,
}

/// Operations by which an app learns where the phone is.
const LOCATION: [&str; 4] = [
    "COARSE_LOCATION",
    "FINE_LOCATION",
    "MONITOR_HIGH_POWER_LOCATION",
    "MONITOR_LOCATION",
];

impl Record for AppOp<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.op.raw() {
            "CAMERA" => "camera-used",
            op if LOCATION.contains(&op) => "location-used",
            "PROJECT_MEDIA" => "screen-recorded",
            "RECORD_AUDIO" => "microphone-used",
            _ => return,
        };
        if let Some(at) = self.last_access {
            each(Moment::local(at, what));
        }
    }

    fn time(&self) -> Option<Instant> {
        self.last_access
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for AppOps {
    type Record<'a> = AppOp<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/appops"],
        fields: &[
            (
                "app_id",
                "app; absent where the mode holds for every app under the number",
            ),
            (
                "uid",
                "number under which it runs, the user's part included",
            ),
            ("user_id", "user of the phone"),
            ("op", "operation, without prefix"),
            (
                "op_mode",
                "whether it may: allow, ignore, deny, default, foreground",
            ),
            (
                "last_access",
                "when it was last used (the phone's local time)",
            ),
            ("access_state", "state of the app at that use, as written"),
            (
                "in_background",
                "whether any use told was in the background",
            ),
            (
                "last_background_access",
                "when it was last used in the background (the phone's local time)",
            ),
            (
                "last_reject",
                "when it was last refused (the phone's local time)",
            ),
            ("duration_ms", "how long the last use took, in milliseconds"),
            ("proxied", "whether a use was for or through another app"),
        ],
        described_in: &["https://developer.android.com/reference/android/app/AppOpsManager"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader {
            file,
            listed: false,
            uid: None,
            app: None,
            draft: None,
        };
        let read = each_known(file, "app ops", &mut |line, text| {
            reader.line(line.number, text, out)
        });
        reader.finish(out);
        read
    }
}

/// An operation whose lines are being read.
#[derive(Default)]
struct Draft {
    line: u64,
    op: String,
    mode: String,
    access: Option<(Instant, Option<String>)>,
    duration_ms: Option<i64>,
    background: Option<bool>,
    background_access: Option<Instant>,
    reject: Option<Instant>,
    proxied: bool,
}

struct Reader<'f> {
    file: &'f PhoneFile,
    /// Whether lines stand in the list of apps by their number; what stands before is other.
    listed: bool,
    uid: Option<i64>,
    app: Option<String>,
    draft: Option<Draft>,
}

impl Reader<'_> {
    /// Whether the line is of the dump of app ops.
    fn line(&mut self, line: u64, text: &str, out: &mut Out<'_, AppOps>) -> bool {
        let indent = text.len().saturating_sub(text.trim_start().len());
        let text = text.trim();
        let title = |start| text.strip_prefix(start)?.strip_suffix(':');
        if let Some(number) = title("Uid ") {
            self.finish(out);
            (self.listed, self.uid, self.app) = (true, uid(number), None);
            if self.uid.is_none() {
                out.fault(malformed("app ops", line));
            }
            return true;
        }
        if indent <= 2 && !text.is_empty() {
            // Another part of the dump.
            self.finish(out);
            (self.listed, self.uid, self.app) = (false, None, None);
        }
        if !self.listed {
            return text.starts_with("Current AppOps Service state")
                || text == "AppOps Uid Op State";
        }
        if let Some(app) = title("Package ") {
            self.finish(out);
            self.app = is_name(app).then(|| app.to_owned());
            if self.app.is_none() {
                out.fault(malformed("app ops", line));
            }
        } else if let Some(use_) = text.strip_prefix("Access: ") {
            self.access(line, use_, out);
        } else if let Some(refused) = text.strip_prefix("Reject: ") {
            let (_, _, time) = self.event(refused);
            match (&mut self.draft, time) {
                (Some(draft), Some(time)) => draft.reject = draft.reject.max(Some(time)),
                _ => out.fault(malformed("refused use of an app", line)),
            }
        } else if let Some(draft) = self.operation(line, text) {
            self.finish(out);
            self.draft = Some(draft);
        }
        true
    }

    /// A line that begins an operation: `CAMERA (allow): ` or `CAMERA: mode=0; time=+3h ago`.
    fn operation(&self, line: u64, text: &str) -> Option<Draft> {
        let is_op = |op: &str| {
            !op.is_empty()
                && op
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
        };
        if let Some((op, rest)) = text.split_once(" (").filter(|(op, _)| is_op(op)) {
            let rest = rest.strip_suffix(':').unwrap_or(rest);
            let mode = rest.strip_suffix(')').unwrap_or(rest);
            // Another operation can decide: `allow / switch COARSE_LOCATION=ignore`.
            let mode = match mode.split_once(" / switch ") {
                Some((own, other)) => other.split_once('=').map_or(own, |(_, mode)| mode),
                None => mode,
            };
            return Some(Draft {
                line,
                op: op.to_owned(),
                mode: mode.to_owned(),
                ..Draft::default()
            });
        }
        let (op, rest) = text.split_once(": mode=").filter(|(op, _)| is_op(op))?;
        let mut parts = rest.split("; ");
        let mode = mode_name(parts.next()?);
        let ago = |name| {
            let span = value(rest, name)?;
            let before = span_ms(span)?.checked_mul(1_000_000)?;
            let captured = self.file.clock().captured()?.unix_ns();
            Some(Instant::from_unix_ns(captured.checked_sub(before)?))
        };
        Some(Draft {
            line,
            op: op.to_owned(),
            mode: mode.to_owned(),
            access: ago("time").map(|at| (at, None)),
            reject: ago("rejectTime"),
            duration_ms: value(rest, "duration").and_then(span_ms),
            proxied: rest.contains("proxy"),
            ..Draft::default()
        })
    }

    fn access(&mut self, line: u64, text: &str, out: &mut Out<'_, AppOps>) {
        let (state, is_proxied, time) = self.event(text);
        let (Some(draft), Some(time)) = (&mut self.draft, time) else {
            return out.fault(malformed("use of an app", line));
        };
        let in_background = match state.split('-').next() {
            Some("bg" | "cch") => Some(true),
            Some("") | None => None,
            Some(_) => Some(false),
        };
        draft.background = draft.background.max(in_background);
        draft.proxied |= is_proxied;
        if in_background == Some(true) {
            draft.background_access = draft.background_access.max(Some(time));
        }
        if draft.access.as_ref().is_none_or(|(last, _)| *last <= time) {
            let state = (!state.is_empty()).then(|| state.to_owned());
            draft.access = Some((time, state));
            draft.duration_ms = value(text, "duration").and_then(span_ms);
        }
    }

    /// State, whether for or through another app, and time: `[bg-tp] 2020-01-08 15:29:50.317 (-1m) …`,
    /// `bg = 2019-…`.
    fn event<'t>(&self, text: &'t str) -> (&'t str, bool, Option<Instant>) {
        let (state, rest) = match text.strip_prefix('[') {
            Some(text) => text.split_once(']').unwrap_or(("", text)),
            None => text.split_once(" = ").unwrap_or(("", text)),
        };
        let who = state.split_once('-').map_or("s", |(_, who)| who);
        let is_proxied = who != "s" || rest.contains("proxy[");
        let time = rest.split('(').next().unwrap_or_default();
        (state, is_proxied, self.file.clock().local(time))
    }

    /// Writes the operation whose lines have all been read.
    fn finish(&mut self, out: &mut Out<'_, AppOps>) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        let number = self.uid;
        let (last, state) = draft.access.unzip();
        let op = AppOp {
            app_id: self.app.as_deref().map(Untrusted::from),
            uid: number,
            user_id: number.and_then(user_of),
            op: Untrusted::from(&*draft.op),
            op_mode: Some(Untrusted::from(&*draft.mode)),
            last_access: last,
            access_state: state
                .flatten()
                .as_deref()
                .map(|text| Untrusted::from(text).to_static()),
            in_background: draft.background,
            last_background_access: draft.background_access,
            last_reject: draft.reject,
            duration_ms: draft.duration_ms,
            proxied: draft.proxied,
            captured: self.file.clock().captured(),
        };
        out.record(Place::Line(draft.line), &op);
    }
}

/// Whether it is the name of an app, or of a part of the system that is none (`root`, `audioserver`).
fn is_name(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    !text.is_empty() && text.bytes().all(is_letter)
}

/// Android 8 and older write numbers.
fn mode_name(mode: &str) -> &str {
    match mode {
        "0" => "allow",
        "1" => "ignore",
        "2" => "deny",
        "3" => "default",
        "4" => "foreground",
        name => name,
    }
}
