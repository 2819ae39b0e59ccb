//! Messages as phones write them and otherwise; files cut, changed, too large.

use std::{io::Write as _, sync::Arc};

use flate2::{Compression, write::ZlibEncoder};

use super::*;

fn deflate(plain: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

/// Numbers and words of each message, how many odd ones there were, and what ended the reading.
fn read_sms(stored: Vec<u8>) -> (Vec<(u64, String)>, usize, Option<FaultKind>) {
    let (mut all, mut odd) = (Vec::new(), 0);
    let end = each_sms(Arc::new(stored), &mut |sms| match sms {
        Ok(sms) => all.push((sms.index, sms.body.unwrap_or_default().into_owned())),
        Err(_) => odd += 1,
    });
    (all, odd, end.err().map(|fault| fault.kind))
}

#[test]
fn an_sms_is_read_whatever_type_its_numbers_have() {
    let json = br#"[
        {"self_phone":"+33199000000","address":"+33199001122","body":"see https://a.example/",
         "date":"1777809600123","date_sent":"1777809599000","status":"-1","type":"1",
         "recipients":["+33199001122"],"archived":true,"read":"1"},
        {"address":"32665","date":1777809600123,"type":2,"status":64,"read":false,"body":null,
         "recipients":"32665","new_key":{"a":[1]}},
        {"type":[1],"recipients":{}}
    ]"#;
    let mut seen = Vec::new();
    each_sms(Arc::new(deflate(json)), &mut |sms| {
        let sms = sms.unwrap();
        seen.push((
            sms.folder,
            sms.status,
            sms.date_ms,
            sms.date_sent_ms,
            sms.read,
            sms.recipients.len(),
            sms.address.is_some(),
            sms.body.as_deref().map(str::to_owned),
        ));
    })
    .unwrap();
    let date = Some(1_777_809_600_123);
    assert_eq!(
        seen,
        [
            (
                Some(1),
                Some(-1),
                date,
                Some(1_777_809_599_000),
                Some(true),
                1,
                true,
                Some("see https://a.example/".to_owned())
            ),
            (Some(2), Some(64), date, None, Some(false), 1, true, None),
            (None, None, None, None, None, 0, false, None),
        ]
    );
}

#[test]
fn an_mms_has_its_people_and_seconds() {
    let json = br#"[{"sub":"hello","date":"1777809600","date_sent":"0","m_type":"132",
        "msg_box":"1","v":"18","text_only":"0","ct_l":"http://mmsc.example/x","recipients":[],
        "mms_addresses":[{"type":137,"address":"+33199001122","charset":106},
                         {"type":"151","address":"insert-address-token"},{"type":129}],
        "mms_body":"photo","mms_charset":106}]"#;
    let mut count = 0;
    each_mms(Arc::new(deflate(json)), &mut |mms| {
        let mms = mms.unwrap();
        let people: Vec<_> = mms
            .addresses
            .iter()
            .map(|one| (one.role, &*one.address))
            .collect();
        assert_eq!(
            people,
            [
                (Some(137), "+33199001122"),
                (Some(151), "insert-address-token")
            ]
        );
        assert_eq!(
            (mms.date_s, mms.message_type, mms.folder),
            (Some(1_777_809_600), Some(132), Some(1))
        );
        assert_eq!(mms.subject.as_deref(), Some("hello"));
        assert_eq!(mms.body.as_deref(), Some("photo"));
        assert_eq!(
            mms.content_location.as_deref(),
            Some("http://mmsc.example/x")
        );
        count += 1;
    })
    .unwrap();
    assert_eq!(count, 1);
}

fn many(count: usize) -> Vec<u8> {
    let all: Vec<String> = (0..count)
        .map(|number| format!("{{\"body\":\"message {number} \\u00e9\",\"type\":\"1\"}}"))
        .collect();
    format!("[{}]", all.join(",")).into_bytes()
}

#[test]
fn messages_before_a_cut_survive() {
    let stored = deflate(&many(30));
    let (whole, _, end) = read_sms(stored.clone());
    assert_eq!((whole.len(), end), (30, None));
    for len in 0..stored.len() {
        let (got, _, end) = read_sms(stored[..len].to_vec());
        assert_eq!(end, Some(FaultKind::Short), "{len}");
        assert_eq!(got, whole[..got.len()], "{len}");
    }
    // The JSON itself cut, in a stream that is whole.
    let plain = many(3);
    for len in 0..plain.len() {
        let (got, _, end) = read_sms(deflate(&plain[..len]));
        assert_eq!(end, Some(FaultKind::Short), "{len}");
        assert!(got.len() <= 3);
    }
}

#[test]
fn flipped_bits_do_not_pass_silently() {
    let stored = deflate(&many(8));
    let (whole, ..) = read_sms(stored.clone());
    for bit in 0..stored.len() * 8 {
        let mut changed = stored.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let (got, odd, end) = read_sms(changed);
        assert!(end.is_some() || odd == 0 && got == whole, "{bit}");
    }
}

#[test]
fn an_odd_message_does_not_hide_the_next() {
    let (got, odd, end) = read_sms(deflate(
        br#"[{"body":"a"},17,"x",{"body":"b","body":"c"},{"body":"d"}]"#,
    ));
    assert_eq!(got, [(0, "a".into()), (4, "d".into())]);
    assert_eq!((odd, end), (3, None));
    for other in [&b"{}"[..], b"null", b"[] []", b"[1 2]", b"[\"\xff\"]"] {
        let (.., end) = read_sms(deflate(other));
        assert_eq!(end, Some(FaultKind::Malformed), "{other:?}");
    }
    let (.., end) = read_sms(b"[{}]".to_vec());
    assert_eq!(end, Some(FaultKind::Malformed));
}

#[test]
fn a_message_has_a_limit_and_deep_ones_are_no_danger() {
    let long = "x".repeat(usize::try_from(TELEPHONY_MESSAGE_BYTES).unwrap());
    let (got, _, end) = read_sms(deflate(
        format!("[{{\"body\":\"first\"}},{{\"body\":\"{long}\"}}]").as_bytes(),
    ));
    assert_eq!(got.len(), 1);
    assert_eq!(end, Some(FaultKind::TooLarge));
    let deep = "[".repeat(200_000);
    let (.., end) = read_sms(deflate(format!("[{deep}").as_bytes()));
    assert!(end.is_some());
    let closed = format!("[{}{},{{\"body\":\"a\"}}]", deep, "]".repeat(200_000));
    let (got, odd, end) = read_sms(deflate(closed.as_bytes()));
    assert_eq!((got.len(), odd, end), (1, 1, None));
}
