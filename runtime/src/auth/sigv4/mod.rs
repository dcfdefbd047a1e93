//! AWS Signature Version 4.
//!
//! A [`Signer`] is a pure function: of credentials, a region, the name of a service and a time it makes the
//! signature of a request. Clients sign by themselves, and need nothing of this module. It is for requests
//! that no client makes, and for those who want to see what was signed.
//!
//! ```
//! use farrier::sigv4::{Payload, Signer, Target};
//! use farrier::{Credentials, http};
//!
//! let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None);
//! let time = "2015-08-30T12:36:00Z".parse()?;
//! let signer = Signer::new(&credentials, "us-east-1", "service", time);
//!
//! let request = http::Request::get("https://example.amazonaws.com/").body(())?;
//! let (mut head, _) = request.into_parts();
//! let target = Target::of(&head.method, &head.uri);
//! let signature = signer.sign_headers(target, &mut head.headers, Payload::Bytes(b""))?;
//!
//! let expected = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
//! assert_eq!(signature.hex(), expected);
//! assert!(head.headers["authorization"].to_str()?.ends_with(expected));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The pieces of a body that is sent in chunks or as events have signatures of their own, which [`Signer::chain`] and
//! [`ChunkWriter`] make.
//!
//! See AWS's [Signature Version 4](https://docs.aws.amazon.com/general/latest/gr/signature-version-4.html).

#[cfg(feature = "sigv4a")]
mod asymmetric;
mod canonical;
pub(crate) mod chain;
mod chunked;
#[cfg(feature = "sigv4a")]
pub(super) mod ecdsa;
pub(super) mod hash;
mod header_form;
pub(super) mod key;
mod moment;
pub(crate) mod payload;
mod query_form;
mod signature;
pub(crate) mod signer;
pub(crate) mod target;

#[cfg(feature = "sigv4a")]
pub use asymmetric::AsymmetricSigner;
pub use canonical::SignedPath;
pub use chain::{ChainedSigner, PieceSignature};
pub use chunked::ChunkWriter;
pub(crate) use header_form::CONTENT_HASH;
pub use payload::Payload;
pub use query_form::SignedQuery;
pub use signature::Signature;
pub use signer::{Signer, SigningError};
pub use target::Target;
