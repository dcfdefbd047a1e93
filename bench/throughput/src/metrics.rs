//! A list of metrics in CBOR, beside `ciborium` and `serde_json` with derived types: there is no
//! published service to compare with whose messages are like this.

use std::collections::BTreeMap;

use ciborium::tag::Required;
use farrier::{Bytes, BufferedResponse, Timestamp, Validation};
use serde::{Deserialize, Serialize};

use crate::measure::{Case, Work, work};
use crate::ours::{body, reads, reply, writes};

mod generated {
    #![allow(clippy::all, clippy::pedantic, unused)]

    include!(concat!(env!("OUT_DIR"), "/metrics.rs"));
}

/// The codec alone.
pub fn codec() -> Vec<Case> {
    let ours = input();
    let written = body::<generated::PutMetrics>(ours.clone());
    let list: List<Tagged> = read_cbor(&written);
    let plain = List { metrics: list.metrics.iter().map(Metric::untagged).collect() };
    let json = Bytes::from(serde_json::to_vec(&plain).unwrap());
    let answer: BufferedResponse = reply("application/cbor", written.clone());
    let in_json = "serde_json, derived: as JSON";
    vec![
        Case {
            message: format!(
                "read a list of metrics, CBOR, 100 × 10 members, {} bytes",
                written.len()
            ),
            aim: None,
            contenders: vec![
                ("", reads::<generated::ListMetrics>(answer.clone(), is_hundred)),
                ("ciborium, derived", {
                    let body = answer.body().clone();
                    work(|| (), move |()| read_cbor::<List<Tagged>>(&body))
                }),
                (in_json, {
                    work(|| (), move |()| serde_json::from_slice::<List<f64>>(&json).unwrap())
                }),
            ],
        },
        Case {
            message: format!("write a list of metrics, CBOR, {} bytes", written.len()),
            aim: None,
            contenders: vec![
                ("", writes::<generated::PutMetrics>(ours, Validation::Off)),
                ("ciborium, derived", write_cbor(list)),
                (in_json, write_json(plain)),
            ],
        },
    ]
}

fn is_hundred(output: &generated::ListMetricsOutput) -> bool {
    output.metrics.as_ref().is_some_and(|metrics| metrics.len() == 100)
}

fn read_cbor<T: serde::de::DeserializeOwned>(body: &[u8]) -> T {
    ciborium::from_reader(body).unwrap()
}

fn write_cbor(list: List<Tagged>) -> Work {
    let write = |list: List<Tagged>| {
        let mut body = Vec::new();
        ciborium::into_writer(&list, &mut body).unwrap();
        body
    };
    work(move || list.clone(), write)
}

fn write_json(list: List<f64>) -> Work {
    work(move || list.clone(), |list| serde_json::to_vec(&list).unwrap())
}

/// What both of the operations speak of, with derived halves; `T` is what a time is written as.
#[derive(Clone, Serialize, Deserialize)]
struct List<T> {
    metrics: Vec<Metric<T>>,
}

/// CBOR's tag for seconds since 1970.
type Tagged = Required<f64, 1>;

#[derive(Clone, Serialize, Deserialize)]
struct Metric<T> {
    name: Option<String>,
    source: Option<String>,
    unit: Option<String>,
    count: Option<i64>,
    sum: Option<f64>,
    lowest: Option<f64>,
    highest: Option<f64>,
    complete: Option<bool>,
    at: Option<T>,
    labels: Option<BTreeMap<String, String>>,
}

impl Metric<Tagged> {
    fn untagged(&self) -> Metric<f64> {
        Metric {
            name: self.name.clone(),
            source: self.source.clone(),
            unit: self.unit.clone(),
            count: self.count,
            sum: self.sum,
            lowest: self.lowest,
            highest: self.highest,
            complete: self.complete,
            at: self.at.as_ref().map(|at| at.0),
            labels: self.labels.clone(),
        }
    }
}

/// A hundred metrics.
fn input() -> generated::PutMetricsInput {
    let metric = |number: i64| {
        let step = f64::from(u16::try_from(number).unwrap());
        let labels = [("zone", "a".to_owned()), ("host", format!("machine-{number:04}"))];
        generated::Metric {
            name: Some(format!("requests.{number}.latency")),
            source: Some("example/front/door".to_owned()),
            unit: Some("Milliseconds".to_owned()),
            count: Some(1000 + number * 37),
            sum: Some(12_345.678 + step * 1.1),
            lowest: Some(0.123 + step / 1000.0),
            highest: Some(987.5 + step),
            complete: Some(number % 2 == 0),
            at: Timestamp::from_timestamp_millis(1_767_225_600_500 + number * 60_000),
            labels: Some(labels.map(|(name, value)| (name.to_owned(), value)).into()),
        }
    };
    generated::PutMetricsInput { metrics: Some((0..100).map(metric).collect()) }
}
