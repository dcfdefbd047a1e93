//! What another implementation of CBOR makes of a value: the specification's table, row by row.

use ciborium::Value;
use farrier::{BigDecimal, Timestamp};

use crate::json_kinds::{Choice, Everything};

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn list<T>(items: &[T], item: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(item).collect())
}

fn entries<'a, T: 'a>(
    entries: impl IntoIterator<Item = (&'a String, &'a T)>,
    value: impl Fn(&T) -> Value,
) -> Value {
    Value::Map(entries.into_iter().map(|(key, item)| (text(key), value(item))).collect())
}

/// Milliseconds fit exactly into a double.
#[expect(clippy::cast_precision_loss)]
fn instant(value: &Timestamp) -> Value {
    let seconds = value.timestamp_millis() as f64 / 1000.0;
    Value::Tag(1, Box::new(Value::Float(seconds)))
}

/// `[exponent, mantissa]` of a number with at most 38 digits.
fn fraction(value: &BigDecimal) -> Value {
    let (mantissa, exponent) = match value.as_str().split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().unwrap()),
        None => (value.as_str(), 0),
    };
    let places = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let mantissa: i128 = mantissa.replace('.', "").parse().unwrap();
    let parts = vec![Value::from(exponent - i64::try_from(places).unwrap()), mantissa.into()];
    Value::Tag(4, Box::new(Value::Array(parts)))
}

/// The map that a value is.
pub(crate) fn expected(value: &Everything) -> Value {
    let mut members = Vec::new();
    let mut member = |name: &str, value: Option<Value>| {
        members.extend(value.map(|value| (text(name), value)));
    };
    member("boolean", Some(value.boolean.into()));
    member("byte", Some(value.byte.into()));
    member("short", Some(value.short.into()));
    member("integer", Some(value.integer.into()));
    member("long", value.long.map(Value::from));
    member("float", Some(value.float.into()));
    member("double", value.double.map(Value::from));
    member("wireText", value.text.as_deref().map(text));
    member("blob", value.blob.as_ref().map(|blob| Value::Bytes(blob.to_vec())));
    member("epoch", value.epoch.as_ref().map(instant));
    member("dateTime", value.date_time.as_ref().map(instant));
    member("httpDates", Some(list(&value.http_dates, instant)));
    let integer = value.big_integer.as_ref();
    member("bigInteger", integer.map(|big| big.as_str().parse::<i128>().unwrap().into()));
    member("bigDecimal", Some(fraction(&value.big_decimal)));
    member("texts", value.texts.as_ref().map(|texts| list(texts, |item| text(item))));
    member(
        "sparse",
        Some(entries(&value.sparse, |item| {
            item.as_ref().map_or(Value::Null, |items| list(items, |item| Value::from(*item)))
        })),
    );
    member("map", Some(entries(&value.map, |item| Value::from(*item))));
    member("choice", value.choice.as_ref().map(choice));
    member("next", value.next.as_deref().map(expected));
    Value::Map(members)
}

fn choice(value: &Choice) -> Value {
    let (name, value) = match value {
        Choice::Number(number) => ("number", Value::from(*number)),
        Choice::Structure(structure) => ("structure", expected(structure)),
        Choice::List(items) => ("list", list(items, |item| Value::from(*item))),
        Choice::Unknown(_) => return Value::Map(Vec::new()),
    };
    Value::Map(vec![(text(name), value)])
}
