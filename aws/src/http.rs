//! Plain requests to services on the machine or beside it, and the transport of calls.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use farrier::http::{Request, StatusCode};
use farrier::{BoxTransport, ByteStream, Bytes, HttpTransport, Transport};

use crate::error::Error;

/// As many bytes as an answer may have.
const LIMIT: usize = 256 * 1024;

/// What requests are sent by. Clones share connections.
#[derive(Clone, Default)]
pub(crate) struct Http(Arc<Shared>);

#[derive(Default)]
struct Shared {
    given: Option<BoxTransport>,
    plain: OnceLock<BoxTransport>,
    tls: OnceLock<BoxTransport>,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unanswered {
    /// It took too long.
    TimedOut,
    /// There is no connection, or it broke.
    NoConnection,
    /// The answer is larger than any that is expected, or it broke off.
    Unreadable,
}

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TimedOut => "it didn't answer in time",
            Self::NoConnection => "no connection could be made",
            Self::Unreadable => "its answer broke off, or has more than 256 KiB",
        })
    }
}

impl Http {
    /// Sends by `transport`.
    pub(crate) fn given(transport: impl Transport) -> Self {
        let given = Some(BoxTransport::new(transport));
        Self(Arc::new(Shared { given, ..Shared::default() }))
    }

    /// What calls of services are sent by.
    pub(crate) fn tls(&self) -> Result<BoxTransport, Error> {
        let Shared { given, tls, .. } = &*self.0;
        if let Some(transport) = given.as_ref().or_else(|| tls.get()) {
            return Ok(transport.clone());
        }
        let transport =
            HttpTransport::builder().build().map_err(|error| Error::failed(error.to_string()))?;
        Ok(tls.get_or_init(|| BoxTransport::new(transport)).clone())
    }

    /// What requests without TLS are sent by.
    fn plain(&self) -> Result<BoxTransport, Error> {
        let Shared { given, plain, .. } = &*self.0;
        if let Some(transport) = given.as_ref().or_else(|| plain.get()) {
            return Ok(transport.clone());
        }
        let transport = HttpTransport::builder().without_tls().build();
        let transport = transport.map_err(|error| Error::failed(error.to_string()))?;
        Ok(plain.get_or_init(|| BoxTransport::new(transport)).clone())
    }

    /// Sends a request and gathers the answer within a time limit.
    pub(crate) async fn send(
        &self,
        request: Request<()>,
        limit: Duration,
    ) -> Result<Result<Answer, Unanswered>, Error> {
        let is_plain = request.uri().scheme_str() == Some("http");
        let transport = if is_plain { self.plain()? } else { self.tls()? };
        let request = request.map(|()| ByteStream::default());
        let answer = tokio::time::timeout(limit, exchange(transport, request)).await;
        Ok(answer.unwrap_or(Err(Unanswered::TimedOut)))
    }
}

async fn exchange(
    transport: BoxTransport,
    request: Request<ByteStream>,
) -> Result<Answer, Unanswered> {
    let response = transport.send(request).await.map_err(|_| Unanswered::NoConnection)?;
    let (head, body) = response.into_parts();
    let body = body.collect(LIMIT).await.map_err(|_| Unanswered::Unreadable)?;
    Ok(Answer { status: head.status, body })
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").finish_non_exhaustive()
    }
}
