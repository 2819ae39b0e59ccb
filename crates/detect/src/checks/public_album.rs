//! Shared photo albums that anybody can see who knows their address: a state, never an alarm.
//!
//! Described in: <https://support.apple.com/108314>.

use artefacts::AnyRecord;
use model::Place;

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Folds the albums.
#[derive(Debug, Default)]
pub(crate) struct PublicAlbum {
    albums: EvidenceList,
}

impl Check for PublicAlbum {
    const ABOUT: About = About {
        reads: &["ios.shared_albums"],
        described_in: &["https://support.apple.com/108314"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosSharedAlbums(album) = record else {
            return;
        };
        if album.public_address == Some(true) {
            let observed = "cloudPublicURLEnabled: true";
            self.albums.add(seen, place, album.time, observed);
        }
    }

    fn absorb(&mut self, later: Self) {
        self.albums.absorb(later.albums);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.albums.count() > 0 {
            out.say(&Said::default(), self.albums);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::{Links, ios::shared_albums::SharedAlbum};
    use model::Kind;

    use super::*;
    use crate::checks::conclude;

    #[test]
    fn a_public_album_is_context_and_a_private_one_is_nothing() {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.shared_albums",
            path: "/x".into(),
        };
        let kinds = [None, Some(false), Some(true)].map(|public_address| {
            let album = SharedAlbum {
                time: None,
                shared_part: "album".into(),
                addresses: Vec::new(),
                public_address,
                links: Links::default(),
            };
            let mut check = PublicAlbum::default();
            check.record(&seen, Place::Whole, AnyRecord::IosSharedAlbums(&album));
            let mut drafts = Vec::new();
            check.conclude(&mut Drafts::new("public-album", &mut drafts));
            let found = conclude(drafts, Vec::new(), &[]);
            found.first().map(|finding| finding.kind)
        });
        assert_eq!(kinds, [None, None, Some(Kind::Context)]);
    }
}
