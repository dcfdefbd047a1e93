//! The computation of checksums.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crc::{CRC_32_ISCSI, CRC_64_NVME, Crc, Table};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::schema::checksum::ChecksumAlgorithm;

static CRC32C: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISCSI);
static CRC64_NVME: Crc<u64, Table<16>> = Crc::<u64, Table<16>>::new(&CRC_64_NVME);

/// Computes the checksum of a body that is passed in pieces.
///
/// ```
/// use farrier::{Checksum, ChecksumAlgorithm};
///
/// let mut checksum = Checksum::new(ChecksumAlgorithm::Crc32);
/// checksum.update(b"1234");
/// checksum.update(b"56789");
/// assert_eq!(checksum.header_value(), "y/Q5Jg==");
/// ```
pub struct Checksum {
    algorithm: ChecksumAlgorithm,
    state: State,
}

enum State {
    Crc64Nvme(crc::Digest<'static, u64, Table<16>>),
    Crc32c(crc::Digest<'static, u32, Table<16>>),
    Crc32(crc32fast::Hasher),
    Sha1(Box<Sha1>),
    Sha256(Box<Sha256>),
}

impl Checksum {
    /// Starts with an empty body.
    pub fn new(algorithm: ChecksumAlgorithm) -> Self {
        let state = match algorithm {
            ChecksumAlgorithm::Crc64Nvme => State::Crc64Nvme(CRC64_NVME.digest()),
            ChecksumAlgorithm::Crc32c => State::Crc32c(CRC32C.digest()),
            ChecksumAlgorithm::Crc32 => State::Crc32(crc32fast::Hasher::new()),
            ChecksumAlgorithm::Sha1 => State::Sha1(Box::default()),
            ChecksumAlgorithm::Sha256 => State::Sha256(Box::default()),
        };
        Self { algorithm, state }
    }

    /// Returns the algorithm of the checksum.
    pub fn algorithm(&self) -> ChecksumAlgorithm {
        self.algorithm
    }

    /// Adds the next piece of the body, which may have any length.
    pub fn update(&mut self, piece: &[u8]) {
        match &mut self.state {
            State::Crc64Nvme(digest) => digest.update(piece),
            State::Crc32c(digest) => digest.update(piece),
            State::Crc32(hasher) => hasher.update(piece),
            State::Sha1(hasher) => hasher.update(piece),
            State::Sha256(hasher) => hasher.update(piece),
        }
    }

    /// Returns the checksum as a header holds it, which is the base64 of its big-endian bytes.
    pub fn header_value(self) -> String {
        match self.state {
            State::Crc64Nvme(digest) => STANDARD.encode(digest.finalize().to_be_bytes()),
            State::Crc32c(digest) => STANDARD.encode(digest.finalize().to_be_bytes()),
            State::Crc32(hasher) => STANDARD.encode(hasher.finalize().to_be_bytes()),
            State::Sha1(hasher) => STANDARD.encode(hasher.finalize()),
            State::Sha256(hasher) => STANDARD.encode(hasher.finalize()),
        }
    }

    /// Returns the checksum of a whole body as a header holds it.
    pub(super) fn of(algorithm: ChecksumAlgorithm, body: &[u8]) -> String {
        let mut checksum = Self::new(algorithm);
        checksum.update(body);
        checksum.header_value()
    }
}

/// Shows only the algorithm, because a checksum reveals something about the body, which may be
/// secret.
impl fmt::Debug for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checksum").field("algorithm", &self.algorithm).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Checksum;
    use crate::schema::checksum::ChecksumAlgorithm::{
        self, Crc32, Crc32c, Crc64Nvme, Sha1, Sha256,
    };

    fn hex(algorithm: ChecksumAlgorithm, body: &[u8]) -> String {
        use base64::Engine;
        let value = Checksum::of(algorithm, body);
        let bytes = base64::engine::general_purpose::STANDARD.decode(value).unwrap();
        crate::aws::tree_hash::hex(&bytes)
    }

    /// The values are those of the standards: the CRCs of "123456789", RFC 3720 for zeros, and FIPS
    /// 180-4 for the others.
    #[test]
    fn checksums_equal_those_in_the_standards() {
        for (algorithm, body, sum) in [
            (Crc32, &b"123456789"[..], "cbf43926"),
            (Crc32, b"", "00000000"),
            (Crc32c, b"123456789", "e3069283"),
            (Crc32c, &[0; 32], "8a9136aa"),
            (Crc64Nvme, b"123456789", "ae8b14860a799888"),
            (Sha1, b"abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (Sha1, b"", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            (Sha256, b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ] {
            assert_eq!(hex(algorithm, body), sum, "{algorithm:?}");
        }
    }

    proptest! {
        #[test]
        fn the_checksum_does_not_depend_on_how_the_body_is_split(body in proptest::collection::vec(any::<u8>(), 0..300), at in 0..300_usize) {
            for algorithm in ChecksumAlgorithm::ALL {
                let (first, second) = body.split_at(at.min(body.len()));
                let mut checksum = Checksum::new(algorithm);
                checksum.update(first);
                checksum.update(second);
                prop_assert_eq!(checksum.header_value(), Checksum::of(algorithm, &body));
            }
        }
    }

    #[test]
    fn each_header_ends_with_the_name_of_its_algorithm() {
        for algorithm in ChecksumAlgorithm::ALL {
            assert_eq!(ChecksumAlgorithm::from_name(algorithm.name()), Some(algorithm));
            let header = format!("x-amz-checksum-{}", algorithm.name().to_lowercase());
            assert_eq!(algorithm.header(), header);
        }
        assert_eq!(ChecksumAlgorithm::from_name("crc32"), None);
    }
}
