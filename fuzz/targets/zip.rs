//! Zip archives: the list of members, and each member unpacked at once and while it is read.
#![no_main]

use std::sync::Arc;

use formats::archive::Zip;
use fuzz::beginning::beginning;
use libfuzzer_sys::fuzz_target;

/// Members of one archive that are read: all may name the same packed bytes.
const MEMBERS: usize = 4;

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
