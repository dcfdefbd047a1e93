//! Git repositories, and the names of what is in them.

use super::{Mistake, url};

/// The URL of a Git repository.
pub(super) fn repository(text: &str) -> Option<Mistake> {
    let fault = url::check(text).err()?;
    let what = "is not the URL of a Git repository";
    Some(match text.split_once(':') {
        Some((_, rest)) if rest.starts_with("//") && rest.len() > 2 => Mistake::new(
            "git",
            format!("`{text}` {what}: {fault}"),
            "for instance `https://example.com/farrier.git`",
        ),
        Some((host, path)) if host.contains('@') => {
            let hint = format!("for instance `ssh://{host}/{path}`");
            Mistake::new("git", format!("`{text}` {what}"), hint)
        }
        _ => {
            let hint = "it begins with a scheme, as `https://…` or `file:///…`";
            Mistake::new("git", format!("`{text}` {what}"), hint)
        }
    })
}

/// The name of a commit, a tag or a branch.
pub(super) fn name(key: &'static str, text: &str) -> Option<Mistake> {
    if is_reference(text) {
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

/// Whether Git takes a name for a tag or a branch (`git check-ref-format --branch`).
fn is_reference(name: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && part.strip_suffix(".lock").is_none()
    };
    let is_forbidden = |c: char| c.is_whitespace() || c.is_control() || r"~^:?*[\".contains(c);
    name.split('/').all(is_part)
        && !name.starts_with('-')
        && !name.ends_with('.')
        && !name.contains("..")
        && !name.contains("@{")
        && name != "@"
        && !name.contains(is_forbidden)
}

#[cfg(test)]
mod tests {
    use super::is_reference;

    #[test]
    fn references() {
        for fine in
            ["main", "v0.1.0", "feature/x", "0d80a1f", "refs/pull/1/head", "a@b", "é", "a.lock.b"]
        {
            assert!(is_reference(fine), "{fine}");
        }
        for wrong in [
            "", "-x", "a..b", "a..b~^:", "a~1", "a^", "a:b", "a?", "a*", "a[", r"a\b", "a b",
            "a\u{7f}", "/a", "a/", "a//b", ".a", "a/.b", "a.", "a.lock", "a.lock/b", "@",
            "HEAD@{1}",
        ] {
            assert!(!is_reference(wrong), "{wrong}");
        }
    }
}
