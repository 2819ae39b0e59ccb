//! Which apps are on a phone: what its maker preloads, what its owner installed, what watches it.

pub(crate) mod keeper;
pub(crate) mod owner;
pub(crate) mod permissions;
pub(crate) mod store;
pub(crate) mod system;
pub(crate) mod watching;
