//! Sources to findings, inside the reading process: plan the jobs, read them on every core, fold
//! their results in one fixed order.

mod again;
mod beside;
mod blind;
mod collect;
mod files;
mod jobs;
mod plan;
mod sets;
mod stated;
mod work;

pub use again::{Again, from_blind_index, from_records};
pub(crate) use files::sha256;
pub use jobs::run;
pub use plan::{Opened, Plan, plan};
pub use sets::{Loaded, load_all, summary};
