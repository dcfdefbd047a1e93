//! `getAttr`: a part of a value.

use std::borrow::Cow;

use super::pieces::Pieces;
use super::value::Value;
use crate::aws::partition::Partition;

/// The part at a path: keys with dots between them, and an index in brackets at the end.
pub(super) fn attribute<'a>(value: Value<'a>, path: &str) -> Value<'a> {
    let (keys, index) = match path.split_once('[') {
        Some((keys, index)) => (keys, Some(index)),
        None => (path, None),
    };
    let mut value = value;
    for key in keys.split('.').filter(|key| !key.is_empty()) {
        value = member(&value, key);
    }
    match index.map(|index| index.trim_end_matches(']').parse()) {
        None => value,
        Some(Ok(index)) => item(&value, index).into(),
        Some(Err(_)) => Value::Absent,
    }
}

fn member<'a>(value: &Value<'a>, key: &str) -> Value<'a> {
    match (value, key) {
        (Value::Partition(partition), _) => of_partition(partition, key),
        (Value::Arn(arn), "resourceId") => Value::Pieces(Pieces::of_resource(arn.resource())),
        (Value::Arn(arn), _) => arn.part(key).into(),
        (Value::Url(url), "scheme") => url.scheme().into(),
        (Value::Url(url), "authority") => url.authority().into(),
        (Value::Url(url), "path") => url.path().into(),
        (Value::Url(url), "normalizedPath") => url.normalized_path().into(),
        (Value::Url(url), "isIp") => url.is_ip.into(),
        _ => Value::Absent,
    }
}

fn of_partition<'a>(partition: &'a Partition, key: &str) -> Value<'a> {
    match key {
        "name" => Value::text(&partition.name),
        "dnsSuffix" => Value::text(&partition.dns_suffix),
        "dualStackDnsSuffix" => Value::text(&partition.dual_stack_dns_suffix),
        "implicitGlobalRegion" => Value::text(&partition.implicit_global_region),
        "supportsFIPS" => partition.supports_fips.into(),
        "supportsDualStack" => partition.supports_dual_stack.into(),
        _ => Value::Absent,
    }
}

/// An element of a list, which is counted from the end if the index is below zero.
fn item<'a>(value: &Value<'a>, index: i32) -> Option<Cow<'a, str>> {
    let place = |length: usize| {
        let from_start = usize::try_from(index).ok();
        from_start.or_else(|| length.checked_sub(usize::try_from(index.unsigned_abs()).ok()?))
    };
    match value {
        Value::Pieces(pieces) => pieces.get(index),
        Value::Texts(texts) => texts.get(place(texts.len())?).map(|text| Cow::Borrowed(&**text)),
        Value::Constants(texts) => texts.get(place(texts.len())?).map(|text| Cow::Borrowed(*text)),
        _ => None,
    }
}
