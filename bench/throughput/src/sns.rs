//! SNS: requests that are forms, of the protocol awsQuery.

use std::rc::Rc;

use aws_sdk_sns::operation::publish_batch;
use aws_sdk_sns::types as sdk;
use farrier::{Map, Validation};
use tokio::runtime::Runtime;

use crate::measure::{Case, Work, work};
use crate::ours::{Memory, body, reply, writes};
use crate::theirs;

mod generated {
    #![allow(clippy::all, clippy::pedantic, unused)]

    include!(concat!(env!("OUT_DIR"), "/sns.rs"));
}

const SDK: &str = "aws-sdk-sns";
const UNSIGNED: &str = "aws-sdk-sns, unsigned";
const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:orders";
/// What a batch holds: the most that the service takes.
const ENTRIES: u32 = 10;

/// The codec alone.
pub fn codec() -> Vec<Case> {
    let ours = body::<generated::PublishBatch>(our_input());
    assert_eq!(ours, theirs::body(&publish_batch::PublishBatch::new(), their_input()));
    [(Validation::Off, ""), (Validation::Enforce, ", validated")]
        .map(|(validation, note)| Case {
            message: format!("write `PublishBatch`, awsQuery, {} bytes{note}", ours.len()),
            aim: None,
            contenders: vec![
                ("", writes::<generated::PublishBatch>(our_input(), validation)),
                (SDK, theirs::writes(&publish_batch::PublishBatch::new(), their_input())),
            ],
        })
        .into()
}

/// The whole call, answered from memory.
pub fn calls(runtime: &Rc<Runtime>) -> Vec<Case> {
    vec![Case {
        message: "`PublishBatch`".to_owned(),
        aim: None,
        contenders: vec![
            ("", our_call(runtime)),
            (SDK, their_call(runtime, true)),
            (UNSIGNED, their_call(runtime, false)),
        ],
    }]
}

fn our_call(runtime: &Rc<Runtime>) -> Work {
    let answer = reply("text/xml", ANSWER);
    let client =
        generated::Client::builder().region("us-east-1").unsigned().transport(Memory(answer));
    let (runtime, client) = (runtime.clone(), client.build().unwrap());
    let input = our_input();
    let call = move |input| runtime.block_on(async { client.publish_batch(input).await.unwrap() });
    work(move || input.clone(), call)
}

fn their_call(runtime: &Rc<Runtime>, signed: bool) -> Work {
    let runtime = runtime.clone();
    let client = theirs::client!(aws_sdk_sns, reply("text/xml", ANSWER), signed: signed);
    let entries = their_input().publish_batch_request_entries;
    work(
        move || {
            let call = client.publish_batch().topic_arn(TOPIC);
            call.set_publish_batch_request_entries(entries.clone())
        },
        move |call| runtime.block_on(call.send()).unwrap(),
    )
}

fn our_input() -> generated::PublishBatchInput {
    let entry = |number: u32| {
        let attribute = generated::MessageAttributeValue {
            string_value: Some(format!("customer-{number}")),
            ..generated::MessageAttributeValue::new("String")
        };
        generated::PublishBatchRequestEntry {
            subject: Some(subject(number)),
            message_attributes: Some(Map::from([("customer".to_owned(), attribute)])),
            ..generated::PublishBatchRequestEntry::new(format!("entry-{number}"), message(number))
        }
    };
    generated::PublishBatchInput::new((0..ENTRIES).map(entry).collect::<Vec<_>>(), TOPIC)
}

fn their_input() -> publish_batch::PublishBatchInput {
    let entry = |number: u32| {
        let attribute = sdk::MessageAttributeValue::builder()
            .data_type("String")
            .string_value(format!("customer-{number}"));
        let entry = sdk::PublishBatchRequestEntry::builder()
            .id(format!("entry-{number}"))
            .message(message(number))
            .subject(subject(number))
            .message_attributes("customer", attribute.build().unwrap());
        entry.build().unwrap()
    };
    let entries = (0..ENTRIES).map(entry).collect();
    let input = publish_batch::PublishBatchInput::builder().topic_arn(TOPIC);
    input.set_publish_batch_request_entries(Some(entries)).build().unwrap()
}

fn subject(number: u32) -> String {
    format!("Order {number} has left")
}

fn message(number: u32) -> String {
    format!(r#"{{"order":{number},"state":"shipped","carrier":"Slow & Sure","pieces":3}}"#)
}

/// What the service says to a batch of which one entry went through.
const ANSWER: &str = concat!(
    r#"<PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">"#,
    "<PublishBatchResult><Failed/><Successful><member>",
    "<MessageId>4ac0a219-1122-33b4-4445-5556666d734d</MessageId><Id>entry-0</Id>",
    "</member></Successful></PublishBatchResult><ResponseMetadata>",
    "<RequestId>d74b8436-ae13-5ab4-a9ff-ce54dfea72a0</RequestId>",
    "</ResponseMetadata></PublishBatchResponse>",
);
