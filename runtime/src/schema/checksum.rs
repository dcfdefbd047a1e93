//! The checksums of an operation (smithy.io, `httpChecksumRequired` and
//! `aws.protocols#httpChecksum` traits).

/// An algorithm for the checksum of a body (smithy.io, `aws.protocols#httpChecksum` trait).
///
/// Algorithms that the trait may name but that are not listed here are not supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChecksumAlgorithm {
    /// `CRC64NVME`: CRC-64 as NVM Express defines it.
    Crc64Nvme,
    /// `CRC32C`: CRC-32 with Castagnoli's polynomial (RFC 3720).
    Crc32c,
    /// `CRC32`: CRC-32 as Ethernet and gzip have it (RFC 1952).
    Crc32,
    /// `SHA1` (FIPS 180-4).
    Sha1,
    /// `SHA256` (FIPS 180-4).
    Sha256,
}

impl ChecksumAlgorithm {
    /// All algorithms, the cheapest first. If a response has several checksums, only the one that
    /// comes first in this order is verified.
    pub const ALL: [Self; 5] =
        [Self::Crc64Nvme, Self::Crc32c, Self::Crc32, Self::Sha1, Self::Sha256];

    /// Returns the algorithm of this name, such as `CRC32`, or `None` if there is no such
    /// algorithm. The name is case-sensitive.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    /// Returns the name of the algorithm, such as `CRC32`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Crc64Nvme => "CRC64NVME",
            Self::Crc32c => "CRC32C",
            Self::Crc32 => "CRC32",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
        }
    }

    /// Returns the name of the header that carries the checksum, such as `x-amz-checksum-crc32`.
    pub const fn header(self) -> &'static str {
        match self {
            Self::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Self::Crc32c => "x-amz-checksum-crc32c",
            Self::Crc32 => "x-amz-checksum-crc32",
            Self::Sha1 => "x-amz-checksum-sha1",
            Self::Sha256 => "x-amz-checksum-sha256",
        }
    }
}

/// Says which checksums the requests of an operation carry and which of its responses are verified.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checksums {
    /// Whether requests carry the header `Content-MD5` (`@httpChecksumRequired`).
    pub content_md5: bool,
    /// The name of the input's member that chooses the algorithm of the request's checksum. Without
    /// such a member, requests have no checksum but `Content-MD5` and the tree hash.
    pub algorithm_member: Option<&'static str>,
    /// Whether requests carry a checksum even if that member is absent. The algorithm is CRC32
    /// then.
    pub required: bool,
    /// Whether requests carry the SHA-256 of the body and its tree hash.
    pub tree_hash: bool,
    /// The algorithms that responses are verified by, one bit for each.
    response: u8,
}

impl Checksums {
    /// Requests without checksums, and responses that are not verified.
    pub const NONE: Self = Self {
        content_md5: false,
        algorithm_member: None,
        required: false,
        tree_hash: false,
        response: 0,
    };

    /// Adds an algorithm that responses are verified by.
    #[must_use]
    pub const fn with_response(mut self, algorithm: ChecksumAlgorithm) -> Self {
        self.response |= 1 << algorithm as u8;
        self
    }

    /// Returns the algorithms that responses are verified by, in the order of
    /// [`ChecksumAlgorithm::ALL`]. The first one whose header a response has is verified.
    pub fn response(&self) -> impl Iterator<Item = ChecksumAlgorithm> {
        let bits = self.response;
        ChecksumAlgorithm::ALL
            .into_iter()
            .filter(move |algorithm| bits & 1 << *algorithm as u8 != 0)
    }
}
