//! The program against moto.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::{BufRead as _, BufReader, Lines};
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};

use farrier::Credentials;
use moto::Moto;
use rustix::process::{Pid, Signal, kill_process};
use senders::{
    Client, CreateQueueRequest, GetQueueAttributesRequest, QueueAttributeName, SendMessageRequest,
};

/// A client of those who send messages.
mod senders {
    include!(concat!(env!("OUT_DIR"), "/senders.rs"));
}

/// The worker. It ends when it is dropped, should it not have ended by itself.
struct Worker {
    process: Child,
    /// What it prints.
    lines: Lines<BufReader<ChildStdout>>,
    /// What it tells beside.
    log: Lines<BufReader<ChildStderr>>,
}

impl Worker {
    fn start(server: &Moto, queue: &str) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_sqs-worker"));
        // Errors are shown without where they come from.
        program.env_remove("RUST_BACKTRACE").env_remove("RUST_LOG");
        program.args(["--endpoint-url", &server.url, queue]);
        let mut process = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let log = BufReader::new(process.stderr.take().unwrap()).lines();
        Self { process, lines, log }
    }

    fn printed(&mut self) -> String {
        self.lines.next().unwrap().unwrap()
    }

    fn told(&mut self) -> String {
        self.log.next().unwrap().unwrap()
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.process), signal).unwrap();
    }

    /// What it has printed and told from now to its end, and its exit code.
    fn end(mut self) -> (Vec<String>, Vec<String>, Option<i32>) {
        let rest = self.lines.by_ref().map(Result::unwrap).collect();
        let log = self.log.by_ref().map(Result::unwrap).collect();
        (rest, log, self.process.wait().unwrap().code())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn client(server: &Moto) -> Client {
    let client = Client::builder().region("us-east-1").endpoint(&server.url);
    let client = client.credentials(Credentials::new("test", "test", None));
    client.build().unwrap()
}

/// A queue with these messages; its URL.
async fn queue(client: &Client, name: &str, messages: &[&str]) -> String {
    let created = client.create_queue(CreateQueueRequest::new(name)).await.unwrap();
    let url = created.queue_url.unwrap();
    for message in messages {
        client.send_message(SendMessageRequest::new(*message, &*url)).await.unwrap();
    }
    url
}

/// How many messages wait to be received, and how many have been, but aren't deleted.
async fn left(client: &Client, url: &str) -> [String; 2] {
    let names = [
        QueueAttributeName::ApproximateNumberOfMessages,
        QueueAttributeName::ApproximateNumberOfMessagesNotVisible,
    ];
    let request = GetQueueAttributesRequest {
        attribute_names: Some(names.to_vec()),
        ..GetQueueAttributesRequest::new(url)
    };
    let attributes = client.get_queue_attributes(request).await.unwrap().attributes.unwrap();
    names.map(|name| attributes[&name].clone())
}

#[tokio::test]
async fn what_has_begun_is_finished_before_it_ends() {
    let Some(server) = Moto::start() else { return };
    let client = client(&server);
    let url = queue(&client, "orders", &["1", "two", "3"]).await;

    let mut worker = Worker::start(&server, "orders");
    assert_eq!(worker.printed(), "shipped order 1");
    // All three have been received, and it is busy with them or waits for more.
    worker.signal(Signal::INT);
    let (printed, log, code) = worker.end();
    assert_eq!(code, Some(0), "{log:?}");
    assert_eq!(printed, ["shipped order 3"]);
    assert!(log.iter().any(|line| line.contains("\"two\" is no order")), "{log:?}");
    assert!(log.last().unwrap().ends_with("interrupted"), "{log:?}");
    assert_eq!(left(&client, &url).await, ["0", "1"], "the one that couldn't be handled is left");
}

#[tokio::test]
async fn it_waits_for_messages_that_come_later_and_ends_while_it_waits() {
    let Some(server) = Moto::start() else { return };
    let client = client(&server);
    let url = queue(&client, "later", &[]).await;

    let mut worker = Worker::start(&server, "later");
    assert!(worker.told().contains("waiting for messages"));
    client.send_message(SendMessageRequest::new("7", &*url)).await.unwrap();
    assert_eq!(worker.printed(), "shipped order 7");
    assert!(worker.told().contains("handled"));
    worker.signal(Signal::TERM);
    assert!(worker.told().ends_with("interrupted"));
    assert_eq!(worker.end(), (Vec::new(), Vec::new(), Some(0)));
    assert_eq!(left(&client, &url).await, ["0", "0"]);
}

#[test]
fn a_queue_that_is_not_there_is_told() {
    let Some(server) = Moto::start() else { return };
    let told = vec!["Error: there is no queue nobodys".to_owned()];
    assert_eq!(Worker::start(&server, "nobodys").end(), (Vec::new(), told, Some(1)));
}
