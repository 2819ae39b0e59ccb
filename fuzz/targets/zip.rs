//! Zip archives: the list of members, and each member unpacked at once and while it is read.
#![no_main]

use std::sync::Arc;

use formats::{archive::Zip, bytes::ByteSource};
use libfuzzer_sys::fuzz_target;

/// Members of one archive that are read: all may name the same packed bytes.
const MEMBERS: usize = 4;
/// Bytes of each that are read.
const BYTES: usize = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let Ok(zip) = Zip::open(Arc::new(bytes.to_vec())) else {
        return;
    };
    for member in zip.members() {
        assert!(zip.find(&member.name).is_some(), "{member:?}");
    }
    for member in zip.members().iter().take(MEMBERS) {
        let (Ok((at_once, _)), Ok((streamed, _))) =
            (zip.read(member, 1 << 20), zip.read(member, 0))
        else {
            continue;
        };
        let (at_once, streamed) = (beginning(&*at_once), beginning(&*streamed));
        let both = at_once.len().min(streamed.len());
        assert!(at_once[..both] == streamed[..both], "{member:?}");
    }
});

/// What can be read from the start; a fault is as good an end as none.
fn beginning(source: &dyn ByteSource) -> Vec<u8> {
    let mut all = vec![0; BYTES];
    let mut filled = 0;
    while filled < BYTES {
        match source.read_at(filled as u64, &mut all[filled..]) {
            Ok(count) if count > 0 => filled += count,
            _ => break,
        }
    }
    all.truncate(filled);
    // From a place before the last one read.
    let half = filled / 2;
    let mut again = vec![0; 100];
    if let Ok(count) = source.read_at(half as u64, &mut again) {
        let both = count.min(filled - half);
        assert_eq!(again[..both], all[half..half + both]);
    }
    all
}
