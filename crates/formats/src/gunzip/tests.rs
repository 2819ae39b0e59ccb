//! Whole, joined, cut, damaged and endless streams; any byte is the same wherever reading begins.

use std::{io::Write as _, sync::Arc};

use flate2::{Compression, GzBuilder};

use super::{decoder::Decoder, *};
use crate::{
    bytes::read_all,
    limits::{GZIP_FREE_BYTES, GZIP_RATIO},
    test_plist::next,
};

/// Bytes that compress to about half, with matches far back.
fn pattern(len: usize) -> Vec<u8> {
    let mut state = 9;
    let mut all: Vec<u8> = Vec::with_capacity(len + 256);
    while all.len() < len {
        let number = next(&mut state);
        if number.is_multiple_of(5) && all.len() > 40_000 {
            let from = all.len() - 300 - usize::try_from(number >> 8).unwrap() % 32_000;
            all.extend_from_within(from..from + 200);
        } else {
            all.extend(number.to_le_bytes().map(|byte| byte & 0x1f));
        }
    }
    all.truncate(len);
    all
}

fn packed(plain: &[u8]) -> Vec<u8> {
    let builder = GzBuilder::new().filename("a name").comment("more");
    let mut encoder = builder
        .extra(vec![1; 70])
        .write(Vec::new(), Compression::default());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

/// Everything up to the end or the fault, and what is odd about it.
fn read(stored: &[u8]) -> (Vec<u8>, Option<Fault>, Gunzip, Vec<Fault>) {
    let mut reading = Gunzipping::new(Arc::new(stored.to_vec()));
    let mut all = Vec::new();
    let ended = reading.read_to_end(&mut all).err();
    let fault = ended.map(|error| fault_of(&error, "test"));
    if let Some(fault) = &fault {
        let again = reading.read(&mut [0]).unwrap_err();
        assert_eq!(fault_of(&again, "test"), *fault);
    }
    assert_eq!(reading.position(), u64::try_from(all.len()).unwrap());
    let (gunzip, odd) = reading.finish();
    (all, fault, gunzip, odd.first)
}

#[test]
fn any_byte_is_found_again() {
    let plain = pattern(9_000_000);
    let [first, second] = [&plain[..7_300_000], &plain[7_300_000..]].map(packed);
    let (all, fault, gunzip, odd) = read(&[first, packed(b""), second, vec![0; 700]].concat());
    assert_eq!((fault, odd), (None, Vec::new()));
    assert!(all == plain);
    assert_eq!(gunzip.len(), 9_000_000);
    assert!(gunzip.places.all.len() >= 4);
    let mut buffer = vec![0; 70_000];
    let mut state = 1;
    for round in 0..60_u64 {
        let offset = if round.is_multiple_of(3) {
            gunzip.places.all[usize::try_from(round / 3 % 4).unwrap()].out + round - 3
        } else {
            next(&mut state) % 9_010_000
        };
        let count = gunzip.read_at(offset, &mut buffer).unwrap();
        let start = usize::try_from(offset).unwrap().min(plain.len());
        assert!(buffer[..count] == plain[start..plain.len().min(start + 70_000)]);
    }
    assert!(gunzip.cursors.lock().unwrap().len() <= GZIP_CURSORS);
    assert!(read_all(&gunzip, 1 << 30, "x").unwrap() == plain);
    let stored = packed(&plain);
    let (whole, faults) = Gunzip::open(Arc::new(stored.clone()));
    assert!(faults.is_empty());
    assert!(read_all(&whole, 1 << 30, "x").unwrap() == plain);
    let (part, faults) = Gunzip::open(Arc::new(stored[..stored.len() / 2].to_vec()));
    assert_eq!(faults.first[0].kind, FaultKind::Short);
    assert!(plain.starts_with(&read_all(&part, 1 << 30, "x").unwrap()));
}

#[test]
fn what_stands_before_a_cut_survives() {
    let plain = pattern(20_000);
    let stored = [packed(&plain[..15_000]), packed(&plain[15_000..])].concat();
    let first = packed(&plain[..15_000]).len();
    let mut longest = 0;
    for len in 0..stored.len() {
        let (got, fault, _, odd) = read(&stored[..len]);
        assert!(plain.starts_with(&got), "{len}");
        longest = longest.max(got.len());
        match fault {
            // The beginning of a header does not tell what it is.
            None => {
                assert!((first..first + 3).contains(&len));
                assert_eq!(odd.len(), usize::from(len > first));
            }
            Some(fault) => assert_eq!(fault.kind, FaultKind::Short, "{len}"),
        }
    }
    assert_eq!(longest, plain.len());
}

#[test]
fn damage_is_told() {
    let plain = pattern(6_000);
    let stored = packed(&plain);
    let data = stored.len() - 8;
    for bit in (data - 1_500) * 8..stored.len() * 8 {
        let mut changed = stored.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let (got, fault, gunzip, odd) = read(&changed);
        // A few bits fill the last byte of the data.
        assert!(
            fault.is_some() || !odd.is_empty() || got == plain,
            "bit {bit}"
        );
        // What was read once is read so again, damaged or not.
        let mut again = vec![0; got.len()];
        assert_eq!(gunzip.read_at(0, &mut again).unwrap(), got.len());
        assert!(again == got);
    }
    let (got, fault, _, odd) = read(&[&stored[..], b"garbage"].concat());
    assert_eq!((got, fault), (plain, None));
    assert_eq!(odd[0].kind, FaultKind::Malformed);
    for bad in [&b"\x1f\x8b\x09"[..], b"\x1f\x8b\x08\xe0", b"PK\x03\x04"] {
        let (_, fault, ..) = read(&[bad, &[0; 20]].concat());
        assert_eq!(fault.unwrap().kind, FaultKind::Malformed);
    }
    let endless = [&b"\x1f\x8b\x08\x08\0\0\0\0\0\0"[..], &[b'a'; 200_000]].concat();
    assert_eq!(read(&endless).1.unwrap().kind, FaultKind::TooLarge);
}

#[test]
fn what_unfolds_without_end_is_stopped() {
    let stored = packed(&vec![0; 200 << 20]);
    let mut reading = Gunzipping::new(Arc::new(stored.clone()));
    let ended = reading.pass_over(u64::MAX).unwrap_err();
    assert_eq!(fault_of(&ended, "x").kind, FaultKind::TooLarge);
    let limit = u64::try_from(stored.len()).unwrap() * GZIP_RATIO + GZIP_FREE_BYTES;
    assert!(reading.position() <= limit);
}

#[test]
fn members_without_number_cost_what_their_bytes_cost() {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::default());
    encoder.write_all(b"x").unwrap();
    let one = encoder.finish().unwrap();
    let many = one.repeat(500_000);
    let (all, fault, _, odd) = read(&many);
    assert_eq!((all.len(), fault, odd), (500_000, None, Vec::new()));
}

#[test]
fn places_are_bounded_and_spread() {
    let decoder = Decoder::new();
    let mut places = Places::default();
    for _ in 0..3 * GZIP_PLACES {
        let out = places.next();
        places.add(decoder.place(0, out));
    }
    assert!(places.all.len() < GZIP_PLACES);
    let between: Vec<u64> = places
        .all
        .windows(2)
        .map(|two| two[1].out - two[0].out)
        .collect();
    let (least, most) = (between.iter().min().unwrap(), between.iter().max().unwrap());
    assert!(*most <= 2 * least, "{least} {most}");
    assert!(places.before(0).is_none());
    assert_eq!(
        places.before(u64::MAX).unwrap().out,
        places.all.last().unwrap().out
    );
}
