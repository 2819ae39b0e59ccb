//! Reads the indicator lists of `TinyCheck` and `SpyGuard`: `{"iocs": [{"type", "tag", "tlp", "value"}]}`.
//!
//! They state no role: that of a host is taken from another set that states one (`docs/matching.md`).
//! Described in: <https://github.com/KasperskyLab/TinyCheck#readme>.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    About, Category, Kind, RefusedFor, Role, Set, accept,
    builder::{Builder, Entry},
    json_walk::{Taker, Want, walk},
    stix_object::Json,
};

/// Reads `text`: a file without its byte order mark.
pub(super) fn parse(name: &str, text: &[u8]) -> Set {
    let mut reader = Reader {
        builder: Builder::new(name),
        deleted: BTreeSet::new(),
    };
    let result = walk(text, &mut reader);
    let Reader {
        mut builder,
        deleted,
    } = reader;
    if let Err(error) = result {
        builder.refuse("", RefusedFor::Damaged, &error.to_string());
    }
    if !deleted.is_empty() {
        let set = builder.set();
        let before = set.indicators.len();
        set.indicators
            .retain(|indicator| !deleted.contains(&*indicator.value));
        let gone = before.saturating_sub(set.indicators.len());
        set.revoked = u64::try_from(gone).unwrap_or(u64::MAX);
    }
    builder.finish()
}

struct Reader {
    builder: Builder,
    /// Values that the publisher takes back.
    deleted: BTreeSet<String>,
}

impl<'de> Taker<'de> for Reader {
    fn want(key: &str) -> Want {
        match key {
            "iocs" | "to_delete" => Want::Elements,
            _ => Want::Nothing,
        }
    }

    fn take(&mut self, key: &str, value: Json<'de>) -> bool {
        let text = |name| value.member(name).and_then(Json::text).unwrap_or_default();
        if key == "to_delete" {
            self.deleted.insert(text("value").to_owned());
            return self.deleted.len() < super::limits::DELETED;
        }
        if !self.builder.count_entry() {
            return false;
        }
        let (kind, value) = (text("type"), text("value"));
        add(&mut self.builder, kind, text("tag"), value);
        true
    }

    fn end(&mut self) {}
}

fn add(builder: &mut Builder, kind: &str, tag: &str, value: &str) {
    if kind.is_empty() || value.is_empty() {
        return builder.refuse(kind, RefusedFor::Incomplete, value);
    }
    let tag = tag.trim().to_lowercase();
    if INFORMS.contains(&&*tag) {
        return builder.refuse(&tag, RefusedFor::NotASign, value);
    }
    let accepted = match kind {
        "domain" => accept::value(Kind::Host, value),
        "ip4addr" => accept::value(Kind::Ipv4, value),
        "ip6addr" => accept::value(Kind::Ipv6, value),
        "cidr" => accept::value(Kind::Cidr, value),
        // A digest of a server's certificate, which a phone's records do not hold; `freedns`, `ns` and
        // `tld` name what ordinary sites share; `snort` is a rule in another language; `jarm` is a
        // fingerprint of a live server.
        _ => Err(RefusedFor::OtherKind),
    };
    let about = about(builder, &tag);
    builder.add(&Entry::new(kind, value, &about), accepted);
}

/// Tags of entries that are no signs of a surveillance tool: advertising, name servers that many use.
const INFORMS: [&str; 2] = ["tracker", "doh"];

fn about(builder: &mut Builder, tag: &str) -> Arc<About> {
    let publisher = builder.set().name.clone();
    let (family, category) = match tag {
        "pegasus" => (Some("Pegasus"), Category::Mercenary),
        "stalkerware" => (None, Category::Stalkerware),
        "dual" => (None, Category::DualUse),
        _ => (None, Category::Other),
    };
    builder.about(About {
        families: family.map(str::to_owned).into_iter().collect(),
        category,
        role: Role::Unknown,
        publisher,
        references: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Set {
        parse("t.json", text.as_bytes())
    }

    #[test]
    fn every_type_is_used_or_refused_by_name() {
        let set = set(r#"{"iocs":[
            {"type":"domain","tag":"stalkerware","tlp":"white","value":"spy.example.net"},
            {"type":"ip4addr","tag":"apt","tlp":"white","value":"203.0.114.7"},
            {"type":"ip6addr","tag":"apt","value":"2001:db9::1"},
            {"type":"cidr","tag":"pegasus","value":"198.51.101.0/24"},
            {"type":"sha1cert","tag":"apt","value":"61ed377e85d386a8dfee6b864bd85b0bfaa5af81"},
            {"type":"freedns","tag":"suspicious","value":"duckdns.org"},
            {"type":"ns","tag":"suspicious","value":"ns1.example.net"},
            {"type":"tld","tag":"suspicious","value":".xyz"},
            {"type":"snort","tag":"apt","value":"alert tcp"},
            {"type":"jarm","tag":"apt","value":"2ad2"},
            {"type":"domain","tag":"tracker","value":"ads.example.net"},
            {"type":"domain"},
            7
        ]}"#);
        assert_eq!(set.entries, 13);
        let kinds: Vec<_> = set.indicators.iter().map(|one| one.kind.name()).collect();
        assert_eq!(kinds, ["host", "ipv4", "ipv6", "cidr"]);
        assert_eq!(set.indicators[0].about.category, Category::Stalkerware);
        assert_eq!(set.indicators[0].about.role, Role::Unknown);
        assert_eq!(set.families, ["Pegasus"]);
        let refused: Vec<_> = set
            .refused
            .iter()
            .map(|one| (one.id.raw(), one.reason.name()))
            .collect();
        assert_eq!(
            refused,
            [
                ("sha1cert", "other_kind"),
                ("freedns", "other_kind"),
                ("ns", "other_kind"),
                ("tld", "other_kind"),
                ("snort", "other_kind"),
                ("jarm", "other_kind"),
                ("tracker", "not_a_sign"),
                ("domain", "incomplete"),
                ("", "incomplete"),
            ]
        );
    }

    #[test]
    fn what_is_taken_back_is_not_loaded() {
        let set = set(r#"{"to_delete":[{"value":"b.example.net"}],"iocs":[
            {"type":"domain","tag":"apt","value":"a.example.net"},
            {"type":"domain","tag":"apt","value":"b.example.net"}]}"#);
        assert_eq!((set.indicators.len(), set.revoked, set.entries), (1, 1, 2));
    }

    #[test]
    fn what_stands_before_damage_is_kept() {
        let set = set(r#"{"iocs":[{"type":"domain","tag":"apt","value":"a.example.net"},{"type":"#);
        assert_eq!(set.indicators.len(), 1);
        assert_eq!(set.refused[0].reason, RefusedFor::Damaged);
    }
}
