//! Enums that keep values which the model doesn't name.

/// An enum that keeps values which the model doesn't know.
pub trait OpenEnum {
    /// True for a value that the model names.
    fn is_known(&self) -> bool;

    /// Appends the values that a user may choose: `a, b, c`.
    fn write_allowed(&self, out: &mut String);
}

/// Writes the values of an enum, each with the word `internal` or nothing, save internal ones.
#[doc(hidden)]
pub fn write_values(out: &mut String, values: &[(&str, &str)]) {
    let public = values.iter().filter(|(_, internal)| internal.is_empty());
    for (index, (value, _)) in public.enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(value);
    }
}
