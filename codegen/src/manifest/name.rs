//! The names that generated crates can have.

use super::Mistake;
use crate::name;

/// Checks the name of a generated crate. It must be a Rust identifier of ASCII characters, in which `-` is
/// allowed, too. It must not be a keyword, nor the name of a device on Windows (such as `aux`), of a crate that
/// the generated one needs, or of one that comes with the compiler.
///
/// # Errors
/// Fails with a description of the problem, whose key is `name`.
pub fn check_crate_name(name: &str) -> Result<(), Mistake> {
    let mistake = |message: String, hint: String| Err(Mistake::new("name", message, hint));
    if name.is_empty() {
        return mistake("a crate needs a name".to_owned(), "for instance `chat-client`".to_owned());
    }
    if let Some(wrong) = name.chars().find(|c| !c.is_ascii_alphanumeric() && !"-_".contains(*c)) {
        return mistake(
            format!("{wrong:?} can't be part of a crate's name"),
            "letters, digits, `-` and `_` can".to_owned(),
        );
    }
    let other = format!("for instance `{name}-client`");
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return mistake(
            "a crate's name starts with a letter".to_owned(),
            format!("for instance `client-{name}`"),
        );
    }
    if name::is_keyword(&name.replace('-', "_")) {
        return mistake(format!("`{name}` is a keyword of Rust"), other);
    }
    if name::is_device(name) {
        return mistake(format!("`{name}` is the name of a device on Windows"), other);
    }
    if name::is_another_crate(name) {
        let message = format!("a crate can't be called `{name}`: another one that it needs is");
        return mistake(message, other);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_crate_name;

    #[test]
    fn crate_names() {
        for good in ["chat", "chat-client", "Chat2", "a_b"] {
            assert_eq!(check_crate_name(good), Ok(()), "{good}");
        }
        for bad in [
            "", "fn", "async", "dyn", "gen", "try", "2chat", "_", "-", "a b", "a.b", "é", "a/b",
            "a\nb", "farrier", "std", "Nul",
        ] {
            assert!(check_crate_name(bad).is_err(), "{bad:?}");
        }
    }
}
