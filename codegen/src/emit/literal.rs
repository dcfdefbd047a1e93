//! Default values as expressions.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use crate::plan::{Literal, RustType};

/// The expression of a default, for a field of type `ty`.
pub(super) fn literal(literal: &Literal, ty: &RustType) -> TokenStream {
    match (literal, ty) {
        (value, RustType::Box(inner)) => {
            let value = self::literal(value, inner);
            quote!(Box::new(#value))
        }
        (Literal::Bool(value), _) => quote!(#value),
        (Literal::Integer(value), RustType::F32 | RustType::F64) => {
            let value = number(&format!("{value}.0"));
            quote!(#value)
        }
        (Literal::Integer(value), _) => integer(*value),
        (Literal::Float(value), _) => float(*value),
        (Literal::Big(text), _) => quote!(big_number(#text)),
        (Literal::String(text), _) => owned(text),
        (Literal::Blob(bytes), _) if bytes.is_empty() => quote!(farrier::Bytes::new()),
        (Literal::Blob(bytes), _) => {
            let bytes = Token::byte_string(bytes);
            quote!(farrier::Bytes::from_static(#bytes))
        }
        (Literal::Timestamp(seconds, nanos), _) => {
            let (seconds, nanos) = (integer(*seconds), integer(i64::from(*nanos)));
            quote!(farrier::timestamp::at(#seconds, #nanos))
        }
        (Literal::Document(json), _) => quote!(farrier::formats::json::default_document(#json)),
        (Literal::EmptyList, _) => quote!(Vec::new()),
        (Literal::EmptyMap, _) => quote!(farrier::Map::new()),
        (Literal::EmptyStream, RustType::EventStream(_)) => quote!(farrier::EventStream::default()),
        (Literal::EmptyStream, _) => quote!(farrier::ByteStream::default()),
        (Literal::Variant(path, variant), _) => {
            let name = &path.name;
            quote!(#name::#variant)
        }
        (Literal::UnknownVariant(path, value), inner) => {
            let (name, value) = (&path.name, self::literal(value, inner));
            quote!(#name::Unknown(#value))
        }
    }
}

fn owned(text: &str) -> TokenStream {
    if text.is_empty() { quote!(String::new()) } else { quote!(String::from(#text)) }
}

pub(super) fn integer(value: i64) -> TokenStream {
    number(&value.to_string())
}

fn float(value: f64) -> TokenStream {
    if value.is_finite() { number(&format!("{value:?}")) } else { quote!(0.0) }
}

/// The literal of a number's decimal text, its digits grouped as people write them.
pub(super) fn number(text: &str) -> TokenStream {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (whole, rest) = digits.split_at(end);
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if whole.len() > 4 && index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped.push_str(rest);
    // Plans hold numbers only; anything else would be no tokens rather than foreign ones.
    grouped.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn digits_are_grouped_from_ten_thousand_on() {
        for (text, literal) in [
            ("0", "0"),
            ("1000", "1000"),
            ("16384", "16_384"),
            ("-1152921504606846976", "- 1_152_921_504_606_846_976"),
            ("123456.75", "123_456.75"),
            ("1e-7", "1e-7"),
        ] {
            assert_eq!(number(text).to_string(), literal);
        }
    }
}
