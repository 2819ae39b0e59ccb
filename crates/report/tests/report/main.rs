//! The report and the hand-over formats, made from whole cases.

mod answers;
#[path = "../banned/mod.rs"]
mod banned;
mod handover;
mod html;
mod many;
mod markup;
mod moments;
mod nasty;
#[path = "../sample/mod.rs"]
mod sample;
mod whole_case;
