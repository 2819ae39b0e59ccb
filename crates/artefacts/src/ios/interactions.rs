//! Reads who was written to and called with which app: `interactionC.db`; interactions, who received
//! them, what came with them, and people, each from its own table.
//!
//! Columns differ over at least four generations, and join tables bear the numbers of their entities.
//! Described in: <https://docs.mvt.re/en/latest/ios/records/#interaction_cjson>,
//! <https://github.com/mac4n6/APOLLO>.

use formats::sqlite::{Column, Database, Joined, Row, Select};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    entity_numbers::{join_table, numbered},
    interaction_columns::{ATTACHMENT_LEFT_OUT, FIRST, INTERACTION_LEFT_OUT, LAST},
    links::Links,
    values::{
        is_personal_address, message_bearing, own_address, row_cocoa, row_filled, row_text,
        state_path, state_person,
    },
};

/// Interactions with people.
#[derive(Debug)]
pub struct Interactions;

/// One interaction, one who received it, one thing that came with it, or one person.
#[derive(Debug, Default, serde::Serialize)]
pub struct Interaction<'a> {
    /// `interaction`, `recipient`, `attachment` or `person`.
    pub kind: &'static str,
    /// The interaction's number in this database.
    pub interaction_id: Option<i64>,
    /// When it began; of a person, when the first one did.
    pub time: Option<Instant>,
    /// When it ended; of a person, when the last one did.
    pub ended: Option<Instant>,
    /// Whether the phone's owner began it.
    pub from_me: Option<bool>,
    /// The app.
    pub app_id: Option<Untrusted<'a>>,
    /// The app that it went to.
    pub target_app_id: Option<Untrusted<'a>>,
    /// Who sent it, received it, or is the person: a number, an e-mail address or an identifier.
    pub person: Option<Untrusted<'a>>,
    /// The owner's own account.
    pub account: Option<Untrusted<'a>>,
    /// The conversation.
    pub chat: Option<Untrusted<'a>>,
    /// The group's name.
    pub group_name: Option<Untrusted<'a>>,
    /// The address of what came with it.
    pub url: Option<Untrusted<'a>>,
    /// Its kind of content, in Apple's terms.
    pub content_type: Option<Untrusted<'a>>,
    /// Links in its texts.
    pub links: Links<'static>,
}

impl Interaction<'_> {
    /// What the interaction says for those who received it and what came with it, too.
    fn trace_common(&self, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
        // `iMessage;-;+33…`: the conversation of two bears the name of the other side.
        let chat = self.chat.as_ref().map(Untrusted::raw).unwrap_or_default();
        let other = chat.rsplit(';').next().unwrap_or_default();
        let is_said = self
            .person
            .as_ref()
            .is_some_and(|person| person.raw() == other);
        if is_personal_address(other) && !is_said {
            state_person(other, bearing, each);
        }
        let account = self.account.as_ref().map(Untrusted::raw);
        let account = own_address(account.unwrap_or_default());
        if is_personal_address(account) {
            state_person(account, Bearing::Mentioned, each);
        }
        for app in [&self.app_id, &self.target_app_id].into_iter().flatten() {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
    }
}

impl Record for Interaction<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let [first, last] = match self.kind {
            "person" => ["interaction-first", "interaction-last"],
            _ => ["interaction", "interaction-ended"],
        };
        // Most interactions end when they begin.
        let ended = self.ended.filter(|_| self.ended != self.time);
        Moment::each_utc([(self.time, first), (ended, last)], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = message_bearing(self.from_me);
        if let Some(person) = &self.person {
            state_person(person.raw(), bearing, each);
        }
        if self.kind == "interaction" {
            self.trace_common(bearing, each);
        }
        if let Some(url) = &self.url {
            match url.raw().strip_prefix("file://") {
                Some(path) => state_path(path, bearing, each),
                None => each(Value::Url(url.raw()).with(bearing)),
            }
        }
        self.links.traces(bearing, each);
    }
}

impl Artefact for Interactions {
    type Record<'a> = Interaction<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/CoreDuet/People/interactionC.db"],
        fields: &[
            ("kind", "interaction, recipient, attachment or person"),
            (
                "interaction_id",
                "number of the interaction in this database",
            ),
            (
                "time",
                "when it began; of a person, when the first one did (UTC)",
            ),
            (
                "ended",
                "when it ended; of a person, when the last one did (UTC)",
            ),
            ("from_me", "whether the phone's owner began it"),
            ("app_id", "the app"),
            ("target_app_id", "the app that it went to"),
            (
                "person",
                "who sent it, received it, or is the person: a number, an e-mail address or an app's own identifier",
            ),
            ("account", "the owner's own account"),
            ("chat", "identifier of the conversation"),
            ("group_name", "name of the group"),
            ("url", "address of what came with it"),
            ("content_type", "kind of content, in Apple's terms"),
            ("links", "links in its texts"),
        ],
        described_in: &[
            "https://docs.mvt.re/en/latest/ios/records/#interaction_cjson",
            "https://github.com/mac4n6/APOLLO",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        interactions(&database, out);
        recipients(&database, out);
        attachments(&database, out);
        people(&database, out);
        Ok(())
    }
}

/// Columns that say which interaction a row belongs to.
struct Common {
    id: Column,
    start: Column,
    end: Column,
    direction: Column,
    app: Column,
    target: Column,
    account: Column,
    chat: Column,
    group: Column,
}

/// Columns of an interaction in the order of [`Common::new`].
const COMMON: [&str; 9] = [
    "Z_PK",
    "ZSTARTDATE",
    "ZENDDATE",
    "ZDIRECTION",
    "ZBUNDLEID",
    "ZTARGETBUNDLEID",
    "ZACCOUNT",
    "ZDOMAINIDENTIFIER",
    "ZGROUPNAME",
];

impl Common {
    fn own(select: &mut Select) -> Self {
        Self::new(COMMON.map(|name| select.column(name)))
    }

    fn joined(select: &mut Select, interaction: Joined) -> Self {
        Self::new(COMMON.map(|name| select.column_of(interaction, name)))
    }

    fn new(columns: [Column; 9]) -> Self {
        let [id, start, end, direction, app, target, account, chat, group] = columns;
        Self {
            id,
            start,
            end,
            direction,
            app,
            target,
            account,
            chat,
            group,
        }
    }

    fn of<'r>(&self, kind: &'static str, row: &'r Row<'_>) -> Interaction<'r> {
        Interaction {
            kind,
            interaction_id: row.integer(self.id),
            time: row_cocoa(row, self.start),
            ended: row_cocoa(row, self.end),
            // 0 came in, 1 went out.
            from_me: row.integer(self.direction).map(|direction| direction == 1),
            app_id: row_filled(row, self.app),
            target_app_id: row_filled(row, self.target),
            account: row_filled(row, self.account),
            chat: row_filled(row, self.chat),
            group_name: row_filled(row, self.group),
            ..Interaction::default()
        }
    }
}

fn interactions(database: &Database, out: &mut Out<'_, Interactions>) {
    let mut select = Select::from("ZINTERACTIONS");
    select.also_known(INTERACTION_LEFT_OUT);
    let sender = select.left_join("ZCONTACTS", "Z_PK", "ZSENDER");
    let common = Common::own(&mut select);
    let url = select.column("ZCONTENTURL");
    let person = select.column_of(sender, "ZIDENTIFIER");
    let searched = [
        select.column("ZDERIVEDINTENTIDENTIFIER"),
        select.column_of(sender, "ZDISPLAYNAME"),
        select.column_of(sender, "ZCUSTOMIDENTIFIER"),
    ];
    out.rows(database, &select, |out, row| {
        let mut interaction = common.of("interaction", row);
        interaction.person = row_filled(row, person);
        interaction.url = row_filled(row, url);
        search(row, &searched, &mut interaction.links);
        write(row, &interaction, out);
    });
}

fn recipients(database: &Database, out: &mut Out<'_, Interactions>) {
    let Some(join) = join_table(
        database,
        &numbered!("INTERACTIONRECIPIENT"),
        &numbered!("INTERACTIONRECIPIENT"),
        &numbered!("RECIPIENTS"),
    ) else {
        return;
    };
    let mut select = Select::from(join.table);
    select.also_known(&["ZINTERACTIONS.*", "ZCONTACTS.*"]);
    let interaction = select.left_join("ZINTERACTIONS", "Z_PK", join.from);
    let recipient = select.left_join("ZCONTACTS", "Z_PK", join.to);
    let common = Common::joined(&mut select, interaction);
    let person = select.column_of(recipient, "ZIDENTIFIER");
    out.rows(database, &select, |out, row| {
        let mut record = common.of("recipient", row);
        record.person = row_filled(row, person);
        if record.person.is_some() {
            write(row, &record, out);
        }
    });
}

fn attachments(database: &Database, out: &mut Out<'_, Interactions>) {
    if !database.has_table("ZATTACHMENT") {
        return;
    }
    let mut select = Select::from("ZATTACHMENT");
    select.also_known(ATTACHMENT_LEFT_OUT);
    let joined = join_table(
        database,
        &numbered!("INTERACTIONS"),
        &numbered!("INTERACTIONS"),
        &numbered!("ATTACHMENTS"),
    );
    let common = joined.map(|join| {
        let between = select.left_join(join.table, join.to, "Z_PK");
        let interaction = select.left_join_via("ZINTERACTIONS", "Z_PK", between, join.from);
        Common::joined(&mut select, interaction)
    });
    let url = select.column("ZCONTENTURL");
    let content_type = select.column("ZUTI");
    let searched = ["ZCONTENTTEXT", "ZCLOUDIDENTIFIER", "ZPHOTOLOCALIDENTIFIER"]
        .map(|name| select.column(name));
    out.rows(database, &select, |out, row| {
        let mut attachment = match &common {
            Some(common) => common.of("attachment", row),
            None => Interaction {
                kind: "attachment",
                ..Interaction::default()
            },
        };
        attachment.url = row_filled(row, url);
        attachment.content_type = row_filled(row, content_type);
        search(row, &searched, &mut attachment.links);
        write(row, &attachment, out);
    });
}

/// Everybody with whom there was an interaction, also those whose interactions are gone.
fn people(database: &Database, out: &mut Out<'_, Interactions>) {
    if !database.has_table("ZCONTACTS") {
        return;
    }
    let mut select = Select::from("ZCONTACTS");
    select.also_known(&["ZCONTACTS.*"]);
    let person = select.column("ZIDENTIFIER");
    let searched =
        ["ZDISPLAYNAME", "ZCUSTOMIDENTIFIER", "ZPERSONID"].map(|name| select.column(name));
    let [first, last] = [FIRST, LAST].map(|names| names.map(|name| select.column(name)));
    let [incoming, outgoing] =
        ["ZINCOMINGSENDERCOUNT", "ZOUTGOINGRECIPIENTCOUNT"].map(|name| select.column(name));
    out.rows(database, &select, |out, row| {
        let Some(person) = row_text(row, person).filter(|person| !person.is_empty()) else {
            return;
        };
        let dates = |columns: [Column; 3]| {
            columns
                .into_iter()
                .filter_map(|column| row_cocoa(row, column))
        };
        let some = |column| row.integer(column).is_some_and(|count| count > 0);
        let mut record = Interaction {
            kind: "person",
            time: dates(first).min(),
            ended: dates(last).max(),
            from_me: Some(some(outgoing) && !some(incoming)),
            person: Some(person),
            ..Interaction::default()
        };
        search(row, &searched, &mut record.links);
        write(row, &record, out);
    });
}

fn search(row: &Row<'_>, columns: &[Column], links: &mut Links<'_>) {
    for text in columns.iter().filter_map(|column| row.text(*column)) {
        links.in_passing_text(&text);
    }
}

fn write(row: &Row<'_>, record: &Interaction<'_>, out: &mut Out<'_, Interactions>) {
    if record.links.cut() {
        out.fault(Fault::new(FaultKind::TooMany, "links of one interaction"));
    }
    out.record(row.place(), record);
}
