//! What people install from the store.

use super::permissions as may;
use crate::{
    android::{
        clock::{DAY, HOUR, MINUTE},
        package::Package,
    },
    random::Random,
};

/// Apps that most people have.
pub(crate) fn usual() -> Vec<Package> {
    vec![
        Package::store("com.whatsapp", "WhatsApp")
            .granted(&[
                may::CAMERA,
                may::AUDIO,
                may::CONTACTS,
                may::STORAGE,
                may::FINE,
            ])
            .denied(&[may::READ_SMS, may::CALL_LOG])
            .holding(&[may::INSTALL, may::OVERLAY, may::FOREGROUND])
            .boot()
            .used("RECORD_AUDIO", 2 * HOUR, "top")
            .used("CAMERA", 26 * HOUR, "top")
            .used("READ_CONTACTS", 12 * MINUTE, "bg")
            .set("REQUEST_INSTALL_PACKAGES", "default"),
        Package::store("org.thoughtcrime.securesms", "Signal")
            .granted(&[may::CAMERA, may::AUDIO, may::CONTACTS])
            .boot()
            .used("RECORD_AUDIO", 3 * DAY, "fg"),
        Package::store("com.spotify.music", "Spotify").boot(),
        Package::store("com.instagram.android", "Instagram")
            .granted(&[may::CAMERA, may::AUDIO])
            .used("CAMERA", 4 * DAY, "top"),
        Package::store("com.duolingo", "Duolingo").denied(&[may::AUDIO]),
        Package::store("com.netflix.mediaclient", "Netflix"),
        Package::store("org.mozilla.firefox", "Firefox")
            .holding(&[may::INSTALL])
            .denied(&[may::FINE, may::CAMERA]),
        Package::store("com.vsct.vsc.mobile.horaireetresa.android", "SNCF Connect")
            .granted(&[may::FINE])
            .used("FINE_LOCATION", 8 * DAY, "top"),
        Package::store("fr.doctolib.www", "Doctolib").denied(&[may::FINE]),
        Package::store("com.strava", "Strava")
            .granted(&[may::FINE, may::BACKGROUND])
            .boot()
            .used("FINE_LOCATION", 30 * HOUR, "fg"),
        Package::store("org.videolan.vlc", "VLC").granted(&[may::STORAGE]),
        // A parcel tracker: its name holds a word that some lists of words frown on.
        Package::store("com.vigietestkit.parceltracker", "Parcel Tracker").boot(),
        Package::store("com.vigietestkit.bank", "La Banque")
            .granted(&[may::CAMERA])
            .used("CAMERA", 40 * DAY, "top"),
    ]
}

const WORDS: [&str; 24] = [
    "meteo", "recipes", "garden", "radio", "puzzle", "notes", "museum", "transit", "library",
    "budget", "yoga", "piano", "atlas", "comics", "market", "ferry", "weather", "chess", "photo",
    "stars", "birds", "bread", "tennis", "lantern",
];

/// Harmless apps until there are `wanted` more.
pub(crate) fn more(wanted: u64, random: &mut Random) -> Vec<Package> {
    (0..wanted)
        .map(|nth| {
            let (one, other) = (random.pick(&WORDS), random.pick(&WORDS));
            let name = format!("com.vigietestkit.{one}.{other}{nth}");
            let label = format!("{one} {other}");
            let mut package = Package::store(&name, &label);
            if random.per_mille(300) {
                package = package.boot();
            }
            if random.per_mille(250) {
                let ago = random.between(HOUR, 30 * DAY);
                package = package
                    .granted(&[may::FINE])
                    .used("FINE_LOCATION", ago, "top");
            }
            if random.per_mille(200) {
                let ago = random.between(HOUR, 60 * DAY);
                package = package.granted(&[may::CAMERA]).used("CAMERA", ago, "top");
            }
            if random.per_mille(150) {
                package = package.denied(&[may::CONTACTS, may::AUDIO]);
            }
            package
        })
        .collect()
}
