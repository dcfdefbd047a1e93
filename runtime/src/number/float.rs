//! Floating-point numbers as text, as far as Smithy adds to what Rust says: NaN and the infinities
//! (smithy.io, the non-numeric floats of every AWS protocol).

/// The name of what decimal digits can't say; none for a finite number.
pub(crate) fn special(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value.is_infinite() {
        Some(if value > 0.0 { "Infinity" } else { "-Infinity" })
    } else {
        None
    }
}

/// The shortest text that means the number.
pub(crate) fn text<N: Copy + Into<f64> + zmij::Float>(value: N, buffer: &mut zmij::Buffer) -> &str {
    match special(value.into()) {
        Some(name) => name,
        None => buffer.format_finite(value),
    }
}

/// A floating-point number from text, with Smithy's names and nothing that only Rust accepts.
pub(crate) fn parse(text: &str) -> Option<f64> {
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ if text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) => {
            text.parse().ok().filter(|number: &f64| number.is_finite())
        }
        _ => None,
    }
}
