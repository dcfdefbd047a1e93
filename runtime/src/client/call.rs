//! One call: what it sets differently from its client. Nothing of how it is carried out.

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderName, HeaderValue};

use super::Client;
use super::future::CallFuture;
use crate::aws::bucket::Addressing;
use crate::error::call::Error;
use crate::operation::Operation;
use crate::validate::mode::Validation;

/// Headers that frame the message, which only the transport can know.
const FRAMING: [HeaderName; 3] = [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING];

/// One call of an operation: `.await` it, or set first what it does differently from its client.
///
/// Dropping the future cancels the call.
#[must_use = "nothing is sent before the call is awaited"]
pub struct Call<'c, O: Operation> {
    pub(super) client: &'c Client,
    pub(super) input: O::Input,
    pub(super) overrides: Overrides,
}

/// What a call sets differently from its client.
pub(super) struct Overrides {
    pub(super) timeout: Option<Duration>,
    pub(super) validation: Option<Validation>,
    pub(super) addressing: Option<Addressing>,
    /// The headers to add, or what is wrong with the first one that is.
    pub(super) headers: Result<Vec<(HeaderName, HeaderValue)>, String>,
}

impl<'c, O: Operation> Call<'c, O> {
    pub(super) fn new(client: &'c Client, input: O::Input) -> Self {
        let overrides = Overrides {
            timeout: None,
            validation: None,
            addressing: None,
            headers: Ok(Vec::new()),
        };
        Self { client, input, overrides }
    }

    /// Limits this call, instead of [`Timeouts::call`](crate::Timeouts::call).
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.overrides.timeout = Some(limit);
        self
    }

    /// Sets what happens to constraints that the input breaks.
    pub fn validation(mut self, validation: Validation) -> Self {
        self.overrides.validation = Some(validation);
        self
    }

    /// Sets where the name of the bucket goes, of a service that has buckets.
    pub fn addressing(mut self, addressing: Addressing) -> Self {
        self.overrides.addressing = Some(addressing);
        self
    }

    /// Adds a header to the request; one of the same name is replaced, be it the model's. The
    /// value is taken for a secret.
    ///
    /// A name or value that no header can have fails the call with [`Error::Request`], as do the
    /// headers `Connection`, `Content-Length` and `Transfer-Encoding`, which are the transport's.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Ok(headers) = &mut self.overrides.headers {
            match parse_header(name, value) {
                Ok(header) => headers.push(header),
                Err(problem) => self.overrides.headers = Err(problem),
            }
        }
        self
    }
}

/// A header that a user adds, which is taken for a secret.
///
/// Shows neither name nor value of what is refused, save a name that is fine in itself: the two
/// may have been exchanged.
pub(super) fn parse_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let Ok(name) = name.parse::<HeaderName>() else {
        return Err("a header that was added has a name that no header can have".to_owned());
    };
    if FRAMING.contains(&name) {
        return Err(format!("the header `{name}` is for the transport to set"));
    }
    let Ok(mut value) = HeaderValue::from_str(value) else {
        return Err(format!("the header `{name}` has a value that no header can have"));
    };
    value.set_sensitive(true);
    Ok((name, value))
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

impl<'c, O: Operation> IntoFuture for Call<'c, O> {
    type Output = Result<O::Output, Error<O::Error>>;
    type IntoFuture = CallFuture<'c, O>;

    fn into_future(self) -> CallFuture<'c, O> {
        CallFuture::new(self)
    }
}
