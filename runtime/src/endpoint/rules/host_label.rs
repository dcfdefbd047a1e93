//! `isValidHostLabel`.

/// The most bytes that a label may have (RFC 1123, section 2.1).
const LENGTH: usize = 63;

/// Returns true for a label: letters, digits and hyphens, the first of which is none. With `dots`, several may
/// be joined by them.
pub(super) fn is_valid_host_label(text: &str, dots: bool) -> bool {
    if dots { text.split('.').all(is_label) } else { is_label(text) }
}

fn is_label(label: &str) -> bool {
    (1..=LENGTH).contains(&label.len())
        && !label.starts_with('-')
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
