//! Crashes made by hand, a real one, and damaged ones.

use std::io::Read as _;

use super::*;
use crate::samples;

const TEXT: &str = "\
*** *** *** *** *** *** *** ***
Build fingerprint: 'example/phone/phone:14/AP1A/1:user/release-keys'
Revision: '0'
ABI: 'arm64'
Timestamp: 2026-05-03 12:00:01.123456789+0200
Process uptime: 40s
Cmdline: /data/local/tmp/agent --name somebody
pid: 4242, tid: 4245, name: worker one  >>> /data/local/tmp/agent <<<
uid: 2000
signal 6 (SIGABRT), code -1 (SI_QUEUE), fault addr --------
Abort message: 'a private word'
    x0  0000000000000000  x1  0000000000000001

backtrace:
      #00 pc 000000000004fd34  /apex/com.android.runtime/lib64/bionic/libc.so (abort+164) (BuildId: ab)
      #01 pc 0000000000001234  /data/local/tmp/my lib.so (run+4)

memory near x0:
    0000007fd0 2f6461746120 2f646174  see /data/private

memory map (3 entries):
    00000070'00000000-00000070'00000fff r-x  0  1000  /data/local/tmp/agent (BuildId: cd) (load bias 0x1000)
    00000070'00001000-00000070'00001fff rw-  0  1000  [anon:libc_malloc]
--->Fault address falls at 00000070'00000000 /not/this
    00000070'00002000-00000070'00002fff r-x  0  1000  /data/x (deleted)
--- --- --- ---
pid: 4242, tid: 4250, name: other  >>> /data/local/tmp/other <<<
";

#[test]
fn a_text_names_the_thread_that_crashed_and_the_files_mapped() {
    for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n")] {
        let read = parse(text.as_bytes()).unwrap();
        assert_eq!(
            read.build_fingerprint.as_deref(),
            Some("example/phone/phone:14/AP1A/1:user/release-keys")
        );
        assert_eq!(
            read.timestamp.as_deref(),
            Some("2026-05-03 12:00:01.123456789+0200")
        );
        assert_eq!(
            (read.pid, read.tid, read.uid),
            (Some(4242), Some(4245), Some(2000))
        );
        assert_eq!(read.program.as_deref(), Some("/data/local/tmp/agent"));
        assert_eq!(read.thread.as_deref(), Some("worker one"));
        assert_eq!((read.signal, read.code), (Some(6), Some(-1)));
        assert_eq!(read.signal_name.as_deref(), Some("SIGABRT"));
        assert_eq!(read.code_name.as_deref(), Some("SI_QUEUE"));
        let files: Vec<&str> = read.files.iter().map(|file| &**file).collect();
        assert_eq!(
            files,
            [
                "/apex/com.android.runtime/lib64/bionic/libc.so",
                "/data/local/tmp/agent",
                "/data/local/tmp/my lib.so",
                "/data/x (deleted)",
            ]
        );
        assert_eq!(read.faults, []);
    }
}

#[test]
fn older_texts_name_the_program_beside_the_thread() {
    let text = "*** ***\npid: 7, tid: 7, name: main  >>> com.example.app <<<\nsignal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0\n";
    let read = parse(text.as_bytes()).unwrap();
    assert_eq!(read.program.as_deref(), Some("com.example.app"));
    assert_eq!((read.signal, read.code), (Some(11), Some(1)));
    assert_eq!((read.timestamp, read.uid), (None, None));
}

/// A message's field: a length and as many bytes.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let length = u8::try_from(bytes.len()).unwrap();
    assert!(length < 0x80 && number < 32);
    let tag = u16::from(number) << 3 | 2;
    let mut all = match u8::try_from(tag) {
        Ok(tag) if tag < 0x80 => vec![tag],
        _ => vec![
            u8::try_from(tag & 0x7F).unwrap() | 0x80,
            u8::try_from(tag >> 7).unwrap(),
        ],
    };
    all.push(length);
    all.extend(bytes);
    all
}

fn message() -> Vec<u8> {
    let signal = [
        &b"\x08\x0b"[..],
        &field(2, b"SIGSEGV"),
        b"\x18\x01",
        &field(4, b"SEGV_MAPERR"),
    ]
    .concat();
    let thread = |id: u8, name: &[u8]| {
        let value = [&[0x08, id][..], &field(2, name)].concat();
        field(16, &[&[0x08, id][..], &field(2, &value)].concat())
    };
    [
        &field(2, b"example/phone")[..],
        &field(4, b"2026-05-03 12:00:01+0200"),
        b"\x28\x2a\x30\x2b\x38\x00",
        &field(9, b"com.example.app"),
        &field(9, b"a private word"),
        &field(10, &signal),
        &field(14, b"another private word"),
        &thread(0x2a, b"main"),
        &thread(0x2b, b"worker"),
        &field(17, &field(7, b"/data/app/a/base.apk")),
        &field(17, &field(7, b"[anon:x]")),
    ]
    .concat()
}

#[test]
fn a_message_says_the_same_as_a_text() {
    let bytes = message();
    let read = parse(&bytes).unwrap();
    assert_eq!(
        (read.pid, read.tid, read.uid),
        (Some(42), Some(43), Some(0))
    );
    assert_eq!(read.program.as_deref(), Some("com.example.app"));
    assert_eq!(read.thread.as_deref(), Some("worker"));
    assert_eq!((read.signal, read.code), (Some(11), Some(1)));
    assert_eq!(
        read.files.iter().map(|file| &**file).collect::<Vec<_>>(),
        ["/data/app/a/base.apk"]
    );
    assert_eq!(read.faults, []);
}

#[test]
fn a_damaged_message_gives_what_stands_before() {
    let bytes = message();
    let cut = &bytes[..bytes.len() - 3];
    let read = parse(cut).unwrap();
    assert_eq!(read.thread.as_deref(), Some("worker"));
    assert_eq!(read.faults.len(), 1);
    assert_eq!(read.faults[0].kind, FaultKind::Short);
}

#[test]
fn what_names_no_process_is_no_tombstone() {
    for (bytes, kind) in [
        (&b""[..], FaultKind::Short),
        (b"some log\nwithout a process\n", FaultKind::UnknownSchema),
        (b"\x08\x01", FaultKind::UnknownSchema),
        (b"\x08", FaultKind::Short),
    ] {
        assert_eq!(parse(bytes).unwrap_err().kind, kind, "{bytes:?}");
    }
}

#[test]
fn a_process_that_maps_endless_files_is_cut() {
    let mut text = "pid: 1, tid: 1, name: a  >>> b <<<\n".to_owned();
    for number in 0..2 * TOMBSTONE_FILES {
        text += &format!("    00-ff r-x 0 1  /data/{number}\n");
    }
    let read = parse(text.as_bytes()).unwrap();
    assert_eq!(read.files.len(), TOMBSTONE_FILES);
    assert_eq!(read.faults.len(), 1);
}

#[test]
fn the_crash_of_a_real_phone() {
    let Some(packed) = samples::read("android/tombstone/tombstone.pb.gz") else {
        return;
    };
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(&*packed)
        .read_to_end(&mut bytes)
        .unwrap();
    let read = parse(&bytes).unwrap();
    assert_eq!(read.faults, []);
    assert_eq!(
        read.build_fingerprint.as_deref(),
        Some("google/bluejay/bluejay:16/BP3A.250905.014/13873947:user/release-keys")
    );
    assert_eq!(
        read.timestamp.as_deref(),
        Some("2025-11-24 16:26:18.007439439+0100")
    );
    assert_eq!(read.program.as_deref(), Some("io.sentry.samples.android"));
    assert_eq!(
        read.selinux_label.as_deref(),
        Some("u:r:untrusted_app:s0:c46,c257,c512,c768")
    );
    assert_eq!(read.signal_name.as_deref(), Some("SIGSEGV"));
    assert_eq!(read.code_name.as_deref(), Some("SEGV_MAPERR"));
    assert_eq!((read.pid, read.uid), (Some(21_891), Some(10_302)));
    assert!(
        read.files.iter().any(|file| file.starts_with("/data/app/")),
        "{:?}",
        read.files
    );
    println!("{read:?}");
}
