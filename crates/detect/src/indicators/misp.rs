//! Reads MISP events: `Attribute[]` and `Object[].Attribute[]` of one event or of several.
//!
//! Described in: <https://github.com/MISP/misp-rfc/blob/main/misp-core-format/raw.md>,
//! <https://www.misp-project.org/objects.html#_android_app>.

use model::Instant;

use super::{
    About, Category, Role, Set,
    builder::{Builder, Entry},
    json_walk::{Taker, Want, walk},
    limits,
    misp_types::{self, Meaning},
    stix_object::Json,
};

/// Reads `text`: a file without its byte order mark.
pub(super) fn parse(name: &str, text: &[u8]) -> Set {
    let mut reader = Reader {
        builder: Builder::new(name),
        event: Event::default(),
        waiting: Vec::new(),
    };
    let result = walk(text, &mut reader);
    // What stands before damage is kept.
    reader.end();
    let mut builder = reader.builder;
    if let Err(error) = result {
        builder.refuse("", super::RefusedFor::Damaged, &error.to_string());
    }
    builder.finish()
}

struct Reader {
    builder: Builder,
    event: Event,
    /// Attributes until the event that holds them is known whole.
    waiting: Vec<Attribute>,
}

/// What an event says of all its attributes.
#[derive(Debug, Default)]
struct Event {
    info: String,
    publisher: String,
    labels: Labels,
    references: Vec<String>,
}

/// What tags and galaxies say.
#[derive(Clone, Debug, Default)]
struct Labels {
    families: Vec<String>,
    category: Category,
}

#[derive(Debug)]
struct Attribute {
    id: String,
    kind: String,
    relation: String,
    value: String,
    /// The name of the object around it.
    object: String,
    /// The app that the object around it names.
    app: Option<String>,
    to_ids: bool,
    deleted: bool,
    first_seen: Option<Instant>,
    labels: Labels,
}

impl<'de> Taker<'de> for Reader {
    fn want(key: &str) -> Want {
        match key {
            "Event" | "response" => Want::Inside,
            "Attribute" | "Object" => Want::Elements,
            "info" | "Orgc" | "Tag" | "Galaxy" | "date" | "timestamp" => Want::Whole,
            _ => Want::Nothing,
        }
    }

    fn take(&mut self, key: &str, value: Json<'de>) -> bool {
        match key {
            "Attribute" => return self.attribute(&value, "", None),
            "Object" => return self.object(&value),
            "info" => value
                .text()
                .unwrap_or_default()
                .clone_into(&mut self.event.info),
            "Orgc" => text(&value, "name").clone_into(&mut self.event.publisher),
            "Tag" | "Galaxy" => self.event.labels.add(key, &value),
            _ => self.date(time(&value)),
        }
        true
    }

    /// An event has ended, or the list of events.
    fn end(&mut self) {
        let event = std::mem::take(&mut self.event);
        let set = self.builder.set();
        if set.publisher.is_empty() {
            set.publisher.clone_from(&event.publisher);
        }
        for attribute in std::mem::take(&mut self.waiting) {
            add(&mut self.builder, &event, &attribute);
        }
    }
}

impl Reader {
    fn date(&mut self, date: Option<Instant>) {
        let set = self.builder.set();
        set.date = set.date.max(date);
    }

    fn object(&mut self, object: &Json<'_>) -> bool {
        let name = text(object, "name");
        let attributes = object.member("Attribute").map_or(&[][..], Json::list);
        let app = attributes
            .iter()
            .find(|one| text(one, "object_relation") == "name" && !text(one, "value").is_empty())
            .map(|one| text(one, "value"));
        let deleted = is_true(object, "deleted");
        for attribute in attributes {
            if deleted {
                let set = self.builder.set();
                set.revoked = set.revoked.saturating_add(1);
            } else if !self.attribute(attribute, name, app) {
                return false;
            }
        }
        true
    }

    /// Keeps an attribute until its event has ended; false when there are too many.
    fn attribute(&mut self, attribute: &Json<'_>, object: &str, app: Option<&str>) -> bool {
        let relation = text(attribute, "object_relation");
        self.date(attribute.member("timestamp").and_then(time));
        // The name of the app is no entry: it is what the others are about.
        if app.is_some() && relation == "name" {
            return true;
        }
        if !self.builder.count_entry() {
            return false;
        }
        let mut labels = Labels::default();
        for key in ["Tag", "Galaxy"] {
            if let Some(value) = attribute.member(key) {
                labels.add(key, value);
            }
        }
        let kind = text(attribute, "type");
        if kind == "link" && self.event.references.len() < limits::LINKS_OF_ONE {
            let link = text(attribute, "value").to_owned();
            self.event.references.push(link);
        }
        self.waiting.push(Attribute {
            id: text(attribute, "uuid").to_owned(),
            kind: kind.to_owned(),
            relation: relation.to_owned(),
            value: text(attribute, "value").to_owned(),
            object: object.to_owned(),
            app: app.map(str::to_owned),
            to_ids: !is_false(attribute, "to_ids"),
            deleted: is_true(attribute, "deleted"),
            first_seen: attribute.member("first_seen").and_then(time),
            labels,
        });
        true
    }
}

fn add(builder: &mut Builder, event: &Event, attribute: &Attribute) {
    if attribute.deleted {
        let set = builder.set();
        set.revoked = set.revoked.saturating_add(1);
        return;
    }
    let Meaning {
        accepted,
        role,
        platform,
    } = misp_types::read(
        &attribute.object,
        &attribute.kind,
        &attribute.relation,
        &attribute.value,
        attribute.to_ids,
    );
    let about = about(builder, event, attribute, role);
    let about = builder.about(about);
    let entry = Entry {
        platform,
        // `last_seen` is when it was last observed, not until when it holds: it is no end.
        valid_from: attribute.first_seen,
        ..Entry::new(&attribute.id, &attribute.value, &about)
    };
    builder.add(&entry, accepted);
}

/// The family is the app that the object names, else what tags say of the attribute, then of the
/// event; else the event's own title.
fn about(builder: &mut Builder, event: &Event, attribute: &Attribute, role: Role) -> About {
    let own = &attribute.labels;
    let mut families: Vec<String> = match &attribute.app {
        Some(app) => vec![app.clone()],
        None if !own.families.is_empty() => own.families.clone(),
        None => event.labels.families.clone(),
    };
    if families.is_empty() && !event.info.is_empty() {
        families.push(event.info.clone());
    }
    // Not the event's title: one about stalkerware may hold apps that watch openly too.
    let stated = [own.category, event.labels.category];
    let publisher = if event.publisher.is_empty() {
        builder.set().name.clone()
    } else {
        event.publisher.clone()
    };
    About {
        families,
        category: stated
            .into_iter()
            .find(|category| *category != Category::Other)
            .unwrap_or_default(),
        role,
        publisher,
        references: event.references.clone(),
    }
}

impl Labels {
    /// Adds a list of tags, or of galaxies.
    fn add(&mut self, key: &str, list: &Json<'_>) {
        for one in list.list() {
            if key == "Tag" {
                self.tag(text(one, "name"));
            } else if FAMILY_GALAXIES.contains(&text(one, "type")) {
                let clusters = one.member("GalaxyCluster").map_or(&[][..], Json::list);
                for cluster in clusters {
                    self.family(text(cluster, "value"));
                }
            }
        }
    }

    /// `misp-galaxy:malpedia="Name"`, or a tag that says what sort of tool it is.
    fn tag(&mut self, tag: &str) {
        let galaxy = tag.strip_prefix("misp-galaxy:");
        if let Some((galaxy, value)) = galaxy.and_then(|tag| tag.split_once('='))
            && FAMILY_GALAXIES.contains(&galaxy)
        {
            self.family(value.trim_matches('"'));
        }
        if self.category == Category::Other {
            self.category = category(tag);
        }
    }

    fn family(&mut self, name: &str) {
        // The catalogue of ATT&CK writes its number behind the name.
        let name = match name.rsplit_once(" - ") {
            Some((name, number)) if number.starts_with(['S', 'G']) => name,
            _ => name,
        };
        let known = self.families.iter().any(|family| family == name);
        if !name.is_empty() && !known && self.families.len() < limits::LINKS_OF_ONE {
            self.families.push(name.to_owned());
        }
    }
}

/// Galaxies whose clusters are tools or those who use them.
const FAMILY_GALAXIES: [&str; 9] = [
    "android",
    "malpedia",
    "mitre-intrusion-set",
    "mitre-malware",
    "mitre-tool",
    "rat",
    "surveillance-vendor",
    "threat-actor",
    "tool",
];

/// What sort of tool a tag says.
fn category(words: &str) -> Category {
    let words = words.to_lowercase();
    if words.contains("stalkerware") {
        Category::Stalkerware
    } else if words.contains("watchware") {
        Category::Watchware
    } else {
        Category::Other
    }
}

fn text<'j>(json: &'j Json<'_>, member: &str) -> &'j str {
    json.member(member).and_then(Json::text).unwrap_or_default()
}

fn is_true(json: &Json<'_>, member: &str) -> bool {
    match json.member(member) {
        Some(Json::Bool(value)) => *value,
        Some(Json::Count(count)) => *count == 1,
        Some(Json::Text(text)) => matches!(&**text, "1" | "true"),
        _ => false,
    }
}

fn is_false(json: &Json<'_>, member: &str) -> bool {
    json.member(member).is_some() && !is_true(json, member)
}

/// A date, a time, or seconds since 1970 as a number or in quotes.
fn time(json: &Json<'_>) -> Option<Instant> {
    let seconds = |count: i64| Some(Instant::from_unix_ns(count.checked_mul(1_000_000_000)?));
    match json {
        Json::Count(count) => seconds(i64::try_from(*count).ok()?),
        Json::Text(text) => match text.parse() {
            Ok(count) => seconds(count),
            Err(_) => Instant::parse(text).or_else(|| Instant::parse(&format!("{text}T00:00:00Z"))),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests;
