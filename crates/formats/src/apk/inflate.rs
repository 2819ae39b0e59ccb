//! Inflates a stream from a file, a step at a time, up to a limit.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1951>.

use flate2::{Decompress, FlushDecompress, Status};
use model::{Fault, FaultKind};

use crate::bytes::ByteSource;

/// How much is read, and how much is written, at a time.
const STEP: usize = 32 << 10;

/// What came out, and whether the stream was whole.
pub(super) struct Inflated {
    pub(super) bytes: Vec<u8>,
    pub(super) whole: bool,
}

/// Inflates what stands at `offset`, to the end that the stream itself has: stated sizes may lie.
pub(super) fn inflate(
    source: &dyn ByteSource,
    mut offset: u64,
    limit: u64,
) -> Result<Inflated, Fault> {
    let mut machine = Decompress::new(false);
    let (mut input, mut output) = (vec![0; STEP], vec![0; STEP]);
    let mut bytes = Vec::new();
    // Blocks without content would make a large file one long stream of nothing.
    let last = offset.saturating_add(limit).saturating_add(1 << 16);
    while offset < last {
        let count = source.read_at(offset, &mut input)?;
        if count == 0 {
            break;
        }
        offset = offset.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        let mut rest = input.get(..count).unwrap_or_default();
        loop {
            let before = (machine.total_in(), machine.total_out());
            let status = machine.decompress(rest, &mut output, FlushDecompress::None);
            let step = |now: u64, before: u64| usize::try_from(now.saturating_sub(before));
            let consumed = step(machine.total_in(), before.0).unwrap_or(usize::MAX);
            let produced = step(machine.total_out(), before.1).unwrap_or(usize::MAX);
            bytes.extend_from_slice(output.get(..produced).unwrap_or_default());
            if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
                return Err(Fault::new(FaultKind::TooLarge, "inflated entry")
                    .detail(format_args!("the limit is {limit} bytes")));
            }
            match status {
                Ok(Status::StreamEnd) => return Ok(Inflated { bytes, whole: true }),
                Ok(_) if consumed > 0 || produced > 0 => {}
                Ok(_) if rest.is_empty() => {}
                _ => {
                    return Ok(Inflated {
                        bytes,
                        whole: false,
                    });
                }
            }
            rest = rest.get(consumed..).unwrap_or_default();
            // What is left in the machine comes out before more goes in.
            if rest.is_empty() && produced < STEP {
                break;
            }
        }
    }
    Ok(Inflated {
        bytes,
        whole: false,
    })
}
