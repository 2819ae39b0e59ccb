//! The addresses of the pages. They are neutral, since the history of a browser keeps them: no word of them
//! says what vigie is for.

/// Where the browser comes in, with the token that the answer takes out of the address.
pub const ENTER: &str = "/in";
/// The three safety questions.
pub const SAFETY: &str = "/1";
/// Consent.
pub const CONSENT: &str = "/1/b";
/// What the person has.
pub const WHAT: &str = "/2";
/// How to make a source; its name follows: `/2/a`.
pub const GUIDE: &str = "/2/";
/// Choosing files, `?at=` a folder of the local disk.
pub const CHOOSE: &str = "/3";
/// A small file dropped on the page, kept in memory.
pub const DROP: &str = "/3/a";
/// What was recognised; password, statements, where to keep the case.
pub const RECOGNISED: &str = "/3/b";
/// Reading.
pub const READING: &str = "/4";
/// Reading, as events.
pub const EVENTS: &str = "/4/a";
/// Stops reading.
pub const CANCEL: &str = "/4/b";
/// What was found; `?group=` and `?page=` for one group.
pub const FOUND: &str = "/5";
/// One finding; its number follows: `/5/f/12`.
pub const FINDING: &str = "/5/f/";
/// The timeline, `?from=`, `?to=`, `?what=`.
pub const TIMELINE: &str = "/5/t";
/// What apps can see and hear.
pub const ABILITIES: &str = "/5/a";
/// Who can reach the phone.
pub const REACH: &str = "/5/r";
/// What could not be seen.
pub const COVERAGE: &str = "/5/c";
/// «This is mine», of one finding.
pub const MINE: &str = "/5/m";
/// What next.
pub const NEXT: &str = "/6";
/// Keeps the case in a folder.
pub const KEEP: &str = "/6/k";
/// Hands out a document: `?form=` pdf, redacted, html, json, timeline.
pub const DOCUMENT: &str = "/6/d";
/// Cases.
pub const CASES: &str = "/7";
/// Opens a case.
pub const OPEN: &str = "/7/o";
/// Compares a case with today's indicators.
pub const RECHECK: &str = "/7/r";
/// Compares two cases.
pub const COMPARE: &str = "/7/c";
/// Deletes a case.
pub const DELETE: &str = "/7/d";
/// Indicator sets.
pub const INDICATORS: &str = "/8";
/// Adds indicator sets.
pub const IMPORT: &str = "/8/i";
/// Fetches newer indicator sets.
pub const UPDATE: &str = "/8/u";
/// Changes the language.
pub const LANGUAGE: &str = "/l";
/// Changes the country of the helplines.
pub const COUNTRY: &str = "/h";
/// Leaves at once: forgets the session and shows the blank page.
pub const LEAVE: &str = "/x";
/// A neutral page that says nothing.
pub const BLANK: &str = "/z";
/// Ends vigie.
pub const STOP: &str = "/q";
/// The style sheet.
pub const STYLE: &str = "/s.css";
/// The script, without which everything works.
pub const SCRIPT: &str = "/s.js";
