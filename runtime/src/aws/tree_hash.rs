//! The tree hash of a body, which services for archives require.
//!
//! The body is split into pieces of a mebibyte. The leaves of the tree are the SHA-256 of the
//! pieces, and each node above is the SHA-256 of the two hashes below it (Amazon S3 Glacier,
//! developer guide, "Computing checksums").

use std::fmt::{self, Write as _};

use http::{HeaderMap, HeaderName};
use sha2::{Digest, Sha256};

use crate::body::checksum;
use crate::error::wire::SerializeError;
use crate::schema::service::OperationSchema;

static CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
static TREE_HASH: HeaderName = HeaderName::from_static("x-amz-sha256-tree-hash");

/// The number of bytes in a leaf. The last leaf may have fewer.
const LEAF: usize = 1024 * 1024;

type Hash = [u8; 32];

/// Adds the tree hash and the SHA-256 of the body to the headers, if the operation requires them.
/// Headers that a member has set are kept.
///
/// `body` is `None` if it isn't in memory. Fails in that case unless a member has set the tree
/// hash.
pub(crate) fn add_tree_hash(
    operation: &OperationSchema,
    headers: &mut HeaderMap,
    body: Option<&[u8]>,
) -> Result<(), SerializeError> {
    if !operation.checksums.tree_hash {
        return Ok(());
    }
    if !headers.contains_key(&TREE_HASH) {
        let mut hash = TreeHash::new();
        hash.update(checksum::in_memory(body)?);
        checksum::insert(headers, &TREE_HASH, &hash.header_value())?;
    }
    if let Some(body) = body.filter(|_| !headers.contains_key(&CONTENT_SHA256)) {
        checksum::insert(headers, &CONTENT_SHA256, &hex(&Sha256::digest(body)))?;
    }
    Ok(())
}

/// Computes the tree hash of a body that is passed in pieces (Amazon S3 Glacier, developer guide,
/// "Computing checksums").
///
/// It keeps only a few hashes in memory, whatever the length of the body.
///
/// ```
/// let mut hash = farrier::TreeHash::new();
/// hash.update(b"hello ");
/// hash.update(b"world");
/// assert!(hash.header_value().starts_with("b94d27b9934d3e08a52e52d7da7dabfac484efe3"));
/// ```
#[derive(Default)]
pub struct TreeHash {
    leaf: Sha256,
    /// The number of bytes in the leaf so far.
    length: usize,
    tree: Tree,
}

impl TreeHash {
    /// Starts with an empty body.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the next piece of the body, which may have any length.
    pub fn update(&mut self, mut piece: &[u8]) {
        while !piece.is_empty() {
            if self.length == LEAF {
                self.tree.push(self.leaf.finalize_reset().into());
                self.length = 0;
            }
            let (head, rest) = piece.split_at(piece.len().min(LEAF - self.length));
            self.leaf.update(head);
            self.length += head.len();
            piece = rest;
        }
    }

    /// Returns the hash as the header `x-amz-sha256-tree-hash` holds it, which is 64 hexadecimal
    /// digits.
    pub fn header_value(self) -> String {
        // An empty body has one leaf, which is empty.
        hex(&self.tree.root(self.leaf.finalize().into()))
    }
}

/// Shows nothing of the hash, which reveals something about the body, which may be secret.
impl fmt::Debug for TreeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TreeHash").finish_non_exhaustive()
    }
}

/// The complete subtrees of the leaves so far, each as its height and the hash of its root. Each is
/// lower than the one before.
#[derive(Default)]
struct Tree(Vec<(u32, Hash)>);

impl Tree {
    fn push(&mut self, leaf: Hash) {
        let (mut height, mut hash) = (0, leaf);
        while let Some((_, left)) = self.0.pop_if(|(other, _)| *other == height) {
            hash = parent_hash(left, hash);
            height += 1;
        }
        self.0.push((height, hash));
    }

    /// Returns the hash of the whole tree, whose last leaf is `last`. A node without a neighbour
    /// moves up unchanged.
    fn root(self, last: Hash) -> Hash {
        self.0.into_iter().rfold(last, |right, (_, left)| parent_hash(left, right))
    }
}

fn parent_hash(left: Hash, right: Hash) -> Hash {
    Sha256::new().chain_update(left).chain_update(right).finalize().into()
}

/// Returns the hexadecimal digits of some bytes in lower case.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::{Hash, LEAF, Tree, TreeHash, hex, parent_hash};

    /// Computes the hash level by level, as the guide describes it.
    fn by_levels(mut level: Vec<Hash>) -> Hash {
        while level.len() > 1 {
            let pairs = level.chunks(2);
            level = pairs
                .map(|pair| match *pair {
                    [left, right] => parent_hash(left, right),
                    _ => pair[0],
                })
                .collect();
        }
        level[0]
    }

    #[test]
    fn the_hash_equals_that_computed_level_by_level() {
        for leaves in 1..40_u8 {
            let hashes: Vec<Hash> = (0..leaves).map(|leaf| [leaf; 32]).collect();
            let (last, full) = hashes.split_last().unwrap();
            let mut tree = Tree::default();
            for leaf in full {
                tree.push(*leaf);
            }
            assert_eq!(tree.root(*last), by_levels(hashes.clone()), "{leaves}");
        }
    }

    fn of(body: &[u8]) -> String {
        let mut hash = TreeHash::new();
        hash.update(body);
        hash.header_value()
    }

    #[test]
    fn a_small_body_is_one_leaf() {
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(of(b""), nothing);
        let hello = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";
        assert_eq!(of(b"hello world"), hello);
        assert_eq!(TreeHash::new().header_value(), nothing);
    }

    #[test]
    fn a_leaf_has_one_mebibyte() {
        for length in [LEAF, 2 * LEAF + 5] {
            let body = vec![7; length];
            let leaves = body.chunks(LEAF).map(|leaf| Sha256::digest(leaf).into()).collect();
            assert_eq!(of(&body), hex(&by_levels(leaves)), "{length}");
        }
    }

    #[test]
    fn the_hash_does_not_depend_on_how_the_body_is_split() {
        let body = vec![1; LEAF + 9];
        let whole = of(&body);
        for at in [5, LEAF, LEAF + 1] {
            let (first, second) = body.split_at(at);
            let mut hash = TreeHash::new();
            hash.update(first);
            hash.update(second);
            assert_eq!(hash.header_value(), whole, "{at}");
        }
    }
}
