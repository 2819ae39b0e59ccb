//! Who was written to and called with which app, `interactionC.db`
//! (<https://docs.mvt.re/en/latest/ios/records/#interaction_cjson>).

use rusqlite::params;

use super::{
    interactions_schema::{self, Generation},
    mail, number, share,
};
use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    planted, times,
};

/// How many people the owner was in touch with.
const PEOPLE: i64 = 60;
const MESSAGES: &str = "com.apple.MobileSMS";

/// Writes `interactionC.db`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/CoreDuet/People/interactionC.db";
    let spot = Spot::new("ios.interactions", "HomeDomain", path);
    let generation = interactions_schema::of(build.phone.version);
    let database = build.create(&spot, &generation.schema)?;
    let store = Store {
        database: &database,
        generation: &generation,
        now: build.now(),
    };
    volume(build, &store)?;
    let near = "agent@vigie-testkit-mail.org";
    let row = store.contact(near)?;
    build.near_miss(&spot, format!("ZCONTACTS:{row}"), near);
    if build.phone.watched {
        plant(build, &spot, &store)?;
    }
    build.keep(
        &spot,
        database,
        &["ZINTERACTIONS", "ZCONTACTS", "ZATTACHMENT"],
    )
}

fn volume(build: &Build<'_>, store: &Store<'_>) -> Result<(), BuildError> {
    let mut random = build.random("interactions");
    for nth in 1..=PEOPLE {
        let address = match nth % 5 {
            0 => mail(nth),
            1 => format!("{}@s.whatsapp.net", number(nth).trim_start_matches('+')),
            _ => number(nth),
        };
        store.contact(&address)?;
    }
    for _ in 0..share(build, 8, 40) {
        let person = random.between(1, PEOPLE + 1);
        let app = random.pick(&[
            MESSAGES,
            "com.apple.mobilephone",
            "com.apple.mobilemail",
            "net.whatsapp.WhatsApp",
        ]);
        let incoming = random.per_mille(500);
        let sender = if incoming { Some(person) } else { None };
        let interaction = store.interaction(sender, app, random.between(1, 200))?;
        if !incoming {
            store.recipient(person, interaction)?;
        }
        if random.per_mille(30) {
            store.attachment(
                interaction,
                None,
                "file:///private/var/mobile/Media/DCIM/100APPLE/IMG_0007.HEIC",
            )?;
        }
    }
    Ok(())
}

/// A known sender, a known recipient, an app, and links that came with interactions.
fn plant(build: &mut Build<'_>, spot: &Spot, store: &Store<'_>) -> Result<(), BuildError> {
    let caller = store.contact("+33639989977")?;
    let row = store.interaction(Some(caller), "com.apple.mobilephone", 6)?;
    let or = vec![format!("ZINTERACTIONS:{row}")];
    build.known(
        spot,
        (format!("ZCONTACTS:{caller}"), or),
        "+33639989977",
        &planted::PHONE,
    );
    let reader = store.contact("mailto:agent@vigie-testkit-mail.com")?;
    let row = store.interaction(None, "com.apple.mobilemail", 6)?;
    store.recipient(reader, row)?;
    let or = vec![format!("ZINTERACTIONS:{row}")];
    build.known(
        spot,
        (format!("ZCONTACTS:{reader}"), or),
        "agent@vigie-testkit-mail.com",
        &planted::EMAIL,
    );
    let app = "com.vigie-testkit.agent";
    let row = store.interaction(Some(1), app, 5)?;
    build.known(spot, format!("ZINTERACTIONS:{row}"), app, &planted::APP);
    let message = store.interaction(Some(2), MESSAGES, 5)?;
    let link = "https://attached.vigie-testkit-c2.com/a";
    let row = store.attachment(message, None, link)?;
    build.known(spot, format!("ZATTACHMENT:{row}"), link, &planted::C2);
    let text = "regarde vigie-testkit-lure.net/colis";
    let row = store.attachment(message, Some(text), "")?;
    build.known(spot, format!("ZATTACHMENT:{row}"), text, &planted::LURE);
    Ok(())
}

struct Store<'d> {
    database: &'d Database,
    generation: &'d Generation,
    now: i64,
}

impl Store<'_> {
    fn contact(&self, identifier: &str) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        let date = times::cocoa(self.now - 3 * times::DAY);
        connection.execute(
            "INSERT INTO ZCONTACTS (Z_ENT, Z_OPT, ZINCOMINGSENDERCOUNT, ZOUTGOINGRECIPIENTCOUNT, ZFIRSTINCOMINGSENDERDATE, ZLASTINCOMINGSENDERDATE, ZIDENTIFIER) VALUES (2, 1, 3, 1, ?1, ?1, ?2)",
            params![date, identifier],
        )?;
        Ok(connection.last_insert_rowid())
    }

    /// Adds an interaction: sent by `sender`, or by the owner.
    fn interaction(&self, sender: Option<i64>, app: &str, days: i64) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        let date = times::cocoa(self.now - days * times::DAY);
        connection.execute(
            "INSERT INTO ZINTERACTIONS (Z_ENT, Z_OPT, ZDIRECTION, ZRECIPIENTCOUNT, ZSENDER, ZCREATIONDATE, ZENDDATE, ZSTARTDATE, ZBUNDLEID) VALUES (3, 1, ?1, 1, ?2, ?3, ?3, ?3, ?4)",
            params![i64::from(sender.is_none()), sender, date, app],
        )?;
        Ok(connection.last_insert_rowid())
    }

    fn recipient(&self, contact: i64, interaction: i64) -> Result<(), BuildError> {
        let connection = self.database.connection();
        connection.execute(self.generation.recipient, [contact, interaction])?;
        Ok(())
    }

    fn attachment(
        &self,
        interaction: i64,
        text: Option<&str>,
        url: &str,
    ) -> Result<i64, BuildError> {
        let connection = self.database.connection();
        let url = (!url.is_empty()).then_some(url);
        connection.execute(
            "INSERT INTO ZATTACHMENT (Z_ENT, Z_OPT, ZCONTENTTEXT, ZUTI, ZCONTENTURL) VALUES (1, 1, ?1, 'public.url', ?2)",
            params![text, url],
        )?;
        let row = connection.last_insert_rowid();
        connection.execute(self.generation.attachment, [row, interaction])?;
        Ok(row)
    }
}
