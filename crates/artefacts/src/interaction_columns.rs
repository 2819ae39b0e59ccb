//! Columns of `interactionC.db` that `ios.interactions` reads in groups, or leaves out on purpose.

/// When somebody was first written to or heard from.
pub(crate) const FIRST: [&str; 3] = [
    "ZFIRSTINCOMINGSENDERDATE",
    "ZFIRSTINCOMINGRECIPIENTDATE",
    "ZFIRSTOUTGOINGRECIPIENTDATE",
];
/// When somebody was last written to or heard from.
pub(crate) const LAST: [&str; 3] = [
    "ZLASTINCOMINGSENDERDATE",
    "ZLASTINCOMINGRECIPIENTDATE",
    "ZLASTOUTGOINGRECIPIENTDATE",
];

/// Columns of `ZINTERACTIONS` that say how an interaction is kept and counted, and the sender's.
pub(crate) const INTERACTION_LEFT_OUT: &[&str] = &[
    "Z_ENT",
    "Z_OPT",
    "ZISRESPONSE",
    "ZMAILSHARESHEETDELETIONCANDIDATE",
    "ZMECHANISM",
    "ZRECIPIENTCOUNT",
    "ZSENDER",
    "ZCREATIONDATE",
    "ZUPDATEDATE",
    "ZCOREDUETINTERACTIONUUID",
    "ZCONTENTPREVIEW",
    "ZLOCATIONUUID",
    "ZNSUSERNAME",
    "ZUUID",
    "ZCONTACTS.*",
];

/// Columns of `ZATTACHMENT` that say how large a thing is and how it is numbered.
pub(crate) const ATTACHMENT_LEFT_OUT: &[&str] = &[
    "Z_ENT",
    "Z_OPT",
    "ZSIZEINBYTES",
    "ZIDENTIFIER",
    "ZPERSONINPHOTO",
    "ZINTERACTIONS.*",
];
