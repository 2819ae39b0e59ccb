//! Records to findings: indicators (a format a file), the matcher, and checks (a heuristic a file).
//! Pure: no files, no network, no clock, no threads.

mod access;
mod account_devices;
mod android;
mod apps;
pub mod checks;
mod draft;
mod evidence;
mod exposed_programs;
mod fold;
pub mod indicators;
mod iphone_programs;
pub mod matcher;
mod profiles;
mod programs;
mod seen;
mod shell_folder;
mod told;
#[cfg(test)]
mod trial;

pub use evidence::EvidenceList;
pub use seen::SeenIn;
