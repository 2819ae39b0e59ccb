//! Sets of chunks that unfold to much, and those that only say so.

use super::*;

/// A chunk with its preamble, padded.
fn chunk(tag: u32, body: &[u8]) -> Vec<u8> {
    let mut chunk = tag.to_le_bytes().to_vec();
    chunk.extend(SUB_TAG.to_le_bytes());
    chunk.extend((body.len() as u64).to_le_bytes());
    chunk.extend(body);
    pad(&mut chunk);
    chunk
}

/// A set that says of itself that it is packed as a bitmap of so many bytes.
fn bitmap(unfolded: u32) -> Vec<u8> {
    let mut body = b"ZBM9".to_vec();
    for length in [unfolded, 0] {
        body.extend(&6_u32.to_le_bytes()[..3]);
        body.extend(&length.to_le_bytes()[..3]);
    }
    chunk(CHUNK_SET, &body)
}

/// A set with one chunk of entries, of zeros alone.
fn zeros(length: usize) -> Vec<u8> {
    let mut entries = vec![1; 8];
    entries.extend((length as u64 - 16).to_le_bytes());
    entries.resize(length, 0);
    let packed = lz4_flex::block::compress(&entries);
    set(length, &packed)
}

fn set(length: usize, packed: &[u8]) -> Vec<u8> {
    let mut body = b"bv41".to_vec();
    body.extend((length as u32).to_le_bytes());
    body.extend((packed.len() as u32).to_le_bytes());
    body.extend(packed);
    body.extend(b"bv4$");
    chunk(CHUNK_SET, &body)
}

/// How many chunks of entries each group holds, and what was told.
fn read(log: Vec<u8>) -> (Vec<Group>, Vec<Fault>) {
    let (mut groups, mut faults) = (Vec::new(), Vec::new());
    let mut chunks = Chunks::new(&log);
    while let Some(chunk) = chunks.next(&mut |fault| faults.push(fault)).unwrap() {
        if let Chunk::Group(group) = chunk {
            groups.push(group);
        }
    }
    (groups, faults)
}

#[test]
fn groups_are_measured_by_what_their_sets_unfold_to() {
    let mut log = chunk(CATALOG, &[0; 64]);
    for _ in 0..8 {
        log.extend(bitmap(1 << 20));
    }
    let (groups, faults) = read(log);
    assert_eq!(faults, []);
    assert_eq!(groups.len(), 4);
    assert!(groups.iter().all(Group::is_packed));
}

#[test]
fn a_log_that_unfolds_to_too_much_ends_and_keeps_what_stands_before() {
    let mut log = chunk(CATALOG, &[0; 64]);
    let one = zeros(UNIFIED_LOG_UNPACKED_BYTES);
    for _ in 0..40 {
        log.extend(&one);
    }
    let (groups, faults) = read(log);
    let [fault] = &*faults else {
        panic!("{faults:?}")
    };
    assert_eq!(fault.kind, FaultKind::TooLarge);
    assert!((16..40).contains(&groups.len()), "{}", groups.len());
    assert!(groups.iter().all(|group| group.len() == 1));
}

#[test]
fn a_length_that_no_set_can_unfold_to_is_refused() {
    let packed = lz4_flex::block::compress(&[7; 100]);
    let log = [chunk(CATALOG, &[0; 64]), set(3 << 20, &packed)].concat();
    let (groups, faults) = read(log);
    assert!(groups.is_empty());
    assert_eq!(faults[0].kind, FaultKind::Malformed);
    let detail = faults[0].detail.as_ref().unwrap();
    assert!(
        format!("{detail:?}").contains("cannot unfold"),
        "{detail:?}"
    );
}
