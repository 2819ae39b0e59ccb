//! Checks of the repository itself: which crate may use which, how the source is written, whether the
//! generated pages and the seeds of the fuzz targets are fresh. All of it runs as `cargo test -p xtask`.

#[cfg(test)]
mod arrows;
#[cfg(test)]
mod generated;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod measure;
#[cfg(test)]
mod moments;
#[cfg(test)]
mod repository;
#[cfg(test)]
mod seeds;
#[cfg(test)]
mod tidy;
