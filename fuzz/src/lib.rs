//! What the fuzz targets share: how their input is cut into pieces, and where records go.

pub mod beginning;
pub mod input;
pub mod panics;
pub mod walk;
