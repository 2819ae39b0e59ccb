//! Tar archives, plain and compressed by gzip: the list of members, and the bytes of the first of them.
#![no_main]

use std::sync::Arc;

use formats::{
    archive::{Keep, Tar},
    bytes::SharedBytes,
};
use fuzz::beginning::beginning;
use libfuzzer_sys::fuzz_target;

/// Members of one archive that are read.
const MEMBERS: usize = 4;
/// What is kept in memory where the archive is compressed.
const KEEP: Keep<'static> = Keep {
    wanted: &|_, size| size < 1_000,
    most_bytes: 4_000,
};

fuzz_target!(|bytes: &[u8]| {
    let content: SharedBytes = Arc::new(bytes.to_vec());
    let Ok(tar) = Tar::open(&content, &KEEP) else {
        return;
    };
    for member in tar.members() {
        assert!(tar.find(&member.name).is_some(), "{member:?}");
    }
    for member in tar.members().iter().take(MEMBERS) {
        let (at_once, streamed) = (tar.read(member, 1 << 20).0, tar.read(member, 0).0);
        let (at_once, streamed) = (beginning(&*at_once), beginning(&*streamed));
        assert!(at_once == streamed, "{member:?}");
    }
});
