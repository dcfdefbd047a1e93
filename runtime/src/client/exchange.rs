//! One request and its answer, which is complete or streamed. Compiled once, whatever the number
//! of operations.

use http::header::{MaxSizeReached, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue};
use http_body::Body as _;

use super::Client;
use super::download::Download;
use super::fault::{Fault, Reporter};
use super::limits::{Limits, Stage};
use super::transport::Sending;
use super::upload::{self, Progress};
use crate::body::gathered::Gathered;
use crate::body::stream::ByteStream;
use crate::error::response::ResponseError;
#[cfg(feature = "event-stream")]
use crate::event_stream::initial;
use crate::operation::{info, succeeded};
use crate::schema::service::OperationSchema;
use crate::schema::streaming::Streaming;
use bytes::Bytes;

impl Client {
    /// Sends `request` with the client's own headers and `headers` added, and gathers the answer,
    /// unless it is one that is to be streamed.
    pub(super) async fn exchange(
        &self,
        operation: &'static OperationSchema,
        mut request: http::Request<ByteStream>,
        headers: Vec<(HeaderName, HeaderValue)>,
        mut limits: Limits,
    ) -> Result<http::Response<ByteStream>, Fault> {
        let report = Reporter { operation, config: self.config() };
        add_headers(request.headers_mut(), headers, &self.config().user_agent)
            .map_err(|_| report.unsendable("it has too many headers".to_owned()))?;
        let progress = upload::watch(request.body_mut());
        let Sending { answer, connection } = self.channel().send(request);
        let stage = || match &connection {
            Some(connection) if connection.connection_metadata().is_none() => Stage::Connect,
            _ => progress.as_deref().and_then(Progress::mark).map_or(Stage::Read, Stage::Send),
        };
        let answer = limits.wait(answer, stage).await;
        let answer = answer.map_err(|stopped| report.stopped(stopped, stage()))?;
        let (head, body) = answer
            .map_err(|error| report.unanswered(error, stage(), connection.is_some()))?
            .into_parts();
        if let Some(streaming) = operation.output_stream
            && succeeded(operation, head.status)
        {
            let body = Download::new(body, self.clone(), operation, streaming);
            let response = http::Response::from_parts(head, ByteStream::from_body(body));
            return ahead(response, streaming, &mut limits, report).await;
        }
        let gathered = gather(body, self.config().max_response_size, &mut limits, report).await?;
        let response = http::Response::from_parts(head, ByteStream::default());
        match gathered {
            Some(bytes) => Ok(response.map(|_| ByteStream::from(bytes))),
            None => Err(self.too_large(operation, &response)),
        }
    }

    fn too_large<B>(
        &self,
        operation: &'static OperationSchema,
        response: &http::Response<B>,
    ) -> Fault {
        let limit = self.config().max_response_size;
        Fault::Response(ResponseError {
            response: Box::new(info(operation, response)),
            part: "body".to_owned(),
            problem: format!("it has more than the {limit} bytes that the client allows"),
        })
    }
}

/// The response, with the message that comes before its events received.
#[cfg(feature = "event-stream")]
async fn ahead(
    response: http::Response<ByteStream>,
    streaming: Streaming,
    limits: &mut Limits,
    report: Reporter<'_>,
) -> Result<http::Response<ByteStream>, Fault> {
    if streaming != Streaming::EventsAfterInitial {
        return Ok(response);
    }
    let (mut head, body) = response.into_parts();
    let received = limits.wait(initial::receive(body), || Stage::Read).await;
    let received = received.map_err(|stopped| report.stopped(stopped, Stage::Read))?;
    let (initial, events) = received.map_err(|error| report.ended(error.into_source()))?;
    head.extensions.insert(initial::Initial(initial));
    Ok(http::Response::from_parts(head, events))
}

#[cfg(not(feature = "event-stream"))]
#[allow(clippy::unused_async, reason = "its counterpart waits")]
async fn ahead(
    response: http::Response<ByteStream>,
    _: Streaming,
    _: &mut Limits,
    _: Reporter<'_>,
) -> Result<http::Response<ByteStream>, Fault> {
    Ok(response)
}

/// A header map has room for some thousands of headers; beyond that, this fails.
fn add_headers(
    own: &mut HeaderMap,
    more: Vec<(HeaderName, HeaderValue)>,
    user_agent: &HeaderValue,
) -> Result<(), MaxSizeReached> {
    for (name, value) in more {
        own.try_insert(name, value)?;
    }
    if !own.contains_key(USER_AGENT) {
        own.try_insert(USER_AGENT, user_agent.clone())?;
    }
    Ok(())
}

/// The whole body, or `None` if it has more than `max` bytes.
async fn gather(
    mut body: ByteStream,
    max: usize,
    limits: &mut Limits,
    report: Reporter<'_>,
) -> Result<Option<Bytes>, Fault> {
    if body.size_hint().lower() > max as u64 {
        return Ok(None);
    }
    let mut gathered = Gathered::default();
    loop {
        let piece = limits.wait(body.next(), || Stage::Read).await;
        match piece.map_err(|stopped| report.stopped(stopped, Stage::Read))? {
            None => return Ok(Some(gathered.finish())),
            Some(Err(error)) => return Err(report.broken_off(error.into_source())),
            Some(Ok(piece)) => {
                if gathered.push(piece, max).is_err() {
                    return Ok(None);
                }
            }
        }
    }
}
