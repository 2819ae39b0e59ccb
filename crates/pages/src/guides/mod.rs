//! The guides, one a file: keys and drawings, in order.

pub(crate) mod androidqf;
pub(crate) mod backup;
pub(crate) mod bug_report;
pub(crate) mod privacy_report;
pub(crate) mod sysdiagnose;
