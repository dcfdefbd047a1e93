//! Checks of the values of Cargo's keys.

use super::Mistake;

/// A version requirement of a dependency.
pub(super) fn requirement(text: &str) -> Option<Mistake> {
    let error = semver::VersionReq::parse(text).err()?;
    let message = format!("`{text}` is not a version requirement: {error}");
    Some(Mistake::new("version", message, "for instance `0.1`, or `=0.1.3` for one version only"))
}

/// The version of a package.
pub(super) fn version(text: &str) -> Option<Mistake> {
    let error = semver::Version::parse(text).err()?;
    let message = format!("`{text}` is not a version: {error}");
    Some(Mistake::new("version", message, "a version has three numbers, for instance `1.4.0`"))
}

/// A text of one line that says something.
pub(super) fn text(key: &'static str, text: &str) -> Option<Mistake> {
    if text.trim().is_empty() {
        return Some(Mistake::new(key, format!("`{key}` has an empty text"), "leave it out"));
    }
    let control = text.chars().any(char::is_control);
    control.then(|| {
        Mistake::new(key, format!("{text:?} is not a line of text"), "write it on one line")
    })
}

/// The URL of a page.
pub(super) fn web_url(text: &str) -> Option<Mistake> {
    let is_web = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    (!is_web || !is_url(text)).then(|| {
        let message = format!("`{text}` is not the URL of a page");
        Mistake::new("repository", message, "it begins with `https://`")
    })
}

/// The name of a registry.
pub(super) fn registry(name: &str) -> Option<Mistake> {
    let allowed = |c: char| c.is_alphanumeric() || "-_".contains(c);
    (name.is_empty() || !name.chars().all(allowed)).then(|| {
        let message = format!("`{name}` is not the name of a registry");
        Mistake::new("publish", message, "letters, digits, `-` and `_` can be in it")
    })
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
