//! Repeating calls of the services that give credentials, which do no harm when they are done twice.

use std::time::Duration;

use farrier::{Call, Error, Operation, OperationError};

/// How often a call is made.
const ATTEMPTS: u32 = 3;

/// The pause before the second attempt; it doubles each time.
const PAUSE: Duration = Duration::from_millis(50);

/// The codes of errors that pass: too many calls, and a provider of identities that doesn't answer the service.
const PASSING: [&str; 6] = [
    "IDPCommunicationError",
    "RequestThrottled",
    "SlowDownException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
];

/// Makes a call again if what it fails with may pass.
pub(crate) async fn repeated<'c, O: Operation>(
    call: impl Fn() -> Call<'c, O>,
) -> Result<O::Output, Error<O::Error>> {
    let mut pause = PAUSE;
    for _ in 1..ATTEMPTS {
        match call().await {
            Err(error) if may_pass(&error) => {
                tracing::debug!("calling again, because {error}");
                tokio::time::sleep(pause).await;
                pause *= 2;
            }
            result => return result,
        }
    }
    call().await
}

fn may_pass<E: OperationError>(error: &Error<E>) -> bool {
    match error {
        Error::Service { error, response } => {
            response.status.is_server_error()
                || response.status.as_u16() == 429
                || error.code().is_some_and(|code| PASSING.contains(&code))
        }
        Error::Transport(_) => true,
        _ => false,
    }
}
