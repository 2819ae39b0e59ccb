//! Checks on apps, permissions and programs, and how signs on one of them become one finding.

mod apps;
mod folding;
mod programs;
mod records;
