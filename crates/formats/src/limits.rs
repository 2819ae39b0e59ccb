//! Every limit on hostile input, by name and with its reason.

/// Largest file of a phone that is read at all: the largest message databases known have a few GiB.
pub const PHONE_FILE_BYTES: u64 = 8 << 30;
/// Largest file that is read into memory as a whole (property lists, logs).
pub const WHOLE_FILE_BYTES: u64 = 64 << 20;
/// Deepest nesting of a property list; real ones stay below 30.
pub const PLIST_DEPTH: usize = 256;
/// Most events of one property list: a binary list can name one object many times, so that a few
/// hundred bytes unfold into billions of values.
pub const PLIST_EVENTS: u64 = 4_000_000;
/// Most text and data of one property list, in bytes, shared text counted each time it is named.
pub const PLIST_BYTES: u64 = 128 << 20;
/// Deepest nesting of a resolved keyed archive.
pub const ARCHIVE_DEPTH: usize = 128;
/// Most objects of one resolved keyed archive, shared ones counted each time they are reached.
pub const ARCHIVE_NODES: u64 = 200_000;
/// Longest value, and longest row, of a database (`SQLITE_LIMIT_LENGTH`).
pub const SQLITE_VALUE_BYTES: u64 = 256 << 20;
/// How often the bytes of a database may be looked at as values in one scan: a joined value comes with
/// each of its rows, while pages in a loop can give one value without end.
pub const SQLITE_READ_AGAIN: u64 = 64;
/// Bytes of values that one scan may look at beside that, so that a small database is no special case.
pub const SQLITE_VALUES_BYTES: u64 = 256 << 20;
/// Longest statement of a schema (`SQLITE_LIMIT_SQL_LENGTH`); the longest known have some 10 KiB.
pub const SQLITE_STATEMENT_BYTES: u64 = 256 << 10;
/// Most tables, indexes, triggers of a schema; the largest known has some 2 000.
pub const SQLITE_SCHEMA_OBJECTS: u64 = 20_000;
/// Most bytes read while a schema is loaded: a small file can name the same pages many times over.
pub const SQLITE_SCHEMA_BYTES: u64 = 64 << 20;
/// Most pages of a schema looked at for damage.
pub const SQLITE_SCHEMA_PAGES: usize = 16_384;
/// Page cache of one database, in KiB.
pub const SQLITE_CACHE_KIB: u64 = 8 << 10;
/// Most steps of SQLite's machine that may be saved up for one row: stops queries that a hostile
/// index makes endless. Indexing five million rows of a joined table takes about as many.
pub const SQLITE_STEPS_PER_ROW: u64 = 50_000_000;
/// Steps that each row adds to what is saved up; a row of three joins takes some hundred.
pub const SQLITE_STEPS_EARNED: u64 = 10_000;
/// Bytes of pages that may be visited to get past the damage of one table, however small the file is.
pub const SQLITE_VISITED_BYTES: u64 = 128 << 20;
/// Visits added to that for each page that the file holds: where every second page is damaged, some
/// ten are needed.
pub const SQLITE_VISITS_PER_PAGE: u64 = 64;
/// Most visits of pages to get past the damage of one table, however large the file is.
pub const SQLITE_VISITS: u64 = 4_000_000;
/// As how many visits it counts when SQLite is asked anew behind damage.
pub const SQLITE_VISITS_PER_DETOUR: u64 = 8;
/// How many steps of SQLite's machine count as one visit.
pub const SQLITE_STEPS_PER_VISIT: u64 = 256;
/// Most rows that are the same row of the main table with another joined one, in one scan.
pub const SQLITE_REPEATED_ROWS: u64 = 10_000_000;
/// Largest index that SQLite may build in memory for a joined table that has none of its own.
pub const SQLITE_JOIN_BYTES: u64 = 64 << 20;
/// Most pages of a write-ahead log whose places are kept.
pub const SQLITE_LOG_PAGES: usize = 4 << 20;
/// Most frames of a log that are kept in mind for the rows of earlier states.
pub const SQLITE_REPLACED_FRAMES: usize = 64 << 10;
/// Most removed rows of one table that are looked for.
pub const SQLITE_REMOVED_ROWS: usize = 128 << 10;
/// Most steps of the search for removed rows of one table, about a second of work: a place looked at,
/// a value of a header decoded, a part of a page read.
pub const SQLITE_REMOVED_STEPS: u64 = 256 << 20;
/// Most columns that a note on a schema names.
pub const SQLITE_NOTED_COLUMNS: usize = 256;
/// Most characters of a column's name in such a note.
pub const SQLITE_NOTED_CHARACTERS: usize = 256;
/// Most links taken from one text.
pub const LINKS_PER_TEXT: usize = 4_096;
/// Longest typed stream (`attributedBody`) that is decoded.
pub const TYPEDSTREAM_BYTES: usize = 16 << 20;
/// Deepest nesting of objects and structures in a typed stream; messages stay below 10.
pub const TYPEDSTREAM_DEPTH: usize = 64;
/// Most steps through one typed stream: its types can say "four billion times nothing".
pub const TYPEDSTREAM_STEPS: u64 = 4_000_000;
/// Most rounds of key derivation that a keybag may ask for, about a minute of work; phones ask for
/// ten million.
pub const KEYBAG_ROUNDS: u64 = 200_000_000;
/// Most classes of a keybag; phones have eleven.
pub const KEYBAG_CLASSES: usize = 64;
/// Most attributes of one name in a certificate that are looked at; real ones have fewer than ten.
pub const CERTIFICATE_ATTRIBUTES: usize = 64;
/// Longest header of an Android backup; real ones have less than 600 bytes.
pub const ANDROID_BACKUP_HEADER_BYTES: usize = 4 << 10;
/// Most rounds of key derivation that an Android backup may ask for, about ten seconds of work; phones
/// ask for ten thousand.
pub const ANDROID_BACKUP_ROUNDS: u32 = 10_000_000;
/// Most bytes of an Android backup once it is no longer compressed.
pub const ANDROID_BACKUP_BYTES: u64 = 1 << 40;
/// How many times its stored length an Android backup may unfold to, beyond the bytes that are free;
/// databases and pictures stay below 20.
pub const ANDROID_BACKUP_RATIO: u64 = 200;
/// Bytes that any Android backup may unfold to: a new database is mostly zeros.
pub const ANDROID_BACKUP_FREE_BYTES: u64 = 256 << 20;
/// Most members of an Android backup; a full phone has some hundred thousand.
pub const ANDROID_BACKUP_MEMBERS: u64 = 4 << 20;
/// Longest extended header of a tar member: it holds a path.
pub const TAR_EXTENSION_BYTES: u64 = 64 << 10;
/// Largest member of an Android backup that is read into memory.
pub const BACKUP_MEMBER_BYTES: u64 = 64 << 20;
/// Most bytes of members of one Android backup that are held in memory, its apps' packages apart; the
/// messages of a phone have some MB.
pub const BACKUP_MEMORY_BYTES: u64 = 128 << 20;
/// The same for the packages, so that they never take the room of anything else.
pub const BACKUP_PACKAGES_BYTES: u64 = 256 << 20;
/// Most apps of an Android backup that are counted; phones have some hundred.
pub const BACKUP_APPS: usize = 20_000;
/// How deep archives of intrusion logs may stand in each other.
pub const LOG_ARCHIVE_DEPTH: usize = 3;
/// Most bytes of archives in an archive of intrusion logs that are held in memory.
pub const LOG_ARCHIVE_BYTES: u64 = 256 << 20;
/// Most files in which intrusion logs are looked for; a phone keeps one for each day.
pub const LOG_FILES: usize = 20_000;
/// How much of a text is looked at to tell what it is; what `dumpsys` says before its first service has
/// some 10 KiB.
pub const LONE_TEXT_BYTES: usize = 256 << 10;
/// Most bytes of one file of messages in an Android backup once it is no longer compressed; phones put
/// at most a thousand messages into each.
pub const TELEPHONY_BACKUP_BYTES: u64 = 1 << 30;
/// How many times its stored length such a file may unfold to, beyond the bytes that are free.
pub const TELEPHONY_BACKUP_RATIO: u64 = 200;
/// Bytes that any such file may unfold to.
pub const TELEPHONY_BACKUP_FREE_BYTES: u64 = 32 << 20;
/// Longest message of such a file, with everything that stands beside its words.
pub const TELEPHONY_MESSAGE_BYTES: u64 = 16 << 20;
/// Deepest nesting of an Android binary XML document; those of the system stay below 20.
pub const ABX_DEPTH: u64 = 256;
/// Most tokens of one Android binary XML document.
pub const ABX_TOKENS: u64 = 4_000_000;
/// Most text and data of one Android binary XML document, in bytes, an interned text counted each
/// time it is named: two bytes name as many as 65 535.
pub const ABX_BYTES: u64 = 128 << 20;
/// Most files mapped by one crashed process that are told apart; a large app maps fewer than a thousand.
pub const TOMBSTONE_FILES: usize = 4_096;
/// Longest line of a text that is looked at; the longest known, a package's list of signatures, has
/// some 100 KiB.
pub const LINE_BYTES: usize = 1 << 20;
/// Most members of an archive; a phone's whole file system has up to a million.
pub const ARCHIVE_MEMBERS: usize = 2_000_000;
/// Longest name of a member of an archive.
pub const ARCHIVE_NAME_BYTES: usize = 4_096;
/// Most bytes of the names of one archive of tar: those of a dump of a full phone have some 100 MB.
pub const ARCHIVE_NAMES_BYTES: u64 = 256 << 20;
/// Largest member of an archive that is unpacked into memory; the largest dumps known have 120 MB.
pub const ARCHIVE_MEMORY_BYTES: u64 = 256 << 20;
/// To how many times its packed size a member may unfold, beyond [`ARCHIVE_FREE_BYTES`]; logs and lists
/// unfold to 30 times, and deflate allows a thousand.
pub const ARCHIVE_RATIO: u64 = 200;
/// Bytes to which any member may unfold, however small it is packed.
pub const ARCHIVE_FREE_BYTES: u64 = 64 << 20;
/// Largest text of a bug report that is unpacked; of what stands in its sections, as much is kept as of any
/// member.
pub const DUMP_BYTES: u64 = 1 << 30;
/// Most sections of a dump of a phone's services; the most known has some 800.
pub const DUMP_SECTIONS: usize = 20_000;
/// How far before the end of an archive its end record is looked for; its comment has up to 64 KiB.
pub const ZIP_END_BYTES: u64 = 1 << 20;
/// Most bytes of an archive's central directory; the largest apps have some 2 MiB.
pub const ZIP_DIRECTORY_BYTES: u64 = 32 << 20;
/// Most bytes of an archive's list of members that are searched for names that stand twice.
pub const ZIP_DOUBLED_BYTES: u64 = 512 << 20;
/// Most entries of an archive; the largest apps have some 30 000.
pub const ZIP_ENTRIES: usize = 200_000;
/// How much of an archive without directory is searched for entries.
pub const ZIP_SEARCHED_BYTES: u64 = 64 << 20;
/// Largest manifest of an app, inflated; the largest known have some 2 MiB. DEFLATE unfolds a byte to
/// 1 032 at most, and stops here.
pub const APK_MANIFEST_BYTES: u64 = 16 << 20;
/// Largest file or block of signatures of an app; real ones have some KiB.
pub const APK_SIGNATURE_BYTES: u64 = 1 << 20;
/// Most entries of an app that are taken for its manifest or for a file of signatures.
pub const APK_SIGNATURE_FILES: usize = 32;
/// Most blocks between an app's entries and its directory; real ones have fewer than ten.
pub const APK_SIGNING_PAIRS: usize = 1_024;
/// Most different certificates of one app; real ones have one to three.
pub const APK_CERTIFICATES: usize = 64;
/// Most activities, services and receivers of one app; the largest have some 3 000.
pub const APK_COMPONENTS: usize = 20_000;
/// Most permissions that one app asks for; the largest have some 300.
pub const APK_PERMISSIONS: usize = 4_096;
/// Most actions and categories of one component.
pub const APK_FILTER_NAMES: usize = 512;
/// Most elements of a binary XML document.
pub const AXML_ELEMENTS: usize = 200_000;
/// Deepest nesting of a binary XML document that is looked at; manifests stay below 10.
pub const AXML_DEPTH: usize = 64;
/// Most attributes of one element; real ones have fewer than 40.
pub const AXML_ATTRIBUTES: usize = 256;
/// Most text of one binary XML document, in bytes, shared text counted each time it is named.
pub const AXML_TEXT_BYTES: usize = 32 << 20;
/// Longest header of an age file; real ones have less than 1 KiB.
pub const AGE_HEADER_BYTES: usize = 16 << 10;
/// Most work that the passphrase of an age file may ask for, as a power of two: 1 GiB of memory and some
/// seconds. The tool itself asks for 18.
pub const AGE_WORK_FACTOR: u8 = 20;
/// Most memory for archives that stand packed in another archive, in bytes, all of them together: bug
/// reports have some 20 MB.
pub const NESTED_ARCHIVES_BYTES: u64 = 512 << 20;
/// Most archives inside one acquisition that are opened.
pub const NESTED_ARCHIVES: usize = 256;
/// Largest list of hashes of an acquisition, and largest description of one.
pub const ACQUISITION_LIST_BYTES: u64 = 64 << 20;
/// Longest item of a list in JSON (a file, a package with all its files).
pub const JSON_ITEM_BYTES: usize = 16 << 20;
/// Longest message of a list of protobuf messages.
pub const PROTOBUF_ITEM_BYTES: usize = 16 << 20;
/// Most bytes of a gzip file once it is no longer compressed: a dump of the largest phone.
pub const GZIP_BYTES: u64 = 2 << 40;
/// How many times its stored length a gzip file may unfold to, beyond the bytes that are free; a
/// sysdiagnose stays below 20.
pub const GZIP_RATIO: u64 = 200;
/// Bytes that any gzip file may unfold to.
pub const GZIP_FREE_BYTES: u64 = 64 << 20;
/// Longest header of a member of a gzip file: its extra field has at most 64 KiB, and a name follows.
pub const GZIP_HEADER_BYTES: usize = 128 << 10;
/// Every how many unpacked bytes a place is kept from which a gzip file can be read on; each takes 43 KiB.
pub const GZIP_PLACE_BYTES: u64 = 2 << 20;
/// Most such places of one gzip file: of a longer one they stand further apart.
pub const GZIP_PLACES: usize = 512;
/// Most readings of one gzip file that wait where they stopped; each takes 0.4 MiB.
pub const GZIP_CURSORS: usize = 4;
/// Most members of a tar archive; a dump of a full phone has some hundred thousand.
pub const TAR_MEMBERS: u64 = 2 << 20;
/// How much of a tar archive is looked at to tell what it holds, in bytes once it is unpacked.
pub const TAR_LOOKED_AT_BYTES: u64 = 64 << 20;
/// Most bytes of members of a compressed sysdiagnose that stay in memory: its many small files have some
/// 30 MB. Larger ones are unpacked again for whom reads them.
pub const SYSDIAGNOSE_KEPT_BYTES: u64 = 48 << 20;
/// Largest of those members.
pub const SYSDIAGNOSE_KEPT_MEMBER_BYTES: u64 = 1 << 20;
/// Largest member of a compressed sysdiagnose that is unpacked into memory while it is read; a larger one
/// is read from its start to its end, which databases cannot be. The largest known have 40 MB.
pub const SYSDIAGNOSE_UNPACKED_BYTES: u64 = 96 << 20;
/// Largest file of a packed dump that is unpacked into memory while it is read; a larger one is read from
/// its start to its end.
pub const DUMP_UNPACKED_BYTES: u64 = 64 << 20;
/// Largest list that is read to tell of which phone a dump is, and whose a container is; real ones have
/// some 100 KiB.
pub const DUMP_LIST_BYTES: u64 = 1 << 20;
/// Most files of one name that are tried for such a list; phones have one.
pub const DUMP_LISTS_TRIED: usize = 16;
/// Most containers of a dump whose owner is kept in mind; a phone has some thousand.
pub const DUMP_OWNERS: usize = 20_000;
/// Most files of a dump whose beginning is looked at.
pub const DUMP_BEGINNINGS: usize = 20_000;
/// The same where it has to be unpacked up to there: of an archive that is compressed as a whole.
pub const DUMP_BEGINNINGS_UNPACKED: usize = 1_000;
/// Longest path of a program that is kept; the system allows 1 024 bytes.
pub const PROGRAM_PATH_BYTES: usize = 4_096;
/// Most programs kept of one file that names them again and again; a phone runs fewer than a thousand.
pub const PROGRAMS_PER_FILE: usize = 20_000;
/// Most images of one crashed process that are told; a large app loads some hundred.
pub const CRASH_IMAGES: usize = 4_096;

/// Longest chunk of a unified log; the largest known have some 100 KiB.
pub const UNIFIED_LOG_CHUNK_BYTES: u64 = 4 << 20;
/// Most bytes to which one set of chunks of a unified log may unfold; those of phones have 64 KiB.
pub const UNIFIED_LOG_UNPACKED_BYTES: usize = 4 << 20;
/// Most bytes to which all sets of one unified log may unfold, its catalogs counted each time that they
/// are handed to the parser; a phone's have some 100 MB.
pub const UNIFIED_LOG_BYTES: u64 = 4 << 30;
/// How many times its stored length a unified log may unfold to, beyond the bytes that are free; those
/// of phones stay below 20.
pub const UNIFIED_LOG_RATIO: u64 = 60;
/// Bytes to which any unified log may unfold.
pub const UNIFIED_LOG_FREE_BYTES: u64 = 64 << 20;
/// As many unfolded bytes of a unified log are handed to its parser at once.
pub const UNIFIED_LOG_GROUP_BYTES: usize = 2 << 20;
/// Most long texts of a unified log that are kept for the entries that refer to them.
pub const UNIFIED_LOG_OVERSIZE: usize = 1_024;
/// How often the parser of one unified log may be stopped by its content before no more is tried.
pub const UNIFIED_LOG_STOPS: u64 = 1_000;
/// Most messages of one unified log that are put together; artefacts want one in a hundred.
pub const UNIFIED_LOG_MESSAGES: u64 = 1 << 20;
/// Most different formats of messages of one unified log that are kept in mind.
pub const UNIFIED_LOG_FORMATS: usize = 64 << 10;
/// Most different programs of one unified log; a phone has some thousand.
pub const UNIFIED_LOG_PROGRAMS: usize = 20_000;
/// Most bytes of files with strings to which one unified log may refer, and that are kept for all logs
/// of a phone: those of the shared cache have some 100 MB.
pub const UNIFIED_LOG_STRINGS_BYTES: u64 = 512 << 20;
/// Most bytes of paths of programs that are kept for all unified logs of a phone; one has some 100 KiB.
pub const UNIFIED_LOG_PATHS_BYTES: usize = 16 << 20;
/// Most entries of a program's file of strings; real ones have fewer than ten.
pub const UUIDTEXT_ENTRIES: u32 = 1_024;
/// Longest path of a program in its file of strings.
pub const UUIDTEXT_PATH_BYTES: usize = 4_096;
/// Most ranges, and most programs, of the strings of the shared cache; real ones have some thousand.
pub const SHARED_STRINGS_RANGES: u32 = 32 << 10;
/// Most files that tell the time of unified logs; phones have fewer than ten.
pub const TIMESYNC_FILES: usize = 64;
/// Longest of them; real ones have some KiB.
pub const TIMESYNC_BYTES: u64 = 4 << 20;
/// Most entries of one stream of events; a segment of a phone has some thousand.
pub const SEGB_ENTRIES: usize = 1 << 20;
/// Most pages of one file of cookies; a browser has one for each site.
pub const COOKIE_PAGES: usize = 1 << 16;
/// Most cookies of one page of such a file.
pub const COOKIES_PER_PAGE: usize = 1 << 14;
/// Most bytes of a power log once gzip's packing is taken off; those of three days have some 20 MB.
pub const POWER_LOG_BYTES: usize = 128 << 20;
/// Longest note of the site to which a folder of web storage belongs; real ones have some 100 bytes.
pub const ORIGIN_BYTES: u64 = 64 << 10;
