//! Files encrypted by age to a passphrase or to an X25519 key, read in place: a part is decrypted when
//! it is asked for, and nothing is written.
//!
//! Described in: <https://age-encryption.org/v1>.

use std::{
    cell::RefCell,
    fmt,
    io::{self, BufReader, Read, Seek, SeekFrom},
    iter,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use age::{
    DecryptError, Decryptor, Identity, scrypt,
    secrecy::{ExposeSecret, SecretString},
    stream::StreamReader,
    x25519,
};
use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use model::{Fault, FaultKind};
use zeroize::Zeroizing;

use crate::{
    bytes::{ByteSource, SharedBytes, Stream},
    keybag::UnlockError,
    limits::{AGE_HEADER_BYTES, AGE_WORK_FACTOR},
    reading::fault_of,
};

/// What such a file begins with.
pub const MAGIC: &[u8] = b"age-encryption.org/v1";
/// How a key that opens such files begins, as its owner keeps it.
const SECRET_KEY: &str = "AGE-SECRET-KEY-1";
/// Between the header and the first chunk.
const NONCE_BYTES: u64 = 16;
/// Bytes of a chunk, and of one with its proof.
const CHUNK_BYTES: u64 = 64 << 10;
const SEALED_CHUNK_BYTES: u64 = CHUNK_BYTES + 16;
const WHAT: &str = "age";

/// A file whose header was read.
pub struct AgeFile {
    content: SharedBytes,
    /// Where the first chunk begins.
    chunks: u64,
}

/// An opened file. Its key wipes itself and never shows itself.
pub struct OpenAgeFile {
    content: SharedBytes,
    known: Known,
    len: u64,
    cut: Option<Fault>,
    state: Mutex<State>,
}

type Reader = StreamReader<BufReader<Stream>>;

#[derive(Default)]
struct State {
    reader: Option<Reader>,
    /// The chunk decrypted last, by its number.
    chunk: Option<(u64, Zeroizing<Vec<u8>>)>,
}

impl fmt::Debug for AgeFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AgeFile(chunks at {})", self.chunks)
    }
}

impl fmt::Debug for OpenAgeFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpenAgeFile({} bytes)", self.len)
    }
}

impl AgeFile {
    /// Reads the header.
    ///
    /// # Errors
    /// `Malformed` when it is no such file, or its header is longer than
    /// [`crate::limits::AGE_HEADER_BYTES`].
    pub fn parse(content: SharedBytes) -> Result<Self, Fault> {
        let header = header_bytes(&*content)?;
        // The library reads a header of any length: it sees only files whose header ends.
        Decryptor::new_buffered(BufReader::new(Stream::new(Arc::clone(&content))))
            .map_err(|_| malformed("the header"))?;
        Ok(Self {
            content,
            chunks: header.saturating_add(NONCE_BYTES),
        })
    }

    /// Opens the file with its passphrase, or with a text that holds a key (`AGE-SECRET-KEY-1…`).
    ///
    /// # Errors
    /// `WrongPassword`, or `Fault` when the header is damaged, or asks for more work than
    /// [`crate::limits::AGE_WORK_FACTOR`].
    pub fn unlock(&self, secret: &str) -> Result<OpenAgeFile, UnlockError> {
        let known = if let Some(key) = secret_key(secret) {
            self.ask(&key)
        } else {
            let secret = SecretString::from(secret.to_owned());
            let mut identity = scrypt::Identity::new(secret);
            identity.set_max_work_factor(AGE_WORK_FACTOR);
            self.ask(&identity)
        };
        let known = known.map_err(refused)?;
        let mut reader = reader(&self.content, &known).map_err(refused)?;
        // Only the end proves that it is the end; without it, what is whole is read.
        let (len, cut) = match reader.seek(SeekFrom::End(0)) {
            Ok(len) => (len, None),
            Err(error) => {
                let sealed = self.content.len().saturating_sub(self.chunks);
                let whole = sealed.checked_div(SEALED_CHUNK_BYTES).unwrap_or(0);
                let fault = Fault::new(FaultKind::Short, WHAT).detail(error);
                (whole.saturating_mul(CHUNK_BYTES), Some(fault))
            }
        };
        Ok(OpenAgeFile {
            content: Arc::clone(&self.content),
            known,
            len,
            cut,
            state: Mutex::default(),
        })
    }

    fn ask(&self, identity: &dyn Identity) -> Result<Known, DecryptError> {
        let asking = Asking {
            identity,
            known: RefCell::default(),
        };
        reader(&self.content, &asking)?;
        let known = asking.known.into_inner();
        known.ok_or(DecryptError::NoMatchingKeys)
    }
}

impl OpenAgeFile {
    /// What is missing at its end.
    #[must_use]
    pub fn cut(&self) -> Option<&Fault> {
        self.cut.as_ref()
    }

    /// Decrypts a chunk, unless it is the one decrypted last.
    fn load(&self, number: u64) -> Result<MutexGuard<'_, State>, Fault> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.chunk.as_ref().is_some_and(|(at, _)| *at == number) {
            return Ok(state);
        }
        // A reader that met damage stays at it: it is not used again.
        let mut reader = match state.reader.take() {
            Some(reader) => reader,
            None => reader(&self.content, &self.known).map_err(|_| malformed("the header"))?,
        };
        let start = number.saturating_mul(CHUNK_BYTES);
        let size = self.len.saturating_sub(start).min(CHUNK_BYTES);
        let chunk =
            chunk(&mut reader, start, size).map_err(|error| match fault_of(&error, WHAT) {
                fault if fault.what != WHAT => fault,
                _ => Fault::new(FaultKind::Undecryptable, WHAT)
                    .detail(format_args!("chunk {number}")),
            })?;
        state.reader = Some(reader);
        state.chunk = Some((number, chunk));
        Ok(state)
    }
}

impl ByteSource for OpenAgeFile {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let mut filled = 0_usize;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(u64::try_from(filled).unwrap_or(u64::MAX));
            if at >= self.len {
                break;
            }
            let number = at.checked_div(CHUNK_BYTES).unwrap_or(0);
            let within = at.saturating_sub(number.saturating_mul(CHUNK_BYTES));
            let state = match self.load(number) {
                Ok(state) => state,
                // What stands before the damage is given first.
                Err(_) if filled > 0 => break,
                Err(fault) => return Err(fault),
            };
            let chunk = state.chunk.as_ref().map(|(_, bytes)| bytes.as_slice());
            let from = usize::try_from(within).unwrap_or(usize::MAX);
            let from = chunk.and_then(|chunk| chunk.get(from..)).unwrap_or(&[]);
            let count = from.len().min(rest.len());
            if count == 0 {
                break;
            }
            if let (Some(to), Some(from)) = (rest.get_mut(..count), from.get(..count)) {
                to.copy_from_slice(from);
            }
            filled = filled.saturating_add(count);
        }
        Ok(filled)
    }
}

/// The key of one file: asking for it can cost a second.
struct Known(Zeroizing<[u8; FILE_KEY_BYTES]>);

impl Identity for Known {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        Some(Ok(FileKey::init_with_mut(|key| {
            key.copy_from_slice(&*self.0);
        })))
    }
}

/// An identity whose answer is kept.
struct Asking<'i> {
    identity: &'i dyn Identity,
    known: RefCell<Option<Known>>,
}

impl Identity for Asking<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        let answer = self.identity.unwrap_stanza(stanza)?;
        if let Ok(key) = &answer {
            let known = Known(Zeroizing::new(*key.expose_secret()));
            *self.known.borrow_mut() = Some(known);
        }
        Some(answer)
    }
}

/// The key that a text holds: typed, pasted, or a whole file of keys with its remarks.
fn secret_key(text: &str) -> Option<x25519::Identity> {
    let mut lines = text.lines().map(str::trim);
    let line = lines.find(|line| {
        let start = line.get(..SECRET_KEY.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(SECRET_KEY))
    });
    line?.parse().ok()
}

fn reader(content: &SharedBytes, identity: &dyn Identity) -> Result<Reader, DecryptError> {
    let stream = BufReader::new(Stream::new(Arc::clone(content)));
    Decryptor::new_buffered(stream)?.decrypt(iter::once(identity))
}

/// The chunk that begins at `start`. The reader asks for the end of the file, which may be cut, when it
/// is sent to the beginning of a chunk, and not when it goes back to it from within.
fn chunk(reader: &mut Reader, start: u64, size: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    let size = usize::try_from(size).unwrap_or(0);
    let mut bytes = Zeroizing::new(vec![0; size]);
    reader.seek(SeekFrom::Start(start.saturating_add(1)))?;
    reader.seek(SeekFrom::Start(start))?;
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// How long the header is: it ends with a line that begins with three dashes.
fn header_bytes(content: &dyn ByteSource) -> Result<u64, Fault> {
    let mut start = vec![0; AGE_HEADER_BYTES];
    let count = content.read_at(0, &mut start)?;
    start.truncate(count);
    if !start.starts_with(MAGIC) {
        return Err(malformed("the first line"));
    }
    let last = memchr::memmem::find(&start, b"\n--- ").map(|at| at.saturating_add(1));
    let end = last.and_then(|last| {
        let line = start.get(last..)?;
        memchr::memchr(b'\n', line)?
            .checked_add(last)?
            .checked_add(1)
    });
    let end = end.ok_or_else(|| malformed("the header does not end"))?;
    Ok(u64::try_from(end).unwrap_or(u64::MAX))
}

fn refused(error: DecryptError) -> UnlockError {
    let fault = match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => return UnlockError::WrongPassword,
        DecryptError::ExcessiveWork { required, .. } => {
            Fault::new(FaultKind::TooMany, "work factor of age")
                .detail(format_args!("{required}, the limit is {AGE_WORK_FACTOR}"))
        }
        DecryptError::Io(error) => fault_of(&error, WHAT),
        DecryptError::InvalidMac | DecryptError::InvalidHeader | DecryptError::UnknownFormat => {
            malformed("the header")
        }
    };
    UnlockError::Fault(fault)
}

fn malformed(detail: &str) -> Fault {
    Fault::new(FaultKind::Malformed, WHAT).detail(detail)
}

#[cfg(test)]
mod tests;
