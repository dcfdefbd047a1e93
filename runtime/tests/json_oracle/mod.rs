//! The JSON that the writer ought to write, made in another way.
#![allow(unreachable_pub, reason = "a module of a test")]

use farrier::Timestamp;
use serde_json::{Map, Value, json};

use crate::json_kinds::{Choice, Everything};

/// A float as `serde_json` writes it (which is `json`), or a string if it can't.
fn float(wide: f64, json: serde_json::Result<String>) -> Value {
    if wide.is_finite() {
        return json.map_or(Value::Null, |json| number(&json));
    }
    match wide.to_string().as_str() {
        "inf" => json!("Infinity"),
        "-inf" => json!("-Infinity"),
        other => json!(other),
    }
}

fn double(value: f64) -> Value {
    float(value, serde_json::to_string(&value))
}

fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

/// The same value, made into JSON in another way.
pub fn expected(value: &Everything) -> Value {
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            out.insert(name.to_owned(), value);
        }
    };
    put("boolean", Some(json!(value.boolean)));
    put("byte", Some(json!(value.byte)));
    put("short", Some(json!(value.short)));
    put("integer", Some(json!(value.integer)));
    put("long", value.long.map(|v| json!(v)));
    put("float", Some(float(value.float.into(), serde_json::to_string(&value.float))));
    put("double", value.double.map(double));
    put("wireText", value.text.as_ref().map(|v| json!(v)));
    put("blob", value.blob.as_ref().map(|v| json!(base64(v))));
    put("epoch", value.epoch.map(|v| epoch(&v)));
    put("dateTime", value.date_time.map(|v| json!(date_time(&v))));
    put("httpDates", Some(value.http_dates.iter().map(|v| json!(http_date(v))).collect()));
    put("bigInteger", value.big_integer.as_ref().map(|v| number(v.as_str())));
    put("bigDecimal", Some(number(value.big_decimal.as_str())));
    put("texts", value.texts.as_ref().map(|v| json!(v)));
    put("sparse", Some(json!(value.sparse)));
    let map = value.map.iter().map(|(k, v)| (k.clone(), double(*v)));
    put("map", Some(Value::Object(map.collect())));
    put(
        "choice",
        value.choice.as_ref().map(|v| match v {
            Choice::Number(number) => json!({ "number": number }),
            Choice::Structure(inner) => json!({ "structure": expected(inner) }),
            Choice::List(list) => json!({ "list": list }),
            Choice::Unknown(_) => json!({}),
        }),
    );
    put("next", value.next.as_ref().map(|v| expected(v)));
    Value::Object(out)
}

fn epoch(value: &Timestamp) -> Value {
    let nanos =
        i128::from(value.timestamp()) * 1_000_000_000 + i128::from(value.timestamp_subsec_nanos());
    let sign = if nanos < 0 { "-" } else { "" };
    let text = (nanos.abs() / 1_000_000_000).to_string();
    number(&(sign.to_owned() + &trimmed(&text, nanos.abs() % 1_000_000_000)))
}

fn date_time(value: &Timestamp) -> String {
    let text = value.format("%Y-%m-%dT%H:%M:%S").to_string();
    trimmed(&text, value.timestamp_subsec_nanos().into()) + "Z"
}

fn http_date(value: &Timestamp) -> String {
    let text = value.format("%a, %d %b %Y %H:%M:%S").to_string();
    trimmed(&text, value.timestamp_subsec_nanos().into()) + " GMT"
}

/// Appends the fraction, if there is any.
fn trimmed(text: &str, nanos: i128) -> String {
    let fraction = format!(".{nanos:09}");
    text.to_owned() + fraction.trim_end_matches('0').trim_end_matches('.')
}

/// Base64 by the book (RFC 4648, section 4): bit by bit.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<usize> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| usize::from(byte >> bit & 1)))
        .collect();
    let sixes = bits.chunks(6).map(|six| {
        let six = six.iter().chain(std::iter::repeat(&0)).take(6);
        char::from(ALPHABET[six.fold(0, |sum, bit| sum * 2 + bit)])
    });
    let text: String = sixes.collect();
    let padding = "=".repeat((4 - text.len() % 4) % 4);
    text + &padding
}
