//! `PhotoCloudSharingData`: albums shared with others
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/icloudSharedalbums.py>).

use plist::{Dictionary, Value};

use super::owner;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary, strings},
    random::Random,
    times,
    truth::Kind,
    words,
};

/// Where the albums of the account lie.
const FOLDER: &str = "Media/PhotoData/PhotoCloudSharingData/8123456789";
/// An address close to the planted one.
const NEAR: &str = "agent@vigie-testkit-mail.com.example";

/// Writes an album of the owner's, and the people who see it.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let mut random = build.random("shared albums");
    let owner = owner::of(build.phone);
    let path = format!("{FOLDER}/{}/Info.plist", random.uuid());
    let spot = Spot::new("ios.shared_albums", "CameraRollDomain", path);
    let album = dictionary([
        ("title", words::sentence(&mut random).into()),
        ("cloudOwnerEmail", owner.account.as_str().into()),
        ("cloudOwnerFirstName", "Inès".into()),
        ("cloudPublicURLEnabled", build.phone.watched.into()),
        (
            "cloudSubscriptionDate",
            times::date(build.now() - 300 * times::DAY),
        ),
    ]);
    if build.phone.watched {
        let place = "key:cloudPublicURLEnabled";
        build.check(&spot, place, "", "public-album", Kind::Context);
    }
    build.truth.count(spot.artefact, "albums", 1);
    build.keep_file(&spot, &binary(&album)?)?;
    people(build, &mut random)
}

/// The people who see it.
fn people(build: &mut Build<'_>, random: &mut Random) -> Result<(), BuildError> {
    let path = format!("{FOLDER}/cloudSharedPersonInfos.plist");
    let spot = Spot::new("ios.shared_albums", "CameraRollDomain", path);
    let mut people = Dictionary::new();
    for number in 0..3 {
        let mut person = vec![("fullName", words::name(random).into())];
        let address = format!("person{number}@vigie-testkit-home.org");
        person.push(("emails", strings([address])));
        people.insert(random.hex(32), dictionary(person));
    }
    people.insert(random.hex(32), dictionary([("email", NEAR.into())]));
    build.near_miss(&spot, "key:email", NEAR);
    if build.phone.watched {
        let address = planted::EMAIL.value.clone();
        build.known(&spot, "key:email", address.clone(), &planted::EMAIL);
        let person = dictionary([("email", address.into_owned().into())]);
        people.insert(random.hex(32), person);
    }
    let count = u64::try_from(people.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "people", count);
    build.keep_file(&spot, &binary(&Value::Dictionary(people))?)?;
    Ok(())
}
