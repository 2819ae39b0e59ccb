//! Hostile bytes to values. Pure: no files, no network, no clock, no threads.
//!
//! Every function takes bytes (or a [`bytes::ByteSource`]) and gives values or a [`model::Fault`];
//! every length, depth and count has a named limit in [`limits`].

pub mod abx;
pub mod age_file;
pub mod android_backup;
pub mod apk;
pub mod archive;
pub mod backup_manifest;
mod binary_plist;
mod budget;
pub mod bytes;
pub mod cbc;
pub mod certificate;
pub mod cursor;
pub mod digests;
pub mod dump;
mod inflate;
pub mod json_items;
pub mod json_scalar;
pub mod keybag;
pub mod keyed_archive;
pub mod limits;
pub mod links;
pub mod neighbours;
pub mod phone_path;
pub mod plist;
pub mod protobuf;
pub mod protobuf_items;
pub mod reading;
pub mod sqlite;
pub mod telephony_backup;
pub mod text;
pub mod tombstone;
pub mod typedstream;
pub mod unified_log;
mod zip_header;

pub mod binary_cookies;
pub mod gunzip;
pub mod gzip_whole;
pub mod segb;
mod tar_members;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod test_plist;
