//! Cases of event streams (smithy.io, `eventStreamTests`): the message that begins a stream, and the
//! events in it, either way.
//!
//! An event that is sent is compared with the case by its headers and its payload; one that is
//! received comes from the case's bytes.

mod case;

use farrier::codec::{ReadStruct, ReadValue, WriteValue};
use farrier::event_stream::{EventError, EventStream};
use farrier::{Bytes, Error, Operation, OperationError, Streaming};

use crate::params::{self, Params};
use crate::request::{self, RequestCase};
use crate::response;
use crate::suite::Outcome;
use case::{Direction, EventCase, Expectation, Failure, messages};

/// Checks what a case says of the way there, of an operation whose input has no events.
pub(crate) fn request<O: Operation<Input: ReadValue>>(case: &str) -> Outcome {
    let case = EventCase::parse(case)?;
    match &case.initial_request {
        Some(expected) => {
            let input = initial_input::<O>(&case)?;
            request::compare(expected, &request::send::<O>(expected, input)?)
        }
        None if case.is_about(Direction::Request) => Err("the input has no events".to_owned()),
        None => Ok(()),
    }
}

/// Checks what a case says of the way there; `put` gives the input its events.
pub(crate) fn request_events<O, E>(case: &str, put: fn(&mut O::Input, EventStream<E>)) -> Outcome
where
    O: Operation<Input: ReadValue>,
    E: ReadValue,
{
    let case = EventCase::parse(case)?;
    if !case.is_about(Direction::Request) {
        return Ok(());
    }
    let expected: Vec<_> = case.events(Direction::Request).collect();
    let mut input = initial_input::<O>(&case)?;
    let events: Result<Vec<E>, String> =
        expected.iter().map(|event| event.value::<E, O>()).collect();
    put(&mut input, events?.into());
    let head = case.initial_request.as_ref();
    let mut request = request::send::<O>(head.unwrap_or(&RequestCase::default()), input)?;
    let mut found = messages(request.body())?;
    if O::SCHEMA.input_stream == Some(Streaming::EventsAfterInitial) && !found.is_empty() {
        *request.body_mut() = found.remove(0).payload;
    } else {
        *request.body_mut() = Bytes::new();
    }
    if let Some(head) = head {
        request::compare(head, &request)?;
    }
    if found.len() != expected.len() {
        return Err(format!("{} events are sent; expected {}", found.len(), expected.len()));
    }
    expected.iter().zip(&found).try_for_each(|(event, found)| event.compare(found))
}

fn initial_input<O: Operation<Input: ReadValue>>(case: &EventCase) -> Result<O::Input, String> {
    params::value(Params {
        node: case.initial_request_params.as_ref(),
        body: "",
        protocol: O::SCHEMA.service.protocol,
    })
}

/// Checks what a case says of the way back, of an operation whose output has no events.
pub(crate) fn response<O: Operation<Output: WriteValue>>(case: &str) -> Outcome {
    let case = EventCase::parse(case)?;
    if !case.is_about(Direction::Response) {
        return Ok(());
    }
    let outcome = O::response(case.reply::<O>()?);
    expect::<O>(&case, outcome.map_err(failure), |output| initially::<O>(&case, &output))
}

/// Checks what a case says of the way back; `take` takes the events out of the output.
pub(crate) fn response_events<O, E>(
    case: &str,
    take: fn(&mut O::Output) -> EventStream<E>,
) -> Outcome
where
    O: Operation<Output: WriteValue>,
    E: ReadValue + ReadStruct + WriteValue + std::fmt::Debug,
{
    let case = EventCase::parse(case)?;
    if !case.is_about(Direction::Response) {
        return Ok(());
    }
    let mut found = Vec::new();
    let outcome = O::response(case.reply::<O>()?).map_err(failure).and_then(|mut output| {
        let events = take(&mut output);
        receive(events, &mut found)?;
        Ok(output)
    });
    // What came before a failure, and the exception that made it, must be right as well.
    let is_exception = matches!(&outcome, Err((Some(name), _)) if name == EXCEPTION);
    if outcome.is_ok() == case.expectation.is_success() && (outcome.is_ok() || is_exception) {
        compare_events::<O, E>(&case, &found)?;
    }
    expect::<O>(&case, outcome, |output| initially::<O>(&case, &output))
}

/// Fails unless the events that came are those of the case.
fn compare_events<O, E>(case: &EventCase, found: &[E]) -> Outcome
where
    O: Operation,
    E: ReadValue + WriteValue,
{
    let expected: Vec<_> = case.events(Direction::Response).collect();
    if found.len() != expected.len() {
        return Err(format!("{} events came; expected {}", found.len(), expected.len()));
    }
    for (event, found) in expected.iter().zip(found) {
        response::equal(found, &event.value::<E, O>()?)?;
    }
    Ok(())
}

/// Why a call or its stream failed: the error's name in the model if it has one, and words.
type Failed = (Option<String>, String);

fn failure<E: OperationError>(error: Error<E>) -> Failed {
    let words = error.to_string();
    match error {
        Error::Service { error, .. } => {
            (error.kind().ok().map(|modeled| modeled.code().to_owned()), words)
        }
        _ => (None, words),
    }
}

/// Takes events from a stream until it ends.
fn receive<E: std::fmt::Debug>(
    mut events: EventStream<E>,
    found: &mut Vec<E>,
) -> Result<(), Failed> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("no I/O is needed");
    runtime.block_on(async {
        loop {
            match events.recv().await {
                Ok(Some(event)) => found.push(event),
                Ok(None) => return Ok(()),
                Err(EventError::Exception(error)) => {
                    let words = format!("{error:?}");
                    found.push(error);
                    return Err((Some(EXCEPTION.to_owned()), words));
                }
                Err(error) => return Err((None, error.to_string())),
            }
        }
    })
}

/// Stands for the name of an error within a stream, which the stream tells by the member that holds
/// it and not by its shape.
const EXCEPTION: &str = "an exception of the stream";

/// Compares an outcome with the case's expectation; `check` looks at what succeeded.
fn expect<O: Operation>(
    case: &EventCase,
    outcome: Result<O::Output, Failed>,
    check: impl FnOnce(O::Output) -> Outcome,
) -> Outcome {
    match (outcome, &case.expectation) {
        (Ok(output), Expectation::Success {}) => check(output),
        (Err((_, words)), Expectation::Success {}) => Err(words),
        (Ok(_), Expectation::Failure(_)) => Err("it succeeded; expected a failure".to_owned()),
        (Err((name, words)), Expectation::Failure(Failure { error_id })) => {
            let Some(expected) = error_id else { return Ok(()) };
            let expected = expected.rsplit('#').next().unwrap_or_default();
            match name.as_deref() {
                Some(EXCEPTION) => Ok(()),
                Some(name) if name == expected => Ok(()),
                _ => Err(format!("failed with {words}; expected {expected}")),
            }
        }
    }
}

/// Fails unless the members beside the events are what the case says.
fn initially<O: Operation<Output: WriteValue>>(case: &EventCase, output: &O::Output) -> Outcome {
    if case.initial_response_params.is_none() {
        return Ok(());
    }
    let expected: O::Output = params::value(Params {
        node: case.initial_response_params.as_ref(),
        body: "",
        protocol: O::SCHEMA.service.protocol,
    })?;
    response::equal(output, &expected)
}
