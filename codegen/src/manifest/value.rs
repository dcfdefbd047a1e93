//! Checks of the values of Cargo's keys.

use super::{Mistake, license, url};

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

/// An SPDX expression.
pub(super) fn license(text: &str) -> Option<Mistake> {
    self::text("license", text).or_else(|| {
        let fault = license::check(text).err()?;
        let message = format!("`{text}` is not an SPDX expression: {fault}");
        Some(Mistake::new("license", message, "for instance `MIT OR Apache-2.0`"))
    })
}

/// The URL of a page.
pub(super) fn web_url(text: &str) -> Option<Mistake> {
    let is_web = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    if !is_web {
        let message = format!("`{text}` is not the URL of a page");
        return Some(Mistake::new("repository", message, "it begins with `https://`"));
    }
    let fault = url::check(text).err()?;
    let message = format!("`{text}` is not the URL of a page: {fault}");
    Some(Mistake::new("repository", message, "for instance `https://example.com/chat`"))
}

/// The name of a registry.
pub(super) fn registry(name: &str) -> Option<Mistake> {
    let allowed = |c: char| c.is_alphanumeric() || "-_".contains(c);
    (name.is_empty() || !name.chars().all(allowed)).then(|| {
        let message = format!("`{name}` is not the name of a registry");
        Mistake::new("publish", message, "letters, digits, `-` and `_` can be in it")
    })
}
