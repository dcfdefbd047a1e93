//! Paths from one folder to another.

use std::path::{Component, Path, PathBuf};

/// The way from the folder `from`, which needn't exist yet, to `to`: relative, or absolute where
/// they have nothing in common but the root.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let (from, to) = (real(from), real(to));
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let named = from.components().take(common).any(|part| matches!(part, Component::Normal(_)));
    if !named {
        return to;
    }
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}

/// The absolute path without links, as far as the path exists, and without `..`.
pub(crate) fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for existing in absolute.ancestors() {
        if let Ok(real) = existing.canonicalize() {
            let rest = absolute.strip_prefix(existing).unwrap_or(Path::new(""));
            return rest.components().fold(real, push);
        }
    }
    absolute
}

fn push(mut path: PathBuf, part: Component<'_>) -> PathBuf {
    match part {
        Component::ParentDir => {
            path.pop();
        }
        part => path.push(part),
    }
    path
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::relative;

    #[test]
    fn ways() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        let way = |from: &str, to: &str| relative(&root.join(from), &root.join(to));
        assert_eq!(way("generated", "farrier"), Path::new("../farrier"));
        assert_eq!(way("a/b/c", "farrier"), Path::new("../../../farrier"));
        assert_eq!(way("a/../b", "farrier"), Path::new("../farrier"));
        assert_eq!(way("a", "a/farrier"), Path::new("farrier"));
        assert_eq!(relative(root, Path::new("/")), Path::new("/"));
    }
}
