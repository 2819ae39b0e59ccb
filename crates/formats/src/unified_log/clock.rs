//! Which time it was when an entry of a unified log was written: the phone counts ticks since its start,
//! and `timesync` files tell what its clock showed.
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.

use std::collections::{HashMap, hash_map::Entry};

use macos_unifiedlogs::timesync::TimesyncBoot;
use model::{Fault, FaultKind, Instant};

use crate::{
    bytes::read_all,
    limits::{TIMESYNC_BYTES, TIMESYNC_FILES},
    neighbours::Neighbours,
};

/// Where they lie on the phone.
pub(super) const TIMESYNC: &str = "/private/var/db/diagnostics/timesync/";
/// How a boot, and how a time in one, begins; and how long each is.
const BOOT: (&[u8], usize) = (&[0xb0, 0xbb], 48);
const TIME: (&[u8], usize) = (b"Ts \0", 32);
/// Before this, in nanoseconds since 1970, no phone was: 2007-01-01.
const FIRST_PHONE_NS: i64 = 1_167_609_600_000_000_000;

/// The boots whose times are known.
#[derive(Default)]
pub(super) struct Clock {
    boots: HashMap<String, TimesyncBoot>,
}

impl Clock {
    /// Reads every file that tells the time.
    pub(super) fn read(neighbours: &dyn Neighbours, tell: &mut dyn FnMut(Fault)) -> Self {
        let mut clock = Self::default();
        let names = neighbours.names_in(TIMESYNC);
        if names.len() > TIMESYNC_FILES {
            tell(Fault::new(FaultKind::TooMany, "timesync files"));
        }
        for name in names.iter().take(TIMESYNC_FILES) {
            let path = format!("{TIMESYNC}{name}");
            let file = neighbours.open(&path);
            match file.and_then(|file| read_all(&*file, TIMESYNC_BYTES, &path)) {
                Ok(bytes) => clock.add(&bytes, &path, tell),
                Err(fault) => tell(fault),
            }
        }
        clock
    }

    /// The boots, for the parser.
    pub(super) fn boots(&self) -> &HashMap<String, TimesyncBoot> {
        &self.boots
    }

    /// When the phone had counted `ticks` in `boot`, in entries whose count begins at `base`; `None`
    /// where no file tells the times of that boot.
    pub(super) fn time(&self, boot: &str, ticks: u64, base: u64) -> Option<Instant> {
        let boot = self.boots.get(boot)?;
        // Only entries from the very start count from the boot itself.
        let mut from = (base == 0).then_some((0, boot.boot_time));
        for known in &boot.timesync {
            if known.kernel_time <= ticks || from.is_none() {
                from = Some((known.kernel_time, known.walltime));
            }
            if known.kernel_time > ticks {
                break;
            }
        }
        let (counted, shown) = from?;
        let ticks = i128::from(ticks).checked_sub(i128::from(counted))?;
        let ticks = ticks.checked_mul(i128::from(boot.timebase_numerator))?;
        let ns = ticks.checked_div(i128::from(boot.timebase_denominator))?;
        let ns = i64::try_from(ns.checked_add(i128::from(shown))?).ok()?;
        (ns >= FIRST_PHONE_NS).then(|| Instant::from_unix_ns(ns))
    }

    fn add(&mut self, bytes: &[u8], path: &str, tell: &mut dyn FnMut(Fault)) {
        let whole = whole(bytes);
        if whole.len() < bytes.len() {
            let fault = Fault::new(FaultKind::Malformed, path);
            tell(fault.detail(format_args!("from byte {}", whole.len())));
        }
        let Ok((_, boots)) = TimesyncBoot::parse_timesync_data(whole) else {
            return;
        };
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each goes to a place of its own"
        )]
        for (boot, mut times) in boots {
            match self.boots.entry(boot) {
                Entry::Occupied(mut known) => known.get_mut().timesync.append(&mut times.timesync),
                Entry::Vacant(place) => {
                    place.insert(times);
                }
            }
        }
    }
}

/// What stands before damage.
fn whole(bytes: &[u8]) -> &[u8] {
    let mut rest = bytes;
    while !rest.is_empty() {
        let next = [BOOT, TIME].into_iter().find_map(|(mark, length)| {
            let starts = rest.starts_with(mark);
            rest.get(length..).filter(|_| starts)
        });
        let Some(next) = next else { break };
        rest = next;
    }
    let length = bytes.len().saturating_sub(rest.len());
    bytes.get(..length).unwrap_or_default()
}
