//! What operations say of checksums (smithy.io, `httpChecksumRequired`, `aws.protocols#httpChecksum`).

/// A checksum of a body, as `aws.protocols#httpChecksum` names it.
///
/// The specification may name others; those are not supported.
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
    /// All of them; of several checksums in a response the first that is there is verified. They
    /// stand in the order of what they cost.
    pub const ALL: [Self; 5] =
        [Self::Crc64Nvme, Self::Crc32c, Self::Crc32, Self::Sha1, Self::Sha256];

    /// The algorithm of this name, which is in upper case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    /// The name: `CRC32`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Crc64Nvme => "CRC64NVME",
            Self::Crc32c => "CRC32C",
            Self::Crc32 => "CRC32",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
        }
    }

    /// The header that the checksum travels in: `x-amz-checksum-crc32`.
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

/// The checksums of an operation's messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checksums {
    /// Requests carry `Content-MD5`.
    pub content_md5: bool,
    /// The member of the input that names the algorithm for the request.
    pub algorithm_member: Option<&'static str>,
    /// Requests carry a checksum even if that member is absent.
    pub required: bool,
    /// Requests carry the SHA-256 of the body and the hash of its tree.
    pub tree_hash: bool,
    /// The algorithms by which responses are verified, a bit each.
    response: u8,
}

impl Checksums {
    /// No checksum at all.
    pub const NONE: Self = Self {
        content_md5: false,
        algorithm_member: None,
        required: false,
        tree_hash: false,
        response: 0,
    };

    /// Adds an algorithm by which responses are verified.
    #[must_use]
    pub const fn with_response(mut self, algorithm: ChecksumAlgorithm) -> Self {
        self.response |= 1 << algorithm as u8;
        self
    }

    /// The algorithms by which responses are verified, the first that is there counts.
    pub fn response(&self) -> impl Iterator<Item = ChecksumAlgorithm> {
        let bits = self.response;
        ChecksumAlgorithm::ALL
            .into_iter()
            .filter(move |algorithm| bits & 1 << *algorithm as u8 != 0)
    }
}
