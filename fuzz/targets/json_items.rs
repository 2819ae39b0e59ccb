//! Lists of JSON, an item at a time: of a list that is well formed, the items are those that it has.
#![no_main]

use formats::json_items;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let mut items = Vec::new();
    let ended = json_items::each_item(&bytes, "fuzz", &mut |number, text| {
        assert_eq!(number, items.len() as u64);
        items.push(text.to_owned());
    });
    if let Ok(values) = serde_json::from_slice::<Vec<Value>>(bytes) {
        assert_eq!(ended, Ok(()));
        let parsed: Result<Vec<Value>, _> = items
            .iter()
            .map(|item| serde_json::from_str(item))
            .collect();
        assert_eq!(parsed.unwrap(), values);
    }
});
