//! Reads the Echap association's list of servers: `type,indicator,app`.
//!
//! It holds command servers and places of download without saying which is which: that is taken from
//! another set that states it (`docs/matching.md`). No other CSV is read: columns say nothing surely.
//! Described in: <https://github.com/AssoEchap/stalkerware-indicators#readme>.

use model::{Fault, FaultKind};

use super::{
    About, Category, Kind, RefusedFor, Role, Set, accept,
    builder::{Builder, Entry},
};

/// Whether the first line is that of this list.
pub(super) fn is_it(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let plain: Vec<u8> = line
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace() && **byte != b'"')
        .map(u8::to_ascii_lowercase)
        .collect();
    plain == b"type,indicator,app"
}

/// Reads `text`: a file without its byte order mark.
pub(super) fn parse(name: &str, text: &[u8]) -> Result<Set, Fault> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    reader
        .byte_headers()
        .map_err(|error| Fault::new(FaultKind::Malformed, "indicator CSV").detail(error))?;
    let mut builder = Builder::new(name);
    for (row, line) in reader.byte_records().zip(2_u64..) {
        if !builder.count_entry() {
            break;
        }
        let id = format!("line {line}");
        match row {
            Ok(row) => {
                let cell = |place| String::from_utf8_lossy(row.get(place).unwrap_or_default());
                add(&mut builder, &id, [&cell(0), &cell(1), &cell(2)]);
            }
            Err(error) => builder.refuse(&id, RefusedFor::Damaged, &error.to_string()),
        }
    }
    Ok(builder.finish())
}

fn add(builder: &mut Builder, id: &str, cells: [&str; 3]) {
    let [kind, value, app] = cells.map(str::trim);
    if value.is_empty() || app.is_empty() {
        return builder.refuse(id, RefusedFor::Incomplete, value);
    }
    let accepted = match kind.to_lowercase().as_str() {
        "domain" => accept::value(Kind::Host, value),
        "ipv4" | "ipv6" => accept::value(Kind::Cidr, value),
        _ => Err(RefusedFor::OtherKind),
    };
    let publisher = builder.set().name.clone();
    let about = builder.about(About {
        families: vec![app.to_owned()],
        // The list is published as one of stalkerware.
        category: Category::Stalkerware,
        role: Role::Unknown,
        publisher,
        references: Vec::new(),
    });
    builder.add(&Entry::new(id, value, &about), accepted);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_used_or_refused_by_line() {
        let text = b"type,indicator,app\r\ndomain,a.example.net,TheSpy\nipv4,203.0.114.7,TheSpy\n\
            ipv4,192.168.0.1,TheSpy\nurl,https://x,TheSpy\ndomain,b.example.net,\ndomain,co.uk,TheSpy\n";
        assert!(is_it(text));
        let set = parse("network.csv", text).unwrap();
        let kinds: Vec<_> = set.indicators.iter().map(|one| one.kind.name()).collect();
        assert_eq!(kinds, ["host", "ipv4"]);
        assert_eq!(set.families, ["TheSpy"]);
        let refused: Vec<_> = set
            .refused
            .iter()
            .map(|one| (one.id.raw(), one.reason.name()))
            .collect();
        assert_eq!(
            refused,
            [
                ("line 4", "private_address"),
                ("line 5", "other_kind"),
                ("line 6", "incomplete"),
                ("line 7", "public_suffix")
            ]
        );
        assert_eq!(set.entries, 6);
    }

    #[test]
    fn other_tables_are_not_taken() {
        for text in [
            "type,value,app\n",
            "indicator,type,app\n",
            "appId,store,flag,title\n",
            "SHA256,Package Name,Certificate,Version,App\n",
            "",
        ] {
            assert!(!is_it(text.as_bytes()), "{text}");
        }
    }
}
