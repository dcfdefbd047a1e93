//! Idempotency tokens (smithy.io, `idempotencyToken` trait).

use std::fmt;

/// Where the tokens of calls come from that bring none of their own.
///
/// ```
/// use farrier::TokenSource;
///
/// /// The same token each time, for tests.
/// #[derive(Debug)]
/// struct Fixed;
///
/// impl TokenSource for Fixed {
///     fn token(&self) -> String {
///         "00000000-0000-4000-8000-000000000000".to_owned()
///     }
/// }
/// ```
pub trait TokenSource: fmt::Debug + Send + Sync {
    /// A new token.
    fn token(&self) -> String;
}

/// UUIDs of version 4 (RFC 9562), from the operating system's secure random source.
///
/// On `wasm32-unknown-unknown` there is no operating system. There this type exists with the feature
/// `js` only, and takes its randomness from JavaScript's Web Crypto API.
#[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomTokens;

#[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
impl TokenSource for RandomTokens {
    fn token(&self) -> String {
        uuid::Uuid::new_v4().to_string()
    }
}
