//! The `default` trait: a value that the shape could have.
//! <https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait>

use super::applied::Applied;
use super::enums::{integers, strings};
use crate::model::shape::{Shape, ShapeKind};
use crate::traits::{Default, Node, Number, Range};

pub(crate) fn check(applied: &mut Applied<'_, '_>) {
    if applied.site.member.is_some() && applied.site.shape.kind != ShapeKind::Structure {
        let hint = "apply it to a member of a structure or to the shape";
        let kind = applied.site.shape.kind.described();
        applied.fault(format!("a member of {kind} can't have a default"), hint);
        return;
    }
    let Some(Default(value)) = applied.value() else {
        return;
    };
    let shape = applied.site.target;
    if let Err(expected) = fits(shape, &value) {
        let what = describe(&value);
        let message = format!("the default is {what}, but the shape is {}", shape.kind.described());
        applied.fault(message, format!("write {expected}"));
        return;
    }
    if let (Node::Number(number), Some(range)) = (&value, applied.site.effective::<Range>())
        && !zero(number)
        && !within(number, &range)
    {
        let hint = "change the default or the range";
        applied.fault(format!("the default {number} is out of the range of the shape"), hint);
    }
}

/// Models that come from Smithy 1.0 have 0 as the default of numbers that must
/// not be 0; the specification tolerates it.
fn zero(number: &Number) -> bool {
    *number == 0.into()
}

fn within(number: &Number, range: &Range) -> bool {
    range.min.as_ref().is_none_or(|min| min <= number)
        && range.max.as_ref().is_none_or(|max| max >= number)
}

/// `Err` with what is expected instead.
fn fits(shape: &Shape, value: &Node) -> Result<(), &'static str> {
    use ShapeKind::{
        BigDecimal, BigInteger, Blob, Boolean, Byte, Document, Double, Enum, Float, IntEnum,
        Integer, List, Long, Map, Set, Short, String, Timestamp,
    };
    let (fits, expected) = match (shape.kind, value) {
        (_, Node::Null) => (true, ""),
        (Boolean, value) => (matches!(value, Node::Bool(_)), "true or false"),
        (String, value) => (matches!(value, Node::String(_)), "a string"),
        (Enum, value) => {
            let known = matches!(value, Node::String(text) if strings(shape).any(|v| v == *text));
            (known, "one of the values of the enum")
        }
        (IntEnum, value) => {
            let known = |n: i128| integers(shape).any(|v| i128::from(v) == n);
            (integer(value).is_some_and(known), "one of the values of the enum")
        }
        (Blob, value) => {
            (matches!(value, Node::String(text) if is_base64(text)), "a string in base64")
        }
        (Byte, value) => (fits_in::<i8>(value), "a whole number from -128 to 127"),
        (Short, value) => (fits_in::<i16>(value), "a whole number of 16 bits"),
        (Integer, value) => (fits_in::<i32>(value), "a whole number of 32 bits"),
        (Long, value) => (fits_in::<i64>(value), "a whole number of 64 bits"),
        (BigInteger, value) => {
            (matches!(value, Node::Number(number) if number.is_integer()), "a whole number")
        }
        (Float | Double, Node::String(text)) => {
            (matches!(text.as_str(), "NaN" | "Infinity" | "-Infinity"), "a number")
        }
        (Float | Double | BigDecimal, value) => (matches!(value, Node::Number(_)), "a number"),
        (Timestamp, value) => {
            (matches!(value, Node::Number(_) | Node::String(_)), "a number or a date")
        }
        (Document, value) => (is_flat(value), "a simple value, `[]` or `{}`"),
        (List | Set, value) => {
            (matches!(value, Node::Array(items) if items.is_empty()), "an empty array: `[]`")
        }
        (Map, value) => {
            (matches!(value, Node::Object(items) if items.is_empty()), "an empty object: `{}`")
        }
        (_, _) => (false, "nothing: shapes of this kind have no default"),
    };
    if fits { Ok(()) } else { Err(expected) }
}

fn integer(value: &Node) -> Option<i128> {
    match value {
        Node::Number(number) => number.as_i128(),
        _ => None,
    }
}

fn fits_in<T: TryFrom<i128>>(value: &Node) -> bool {
    integer(value).is_some_and(|number| T::try_from(number).is_ok())
}

fn is_flat(value: &Node) -> bool {
    match value {
        Node::Array(items) => items.is_empty(),
        Node::Object(entries) => entries.is_empty(),
        _ => true,
    }
}

fn is_base64(text: &str) -> bool {
    let data = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - data.len() <= 2
        && data.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
}

fn describe(value: &Node) -> String {
    match value {
        Node::Number(number) => number.to_string(),
        Node::String(text) if text.len() <= 40 => format!("the string `{text}`"),
        other => other.describe().to_owned(),
    }
}
