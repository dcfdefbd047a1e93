//! The names that a host may have.

use std::net::Ipv4Addr;

/// The number of bytes that a label may have at most (RFC 1035, section 2.3.4).
const LABEL_LENGTH: usize = 63;

/// The number of bytes that a name may have at most in its textual form (RFC 1035, section 2.3.4).
const NAME_LENGTH: usize = 253;

/// Checks a host that is a name or an IPv4 address. A name consists of labels with dots between them,
/// and may end with a dot. A label has letters, digits, underscores and inner hyphens. Underscores are
/// no part of RFC 1123, but names in private networks have them.
///
/// # Errors
/// Returns what is wrong, as the end of a sentence that begins with the host.
pub(super) fn check(host: &str) -> Result<(), &'static str> {
    let name = host.strip_suffix('.').unwrap_or(host);
    if name.len() > NAME_LENGTH {
        return Err("has more than 253 bytes");
    }
    name.split('.').try_for_each(check_label)?;
    let last = name.rsplit('.').next().unwrap_or_default();
    // Some programs read such names as addresses, even `127.1`, `0x7f.1` and `2130706433`.
    if is_number(last) && host.parse::<Ipv4Addr>().is_err() {
        return Err("ends in a number, but is no IPv4 address of four decimal numbers");
    }
    Ok(())
}

fn check_label(label: &str) -> Result<(), &'static str> {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if !label.bytes().all(allowed) {
        return Err("has a character other than letters, digits, hyphens, underscores and dots");
    }
    if label.is_empty() {
        return Err("has an empty label");
    }
    if label.len() > LABEL_LENGTH {
        return Err("has a label of more than 63 bytes");
    }
    if label.starts_with('-') || label.ends_with('-') {
        return Err("has a label that begins or ends with a hyphen");
    }
    Ok(())
}

/// Returns true for a label that the WHATWG URL standard takes for a part of an IPv4 address.
fn is_number(label: &str) -> bool {
    let hexadecimal = label.strip_prefix("0x").or_else(|| label.strip_prefix("0X"));
    match hexadecimal {
        Some(digits) => digits.bytes().all(|b| b.is_ascii_hexdigit()),
        None => label.bytes().all(|b| b.is_ascii_digit()),
    }
}

/// Returns true if a text is a label of a host name: 1 to 63 letters, digits and inner hyphens (RFC
/// 1123, section 2.1).
pub(crate) fn is_label(text: &str) -> bool {
    check_label(text).is_ok() && !text.contains('_')
}
