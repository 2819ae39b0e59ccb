//! A connection to a hostile database: everything that a database could make SQLite do beyond giving
//! its rows is switched off.
//!
//! Published: <https://www.sqlite.org/security.html>.

use std::sync::Arc;

use model::{Fault, FaultKind};
use rusqlite::{Connection, config::DbConfig, limits::Limit};

use super::{budget::Budget, image::Image, schema::Schema, tree, vfs};
use crate::limits::{
    SQLITE_CACHE_KIB, SQLITE_SCHEMA_BYTES, SQLITE_SCHEMA_OBJECTS, SQLITE_STATEMENT_BYTES,
    SQLITE_VALUE_BYTES,
};

/// A connection, its schema, and the budget that watches over it.
pub(super) struct Opened {
    pub(super) connection: Connection,
    pub(super) schema: Schema,
    pub(super) budget: Budget,
}

/// Opens the image. When the schema is damaged, what can be read of it is used, and a fault added.
pub(super) fn open(image: &Arc<Image>, faults: &mut Vec<Fault>) -> Result<Opened, Fault> {
    let (connection, budget) = connect(image, false)?;
    let (connection, budget) = match load_schema(&connection) {
        Ok(()) => (connection, budget),
        Err(error) => {
            faults.push(Fault::new(FaultKind::Damaged, "database schema").detail(error));
            drop(connection);
            image.blank_out(tree::damaged_schema(image));
            connect(image, true)?
        }
    };
    // The first attempt on a damaged schema may fail though what is readable was loaded by it.
    let _ = load_schema(&connection);
    load_schema(&connection)
        .map_err(|error| Fault::new(FaultKind::Damaged, "database schema").detail(error))?;
    let (schema, error) = Schema::read(&connection);
    if let Some(error) = error {
        faults.push(Fault::new(FaultKind::Damaged, "list of tables").detail(error));
    }
    image.allow(u64::MAX);
    let cache = i64::try_from(SQLITE_CACHE_KIB)
        .unwrap_or(0)
        .saturating_neg();
    connection
        .pragma_update(None, "cache_size", cache)
        .map_err(setting)?;
    Ok(Opened {
        connection,
        schema,
        budget,
    })
}

fn connect(image: &Arc<Image>, lenient: bool) -> Result<(Connection, Budget), Fault> {
    image.allow(SQLITE_SCHEMA_BYTES);
    let mut connection = vfs::connect(image)?;
    let budget = Budget::watch(&mut connection).map_err(setting)?;
    disarm(&connection, image).map_err(setting)?;
    // In this mode SQLite goes on with those statements of a schema that it understands.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, lenient)
        .map_err(setting)?;
    Ok((connection, budget))
}

fn setting(error: rusqlite::Error) -> Fault {
    Fault::new(FaultKind::Malformed, "database").detail(error)
}

fn load_schema(connection: &Connection) -> rusqlite::Result<()> {
    connection.prepare("SELECT 1 FROM sqlite_schema").map(drop)
}

fn disarm(connection: &Connection, image: &Image) -> rusqlite::Result<()> {
    for (option, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
        (DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true),
        // A name in quotes that is no column must be an error and not a text.
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
    ] {
        connection.set_db_config(option, on)?;
    }
    // No value is longer than the file that holds it; SQLite's own answers need some room.
    let longest = image
        .held_bytes()
        .saturating_add(SQLITE_STATEMENT_BYTES)
        .min(SQLITE_VALUE_BYTES);
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, longest),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, SQLITE_STATEMENT_BYTES),
        (Limit::SQLITE_LIMIT_SCHEMA, SQLITE_SCHEMA_OBJECTS),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 500),
        (Limit::SQLITE_LIMIT_VDBE_OP, 100_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 1),
    ] {
        connection.set_limit(limit, i32::try_from(most).unwrap_or(i32::MAX))?;
    }
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;
         PRAGMA query_only = ON; PRAGMA cell_size_check = ON;",
    )
}
