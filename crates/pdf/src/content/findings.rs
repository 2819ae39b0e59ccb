//! What was seen, by kind of finding: facts, and apart from them what they can mean.

use report::{definitions::about, groups, phrases::KINDS};

use super::{Writer, finding};

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("section-found");
    if writer.outcome.findings.is_empty() {
        writer.say_key("report-nothing-found");
        return;
    }
    writer.list_keys(&["pdf-found-exhibits", "pdf-found-apart", "pdf-found-sure"]);
    let mut told = finding::Told::default();
    for (kind, heading) in KINDS {
        let groups = groups::of_kind(&writer.words, writer.outcome.findings, kind);
        if groups.is_empty() {
            continue;
        }
        writer.heading(3, writer.key(heading));
        writer.small(writer.key(about(kind)));
        for group in &groups {
            finding::write(writer, group, &mut told);
        }
    }
    if told.left_out > 0 {
        let said = writer.words.count("report-more-findings", told.left_out);
        writer.say(said);
    }
}
