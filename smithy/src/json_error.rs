//! What serde says of a JSON text, in words for who writes models.

/// What serde says, without its own idea of where.
pub(crate) fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_owned(),
        None => message,
    }
}

/// The same in the words of JSON: the names of our types and Rust's of numbers mean nothing to who
/// writes a model.
pub(crate) fn in_words_of_json(error: &serde_json::Error) -> String {
    let message = without_position(error);
    let Some((before, expected)) = message.rsplit_once("expected ") else { return message };
    let expected = match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number that isn't negative",
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number",
        "f32" | "f64" => "a number",
        "a sequence" => "an array",
        "a map" => "an object",
        it if it.starts_with("struct ") => "an object",
        _ => return message,
    };
    format!("{before}expected {expected}")
}
