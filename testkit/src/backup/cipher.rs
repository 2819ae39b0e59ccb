//! Encrypts files of a backup: AES-256-CBC, zero initialisation vector, PKCS#7 padding
//! (<https://www.rfc-editor.org/rfc/rfc5652#section-6.3>), a piece at a time.

use std::{
    fs::File,
    io::{Read, Write},
    path::Path,
};

use aes::{
    Aes256,
    cipher::{Array, BlockModeEncrypt, KeyIvInit},
};

use super::keybag::Key;
use crate::{BuildError, error::At};

/// Bytes of one cipher block.
const BLOCK: usize = 16;
/// Bytes encrypted at once; a multiple of [`BLOCK`].
const PIECE: usize = 1 << 20;

type Encryptor = cbc::Encryptor<Aes256>;

/// The encrypted form of `content`.
pub(crate) fn encrypt(content: &[u8], key: &Key) -> Vec<u8> {
    let mut bytes = content.to_vec();
    pad(&mut bytes);
    blocks(&mut encryptor(key), &mut bytes);
    bytes
}

/// Writes the encrypted form of the file `from` to `to`; gives the bytes written.
pub(crate) fn encrypt_file(from: &Path, to: &Path, key: &Key) -> Result<u64, BuildError> {
    let mut input = File::open(from).at(from)?;
    let mut output = File::create(to).at(to)?;
    let mut encryptor = encryptor(key);
    let mut piece = Vec::with_capacity(PIECE + BLOCK);
    let mut written = 0;
    loop {
        piece.clear();
        let read = (&mut input)
            .take(u64::try_from(PIECE).unwrap_or_default())
            .read_to_end(&mut piece)
            .at(from)?;
        let last = read < PIECE;
        if last {
            pad(&mut piece);
        }
        blocks(&mut encryptor, &mut piece);
        output.write_all(&piece).at(to)?;
        written += u64::try_from(piece.len()).unwrap_or_default();
        if last {
            return Ok(written);
        }
    }
}

fn encryptor(key: &Key) -> Encryptor {
    Encryptor::new(&(*key).into(), &[0; BLOCK].into())
}

fn pad(bytes: &mut Vec<u8>) {
    let missing = BLOCK - bytes.len() % BLOCK;
    let value = u8::try_from(missing).unwrap_or_default();
    bytes.resize(bytes.len() + missing, value);
}

fn blocks(encryptor: &mut Encryptor, bytes: &mut [u8]) {
    let (blocks, _) = Array::slice_as_chunks_mut(bytes);
    encryptor.encrypt_blocks(blocks);
}

#[cfg(test)]
mod tests {
    use aes::cipher::{BlockModeDecrypt, block_padding::Pkcs7};

    use super::*;

    #[test]
    fn decrypts_with_the_stock_cipher_whatever_the_length() {
        let key = [7; 32];
        for len in [0, 1, 15, 16, 17, 4096] {
            let content = vec![b'x'; len];
            let mut stored = encrypt(&content, &key);
            let plain = cbc::Decryptor::<Aes256>::new(&key.into(), &[0; BLOCK].into())
                .decrypt_padded::<Pkcs7>(&mut stored)
                .unwrap();
            assert_eq!(plain, content);
        }
    }
}
