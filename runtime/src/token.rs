//! Sources of idempotency tokens (smithy.io, `idempotencyToken` trait).

use std::fmt;

/// A source of idempotency tokens.
///
/// It is asked for a token if a member with the trait `@idempotencyToken` is absent from the input
/// of a call. Clients use [`RandomTokens`] by default. Each call makes tokens of its own, so to repeat a call
/// with the same token, fill it before the input is cloned ([`Input::with_tokens`](crate::Input::with_tokens)).
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
    /// Creates a token.
    fn token(&self) -> String;
}

/// A member that holds an idempotency token.
#[doc(hidden)]
pub trait IdempotencyToken {
    /// Fills the member with a token if it is absent.
    fn fill(&mut self, tokens: &dyn TokenSource);
}

impl IdempotencyToken for Option<String> {
    fn fill(&mut self, tokens: &dyn TokenSource) {
        self.get_or_insert_with(|| tokens.token());
    }
}

/// Creates tokens that are random UUIDs (RFC 9562, version 4) from the secure random source of the
/// operating system.
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
