//! A request whose signature is in its URL.

use std::fmt;

use http::{HeaderMap, Method, Uri};

use crate::timestamp::Timestamp;

/// A request that is signed in its URL, so that others can send it, without credentials: a browser, say, or a program
/// in another language. It can be sent any number of times until it expires.
///
/// Whoever has the URL can send the request, so it is a secret. `Debug` shows it without the query.
///
/// ```
/// # fn example(presigned: farrier::PresignedRequest) -> Result<(), farrier::http::Error> {
/// println!("curl -X {} '{}'", presigned.method(), presigned.uri());
/// for (name, value) in presigned.headers() {
///     println!("  -H '{name}: {}'", value.to_str().unwrap_or_default());
/// }
/// let request = presigned.into_request(String::from("the body, if the operation takes one"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct PresignedRequest {
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) expires_at: Timestamp,
}

impl PresignedRequest {
    /// Returns the method to send the request by.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the URL, whose query has the signature. `Display` prints it.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Returns the headers that must be sent along, because they are signed. Often there are none. `Host` isn't among
    /// them, because every HTTP client sends it.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the instant from which the service refuses the request. It is earlier than what was asked for if the
    /// credentials expire before.
    pub fn expires_at(&self) -> Timestamp {
        self.expires_at
    }

    /// Makes a request of it, with a body.
    pub fn into_request<B>(self, body: B) -> http::Request<B> {
        let mut request = http::Request::new(body);
        *request.method_mut() = self.method;
        *request.uri_mut() = self.uri;
        *request.headers_mut() = self.headers;
        request
    }
}

impl fmt::Debug for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignedRequest")
            .field("method", &self.method)
            .field("host", &self.uri.host().unwrap_or_default())
            .field(
                "headers",
                &self.headers.keys().map(http::HeaderName::as_str).collect::<Vec<_>>(),
            )
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}
