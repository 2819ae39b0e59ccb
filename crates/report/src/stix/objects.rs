//! The objects of one sighting: indicator, malware, what was observed, and the sighting itself.

use model::{IndicatorRef, Instant, Text};
use serde_json::{Map, Value, json};

use super::{Bundle, id, named, observables, time};
use crate::whole_case::Numbered;

/// The largest count that the standard allows.
const MOST: u64 = 999_999_999;

impl Bundle<'_> {
    /// A finding that rests on an indicator.
    pub(super) fn sighting(&mut self, numbered: Numbered<'_>, indicator: &IndicatorRef) {
        let indicator_id = self.indicator(indicator);
        let finding = numbered.finding;
        let count = finding.count.clamp(1, MOST);
        let name = format!("{} {}", finding.id, named(indicator));
        let mut sighting = json!({
            "sighting_of_ref": indicator_id,
            "where_sighted_refs": [self.identity],
            "count": count,
            "description": self.words.say(
                &Text::new("sighting-of")
                    .number("number", numbered.line())
                    .words("title", &self.words.say(&finding.title)),
            ),
            "confidence": confidence(finding.certainty),
            "lang": self.words.language().code(),
        });
        let (first, last) = (finding.first_time, finding.last_time);
        if let Some(members) = sighting.as_object_mut() {
            members.extend(first.map(|at| ("first_seen".to_owned(), time(at).into())));
            members.extend(last.map(|at| ("last_seen".to_owned(), time(at).into())));
            let observed = self.observed(&name, indicator, (first, last), count);
            members.extend(observed.map(|id| ("observed_data_refs".to_owned(), json!([id]))));
        }
        self.own("sighting", id("sighting", &name), sighting);
    }

    /// The indicator as published, and the family that it stands for.
    fn indicator(&mut self, indicator: &IndicatorRef) -> String {
        let indicator_id = id("indicator", &named(indicator));
        if self.objects.contains_key(&indicator_id) {
            return indicator_id;
        }
        let valid_from = self.valid_from(indicator);
        let mut object = json!({
            "name": indicator.value.raw(),
            "indicator_types": ["malicious-activity"],
            "pattern": observables::pattern(&indicator.kind, indicator.value.raw()),
            "pattern_type": "stix",
            "valid_from": valid_from,
        });
        if let Some(members) = object.as_object_mut() {
            let mut reference = Map::new();
            let publisher = indicator.publisher.raw();
            let name = if publisher.is_empty() {
                indicator.set.raw()
            } else {
                publisher
            };
            reference.insert("source_name".to_owned(), name.into());
            let described = format!("{} ({})", indicator.set.raw(), indicator.kind);
            reference.insert("description".to_owned(), described.into());
            let url = indicator.reference.as_ref().map(model::Untrusted::raw);
            let url = url.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
            reference.extend(url.map(|url| ("url".to_owned(), Value::from(url))));
            members.insert("external_references".to_owned(), json!([reference]));
        }
        self.own("indicator", indicator_id.clone(), object);
        self.family(&indicator_id, indicator.family.raw());
        indicator_id
    }

    fn family(&mut self, indicator: &str, family: &str) {
        if family.is_empty() {
            return;
        }
        let malware = id("malware", family);
        let about = json!({"name": family, "is_family": true, "malware_types": ["spyware"]});
        self.own("malware", malware.clone(), about);
        let indicates = json!({
            "relationship_type": "indicates", "source_ref": indicator, "target_ref": malware,
        });
        let name = format!("{indicator} {malware}");
        self.own("relationship", id("relationship", &name), indicates);
    }

    /// The date of its set, else the day of the examination.
    fn valid_from(&self, indicator: &IndicatorRef) -> String {
        let set = self.whole.record.indicators.iter();
        let dated = set
            .filter(|set| set.name == indicator.set)
            .find_map(|set| set.date);
        time(dated.unwrap_or(self.whole.record.created))
    }

    /// The value as it was observed: that of the indicator, and no other value of the phone. What
    /// bears no date was observed when the phone was examined.
    fn observed(
        &mut self,
        name: &str,
        indicator: &IndicatorRef,
        (first, last): (Option<Instant>, Option<Instant>),
        count: u64,
    ) -> Option<String> {
        let observables = observables::of(&indicator.kind, indicator.value.raw());
        let refs: Vec<String> = observables.iter().map(|(id, _)| id.clone()).collect();
        if refs.is_empty() {
            return None;
        }
        for (id, object) in observables {
            self.objects.entry(id).or_insert(object);
        }
        let examined = self.whole.record.created;
        let mut about = json!({
            "first_observed": time(first.unwrap_or(examined)),
            "last_observed": time(last.or(first).unwrap_or(examined)),
            "number_observed": count,
            "object_refs": refs,
        });
        if let (None, Some(members)) = (first, about.as_object_mut()) {
            members.insert("labels".to_owned(), json!(["undated"]));
        }
        let observed = id("observed-data", name);
        self.own("observed-data", observed.clone(), about);
        Some(observed)
    }
}

/// The middle of the ranges that the standard gives these words (appendix A).
fn confidence(certainty: model::Certainty) -> u8 {
    match certainty {
        model::Certainty::Possible => 50,
        model::Certainty::Likely => 75,
        model::Certainty::Confirmed => 95,
    }
}
