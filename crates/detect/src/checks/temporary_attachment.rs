//! Attachments received under a temporary path whose name ends in `-1`, as seen in attacks that
//! needed no action from the person.
//!
//! Described in: <https://citizenlab.ca/2020/12/the-great-ipwn-journalists-hacked-with-suspected-nso-group-imessage-zero-click-exploit/>.

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Stage};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Folds the attachments received.
#[derive(Debug, Default)]
pub(crate) struct TemporaryAttachment {
    received: EvidenceList,
    first: Option<String>,
}

impl Check for TemporaryAttachment {
    const ABOUT: About = About {
        reads: &["ios.sms_attachments"],
        described_in: &[
            "https://citizenlab.ca/2020/12/the-great-ipwn-journalists-hacked-with-suspected-nso-group-imessage-zero-click-exploit/",
        ],
    };
    const REMOVED_ROWS: bool = true;

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosSmsAttachments(attachment) = record else {
            return;
        };
        let path = attachment.path.as_ref().map_or("", |path| path.raw());
        let temporary = path.starts_with("/var/tmp/") || path.starts_with("/private/var/tmp/");
        if temporary && path.ends_with("-1") && attachment.from_me != Some(true) {
            self.first.get_or_insert_with(|| path.to_owned());
            self.received
                .add(seen, place, attachment.time.or(attachment.created), path);
        }
    }

    fn absorb(&mut self, later: Self) {
        self.first = self.first.take().or(later.first);
        self.received.absorb(later.received);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let Some(first) = self.first else {
            return;
        };
        let said = Said {
            kind: Kind::Suspicious,
            certainty: Certainty::Possible,
            stage: Some(Stage::Targeting),
            arguments: vec![("name", Argument::words(&first))],
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, self.received);
    }
}
