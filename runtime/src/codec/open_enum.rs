//! Enums that accept values which the model doesn't list.

/// An enum that keeps a value which the model doesn't list in a variant of its own.
///
/// Generated enums implement it.
pub trait OpenEnum {
    /// Returns true if the model lists the value.
    fn is_known(&self) -> bool;

    /// Appends the values that the model lists, except internal ones, separated by commas: `a, b,
    /// c`.
    #[doc(hidden)]
    fn write_allowed(&self, out: &mut String);
}

/// Appends the values of an enum that are not internal, separated by commas. Each value comes with
/// the text `internal` or an empty one.
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
