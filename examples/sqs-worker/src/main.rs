//! Works on the messages of a queue until it is interrupted: receives them as they come, handles
//! each, and deletes it. What it has received by then it finishes.

use std::pin::pin;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use clap::Parser;
use farrier::{Credentials, Error};
use tokio::signal;
use tokio::time::sleep;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::EnvFilter;

use sqs::{
    Client, DeleteMessageRequest, GetQueueUrlError, GetQueueUrlRequest, Message,
    ReceiveMessageError, ReceiveMessageRequest,
};

/// The generated client.
mod sqs {
    include!(concat!(env!("OUT_DIR"), "/sqs.rs"));
}

/// How long the service waits for a message before it answers that there is none: the longest
/// that it allows, in seconds. The client's own limit for an answer is 60 seconds.
const WAIT_SECONDS: i32 = 20;

/// How long to wait after a failure.
const PAUSE: Duration = Duration::from_secs(5);

/// Handles the messages of a queue until it is interrupted
#[derive(Parser)]
struct Args {
    /// Where what plays SQS is to be found; by default AWS itself is called
    #[arg(long, env = "AWS_ENDPOINT_URL", value_name = "URL")]
    endpoint_url: Option<String>,
    /// The region
    #[arg(long, env = "AWS_REGION", default_value = "us-east-1")]
    region: String,
    /// The queue's name
    queue: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let filter =
        EnvFilter::builder().with_default_directive(LevelFilter::INFO.into()).from_env()?;
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let Args { endpoint_url, region, queue } = Args::parse();
    let credentials = credentials(endpoint_url.is_some())?;
    let client = Client::builder().region(&region).credentials(credentials);
    let client = match &endpoint_url {
        Some(url) => client.endpoint(url).build()?,
        None => client.build()?,
    };

    let url = queue_url(&client, &queue).await?;
    tracing::info!(url, "waiting for messages");
    work(&client, &url).await?;
    tracing::info!("interrupted");
    Ok(())
}

/// The access key in the environment, as all tools of AWS name it. A local server takes any.
fn credentials(is_local: bool) -> Result<Credentials> {
    let variable = |name: &str| match std::env::var(name) {
        Err(_) if is_local => Ok("test".to_owned()),
        found => found.with_context(|| format!("{name} isn't set")),
    };
    let (id, secret) = (variable("AWS_ACCESS_KEY_ID")?, variable("AWS_SECRET_ACCESS_KEY")?);
    Ok(Credentials::new(id, secret, std::env::var("AWS_SESSION_TOKEN").ok()))
}

async fn queue_url(client: &Client, queue: &str) -> Result<String> {
    match client.get_queue_url(GetQueueUrlRequest::new(queue)).await {
        Ok(found) => found.queue_url.context("the service told no URL"),
        Err(Error::Service { error: GetQueueUrlError::QueueDoesNotExist(_), .. }) => {
            bail!("there is no queue {queue}")
        }
        Err(error) => Err(error.into()),
    }
}

/// Until somebody interrupts. Only waiting is cut short: what has been received is finished.
async fn work(client: &Client, url: &str) -> Result<()> {
    let mut interrupted = pin!(interrupted());
    loop {
        let messages = tokio::select! {
            // Asked first: no message shall be on its way to somebody who is about to leave.
            biased;
            result = &mut interrupted => return result,
            messages = receive(client, url) => messages?,
        };
        for message in messages {
            finish(client, url, message).await;
        }
    }
}

/// The next messages; none if there are none for a while, or after a failure that may pass.
async fn receive(client: &Client, url: &str) -> Result<Vec<Message>> {
    let request = ReceiveMessageRequest {
        max_number_of_messages: Some(10),
        wait_time_seconds: Some(WAIT_SECONDS),
        ..ReceiveMessageRequest::new(url)
    };
    match client.receive_message(request).await {
        Ok(received) => Ok(received.messages.unwrap_or_default()),
        Err(Error::Service { error: ReceiveMessageError::QueueDoesNotExist(_), .. }) => {
            bail!("the queue {url} has been deleted")
        }
        Err(error) => {
            tracing::warn!(%error, "nothing received, trying again in {PAUSE:?}");
            sleep(PAUSE).await;
            Ok(Vec::new())
        }
    }
}

/// Handles a message and deletes it. One that can't be handled comes again when its visibility
/// timeout is over; after some times the queue puts it aside, if it has a redrive policy.
async fn finish(client: &Client, url: &str, message: Message) {
    let id = message.message_id.as_deref().unwrap_or("without an id");
    if let Err(error) = handle(&message).await {
        tracing::warn!(id, "left in the queue: {error:#}");
        return;
    }
    let receipt = message.receipt_handle.unwrap_or_default();
    match client.delete_message(DeleteMessageRequest::new(url, receipt)).await {
        Ok(_) => tracing::info!(id, "handled"),
        // It will come again: be ready to handle a message twice.
        Err(error) => tracing::error!(id, %error, "handled, but not deleted"),
    }
}

/// The work itself: yours.
#[allow(clippy::unused_async, reason = "real work waits for others")]
async fn handle(message: &Message) -> Result<()> {
    let body = message.body.as_deref().context("it has no body")?;
    let order: u64 = body.parse().with_context(|| format!("{body:?} is no order"))?;
    println!("shipped order {order}");
    Ok(())
}

/// Waits for ctrl-c, or for what container runtimes send instead.
async fn interrupted() -> Result<()> {
    #[cfg(unix)]
    {
        let mut terminated = signal::unix::signal(signal::unix::SignalKind::terminate())?;
        tokio::select! {
            result = signal::ctrl_c() => Ok(result?),
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    Ok(signal::ctrl_c().await?)
}
