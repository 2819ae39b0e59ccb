//! What the tests share: fixtures as phone files, and a sink that keeps what an artefact writes.

pub mod fixture;
pub mod sink;
