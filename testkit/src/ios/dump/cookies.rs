//! `Cookies.binarycookies`: sites for which an app keeps cookies
//! (<https://github.com/libyal/dtformats/blob/main/documentation/Safari%20Cookies.asciidoc>).

use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    times,
};

/// What stands behind the pages.
const END: [u8; 8] = [0x07, 0x17, 0x20, 0x05, 0, 0, 0, 0x4b];
/// Bytes of a cookie before its texts.
const HEAD: usize = 56;

/// Sites: the second is close to an indicator.
const SITES: [(&str, Option<Indicator>); 3] = [
    (".vigie-testkit-daily.com", None),
    ("vigie-testkit-c2.com.example", None),
    (".vigie-testkit-c2.com", Some(planted::C2)),
];

/// Writes the cookies of an app.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let domain = "AppDomain-com.vigie-testkit.trains";
    let path = "Library/Cookies/Cookies.binarycookies";
    let spot = Spot::new("ios.cookies", domain, path);
    let mut cookies = Vec::new();
    for (site, indicator) in SITES {
        match indicator {
            Some(_) if !build.phone.watched => continue,
            Some(indicator) => build.known(&spot, "file", site, &indicator),
            None if site.contains("c2") => build.near_miss(&spot, "file", site),
            None => {}
        }
        cookies.push(cookie(site, build.now() - 9 * times::DAY));
    }
    let count = u64::try_from(cookies.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "cookies", count);
    build.keep_file(&spot, &file(&cookies))?;
    Ok(())
}

fn little(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or_default().to_le_bytes()
}

fn big(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or_default().to_be_bytes()
}

/// A file with one page.
fn file(cookies: &[Vec<u8>]) -> Vec<u8> {
    let mut page = vec![0, 0, 1, 0];
    page.extend(little(cookies.len()));
    let mut at = 12 + 4 * cookies.len();
    for cookie in cookies {
        page.extend(little(at));
        at += cookie.len();
    }
    page.extend([0; 4]);
    page.extend(cookies.concat());
    let sum: usize = page.iter().step_by(4).copied().map(usize::from).sum();
    let mut all = b"cook".to_vec();
    all.extend(big(1));
    all.extend(big(page.len()));
    all.extend(page);
    all.extend(big(sum));
    all.extend(END);
    all
}

fn cookie(site: &str, made: i64) -> Vec<u8> {
    let texts = [site, "session", "/", "7e57c17e"];
    let mut offsets = Vec::new();
    let mut tail = Vec::new();
    for text in texts {
        offsets.extend(little(HEAD + tail.len()));
        tail.extend(text.as_bytes());
        tail.push(0);
    }
    let mut all = little(HEAD + tail.len()).to_vec();
    all.extend([0; 12]);
    all.extend(offsets);
    all.extend([0; 8]);
    all.extend(times::cocoa(made + 400 * times::DAY).to_le_bytes());
    all.extend(times::cocoa(made).to_le_bytes());
    all.extend(tail);
    all
}
