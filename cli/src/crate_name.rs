//! Which names crates can have.

/// A name that Cargo takes for a package: a Rust identifier of ASCII, in which `-` is allowed,
/// and not a keyword.
pub(crate) fn crate_name(name: &str) -> Result<String, String> {
    if name.is_empty() {
        return Err("a crate needs a name".to_owned());
    }
    if let Some(wrong) = name.chars().find(|c| !c.is_ascii_alphanumeric() && !"-_".contains(*c)) {
        return Err(format!(
            "{wrong:?} can't be part of a crate's name; letters, digits, `-` and `_` can"
        ));
    }
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err("a crate's name starts with a letter".to_owned());
    }
    if syn::parse_str::<proc_macro2::Ident>(&name.replace('-', "_")).is_err() {
        return Err(format!("`{name}` is a keyword of Rust"));
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::crate_name;

    #[test]
    fn crate_names() {
        for good in ["chat", "chat-client", "Chat2", "a_b"] {
            assert!(crate_name(good).is_ok(), "{good}");
        }
        for bad in ["", "fn", "async", "2chat", "_", "-", "a b", "a.b", "é", "a/b", "a\nb"] {
            assert!(crate_name(bad).is_err(), "{bad:?}");
        }
    }
}
