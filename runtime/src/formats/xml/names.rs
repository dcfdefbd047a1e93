//! Names of elements that the model leaves to the format.

use crate::schema::member::Member;

/// Returns the name of a list's elements, or of a map's keys or values. It is `default` if the
/// model names none.
pub(super) fn name_or_default(item: &Member, default: &'static str) -> &'static str {
    let name = item.wire_name();
    if name.is_empty() { default } else { name }
}
