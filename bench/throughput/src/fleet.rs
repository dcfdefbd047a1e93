//! A request of the protocol ec2Query, beside the writer that the AWS SDK has for forms, called as
//! its generator calls it: `aws-sdk-ec2` itself would take longer to build than all of the rest.

use aws_smithy_query::{QueryValueWriter, QueryWriter};
use aws_smithy_types::Number;
use farrier::{Bytes, Validation};

use crate::measure::{Case, work};
use crate::ours::{body, writes};

mod generated {
    #![allow(clippy::all, clippy::pedantic, unused)]

    include!(concat!(env!("OUT_DIR"), "/fleet.rs"));
}
use generated::{Disk, StartMachines, StartMachinesInput, Tag};

/// The codec alone.
pub fn codec() -> Vec<Case> {
    let ours = body::<StartMachines>(input());
    assert_eq!(ours, their_request(input()).into_body());
    vec![Case {
        message: format!("write `StartMachines`, ec2Query, {} bytes", ours.len()),
        aim: None,
        contenders: vec![
            ("", writes::<StartMachines>(input(), Validation::Off)),
            ("aws-smithy-query", work(input, their_request)),
        ],
    }]
}

/// Four groups, eight disks, ten tags.
fn input() -> StartMachinesInput {
    let disk = |number: i32| Disk {
        device: Some(format!("/dev/sd{number}")),
        size: Some(100 + number),
        encrypted: Some(true),
    };
    let tag = |number: i32| Tag {
        key: Some(format!("key-{number}")),
        value: Some(format!("a value of some length, number {number}")),
    };
    StartMachinesInput {
        image: Some("image-0123456789abcdef0".to_owned()),
        count: Some(3),
        dry_run: Some(false),
        groups: Some((0..4).map(|number| format!("group-0123456789abcdef{number}")).collect()),
        disks: Some((0..8).map(disk).collect()),
        tags: Some((0..10).map(tag).collect()),
    }
}

fn their_request(input: StartMachinesInput) -> http::Request<Bytes> {
    let mut out = String::new();
    let mut writer = QueryWriter::new(&mut out, "StartMachines", "2026-01-01");
    string(writer.prefix("Image"), input.image.as_deref());
    number(writer.prefix("Count"), input.count);
    boolean(writer.prefix("DryRun"), input.dry_run);
    if let Some(groups) = &input.groups {
        let mut list = writer.prefix("Groups").start_list(true, None);
        groups.iter().for_each(|group| list.entry().string(group));
        list.finish();
    }
    if let Some(disks) = &input.disks {
        let mut list = writer.prefix("Disks").start_list(true, None);
        disks.iter().for_each(|item| disk(list.entry(), item));
        list.finish();
    }
    if let Some(tags) = &input.tags {
        let mut list = writer.prefix("Tags").start_list(true, None);
        tags.iter().for_each(|item| tag(list.entry(), item));
        list.finish();
    }
    writer.finish();
    let request = http::Request::post("/")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", out.len());
    request.body(Bytes::from(out)).unwrap()
}

fn disk(mut writer: QueryValueWriter<'_>, disk: &Disk) {
    string(writer.prefix("Device"), disk.device.as_deref());
    number(writer.prefix("Size"), disk.size);
    boolean(writer.prefix("Encrypted"), disk.encrypted);
}

fn tag(mut writer: QueryValueWriter<'_>, tag: &Tag) {
    string(writer.prefix("Key"), tag.key.as_deref());
    string(writer.prefix("Value"), tag.value.as_deref());
}

fn string(writer: QueryValueWriter<'_>, value: Option<&str>) {
    if let Some(value) = value {
        writer.string(value);
    }
}

fn number(writer: QueryValueWriter<'_>, value: Option<i32>) {
    if let Some(value) = value {
        writer.number(Number::NegInt(value.into()));
    }
}

fn boolean(writer: QueryValueWriter<'_>, value: Option<bool>) {
    if let Some(value) = value {
        writer.boolean(value);
    }
}
