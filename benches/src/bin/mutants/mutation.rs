//! One way to damage the bytes of a file.

use benches::Numbers;

/// Longest run of bytes that one mutation writes.
const RUN: usize = 4096;

/// Damages `bytes`; `other` is another file of the same phone.
pub(crate) fn mutate(numbers: &mut Numbers, bytes: &mut Vec<u8>, other: &[u8]) {
    let length = bytes.len();
    let at = numbers.below(length);
    match numbers.below(12) {
        0 => bytes.truncate(at),
        1 => flip_bits(numbers, bytes, 1),
        2 => flip_bits(numbers, bytes, 64),
        3 => overwrite(numbers, bytes, at, |_| 0),
        4 => overwrite(numbers, bytes, at, |_| 0xff),
        5 => overwrite(numbers, bytes, at, byte),
        6 => set_length(numbers, bytes, at),
        7 => {
            let from = numbers.below(length);
            let piece: Vec<u8> = bytes.iter().skip(from).take(RUN).copied().collect();
            bytes.splice(at..at, piece);
        }
        8 => {
            let end = at.saturating_add(numbers.below(RUN)).min(length);
            bytes.drain(at..end);
        }
        9 => swap_pages(numbers, bytes),
        10 => {
            bytes.clear();
            bytes.extend_from_slice(other);
        }
        _ => {
            // Headers and the first page decide most.
            let head = numbers.below(length.min(100));
            set_length(numbers, bytes, head);
        }
    }
}

fn byte(numbers: &mut Numbers) -> u8 {
    u8::try_from(numbers.below(256)).unwrap_or_default()
}

fn flip_bits(numbers: &mut Numbers, bytes: &mut [u8], most: usize) {
    for _ in 0..=numbers.below(most) {
        let at = numbers.below(bytes.len());
        let bit = numbers.below(8);
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << bit;
        }
    }
}

fn overwrite(
    numbers: &mut Numbers,
    bytes: &mut [u8],
    at: usize,
    mut with: impl FnMut(&mut Numbers) -> u8,
) {
    let run = 1 + numbers.below(RUN);
    for place in bytes.iter_mut().skip(at).take(run) {
        *place = with(numbers);
    }
}

/// Writes a number that lengths and counts fear, in one of the widths and byte orders.
fn set_length(numbers: &mut Numbers, bytes: &mut [u8], at: usize) {
    const FEARED: [u64; 8] = [
        0,
        1,
        0x7f,
        0xffff,
        0x7fff_ffff,
        0xffff_ffff,
        0x7fff_ffff_ffff_ffff,
        u64::MAX,
    ];
    let number = *numbers.one_of(&FEARED);
    let width = *numbers.one_of(&[1_usize, 2, 4, 8]);
    let little = number.to_le_bytes();
    let mut written: Vec<u8> = little.iter().take(width).copied().collect();
    if numbers.below(2) == 0 {
        written.reverse();
    }
    for (place, byte) in bytes.iter_mut().skip(at).zip(written) {
        *place = byte;
    }
}

fn swap_pages(numbers: &mut Numbers, bytes: &mut [u8]) {
    let pages = bytes.len() / RUN;
    let (one, two) = (numbers.below(pages), numbers.below(pages));
    let (low, high) = (one.min(two), one.max(two));
    if low == high {
        return flip_bits(numbers, bytes, 8);
    }
    let (before, after) = bytes.split_at_mut(high * RUN);
    if let (Some(first), Some(second)) = (
        before.get_mut(low * RUN..(low + 1) * RUN),
        after.get_mut(..RUN),
    ) {
        first.swap_with_slice(second);
    }
}
