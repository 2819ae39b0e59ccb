//! Reports of an iPhone (`.ips`): a line of JSON that says what the report is, then JSON, a property list or
//! text. Only what names processes and files is taken: reports of some kinds hold what people wrote.
//!
//! Described in: <https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report>,
//! <https://developer.apple.com/documentation/xcode/examining-the-fields-in-a-crash-report>.

use std::{borrow::Cow, collections::BTreeSet};

use formats::{json_scalar::Scalar, limits::CRASH_IMAGES, plist};
use model::{Fault, FaultKind};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::iphone_report_text;

/// What a report says, in the words of its format; each is absent where it is not told.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) bug_type: Option<String>,
    pub(crate) time: Option<String>,
    pub(crate) os_version: Option<String>,
    pub(crate) process: Option<String>,
    pub(crate) program_path: Option<String>,
    pub(crate) pid: Option<u32>,
    pub(crate) uid: Option<u32>,
    pub(crate) parent: Option<String>,
    pub(crate) parent_pid: Option<u32>,
    pub(crate) responsible: Option<String>,
    pub(crate) coalition: Option<String>,
    pub(crate) app_id: Option<String>,
    pub(crate) launched: Option<String>,
    pub(crate) exception: Option<String>,
    pub(crate) signal: Option<String>,
    pub(crate) termination: Option<String>,
    /// Images on the stack of the thread that crashed, each once, in its order.
    pub(crate) crashed_in: Vec<String>,
    /// Paths of all images that were loaded.
    pub(crate) images: Vec<String>,
    /// Whether there were more than are kept.
    pub(crate) too_many: bool,
}

/// The line that says what a report is.
#[derive(Deserialize)]
struct Head<'j> {
    #[serde(borrow, default)]
    bug_type: Scalar<'j>,
    #[serde(borrow, default)]
    timestamp: Scalar<'j>,
    #[serde(borrow, default)]
    os_version: Scalar<'j>,
    #[serde(borrow, default)]
    app_name: Scalar<'j>,
    #[serde(borrow, default)]
    name: Scalar<'j>,
    #[serde(borrow, default, rename = "bundleID")]
    app_id: Scalar<'j>,
}

/// What stands below that line. What is nested is read by itself, so that a damaged part costs no other.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Body<'j> {
    #[serde(borrow)]
    proc_name: Scalar<'j>,
    proc_path: Scalar<'j>,
    pid: Scalar<'j>,
    #[serde(rename = "userID")]
    uid: Scalar<'j>,
    parent_proc: Scalar<'j>,
    parent_pid: Scalar<'j>,
    responsible_proc: Scalar<'j>,
    coalition_name: Scalar<'j>,
    capture_time: Scalar<'j>,
    proc_launch: Scalar<'j>,
    faulting_thread: Scalar<'j>,
    bundle_info: Option<&'j RawValue>,
    exception: Option<&'j RawValue>,
    termination: Option<&'j RawValue>,
    used_images: Option<&'j RawValue>,
    threads: Option<&'j RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Bundle<'j> {
    #[serde(borrow, rename = "CFBundleIdentifier")]
    id: Scalar<'j>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Ending<'j> {
    #[serde(borrow, rename = "type")]
    kind: Scalar<'j>,
    signal: Scalar<'j>,
    namespace: Scalar<'j>,
    code: Scalar<'j>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Image<'j> {
    #[serde(borrow)]
    path: Scalar<'j>,
    name: Scalar<'j>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Thread<'j> {
    #[serde(borrow)]
    triggered: Scalar<'j>,
    frames: Option<&'j RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Frame<'j> {
    #[serde(borrow)]
    image_index: Scalar<'j>,
}

/// Reads a report; a body that cannot be read is a fault beside what the first line says.
///
/// # Errors
/// When it is no report.
pub(crate) fn read(text: &str) -> Result<(Report, Option<Fault>), Fault> {
    let text = text.trim_start_matches('\u{FEFF}');
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let Ok(head) = serde_json::from_str::<Head<'_>>(first) else {
        // Older reports, and those that a computer wrote, are text alone.
        let mut report = Report::default();
        return if iphone_report_text::read(text, &mut report) {
            Ok((report, None))
        } else {
            Err(Fault::new(FaultKind::UnknownSchema, "report"))
        };
    };
    let mut report = Report {
        bug_type: said(head.bug_type),
        time: said(head.timestamp),
        os_version: said(head.os_version),
        process: said(head.app_name).or(said(head.name)),
        app_id: said(head.app_id),
        ..Report::default()
    };
    let body = rest.trim();
    let fault = match body.as_bytes().first() {
        None => None,
        Some(b'{') => in_json(body, &mut report).err(),
        Some(b'<') => in_plist(body, &mut report).err(),
        Some(_) => {
            iphone_report_text::read(body, &mut report);
            None
        }
    };
    Ok((report, fault))
}

/// The text of a scalar, or the number as text.
fn said(scalar: Scalar<'_>) -> Option<String> {
    match scalar {
        Scalar::Whole(number) => Some(number.to_string()),
        other => other.text().map(Cow::into_owned),
    }
}

fn number(scalar: &Scalar<'_>) -> Option<u32> {
    scalar.whole().and_then(|number| u32::try_from(number).ok())
}

/// Reads a part of the body by itself.
fn part<'j, T: Deserialize<'j> + Default>(raw: Option<&'j RawValue>) -> T {
    let read = raw.and_then(|raw| serde_json::from_str(raw.get()).ok());
    read.unwrap_or_default()
}

/// Reads the first document of a body: some reports are several.
fn first_document(body: &str) -> Result<Body<'_>, Fault> {
    let mut documents = serde_json::Deserializer::from_str(body).into_iter::<Body<'_>>();
    let first = documents.next().transpose();
    first.map(Option::unwrap_or_default).map_err(|error| {
        let kind = if error.is_eof() {
            FaultKind::Short
        } else {
            FaultKind::Malformed
        };
        // What the library says may quote the file.
        Fault::new(kind, "body of a report").detail(format_args!(
            "line {}, column {}",
            error.line(),
            error.column()
        ))
    })
}

fn in_json(body: &str, report: &mut Report) -> Result<(), Fault> {
    let body = first_document(body)?;
    images(&body, report);
    let exception: Ending<'_> = part(body.exception);
    let termination: Ending<'_> = part(body.termination);
    let bundle: Bundle<'_> = part(body.bundle_info);
    report.process = said(body.proc_name).or(report.process.take());
    report.program_path = said(body.proc_path);
    report.pid = number(&body.pid);
    report.uid = number(&body.uid);
    report.parent = said(body.parent_proc);
    report.parent_pid = number(&body.parent_pid);
    report.responsible = said(body.responsible_proc);
    report.coalition = said(body.coalition_name);
    report.app_id = said(bundle.id).or(report.app_id.take());
    report.launched = said(body.proc_launch);
    report.time = said(body.capture_time).or(report.time.take());
    report.exception = said(exception.kind);
    report.signal = said(exception.signal);
    report.termination = match (said(termination.namespace), said(termination.code)) {
        (Some(namespace), Some(code)) => Some(format!("{namespace} {code}")),
        (namespace, code) => namespace.or(code),
    };
    Ok(())
}

/// Reads which images were loaded, and which of them are on the stack of the thread that crashed.
fn images(body: &Body<'_>, report: &mut Report) {
    let images: Vec<Image<'_>> = part(body.used_images);
    let threads: Vec<Thread<'_>> = part(body.threads);
    let faulting = body.faulting_thread.whole();
    let by_number = faulting.and_then(|at| threads.get(usize::try_from(at).ok()?));
    let triggered = || {
        threads
            .iter()
            .find(|one| one.triggered.truth() == Some(true))
    };
    let crashed = by_number.or_else(triggered);
    let frames: Vec<Frame<'_>> = part(crashed.and_then(|thread| thread.frames));
    let mut met = BTreeSet::new();
    for frame in frames {
        let at = frame.image_index.whole();
        let Some(at) = at.and_then(|at| usize::try_from(at).ok()) else {
            continue;
        };
        let image = images.get(at).filter(|_| met.insert(at));
        let name = image.and_then(|one| said(one.path.clone()).or(said(one.name.clone())));
        report.crashed_in.extend(name);
    }
    report.too_many |= images.len() > CRASH_IMAGES;
    let paths = images.into_iter().filter_map(|image| said(image.path));
    report.images = paths.take(CRASH_IMAGES).collect();
}

/// Some older reports are property lists; their keys are those of the other forms.
fn in_plist(body: &str, report: &mut Report) -> Result<(), Fault> {
    let list = plist::parse(body.as_bytes())?;
    let text = |keys: &[&str]| {
        let mut found = keys.iter().filter_map(|key| list.get(key)?.as_str());
        found.find(|text| !text.is_empty()).map(str::to_owned)
    };
    report.process = text(&["procName", "Process", "process"]).or(report.process.take());
    report.program_path = text(&["procPath", "Path", "path"]);
    report.parent = text(&["parentProc", "Parent Process"]);
    report.app_id = text(&["Identifier", "bundleID"]).or(report.app_id.take());
    Ok(())
}
