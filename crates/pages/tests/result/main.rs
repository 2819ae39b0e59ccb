//! The pages from the result on: well-formed, sound for those who hear them, leading nowhere else, and quick
//! however much a case holds.

#[path = "../../../report/tests/banned/mod.rs"]
mod banned;
mod hostile;
mod made;
mod many;
#[path = "../../../report/tests/report/markup.rs"]
mod markup;
#[path = "../../../report/tests/sample/mod.rs"]
mod sample;
mod says;
mod sound;
#[path = "../../../report/tests/report/whole_case.rs"]
mod whole_case;
