//! Android phones.

pub mod apk;
