//! A transport without a network.

use farrier::http::{Request, Response};
use farrier::{ByteStream, Transport};

/// What comes of a request: an answer, or why there is none.
pub type Outcome = Result<Response<ByteStream>, String>;

/// Answers each request by a function of it.
pub fn answered_by<F>(answer: F) -> AnsweredBy<F>
where
    F: FnOnce(Request<ByteStream>) -> Outcome + Clone + Send + 'static,
{
    AnsweredBy(answer)
}

/// See [`answered_by`].
#[derive(Debug, Clone)]
pub struct AnsweredBy<F>(F);

impl<F> Transport for AnsweredBy<F>
where
    F: FnOnce(Request<ByteStream>) -> Outcome + Clone + Send + 'static,
{
    type Body = ByteStream;
    type Error = String;

    async fn send(self, request: Request<ByteStream>) -> Outcome {
        (self.0)(request)
    }
}
