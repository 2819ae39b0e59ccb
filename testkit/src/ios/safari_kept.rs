//! What Safari keeps beside its history: `Bookmarks.db`, `Downloads.plist` and, up to iOS 12,
//! `Favicons.db` (<https://github.com/abrignoni/iLEAPP/tree/main/scripts/artifacts>,
//! <https://docs.mvt.re/en/latest/ios/records/>).

use plist::Value;
use rusqlite::params;

use super::safari_history;
use crate::{
    BuildError, Persona,
    build::{Build, Spot},
    planted::{self, Indicator},
    property_list::{binary, dictionary},
    times,
    truth::Kind,
    words,
};

const BOOKMARKS: &str = "id INTEGER PRIMARY KEY, special_id INTEGER DEFAULT 0, parent INTEGER, type INTEGER, title TEXT, url TEXT COLLATE NOCASE, num_children INTEGER DEFAULT 0, editable INTEGER DEFAULT 1, deletable INTEGER DEFAULT 1, hidden INTEGER DEFAULT 0, hidden_ancestor_count INTEGER DEFAULT 0, order_index INTEGER NOT NULL, external_uuid TEXT UNIQUE, read INTEGER DEFAULT NULL, last_modified REAL DEFAULT NULL, server_id TEXT, sync_key TEXT, sync_data BLOB, added INTEGER DEFAULT 1, deleted INTEGER DEFAULT 0, extra_attributes BLOB DEFAULT NULL, local_attributes BLOB DEFAULT NULL, fetched_icon BOOL DEFAULT 0, icon BLOB DEFAULT NULL, dav_generation INTEGER DEFAULT 0, locally_added BOOL DEFAULT 0, archive_status INTEGER DEFAULT 0, syncable BOOL DEFAULT 1, web_filter_status INTEGER DEFAULT 0";
/// Columns since some version.
const SINCE: [(u32, &str); 2] = [
    (13, "modified_attributes UNSIGNED BIG INT DEFAULT 0"),
    (15, "subtype INTEGER DEFAULT 0"),
];
/// The tree: the favourites, and the reading list.
const FOLDERS: &str = "
INSERT INTO bookmarks (id, special_id, parent, type, title, order_index, external_uuid) VALUES (0, 0, NULL, 1, 'Root', 0, 'Root'), (1, 1, 0, 1, 'BookmarksBar', 0, 'Favorites Bar'), (2, 3, 0, 1, 'com.apple.ReadingList', 1, 'com.apple.ReadingList');
";
const READING_LIST: i64 = 2;

/// Bookmarks to plant: folder, address, and the indicator that names it.
const BOOKMARK_PLANTS: [(i64, &str, Option<Indicator>); 4] = [
    (
        1,
        "https://bookmark.vigie-testkit-c2.com/",
        Some(planted::C2),
    ),
    (
        READING_LIST,
        "http://[2001:db8:aa::77]/read",
        Some(planted::ADDRESS_6),
    ),
    (1, "https://bookmark.vigie-testkit-c2.com.au/", None),
    (READING_LIST, "http://[2001:db8:aa::7]/read", None),
];

/// Writes the three.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    bookmarks(build)?;
    if build.phone.version.since(13) {
        downloads(build)
    } else {
        // Later backups lack them.
        icons(build)
    }
}

fn bookmarks(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Safari/Bookmarks.db";
    let spot = Spot::new("ios.safari_bookmarks", "HomeDomain", path);
    let schema = super::table("bookmarks", BOOKMARKS, &SINCE, build.phone.version);
    let database = build.create(&spot, &schema)?;
    database.run(FOLDERS)?;
    let mut random = build.random("bookmarks");
    let added = build.now() - 30 * times::DAY;
    let mut write = |folder: i64, url: &str| -> Result<String, BuildError> {
        let attributes = (folder == READING_LIST)
            .then(|| {
                let list = dictionary([
                    ("DateAdded", times::date(added)),
                    ("PreviewText", words::sentence(&mut random).into()),
                ]);
                binary(&dictionary([("com.apple.ReadingList", list)]))
            })
            .transpose()?;
        database.connection().execute(
            "INSERT INTO bookmarks (parent, type, title, url, order_index, external_uuid, last_modified, extra_attributes) VALUES (?1, 0, '', ?2, 0, ?3, ?4, ?5)",
            params![folder, url, random.uuid(), times::cocoa(added), attributes],
        )?;
        let row = database.connection().last_insert_rowid();
        Ok(format!("bookmarks:{row}"))
    };
    let mut links = build.random("bookmarked");
    for nth in 0..build.phone.scale.tabs {
        let folder = if nth % 4 == 3 { READING_LIST } else { 1 };
        write(folder, &words::link(&mut links))?;
    }
    for (folder, url, indicator) in BOOKMARK_PLANTS {
        match indicator {
            Some(indicator) if build.phone.watched => {
                let place = write(folder, url)?;
                build.known(&spot, place, url, &indicator);
            }
            Some(_) => {}
            None => {
                let place = write(folder, url)?;
                build.near_miss(&spot, place, url);
            }
        }
    }
    build.keep(&spot, database, &["bookmarks"])
}

/// Where Safari puts what it fetches.
const FETCHED: &str = "/private/var/mobile/Library/Mobile Documents/com~apple~CloudDocs/Downloads/";
/// Names that are no profile's and no app's.
const LIKE_A_PROFILE: [&str; 2] = [
    "https://help.vigie-testkit-wifi.org/what-is-a.mobileconfig.html",
    "https://help.vigie-testkit-wifi.org/get?file=campus.mobileconfig",
];

fn downloads(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Safari/Downloads/Downloads.plist";
    let spot = Spot::new("ios.safari_downloads", safari_history::domain(build), path);
    let mut random = build.random("downloads");
    let mut all = Vec::new();
    for nth in 0..3 {
        let url = format!("https://{}/document-{nth}.pdf", words::site(&mut random));
        all.push(download(build, &url));
    }
    for url in LIKE_A_PROFILE {
        build.near_miss(&spot, format!("key:DownloadHistory/{}", all.len()), url);
        all.push(download(build, url));
    }
    if build.phone.persona == Persona::Managed {
        // The employer's own, which the statement `managed` explains.
        let url = "https://start.vigie-testkit-employer.com/enrol.mobileconfig";
        all.push(download(build, url));
    }
    if build.phone.watched {
        let plants = [
            (
                "https://vigie-testkit-files.com/d/implant.html?id=7",
                planted::PAGE,
            ),
            (
                "https://vigie-testkit-db1.firebaseio.com/export.pdf",
                planted::SHARED,
            ),
        ];
        for (url, indicator) in plants {
            let place = format!("key:DownloadHistory/{}", all.len());
            build.known(&spot, place, url, &indicator);
            all.push(download(build, url));
        }
        let url = "https://setup.vigie-testkit-phonecare.com/a/Phone%20Care.mobileconfig?t=1";
        let place = format!("key:DownloadHistory/{}", all.len());
        build.check(&spot, place, url, "profile-download", Kind::Exposure);
        all.push(download(build, url));
    }
    let count = u64::try_from(all.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "DownloadHistory", count);
    let content = binary(&dictionary([("DownloadHistory", Value::Array(all))]))?;
    build.keep_file(&spot, &content)?;
    Ok(())
}

fn download(build: &Build<'_>, url: &str) -> Value {
    let time = build.now() - 12 * times::DAY;
    let path = url.split('?').next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    dictionary([
        ("DownloadEntryDateAddedKey", times::date(time)),
        ("DownloadEntryDateFinishedKey", times::date(time + 3)),
        (
            "DownloadEntryIdentifier",
            build.random(url).uuid().as_str().into(),
        ),
        ("DownloadEntryPath", format!("{FETCHED}{name}").into()),
        ("DownloadEntryProgressBytesSoFar", 48_213.into()),
        ("DownloadEntryProgressTotalToLoad", 48_213.into()),
        ("DownloadEntryRemoveWhenDoneKey", false.into()),
        ("DownloadEntryURL", url.into()),
    ])
}

const ICONS: &str = "CREATE TABLE page_url (url TEXT PRIMARY KEY ON CONFLICT REPLACE NOT NULL, uuid TEXT NOT NULL); CREATE TABLE icon_info (uuid TEXT PRIMARY KEY ON CONFLICT REPLACE NOT NULL, url TEXT NOT NULL, timestamp INTEGER NOT NULL, width INTEGER, height INTEGER, has_generated_representations INTEGER); CREATE TABLE rejected_resources (page_url TEXT, icon_url TEXT, timestamp INTEGER NOT NULL, PRIMARY KEY (page_url, icon_url));";

fn icons(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "Library/Image Cache/Favicons/Favicons.db";
    let spot = Spot::new("ios.safari_icons", "HomeDomain", path);
    let database = build.create(&spot, ICONS)?;
    let mut random = build.random("icons");
    let connection = database.connection();
    let time = times::cocoa(build.now() - 5 * times::DAY);
    let mut write = |page: &str| -> Result<String, BuildError> {
        let uuid = random.uuid();
        connection.execute("INSERT INTO page_url VALUES (?1, ?2)", [page, &uuid])?;
        let row = connection.last_insert_rowid();
        connection.execute(
            "INSERT INTO icon_info VALUES (?1, 'https://www.vigie-testkit-museum.org/favicon.ico', ?2, 32, 32, 0)",
            params![uuid, time],
        )?;
        Ok(format!("page_url:{row}"))
    };
    let mut links = build.random("icon pages");
    for _ in 0..build.phone.scale.tabs {
        write(&words::link(&mut links))?;
    }
    let near = "https://icons.vigie-testkit-c2.company/";
    build.near_miss(&spot, write(near)?, near);
    if build.phone.watched {
        let page = "https://cleared.vigie-testkit-c2.com/page";
        build.known(&spot, write(page)?, page, &planted::C2);
        let page = "http://203.0.113.77/no-icon";
        connection.execute(
            "INSERT INTO rejected_resources VALUES (?1, ?2, ?3)",
            params![page, "http://203.0.113.77/favicon.ico", time],
        )?;
        let place = format!("rejected_resources:{}", connection.last_insert_rowid());
        build.known(&spot, place, page, &planted::ADDRESS_4);
    }
    build.keep(&spot, database, &["page_url", "rejected_resources"])
}
