//! Tests of the whole registry: fixtures, the contract of artefacts, hostile input, real samples.

mod android_samples;
mod contract;
mod dump_samples;
mod fixture;
mod fixtures;
mod hostile;
mod packages;
mod pages;
mod samples;
mod service_dumps;
mod sink;
mod unified_logs;
