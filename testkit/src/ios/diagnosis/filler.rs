//! Files of a sysdiagnose that nobody reads, in the names and sizes of real ones
//! (<https://github.com/AutismIsForDorks/ios-sysdiagnose-reference/blob/main/structure/overview.md>).

use crate::{BuildError, IosForm, android::page::Page, backup::Entry, build::Build};

/// How much of the whole, in hundredths, and in pieces of how many bytes.
const SHARES: [(&str, u64, usize, bool); 6] = [
    (
        "logs/Baseband/log-bb-2024-06-10-stats-{}.istp",
        42,
        10 << 20,
        true,
    ),
    ("logs/tailspin/tailspin-{}.tailspin", 18, 8 << 20, true),
    ("microstackshots/{}.bin", 6, 1 << 20, true),
    ("tailspin-info-{}.txt", 6, 2 << 20, false),
    ("WiFi/wifi-buf-{}.txt", 14, 1 << 20, false),
    ("ioreg/IOService-{}.txt", 14, 4 << 20, false),
];

/// Writes small files that every sysdiagnose has, and the filler that is asked for.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    for (path, text) in [
        (
            "/sysdiagnose/vm_stat.txt",
            "Mach Virtual Memory Statistics: (page size of 16384 bytes)",
        ),
        (
            "/sysdiagnose/mount.txt",
            "/dev/disk1s1 on / (apfs, sealed, local, nosuid, read-only)",
        ),
        ("/sysdiagnose/summaries/processes.txt", "(none)"),
        ("/sysdiagnose/errors/none.txt", ""),
    ] {
        let mut page = Page::new(path);
        page.lines(text);
        build.keep_page(&page)?;
    }
    let IosForm::Sysdiagnose(how) = build.form else {
        return Ok(());
    };
    if how.filler_bytes > 0 {
        let block = block(build);
        for (pattern, share, piece, packed) in SHARES {
            fill(
                build,
                pattern,
                how.filler_bytes / 100 * share,
                piece,
                packed,
                &block,
            )?;
        }
    }
    Ok(())
}

/// A megabyte of bytes that do not compress, as packed logs do not.
fn block(build: &Build<'_>) -> Vec<u8> {
    let mut random = build.random("filler");
    (0..1 << 17)
        .flat_map(|_| random.next().to_le_bytes())
        .collect()
}

fn fill(
    build: &mut Build<'_>,
    pattern: &str,
    mut left: u64,
    piece: usize,
    packed: bool,
    block: &[u8],
) -> Result<(), BuildError> {
    let mut nth = 0_u64;
    while left > 0 {
        let size = usize::try_from(left).map_or(piece, |left| left.min(piece));
        let path = format!(
            "/sysdiagnose/{}",
            pattern.replace("{}", &format!("{nth:016x}"))
        );
        let content = if packed {
            // Each piece begins elsewhere, and its parts differ: nothing repeats within a window.
            let from = usize::try_from(nth * 7_919).unwrap_or_default() % block.len();
            let parts = block.iter().cycle().skip(from);
            parts.take(size).copied().collect()
        } else {
            lines(nth, size)
        };
        build.store.file(Entry::new("", &path), &content)?;
        left -= u64::try_from(size).unwrap_or_default();
        nth += 1;
    }
    Ok(())
}

/// Lines as tools write them, which compress well.
fn lines(nth: u64, size: usize) -> Vec<u8> {
    let mut text = Vec::with_capacity(size + 200);
    let mut number = nth.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    while text.len() < size {
        number = number.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        text.extend(
            format!(
                "06/10/2024 08:13:{:02}.{:06} Driver Event: <airport[{}]> state 0x{:08x} link quality {} rssi -{}\n",
                number % 60,
                number >> 44,
                number >> 56,
                (number >> 20) & 0xffff_ffff,
                (number >> 12) % 100,
                (number >> 6) % 90
            )
            .as_bytes(),
        );
    }
    text.truncate(size);
    text
}
