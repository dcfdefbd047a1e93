//! The functions that rules call.

use std::borrow::Cow;

use super::host_label::is_valid_host_label;
use super::pieces::Pieces;
use super::table::Function;
use super::text::{substring, uri_encode};
use super::url::Url;
use super::value::Value;
use crate::aws::arn::Arn;
use crate::aws::bucket_name::is_virtual_hostable;
use crate::aws::partition::Partitions;

/// The value of a function with `count` arguments. It is absent if there is none for them.
pub(super) fn call<'a>(
    function: Function,
    count: usize,
    argument: impl Fn(usize) -> Value<'a>,
    partitions: &'a Partitions,
) -> Value<'a> {
    match function {
        Function::IsSet => argument(0).is_present().into(),
        Function::Not => argument(0).as_bool().map(|flag| !flag).into(),
        Function::StringEquals => {
            matches!((argument(0), argument(1)), (Value::Text(one), Value::Text(other)) if one == other)
                .into()
        }
        Function::BooleanEquals => {
            matches!((argument(0), argument(1)), (Value::Bool(one), Value::Bool(other)) if one == other)
                .into()
        }
        Function::Coalesce => {
            let mut present = (0..count).map(argument).filter(Value::is_present);
            present.next().unwrap_or(Value::Absent)
        }
        Function::IfThenElse => argument(if argument(0).holds() { 1 } else { 2 }),
        _ => match argument(0).into_text() {
            Some(text) => of_text(function, text, argument, partitions),
            None => Value::Absent,
        },
    }
}

/// The value of a function whose first argument is a text.
fn of_text<'a>(
    function: Function,
    text: Cow<'a, str>,
    argument: impl Fn(usize) -> Value<'a>,
    partitions: &'a Partitions,
) -> Value<'a> {
    match function {
        Function::Substring => {
            let bounds = argument(1).as_number().zip(argument(2).as_number());
            let reverse = argument(3).holds();
            bounds.and_then(|(start, end)| substring(&text, start, end, reverse)).into()
        }
        Function::UriEncode => uri_encode(text).into(),
        Function::ParseUrl => Url::parse(text).map_or(Value::Absent, Value::Url),
        Function::IsValidHostLabel => is_valid_host_label(&text, argument(1).holds()).into(),
        Function::Split => {
            let limit = argument(2).as_number().unwrap_or_default();
            let delimiter = argument(1).into_text();
            let pieces = delimiter.and_then(|delimiter| Pieces::new(text, delimiter, limit));
            pieces.map_or(Value::Absent, Value::Pieces)
        }
        Function::Partition => partitions.of(&text).map_or(Value::Absent, Value::Partition),
        Function::ParseArn => Arn::parse(text).map_or(Value::Absent, Value::Arn),
        Function::IsVirtualHostableBucket => is_virtual_hostable(&text, argument(1).holds()).into(),
        // These take values of any kind.
        Function::IsSet
        | Function::Not
        | Function::StringEquals
        | Function::BooleanEquals
        | Function::Coalesce
        | Function::IfThenElse => Value::Absent,
    }
}
