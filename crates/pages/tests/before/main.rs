//! The pages up to reading: well-formed, sound, in both languages, and safe against what evidence says.

#[path = "../../../report/tests/banned/mod.rs"]
mod banned;
#[path = "../../../report/tests/report/markup.rs"]
mod markup;

mod keys;
mod nasty;
mod parts;
mod samples;
mod sound;
