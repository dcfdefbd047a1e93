//! One request and its complete answer. Compiled once, whatever the number of operations.

use http::header::{MaxSizeReached, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::Client;
use super::body::{Body, Incoming};
use super::fault::{Fault, Reporter};
use super::limits::{Limits, Stage};
use super::transport::Sending;
use crate::operation::info;
use crate::{Bytes, OperationSchema, Reply, ResponseError};

impl Client {
    /// Sends `request` with the client's own headers and `headers` added, and gathers the answer.
    pub(super) async fn exchange(
        &self,
        operation: &'static OperationSchema,
        mut request: http::Request<Bytes>,
        headers: Vec<(HeaderName, HeaderValue)>,
        mut limits: Limits,
    ) -> Result<Reply, Fault> {
        let report = Reporter { operation, config: self.config() };
        add_headers(request.headers_mut(), headers, &self.config().user_agent)
            .map_err(|_| report.unsendable("it has too many headers".to_owned()))?;
        let Sending { answer, connection } = self.channel().send(request.map(Body::from));
        let stage = || match &connection {
            Some(connection) if connection.connection_metadata().is_none() => Stage::Connect,
            _ => Stage::Read,
        };
        let answer = limits.wait(answer, stage).await;
        let answer = answer.map_err(|stopped| report.stopped(stopped, stage()))?;
        let (head, body) = answer
            .map_err(|error| report.unanswered(error, stage(), connection.is_some()))?
            .into_parts();
        let mut response = http::Response::from_parts(head, Bytes::new());
        match gather(body, self.config().max_response_size, &mut limits, report).await? {
            Some(bytes) => *response.body_mut() = bytes,
            None => return Err(self.too_large(operation, &response)),
        }
        Ok(response)
    }

    fn too_large(&self, operation: &'static OperationSchema, response: &Reply) -> Fault {
        let limit = self.config().max_response_size;
        Fault::Response(ResponseError {
            response: info(operation, response),
            part: "body".to_owned(),
            problem: format!("it has more than the {limit} bytes that the client allows"),
        })
    }
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
    mut body: Incoming,
    max: usize,
    limits: &mut Limits,
    report: Reporter<'_>,
) -> Result<Option<Bytes>, Fault> {
    if body.announced() > max as u64 {
        return Ok(None);
    }
    let mut gathered = Gathered::default();
    loop {
        let piece = limits.wait(body.next(), || Stage::Read).await;
        match piece.map_err(|stopped| report.stopped(stopped, Stage::Read))? {
            None => return Ok(Some(gathered.finish())),
            Some(Err(error)) => return Err(report.broken_off(error)),
            Some(Ok(piece)) if gathered.len() + piece.len() > max => return Ok(None),
            Some(Ok(piece)) => gathered.push(piece, max),
        }
    }
}

/// The pieces of a body so far. Grows by what has come, whatever length the service claims; a
/// body in one piece, which most are, is not copied.
#[derive(Default)]
struct Gathered {
    first: Bytes,
    /// All pieces, once there is a second one.
    all: Vec<u8>,
}

impl Gathered {
    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    /// Adds a piece that keeps the whole within `max` bytes.
    fn push(&mut self, piece: Bytes, max: usize) {
        if self.len() == 0 {
            self.first = piece;
            return;
        }
        if self.all.is_empty() {
            self.all.extend_from_slice(&self.first);
        }
        let len = self.all.len() + piece.len();
        if len > self.all.capacity() {
            // Doubles as usual, but not beyond what can come.
            let capacity = len.saturating_mul(2).min(max).max(len);
            self.all.reserve_exact(capacity - self.all.len());
        }
        self.all.extend_from_slice(&piece);
    }

    fn finish(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::Gathered;
    use crate::Bytes;

    #[test]
    fn one_piece_is_not_copied() {
        let piece = Bytes::from(vec![7; 100]);
        let mut gathered = Gathered::default();
        gathered.push(Bytes::new(), 100);
        gathered.push(piece.clone(), 100);
        assert_eq!(gathered.finish().as_ptr(), piece.as_ptr());
    }

    #[test]
    fn several_pieces_never_take_more_than_the_limit() {
        let mut gathered = Gathered::default();
        for piece in [&b"abc"[..], b"", b"defg", b"hij"] {
            gathered.push(Bytes::from_static(piece), 10);
            assert!(gathered.all.capacity() <= 10, "{}", gathered.all.capacity());
        }
        assert_eq!(gathered.len(), 10);
        assert_eq!(gathered.finish(), "abcdefghij");
    }
}
