//! Real files for tests, outside the repository: the folder named by `VIGIE_SAMPLES`.

/// A sample; `None`, said plainly, when there is no folder of samples.
#[expect(
    clippy::disallowed_methods,
    reason = "tests read their samples from a folder"
)]
pub(crate) fn read(name: &str) -> Option<Vec<u8>> {
    let Some(folder) = std::env::var_os("VIGIE_SAMPLES") else {
        assert!(
            std::env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is not set"
        );
        println!("skipped: VIGIE_SAMPLES is not set");
        return None;
    };
    let path = std::path::Path::new(&folder).join(name);
    Some(std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Passwords known to be right for hashes of this kind: the password, and the hash as crackers write it.
pub(crate) fn known_answers(kind: &str) -> Option<Vec<(String, String)>> {
    let table = String::from_utf8(read("crypto/known_answers.tsv")?).unwrap();
    let rows = table
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let rows = rows.filter(|columns| columns[0] == kind);
    Some(
        rows.map(|columns| (columns[1].to_owned(), columns[2].to_owned()))
            .collect(),
    )
}

/// The bytes of a text in hexadecimal.
pub(crate) fn hex(text: &str) -> Vec<u8> {
    let digits = text
        .as_bytes()
        .chunks(2)
        .map(|pair| str::from_utf8(pair).unwrap());
    digits
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}
