//! `DynamoDB`: JSON with many small maps, and structures of strings.

#![allow(dead_code, reason = "of what is read, not all is looked at")]

mod derived;
mod generated;
mod inputs;
mod messages;

use std::rc::Rc;

use aws_sdk_dynamodb::operation::{batch_write_item, list_backups, put_item, scan};
use farrier::{BufferedResponse, Validation};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::measure::{Case, Work, work};
use crate::ours::{Memory, body, reads, reply, writes};
use crate::theirs;

const SDK: &str = "aws-sdk-dynamodb";
const UNSIGNED: &str = "aws-sdk-dynamodb, unsigned";

/// The codec alone.
pub fn codec() -> Vec<Case> {
    let (scans, backups) = (answer(messages::scan()), answer(messages::backups()));
    let sizes = [&scans, &backups].map(|reply| reply.body().len());
    let derived_scan = {
        let body = scans.body().clone();
        work(|| (), move |()| serde_json::from_slice::<derived::Scan>(&body).unwrap())
    };
    let derived_backups = {
        let body = backups.body().clone();
        work(|| (), move |()| serde_json::from_slice::<derived::ListBackups>(&body).unwrap())
    };
    let mut cases = vec![
        Case {
            message: format!("read `Scan`, 100 items × 10 attributes, {} bytes", sizes[0]),
            aim: Some(2.2),
            contenders: vec![
                ("", reads::<generated::Scan>(scans.clone(), |output| output.count == 100)),
                (SDK, theirs::reads(&scan::Scan::new(), &scans)),
                ("serde_json, derived", derived_scan),
            ],
        },
        Case {
            message: format!("read `ListBackups`, 100 × 10 members, {} bytes", sizes[1]),
            aim: Some(3.3),
            contenders: vec![
                ("", reads::<generated::ListBackups>(backups.clone(), is_hundred)),
                (SDK, theirs::reads(&list_backups::ListBackups::new(), &backups)),
                ("serde_json, derived", derived_backups),
            ],
        },
    ];
    cases.extend(requests());
    cases
}

fn is_hundred(output: &generated::ListBackupsOutput) -> bool {
    output.backup_summaries.as_ref().is_some_and(|backups| backups.len() == 100)
}

/// Requests, validated and not.
fn requests() -> Vec<Case> {
    let puts = body::<generated::PutItem>(inputs::ours::put());
    same(&puts, &theirs::body(&put_item::PutItem::new(), inputs::theirs::put()));
    let batches = body::<generated::BatchWriteItem>(inputs::ours::batch());
    same(
        &batches,
        &theirs::body(&batch_write_item::BatchWriteItem::new(), inputs::theirs::batch()),
    );
    let dropped = Case {
        message: "drop the input of `BatchWriteItem`, which writing does too".to_owned(),
        aim: None,
        contenders: vec![
            ("", work(inputs::ours::batch, drop)),
            (SDK, work(inputs::theirs::batch, drop)),
        ],
    };
    let batch = |validation, note, aim| Case {
        message: format!("write `BatchWriteItem`, 25 puts, {} bytes{note}", batches.len()),
        aim,
        contenders: vec![
            ("", writes::<generated::BatchWriteItem>(inputs::ours::batch(), validation)),
            (
                SDK,
                theirs::writes(&batch_write_item::BatchWriteItem::new(), inputs::theirs::batch()),
            ),
        ],
    };
    let put = |validation, note, aim| Case {
        message: format!("write `PutItem`, {} bytes{note}", puts.len()),
        aim,
        contenders: vec![
            ("", writes::<generated::PutItem>(inputs::ours::put(), validation)),
            (SDK, theirs::writes(&put_item::PutItem::new(), inputs::theirs::put())),
        ],
    };
    vec![
        batch(Validation::Off, "", Some(3.0)),
        batch(Validation::Enforce, ", validated", None),
        dropped,
        put(Validation::Off, "", Some(5.0)),
        put(Validation::Enforce, ", validated", None),
    ]
}

/// Both sides must write the same, but for the order of a map.
fn same(ours: &[u8], theirs: &[u8]) {
    let [ours, theirs] = [ours, theirs].map(|body| serde_json::from_slice::<Value>(body).unwrap());
    assert_eq!(ours, theirs);
}

/// The whole call, answered from memory.
pub fn calls(runtime: &Rc<Runtime>) -> Vec<Case> {
    vec![
        Case {
            message: "`Scan`".to_owned(),
            aim: None,
            contenders: vec![
                ("", our_scan(runtime)),
                (SDK, their_scan(runtime, true)),
                (UNSIGNED, their_scan(runtime, false)),
            ],
        },
        Case {
            message: "`PutItem`".to_owned(),
            aim: None,
            contenders: vec![
                ("", our_put(runtime)),
                (SDK, their_put(runtime, true)),
                (UNSIGNED, their_put(runtime, false)),
            ],
        },
    ]
}

fn our_client(reply: BufferedResponse) -> generated::Client {
    let client =
        generated::Client::builder().region("us-east-1").unsigned().transport(Memory(reply));
    client.build().unwrap()
}

fn our_scan(runtime: &Rc<Runtime>) -> Work {
    let (runtime, client) = (runtime.clone(), our_client(answer(messages::scan())));
    let input = generated::ScanInput::new("orders");
    let call = move |input| runtime.block_on(async { client.scan(input).await.unwrap() });
    work(move || input.clone(), call)
}

fn their_scan(runtime: &Rc<Runtime>, signed: bool) -> Work {
    let runtime = runtime.clone();
    let client = theirs::client!(aws_sdk_dynamodb, answer(messages::scan()), signed: signed);
    work(
        move || client.scan().table_name("orders"),
        move |call| runtime.block_on(call.send()).unwrap(),
    )
}

fn our_put(runtime: &Rc<Runtime>) -> Work {
    let (runtime, client) = (runtime.clone(), our_client(answer("{}".to_owned())));
    let input = inputs::ours::put();
    let call = move |input| runtime.block_on(async { client.put_item(input).await.unwrap() });
    work(move || input.clone(), call)
}

fn their_put(runtime: &Rc<Runtime>, signed: bool) -> Work {
    let runtime = runtime.clone();
    let client = theirs::client!(aws_sdk_dynamodb, answer("{}".to_owned()), signed: signed);
    let item = inputs::theirs::put().item().cloned();
    work(
        move || client.put_item().table_name("orders").set_item(item.clone()),
        move |call| runtime.block_on(call.send()).unwrap(),
    )
}

fn answer(body: String) -> BufferedResponse {
    reply("application/x-amz-json-1.0", body)
}
