//! Floating-point numbers as text, including NaN and the infinities (smithy.io, AWS protocols,
//! "Non-numeric float and double serialization").

/// Returns the name of NaN or of an infinity, or `None` for a finite number.
pub(crate) fn special(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value.is_infinite() {
        Some(if value > 0.0 { "Infinity" } else { "-Infinity" })
    } else {
        None
    }
}

/// Returns the shortest text from which the same number is parsed.
pub(crate) fn text<N: Copy + Into<f64> + zmij::Float>(value: N, buffer: &mut zmij::Buffer) -> &str {
    match special(value.into()) {
        Some(name) => name,
        None => buffer.format_finite(value),
    }
}

/// Parses a floating-point number. It accepts Smithy's names of NaN and the infinities, but not the
/// other names that Rust accepts.
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
