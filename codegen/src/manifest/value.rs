//! Values of Cargo's keys, and what is wrong with them.

use super::Mistake;

/// A version requirement of a dependency.
pub(super) fn requirement(text: &str) -> Option<Mistake> {
    let error = semver::VersionReq::parse(text).err()?;
    let message = format!("`{text}` is not a version requirement: {error}");
    Some(Mistake::new("version", message, "for instance `0.1`, or `=0.1.3` for one version only"))
}

/// The URL of a Git repository.
pub(super) fn git_url(text: &str) -> Option<Mistake> {
    if is_url(text) {
        return None;
    }
    let hint = match text.split_once(':') {
        Some((host, path)) if host.contains('@') => format!("for instance `ssh://{host}/{path}`"),
        _ => "it begins with a scheme, as `https://…` or `file:///…`".to_owned(),
    };
    Some(Mistake::new("git", format!("`{text}` is not the URL of a Git repository"), hint))
}

/// A scheme, and something behind it.
fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && (scheme == "file" || !rest.starts_with('/'))
        && is_word(rest)
}

/// The name of a commit, a tag or a branch.
pub(super) fn git_name(key: &'static str, text: &str) -> Option<Mistake> {
    if is_word(text) && !text.starts_with('-') {
        return None;
    }
    let (what, example) = match key {
        "rev" => ("commit", "0d80a1f"),
        "tag" => ("tag", "v0.1.0"),
        _ => ("branch", "main"),
    };
    let message = format!("`{text}` is not the name of a {what}");
    Some(Mistake::new(key, message, format!("for instance `{example}`")))
}

/// Something without a space in it.
fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}
