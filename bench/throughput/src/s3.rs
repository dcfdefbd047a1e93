//! S3: XML, a long list and an empty one.

use std::fmt::Write as _;
use std::rc::Rc;

use aws_sdk_s3::operation::list_objects_v2;
use farrier::BufferedResponse;
use tokio::runtime::Runtime;

use crate::measure::{Case, Work, work};
use crate::ours::{Memory, reads, reply};
use crate::theirs;

mod generated {
    #![allow(clippy::all, clippy::pedantic, unused)]

    include!(concat!(env!("OUT_DIR"), "/s3.rs"));
}

const SDK: &str = "aws-sdk-s3";
const UNSIGNED: &str = "aws-sdk-s3, unsigned";

/// The codec alone.
pub fn codec() -> Vec<Case> {
    [(1000, Some(5.0)), (0, None)]
        .map(|(keys, aim)| {
            let answer = answer(keys);
            Case {
                message: format!(
                    "read `ListObjectsV2`, {keys} keys, {} bytes",
                    answer.body().len()
                ),
                aim,
                contenders: vec![
                    (
                        "",
                        reads::<generated::ListObjectsV2>(answer.clone(), move |output| {
                            output.contents.as_ref().map_or(0, Vec::len) == keys
                        }),
                    ),
                    (SDK, theirs::reads(&list_objects_v2::ListObjectsV2::new(), &answer)),
                ],
            }
        })
        .into()
}

/// The whole call, answered from memory.
pub fn calls(runtime: &Rc<Runtime>) -> Vec<Case> {
    [1000, 0]
        .map(|keys| Case {
            message: format!("`ListObjectsV2`, {keys} keys"),
            aim: None,
            contenders: vec![
                ("", our_call(runtime, keys)),
                (SDK, their_call(runtime, keys, true)),
                (UNSIGNED, their_call(runtime, keys, false)),
            ],
        })
        .into()
}

fn our_call(runtime: &Rc<Runtime>, keys: usize) -> Work {
    let client =
        generated::Client::builder().region("us-east-1").unsigned().transport(Memory(answer(keys)));
    let (runtime, client) = (runtime.clone(), client.build().unwrap());
    let input = generated::ListObjectsV2Request::new("bucket");
    let call =
        move |input| runtime.block_on(async { client.list_objects_v2(input).await.unwrap() });
    work(move || input.clone(), call)
}

fn their_call(runtime: &Rc<Runtime>, keys: usize, signed: bool) -> Work {
    let runtime = runtime.clone();
    let client = theirs::client!(aws_sdk_s3, answer(keys), signed: signed);
    work(
        move || client.list_objects_v2().bucket("bucket"),
        move |call| runtime.block_on(call.send()).unwrap(),
    )
}

/// A listing as the service writes it.
fn answer(keys: usize) -> BufferedResponse {
    let mut body = format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8"?>"#,
            "\n",
            r#"<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">"#,
            "<Name>bucket</Name><Prefix></Prefix><KeyCount>{}</KeyCount><MaxKeys>1000</MaxKeys>",
            "<IsTruncated>false</IsTruncated>",
        ),
        keys,
    );
    for key in 0..keys {
        write!(
            body,
            concat!(
                "<Contents><Key>photos/2024/01/holiday-{key:06}.jpg</Key>",
                "<LastModified>2024-01-01T10:20:30.000Z</LastModified>",
                "<ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag>",
                "<Size>{size}</Size><Owner>",
                "<ID>75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a</ID>",
                "</Owner><StorageClass>STANDARD</StorageClass></Contents>",
            ),
            key = key,
            size = 1000 + key * 977,
        )
        .unwrap();
    }
    reply("application/xml", body + "</ListBucketResult>")
}
