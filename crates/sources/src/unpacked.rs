//! A packed file that is unpacked into memory when somebody reads it, and not before.

use std::sync::OnceLock;

use formats::bytes::{ByteSource, SharedBytes};
use model::Fault;

/// How much is unpacked at once.
const CHUNK: usize = 1 << 20;

/// The bytes of a file that are best read from their start to their end, as bytes at any offset.
pub(crate) struct Unpacked {
    packed: SharedBytes,
    all: OnceLock<(Vec<u8>, Option<Fault>)>,
}

impl Unpacked {
    /// Nothing is read yet.
    pub(crate) fn new(packed: SharedBytes) -> Self {
        Self {
            packed,
            all: OnceLock::new(),
        }
    }

    /// What stands before damage, and the damage.
    fn all(&self) -> &(Vec<u8>, Option<Fault>) {
        self.all.get_or_init(|| {
            let mut all = Vec::new();
            let wanted = usize::try_from(self.packed.len()).unwrap_or_default();
            all.reserve_exact(wanted);
            loop {
                let had = all.len();
                all.resize(had.saturating_add(CHUNK).min(wanted), 0);
                let free = all.get_mut(had..).unwrap_or_default();
                let offset = u64::try_from(had).unwrap_or(u64::MAX);
                let (count, fault) = match self.packed.read_at(offset, free) {
                    Ok(count) => (count, None),
                    Err(fault) => (0, Some(fault)),
                };
                all.truncate(had.saturating_add(count));
                if count == 0 {
                    return (all, fault);
                }
            }
        })
    }
}

impl ByteSource for Unpacked {
    fn len(&self) -> u64 {
        self.packed.len()
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let (all, fault) = self.all();
        let count = all.as_slice().read_at(offset, buffer)?;
        match fault {
            Some(fault) if count == 0 && !buffer.is_empty() && offset < self.len() => {
                Err(fault.clone())
            }
            _ => Ok(count),
        }
    }

    fn whole(&self) -> Option<&[u8]> {
        let (all, fault) = self.all();
        fault.is_none().then_some(all)
    }
}
