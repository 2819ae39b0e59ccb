//! The schema of `sms.db` by iOS version, as forensic references list it
//! (<https://github.com/abrignoni/iLEAPP>, <https://github.com/ReagentX/imessage-exporter>).

use super::version::Version;

/// Columns of `message` on every version.
const MESSAGE: &str = "ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT,
replace INTEGER DEFAULT 0, service_center TEXT, handle_id INTEGER DEFAULT 0, subject TEXT, country TEXT,
attributedBody BLOB, version INTEGER DEFAULT 0, type INTEGER DEFAULT 0, service TEXT, account TEXT,
account_guid TEXT, error INTEGER DEFAULT 0, date INTEGER, date_read INTEGER, date_delivered INTEGER,
is_delivered INTEGER DEFAULT 0, is_finished INTEGER DEFAULT 0, is_emote INTEGER DEFAULT 0,
is_from_me INTEGER DEFAULT 0, is_empty INTEGER DEFAULT 0, is_delayed INTEGER DEFAULT 0,
is_auto_reply INTEGER DEFAULT 0, is_prepared INTEGER DEFAULT 0, is_read INTEGER DEFAULT 0,
is_system_message INTEGER DEFAULT 0, is_sent INTEGER DEFAULT 0, has_dd_results INTEGER DEFAULT 0,
is_service_message INTEGER DEFAULT 0, is_forward INTEGER DEFAULT 0, was_downgraded INTEGER DEFAULT 0,
is_archive INTEGER DEFAULT 0, cache_has_attachments INTEGER DEFAULT 0, cache_roomnames TEXT,
was_data_detected INTEGER DEFAULT 0, was_deduplicated INTEGER DEFAULT 0,
is_audio_message INTEGER DEFAULT 0, is_played INTEGER DEFAULT 0, date_played INTEGER,
item_type INTEGER DEFAULT 0, other_handle INTEGER DEFAULT 0, group_title TEXT,
group_action_type INTEGER DEFAULT 0, share_status INTEGER DEFAULT 0, share_direction INTEGER DEFAULT 0,
is_expirable INTEGER DEFAULT 0, expire_state INTEGER DEFAULT 0, message_action_type INTEGER DEFAULT 0,
message_source INTEGER DEFAULT 0, associated_message_guid TEXT, associated_message_type INTEGER DEFAULT 0,
balloon_bundle_id TEXT, payload_data BLOB, expressive_send_style_id TEXT,
associated_message_range_location INTEGER DEFAULT 0, associated_message_range_length INTEGER DEFAULT 0,
time_expressive_send_played INTEGER, message_summary_info BLOB";

/// Columns of `message` that each version added.
const MESSAGE_SINCE: [(u32, &str); 9] = [
    (
        11,
        "ck_sync_state INTEGER DEFAULT 0, ck_record_id TEXT, ck_record_change_tag TEXT, destination_caller_id TEXT, sr_ck_sync_state INTEGER DEFAULT 0, sr_ck_record_id TEXT, sr_ck_record_change_tag TEXT",
    ),
    (
        13,
        "is_corrupt INTEGER DEFAULT 0, reply_to_guid TEXT, sort_id INTEGER",
    ),
    (
        14,
        "is_spam INTEGER DEFAULT 0, has_unseen_mention INTEGER DEFAULT 0, thread_originator_guid TEXT, thread_originator_part TEXT",
    ),
    (
        15,
        "syndication_ranges TEXT, was_delivered_quietly INTEGER DEFAULT 0, did_notify_recipient INTEGER DEFAULT 0, synced_syndication_ranges TEXT",
    ),
    (
        16,
        "date_retracted INTEGER, date_edited INTEGER, was_detonated INTEGER DEFAULT 0, part_count INTEGER, is_stewie INTEGER DEFAULT 0, is_kt_verified INTEGER DEFAULT 0",
    ),
    (
        17,
        "is_sos INTEGER DEFAULT 0, is_critical INTEGER DEFAULT 0, bia_reference_id TEXT DEFAULT NULL, fallback_hash TEXT DEFAULT NULL",
    ),
    (
        18,
        "is_pending_satellite_send INTEGER DEFAULT 0, needs_relay INTEGER DEFAULT 0, schedule_type INTEGER DEFAULT 0, schedule_state INTEGER DEFAULT 0, sent_or_received_off_grid INTEGER DEFAULT 0, date_recovered INTEGER DEFAULT 0",
    ),
    (26, "is_time_sensitive INTEGER DEFAULT 0, ck_chat_id TEXT"),
    (
        26,
        "index_state INTEGER DEFAULT 0, translation_state INTEGER DEFAULT 0",
    ),
];

/// Columns of `attachment` on every version.
const ATTACHMENT: &str = "ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL,
created_date INTEGER DEFAULT 0, start_date INTEGER DEFAULT 0, filename TEXT, uti TEXT, mime_type TEXT,
transfer_state INTEGER DEFAULT 0, is_outgoing INTEGER DEFAULT 0, user_info BLOB, transfer_name TEXT,
total_bytes INTEGER DEFAULT 0, is_sticker INTEGER DEFAULT 0, sticker_user_info BLOB,
attribution_info BLOB, hide_attachment INTEGER DEFAULT 0";

/// Columns of `attachment` that each version added.
const ATTACHMENT_SINCE: [(u32, &str); 5] = [
    (
        11,
        "ck_sync_state INTEGER DEFAULT 0, ck_server_change_token_blob BLOB DEFAULT NULL, ck_record_id TEXT",
    ),
    (
        13,
        "original_guid TEXT, sr_ck_sync_state INTEGER DEFAULT 0, sr_ck_server_change_token_blob BLOB DEFAULT NULL, sr_ck_record_id TEXT",
    ),
    (15, "is_commsafety_sensitive INTEGER DEFAULT 0"),
    (
        17,
        "emoji_image_content_identifier TEXT DEFAULT NULL, emoji_image_short_description TEXT DEFAULT NULL",
    ),
    (18, "preview_generation_state INTEGER DEFAULT 0"),
];

/// Columns of `chat` on every version.
const CHAT: &str = "ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER,
state INTEGER, account_id TEXT, properties BLOB, chat_identifier TEXT, service_name TEXT, room_name TEXT,
account_login TEXT, is_archived INTEGER DEFAULT 0, last_addressed_handle TEXT, display_name TEXT,
group_id TEXT, is_filtered INTEGER DEFAULT 0, successful_query INTEGER";

/// Columns of `chat` that each version added.
const CHAT_SINCE: [(u32, &str); 4] = [
    (
        11,
        "engram_id TEXT, server_change_token TEXT, ck_sync_state INTEGER DEFAULT 0",
    ),
    (
        12,
        "last_read_message_timestamp INTEGER DEFAULT 0, cloudkit_record_id TEXT, original_group_id TEXT, sr_server_change_token TEXT, sr_ck_sync_state INTEGER DEFAULT 0",
    ),
    (
        14,
        "last_addressed_sim_id TEXT, is_blackholed INTEGER DEFAULT 0, syndication_date INTEGER DEFAULT 0, syndication_type INTEGER DEFAULT 0",
    ),
    (
        17,
        "is_recovered INTEGER DEFAULT 0, is_deleting_incoming_messages INTEGER DEFAULT 0",
    ),
];

/// Tables and a trigger that every version has. The trigger calls a function that only the phone
/// defines: a reader must not need it.
const OTHER: &str = "
CREATE TABLE _SqliteDatabaseProperties (key TEXT, value TEXT, UNIQUE(key));
CREATE TABLE chat_message_join (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE, message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE, message_date INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id));
CREATE TABLE chat_handle_join (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE, handle_id INTEGER REFERENCES handle (ROWID) ON DELETE CASCADE, UNIQUE(chat_id, handle_id));
CREATE TABLE message_attachment_join (message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE, attachment_id INTEGER REFERENCES attachment (ROWID) ON DELETE CASCADE, UNIQUE(message_id, attachment_id));
CREATE TABLE deleted_messages (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, guid TEXT NOT NULL);
CREATE TABLE kvtable (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, key TEXT UNIQUE NOT NULL, value BLOB NOT NULL);
CREATE TRIGGER before_delete_on_attachment BEFORE DELETE ON attachment BEGIN SELECT before_delete_attachment_path(OLD.ROWID, OLD.guid); END;
";

/// Tables for messages deleted less than a month ago, which can be restored.
const RECOVERABLE: &str = "
CREATE TABLE chat_recoverable_message_join (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE, message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE, delete_date INTEGER, ck_sync_state INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id));
CREATE TABLE recoverable_message_part (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE, message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE, part_index INTEGER, delete_date INTEGER, part_text BLOB NOT NULL, ck_sync_state INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id, part_index));
";

/// Indexes.
const INDEXES: &str = "
CREATE INDEX message_idx_handle ON message(handle_id, date);
CREATE INDEX message_idx_failed ON message(is_finished, is_from_me, error);
CREATE INDEX chat_idx_chat_identifier ON chat(chat_identifier);
CREATE INDEX chat_message_join_idx_message_id_only ON chat_message_join(message_id);
CREATE INDEX message_attachment_join_idx_attachment_id ON message_attachment_join(attachment_id);
";

/// The schema on `version`, its indexes with it: as on a real phone it stands at the head of the file,
/// which a database cut in half still has.
pub(super) fn schema(version: Version) -> String {
    let mut schema = String::from("PRAGMA auto_vacuum=INCREMENTAL;");
    for (name, columns, since) in [
        ("message", MESSAGE, &MESSAGE_SINCE[..]),
        ("attachment", ATTACHMENT, &ATTACHMENT_SINCE),
        ("chat", CHAT, &CHAT_SINCE),
    ] {
        schema.push_str(&super::table(name, columns, since, version));
    }
    let person = if version.since(13) {
        ", person_centric_id TEXT"
    } else {
        ""
    };
    let handle = format!(
        "CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, id TEXT NOT NULL, country TEXT, service TEXT NOT NULL, uncanonicalized_id TEXT{person}, UNIQUE (id, service));"
    );
    schema.push_str(&handle);
    schema.push_str(OTHER);
    if version.since(16) {
        schema.push_str(RECOVERABLE);
    }
    schema.push_str(INDEXES);
    schema
}
