//! Writes binary property lists for tests: honest ones through the crate `plist`, and raw ones,
//! object by object, that no honest writer would make.

use plist::Value;

/// An honest binary property list.
pub(crate) fn binary(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.to_writer_binary(&mut bytes).unwrap();
    bytes
}

/// A binary property list of these objects, the first being the root; references are four bytes.
pub(crate) fn raw(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"bplist00".to_vec();
    let mut offsets = Vec::new();
    for object in objects {
        offsets.push(u32::try_from(bytes.len()).unwrap());
        bytes.extend(object);
    }
    let table = bytes.len() as u64;
    bytes.extend(offsets.iter().flat_map(|offset| offset.to_be_bytes()));
    bytes.extend([0, 0, 0, 0, 0, 0, 4, 4]);
    for number in [objects.len() as u64, 0, table] {
        bytes.extend(number.to_be_bytes());
    }
    bytes
}

/// A raw array of references.
pub(crate) fn raw_array(references: &[u32]) -> Vec<u8> {
    collection(0xA0, references.len(), references)
}

/// A raw dictionary of references.
pub(crate) fn raw_dictionary(keys: &[u32], values: &[u32]) -> Vec<u8> {
    collection(0xD0, keys.len(), &[keys, values].concat())
}

fn collection(marker: u8, len: usize, references: &[u32]) -> Vec<u8> {
    let mut object = vec![marker | 0x0F, 0x12];
    object.extend(u32::try_from(len).unwrap().to_be_bytes());
    object.extend(references.iter().flat_map(|index| index.to_be_bytes()));
    object
}

/// The next number of a small generator with a fixed sequence (xorshift): for seeded damage.
pub(crate) fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

/// Every prefix of `bytes`, then `flips` copies with one to four bits flipped.
pub(crate) fn damaged(bytes: &[u8], flips: usize) -> impl Iterator<Item = Vec<u8>> {
    let mut state = 0x9E37_79B9_7F4A_7C15;
    let cuts = (0..bytes.len()).map(|len| bytes[..len].to_vec());
    let flipped = (0..flips).map(move |_| {
        let mut copy = bytes.to_vec();
        for _ in 0..=next(&mut state) % 4 {
            let place = usize::try_from(next(&mut state) % bytes.len() as u64).unwrap();
            copy[place] ^= 1 << (next(&mut state) % 8);
        }
        copy
    });
    cuts.chain(flipped)
}
