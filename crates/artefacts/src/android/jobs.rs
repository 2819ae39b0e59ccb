//! Reads which work apps have asked the system to do for them in the background: `dumpsys jobscheduler`.
//!
//! Described in: <https://developer.android.com/reference/android/app/job/JobInfo>,
//! <https://cs.android.com/android/platform/superproject/+/main:frameworks/base/apex/jobscheduler/service/java/com/android/server/job/controllers/JobStatus.java>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    listed::{app_of, component_of, span_s, value_of},
    service_dump::{malformed, uid},
};

/// Most jobs; an app may have 150.
const JOBS: u64 = 50_000;

/// Scheduled work.
#[derive(Debug)]
pub struct Jobs;

/// A job that an app has scheduled.
#[derive(Debug, serde::Serialize)]
pub struct Job<'a> {
    /// The app.
    pub app_id: Untrusted<'a>,
    /// The number under which it runs.
    pub uid: Option<i64>,
    /// The part of the app that does the work.
    pub component: Untrusted<'a>,
    /// The app for which it is done, where that is another one.
    pub source_app: Option<Untrusted<'a>>,
    /// After how long it is done again.
    pub period_s: Option<i64>,
    /// Whether it stays when the phone starts anew.
    pub persisted: bool,
}

impl Record for Job<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        each(Value::AppId(self.app_id.raw()).with(Bearing::Installed));
        if let Some(app) = &self.source_app {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for Jobs {
    type Record<'a> = Job<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/jobscheduler"],
        fields: &[
            ("app_id", "identifier of the app"),
            ("uid", "number under which it runs"),
            ("component", "app and class that does the work"),
            (
                "source_app",
                "app for which the work is done, where that is another one",
            ),
            ("period_s", "after how many seconds it is done again"),
            ("persisted", "whether it stays when the phone starts anew"),
        ],
        described_in: &[
            "https://developer.android.com/reference/android/app/job/JobInfo",
            "https://cs.android.com/android/platform/superproject/+/main:frameworks/base/apex/jobscheduler/service/java/com/android/server/job/controllers/JobStatus.java",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        reader.finish(out);
        if !reader.found {
            out.fault(Fault::new(FaultKind::UnknownSchema, "Registered jobs"));
        }
        ended
    }
}

/// A job whose lines are being read.
struct Draft {
    line: u64,
    uid: Option<i64>,
    component: String,
    source: Option<String>,
    period: Option<i64>,
    persisted: bool,
}

#[derive(Default)]
struct Reader {
    found: bool,
    jobs: u64,
    draft: Option<Draft>,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, Jobs>) {
        let bytes = line.bytes;
        if bytes.starts_with(b"Registered ") {
            self.found = true;
        } else if let Some(job) = bytes.strip_prefix(b"  JOB #") {
            self.finish(out);
            self.found = true;
            self.draft = draft(&String::from_utf8_lossy(job), line.number);
            if self.draft.is_none() {
                out.fault(malformed("scheduled job", line.number));
            }
        } else if !bytes.starts_with(b"    ") {
            // Below the list stand other lists, of jobs too.
            self.finish(out);
        } else if let Some(draft) = &mut self.draft {
            let text = line.text();
            let text = text.trim();
            if text.starts_with("Source: ") {
                draft.source = value_of(text, "pkg").map(str::to_owned);
            } else if text.starts_with("PERIODIC: ") {
                draft.period = value_of(text, "interval").and_then(span_s);
            } else if text == "PERSISTED" {
                draft.persisted = true;
            }
        }
    }

    fn finish(&mut self, out: &mut Out<'_, Jobs>) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        self.jobs = self.jobs.saturating_add(1);
        if self.jobs == JOBS {
            out.fault(Fault::new(FaultKind::TooMany, "scheduled jobs"));
        }
        let Some(app) = app_of(&draft.component).filter(|_| self.jobs < JOBS) else {
            return;
        };
        let source = draft.source.as_deref().filter(|source| *source != app);
        let record = Job {
            app_id: Untrusted::from(app),
            uid: draft.uid,
            component: Untrusted::from(&*draft.component),
            source_app: source.map(Untrusted::from),
            period_s: draft.period,
            persisted: draft.persisted,
        };
        out.record(Place::Line(draft.line), &record);
    }
}

/// `u0a12/3: 98d5dbe app/class`; newer versions put names before the number and the component.
fn draft(job: &str, line: u64) -> Option<Draft> {
    let (who, rest) = job.split_once(": ")?;
    let component = component_of(rest.split_whitespace().last()?);
    app_of(component).filter(|_| component.contains('/'))?;
    Some(Draft {
        line,
        uid: uid(who.split('/').next()?),
        component: component.to_owned(),
        source: None,
        period: None,
        persisted: false,
    })
}
