//! Links in text: each lies in the text that it was found in.
#![no_main]

use formats::links;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    links::find(&text, &mut |link| {
        let (links::Link::Url(part) | links::Link::Host(part) | links::Link::Email(part)) = link;
        assert!(text.contains(part), "{part:?}");
    });
});
