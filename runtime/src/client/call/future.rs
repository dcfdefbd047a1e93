//! Calls are futures themselves and not only made into some, so that the compiler suggests the `.await` which
//! was forgotten before a `?`. They are written out rather than as `async` blocks because they are compiled
//! again for each operation, by each user. All that needs no type of the operation is in [`Sent`], which is
//! compiled once.

use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::{Call, CallWithResponse, Phase};
use crate::body::stream::ByteStream;
use crate::client::finish;
use crate::client::sent::Sent;
use crate::error::call::Error;
use crate::operation::Operation;
use crate::operation::options::ResponseOptions;
use crate::operation::response::Response;

/// What a call makes of its answer.
type Read<O, T> =
    fn(&ResponseOptions, http::Response<ByteStream>) -> Result<T, Error<<O as Operation>::Error>>;

impl<O: Operation> Call<'_, O> {
    fn poll_with<T>(
        &mut self,
        cx: &mut Context<'_>,
        read: Read<O, T>,
    ) -> Poll<Result<T, Error<O::Error>>> {
        if let Phase::Ready(input) = &mut self.phase {
            let overrides = mem::take(&mut self.overrides);
            match Sent::start(self.client, O::SCHEMA, input, overrides) {
                Ok(sent) => self.phase = Phase::Sent(sent),
                Err(error) => {
                    self.phase = Phase::Done;
                    return Poll::Ready(Err(error.widen()));
                }
            }
        }
        let Phase::Sent(sent) = &mut self.phase else {
            panic!("a call was polled after it had given its result");
        };
        let result = match ready!(sent.poll(cx)) {
            Ok(answer) => {
                let result = sent.span.in_scope(|| read(&sent.responses, answer));
                let result = finish::in_time(sent.end, O::SCHEMA.name, result);
                finish::record(&sent.span, result)
            }
            Err(error) => Err(error.widen()),
        };
        self.phase = Phase::Done;
        Poll::Ready(result)
    }
}

// What has to stay in place is in a box.
impl<O: Operation> Unpin for Call<'_, O> {}
impl<O: Operation> Unpin for CallWithResponse<'_, O> {}

impl<O: Operation> Future for Call<'_, O> {
    type Output = Result<O::Output, Error<O::Error>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().poll_with(cx, |options, answer| O::response_with(answer, options))
    }
}

impl<O: Operation> Future for CallWithResponse<'_, O> {
    type Output = Result<Response<O::Output>, Error<O::Error>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().0.poll_with(cx, |options, answer| O::full_response(answer, options))
    }
}
