//! What is AWS's alone: addresses in regions, buckets, the hash of archives, the headers with the ids of
//! requests.

pub(crate) mod bucket;
pub(crate) mod region;
pub(crate) mod request_id;
#[cfg(feature = "checksum")]
pub(crate) mod tree_hash;
