//! Reads the cookies that apps keep (`Cookies.binarycookies`): for which site, since when and until
//! when. Their names and values are stepped over.
//!
//! Described in: <https://github.com/libyal/dtformats/blob/main/documentation/Safari%20Cookies.asciidoc>,
//! <https://github.com/interstateone/BinaryCookies>.

use std::borrow::Cow;

use model::{Fault, FaultKind, Instant};

use crate::{
    cursor::Cursor,
    limits::{COOKIE_PAGES, COOKIES_PER_PAGE},
};

const MARK: &[u8] = b"cook";
const PAGE_MARK: [u8; 4] = [0, 0, 1, 0];
const WHAT: &str = "cookies";
/// Longest name of a site that is looked for: those of the Internet have 253 at most.
const SITE_BYTES: usize = 300;

/// A cookie, without its name and value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie<'b> {
    /// Where it begins in the file.
    pub offset: u64,
    /// The site, with a dot before it when it holds for the sites below too.
    pub domain: Cow<'b, str>,
    /// When it was made.
    pub created: Option<Instant>,
    /// Until when it is kept.
    pub expires: Option<Instant>,
}

/// Calls `each` with every cookie, in the order of the file; one that cannot be read is a fault in its
/// place.
///
/// # Errors
/// `Malformed` when this is no such file, `Short` when its list of pages is cut, `TooLarge` above the
/// limit of pages.
pub fn each_cookie<'b>(
    bytes: &'b [u8],
    each: &mut dyn FnMut(Result<Cookie<'b>, Fault>),
) -> Result<(), Fault> {
    if !bytes.starts_with(MARK) {
        return Err(Fault::new(FaultKind::Malformed, WHAT).detail("no mark of such a file"));
    }
    let mut list = Cursor::at(bytes, offset(MARK.len()));
    let pages = usize::try_from(list.u32_be("number of pages")?).unwrap_or(usize::MAX);
    if pages > COOKIE_PAGES {
        return Err(too_large("pages", COOKIE_PAGES));
    }
    let mut page = Cursor::at(bytes, offset(pages.saturating_mul(4).saturating_add(8)));
    for _ in 0..pages {
        let length = usize::try_from(list.u32_be("length of a page")?).unwrap_or(usize::MAX);
        let start = page.offset();
        let whole = page.take(length, "page");
        let known = match &whole {
            Ok(whole) => whole,
            // What is left of the last page.
            Err(_) => page.rest(),
        };
        if let Err(fault) = each_in_page(start, known, each) {
            each(Err(fault));
        }
        whole?;
    }
    Ok(())
}

fn each_in_page<'b>(
    start: usize,
    page: &'b [u8],
    each: &mut dyn FnMut(Result<Cookie<'b>, Fault>),
) -> Result<(), Fault> {
    let mut cursor = Cursor::new(page);
    if cursor.array("mark of a page")? != PAGE_MARK {
        return Err(Fault::new(FaultKind::Malformed, WHAT)
            .detail(format_args!("no mark of a page at {start}")));
    }
    let count = usize::try_from(cursor.u32_le("number of cookies")?).unwrap_or(usize::MAX);
    if count > COOKIES_PER_PAGE {
        return Err(too_large("cookies in a page", COOKIES_PER_PAGE));
    }
    for _ in 0..count {
        let at = cursor.u32_le("place of a cookie")?;
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        each(cookie(start, page, at));
    }
    Ok(())
}

fn cookie(start: usize, page: &[u8], at: usize) -> Result<Cookie<'_>, Fault> {
    let bytes = page.get(at..).unwrap_or_default();
    let mut cursor = Cursor::new(bytes);
    let length = usize::try_from(cursor.u32_le("length of a cookie")?).unwrap_or(usize::MAX);
    let bytes = bytes.get(..length.min(bytes.len())).unwrap_or_default();
    let _: [u8; 12] = cursor.array("flags of a cookie")?;
    let domain = cursor.u32_le("place of the site")?;
    // Name, path, value, comment and its address.
    let _: [u8; 20] = cursor.array("places of its texts")?;
    let expires = time(cursor.array("end of a cookie")?);
    let created = time(cursor.array("date of a cookie")?);
    let domain = usize::try_from(domain).unwrap_or(usize::MAX);
    let text = bytes.get(domain..).unwrap_or_default();
    let text = text.get(..SITE_BYTES.min(text.len())).unwrap_or_default();
    let end = memchr::memchr(0, text);
    let text = end.and_then(|end| text.get(..end));
    let text = text.ok_or_else(|| {
        let at = start.saturating_add(at);
        Fault::new(FaultKind::Malformed, WHAT).detail(format_args!("no site in that at {at}"))
    })?;
    Ok(Cookie {
        offset: offset(start.saturating_add(at)),
        domain: String::from_utf8_lossy(text),
        created,
        expires,
    })
}

fn time(bytes: [u8; 8]) -> Option<Instant> {
    Instant::from_cocoa_s(f64::from_le_bytes(bytes))
}

fn offset(at: usize) -> u64 {
    u64::try_from(at).unwrap_or(u64::MAX)
}

#[cold]
fn too_large(what: &str, limit: usize) -> Fault {
    Fault::new(FaultKind::TooLarge, WHAT).detail(format_args!("more than {limit} {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(domain: &str) -> Vec<u8> {
        let texts = format!("{domain}\0name\0/\0secret\0");
        let mut cookie = ((56 + texts.len()) as u32).to_le_bytes().to_vec();
        cookie.extend([0; 12]);
        cookie.extend(56_u32.to_le_bytes());
        cookie.extend([0; 20]);
        cookie.extend(720_000_000_f64.to_le_bytes());
        cookie.extend(700_000_000_f64.to_le_bytes());
        cookie.extend(texts.as_bytes());
        cookie
    }

    fn page(domains: &[&str]) -> Vec<u8> {
        let mut page = PAGE_MARK.to_vec();
        page.extend((domains.len() as u32).to_le_bytes());
        let mut at = 12 + 4 * domains.len();
        for domain in domains {
            page.extend((at as u32).to_le_bytes());
            at += one(domain).len();
        }
        page.extend([0; 4]);
        domains.iter().for_each(|domain| page.extend(one(domain)));
        page
    }

    fn file(pages: &[Vec<u8>]) -> Vec<u8> {
        let mut file = MARK.to_vec();
        file.extend((pages.len() as u32).to_be_bytes());
        for page in pages {
            file.extend((page.len() as u32).to_be_bytes());
        }
        file.extend(pages.concat());
        // A checksum and settings that nobody needs.
        file.extend([7; 20]);
        file
    }

    fn read(bytes: &[u8]) -> (Vec<String>, Vec<FaultKind>) {
        let (mut told, mut faults) = (Vec::new(), Vec::new());
        let end = each_cookie(bytes, &mut |cookie| match cookie {
            Ok(cookie) => {
                assert_eq!(cookie.created.unwrap().date(), "2023-03-08");
                assert_eq!(cookie.expires.unwrap().date(), "2023-10-26");
                told.push(cookie.domain.into_owned());
            }
            Err(fault) => faults.push(fault.kind),
        });
        faults.extend(end.err().map(|fault| fault.kind));
        (told, faults)
    }

    #[test]
    fn every_cookie_of_every_page_is_told() {
        let bytes = file(&[page(&[".a.example", "b.example"]), page(&["c.example"])]);
        let all = [".a.example", "b.example", "c.example"].map(str::to_owned);
        assert_eq!(read(&bytes), (all.to_vec(), vec![]));
    }

    #[test]
    fn what_stands_before_damage_is_told() {
        let bytes = file(&[page(&[".a.example", "b.example"]), page(&["c.example"])]);
        let (told, faults) = read(&bytes[..bytes.len() - 60]);
        assert_eq!(told, [".a.example", "b.example"]);
        assert_eq!(faults, [FaultKind::Short, FaultKind::Short]);
        let mut wrong = bytes;
        wrong[16] = 9;
        let (told, faults) = read(&wrong);
        assert_eq!((told.len(), faults), (1, vec![FaultKind::Malformed]));
    }

    #[test]
    fn other_files_and_wrong_counts_are_faults() {
        for (bytes, kind) in [
            (&b"bplist00"[..], FaultKind::Malformed),
            (b"", FaultKind::Malformed),
            (b"cook\xff\xff\xff\xff", FaultKind::TooLarge),
            (b"cook\0\0\0\x01", FaultKind::Short),
        ] {
            assert!(read(bytes).1.contains(&kind), "{bytes:?}");
        }
    }
}
