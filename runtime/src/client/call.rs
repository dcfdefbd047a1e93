//! One call: what it sets differently from its client. Nothing of how it is carried out.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderName, HeaderValue};

use crate::auth::identity::{ApiKey, BasicLogin, BearerToken};
use crate::auth::identity_error::IdentityError;
use crate::aws::bucket::Addressing;
use crate::client::inner::Inner;
use crate::client::overrides::Overrides;
use crate::client::sent::Sent;
use crate::client::stalled_stream::StalledStreamProtection;
use crate::codec::responses::Responses;
use crate::operation::Operation;
use crate::validate::mode::Validation;

#[cfg(feature = "endpoint-rules")]
mod endpoints;
mod future;
mod providers;
#[cfg(feature = "sigv4")]
mod signing;

/// One call of an operation: `.await` it, or set first what it does differently from its client.
///
/// Nothing is sent before the call is awaited, and dropping it cancels it. If the compiler finds no method
/// such as `unwrap` on a `Call`, or finds a `Result` where it expects a `Call`, an `.await` is missing.
///
/// A call is a [`Future`], so it can be given to whatever waits for several of them. What is set once it has been
/// polled changes nothing.
///
/// # Panics
/// Panics if it is polled again after it has given its result, as every `async fn` does.
#[must_use = "nothing is sent before the call is awaited: write `.await`"]
pub struct Call<'c, O: Operation> {
    client: &'c Arc<Inner>,
    overrides: Overrides,
    phase: Phase<'c, O::Input>,
}

/// How far a call has come.
enum Phase<'c, I> {
    /// The call hasn't been polled.
    Ready(I),
    /// Its request is on its way.
    Sent(Sent<'c>),
    /// It has given its result.
    Done,
}

impl<'c, O: Operation> Call<'c, O> {
    pub(super) fn new(client: &'c Arc<Inner>, input: O::Input) -> Self {
        Self { client, overrides: Overrides::default(), phase: Phase::Ready(input) }
    }

    /// Limits the time that this call takes, in place of the client's
    /// [`Timeouts::call`](crate::Timeouts).
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.overrides.timeout = Some(limit);
        self
    }

    /// Sets the least throughput of this call's bodies, in place of the client's setting
    /// ([`StalledStreamProtection`]).
    pub fn stalled_stream_protection(mut self, protection: StalledStreamProtection) -> Self {
        self.overrides.stalled_stream_protection = Some(Box::new(protection));
        self
    }

    /// Sets what happens if the input breaks a constraint of the model, in place of the client's
    /// setting.
    pub fn validation(mut self, validation: Validation) -> Self {
        self.overrides.validation = Some(validation);
        self
    }

    /// Sets where the name of the bucket goes, in place of the client's setting. It says nothing to
    /// services that have no buckets.
    pub fn addressing(mut self, addressing: Addressing) -> Self {
        self.overrides.addressing = Some(addressing);
        self
    }

    /// Adds a header to the request. It replaces one of the same name, be it the model's or the
    /// client's. Its value is taken for a secret.
    ///
    /// A name or value that no header can have fails the call with [`Error::Request`](crate::Error::Request).
    /// So does a header that is for the transport to set, because it ends the message, chooses its host or
    /// concerns the connection: `Connection`, `Content-Length`, `Expect`, `Host`, `HTTP2-Settings`,
    /// `Keep-Alive`, `Proxy-Connection`, `TE`, `Trailer`, `Transfer-Encoding` and `Upgrade`. The host is that
    /// of the endpoint; a [layer](crate::ClientBuilder::layer) may set another `Host`, for a proxy.
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        HeaderName: TryFrom<N>,
        HeaderValue: TryFrom<V>,
    {
        if let Err(problem) = self.overrides.headers.add(name, value) {
            self.overrides.error.get_or_insert(problem);
        }
        self
    }

    /// Sets how strictly the response is read, in place of the client's setting.
    pub fn responses(mut self, responses: Responses) -> Self {
        self.overrides.responses = Some(responses);
        self
    }

    /// Limits the body of the response, in bytes, in place of the client's setting
    /// ([`ClientBuilder::max_response_size`](crate::ClientBuilder::max_response_size)). The limit of what the output
    /// takes on the heap stays what it is.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.overrides.max_response_size = Some(bytes);
        self
    }

    /// Limits what the output or error takes on the heap, in bytes, in place of the client's setting
    /// ([`ClientBuilder::max_response_heap`](crate::ClientBuilder::max_response_heap)).
    pub fn max_response_heap(mut self, bytes: usize) -> Self {
        self.overrides.max_response_heap = Some(bytes);
        self
    }

    /// Authenticates this call with a bearer token, and with none of the client's identities.
    ///
    /// A token that can't be used, or an operation that takes none, fails the call with
    /// [`Error::Request`](crate::Error::Request). See [`ClientBuilder::bearer`](crate::ClientBuilder::bearer).
    pub fn bearer<T>(mut self, token: T) -> Self
    where
        T: TryInto<BearerToken, Error: Into<IdentityError>>,
    {
        self.overrides.forget(|providers| providers.bearer = None);
        match token.try_into() {
            Ok(token) => self.overrides.identities = self.overrides.identities.bearer(token),
            Err(error) => self.fail(&error.into()),
        }
        self
    }

    /// Authenticates this call with an API key, and with none of the client's identities.
    ///
    /// A key that can't be used, or an operation that takes none, fails the call with
    /// [`Error::Request`](crate::Error::Request). See [`ClientBuilder::api_key`](crate::ClientBuilder::api_key).
    pub fn api_key<K>(mut self, key: K) -> Self
    where
        K: TryInto<ApiKey, Error: Into<IdentityError>>,
    {
        self.overrides.forget(|providers| providers.api_key = None);
        match key.try_into() {
            Ok(key) => self.overrides.identities = self.overrides.identities.api_key(key),
            Err(error) => self.fail(&error.into()),
        }
        self
    }

    /// Authenticates this call with a user name and a password, and with none of the client's identities.
    ///
    /// A login that can't be used, or an operation that takes none, fails the call with
    /// [`Error::Request`](crate::Error::Request). See [`ClientBuilder::basic`](crate::ClientBuilder::basic).
    pub fn basic(mut self, user: &str, password: &str) -> Self {
        self.overrides.forget(|providers| providers.basic = None);
        match BasicLogin::new(user, password) {
            Ok(login) => self.overrides.identities = self.overrides.identities.basic(login),
            Err(error) => self.fail(&error),
        }
        self
    }

    fn fail(&mut self, error: &IdentityError) {
        self.overrides.error.get_or_insert_with(|| error.to_string());
    }

    /// Makes the call give what came with the answer, too: its status, its headers and the ids that
    /// the service gave to the request.
    ///
    /// ```
    /// # async fn example<Ping: farrier::Operation<Input = farrier::Unit>>(
    /// #     client: &farrier::Client,
    /// # ) -> Result<(), farrier::Error<Ping::Error>> {
    /// let response = client.call::<Ping>(farrier::Unit {}).with_response().await?;
    /// println!("{} {:?}", response.status(), response.request_id());
    /// let output = response.into_output();
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_response(self) -> CallWithResponse<'c, O> {
        CallWithResponse(self)
    }
}

impl<O: Operation> fmt::Debug for Call<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &O::SCHEMA.name)
            .field("timeout", &self.overrides.timeout)
            .field("validation", &self.overrides.validation)
            .finish_non_exhaustive()
    }
}

/// A call that gives the output together with what came with it: see [`Call::with_response`].
///
/// # Panics
/// Panics if it is polled again after it has given its result, as every `async fn` does.
#[must_use = "nothing is sent before the call is awaited: write `.await`"]
pub struct CallWithResponse<'c, O: Operation>(Call<'c, O>);

impl<O: Operation> fmt::Debug for CallWithResponse<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CallWithResponse").field(&self.0).finish()
    }
}
