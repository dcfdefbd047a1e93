//! The hash of the tree of a body's mebibytes, as archives want it: SHA-256 of each, then of each pair
//! of hashes, level by level, until there is one.
//! (Amazon S3 Glacier, developer guide, "Computing checksums".)

use std::fmt::{self, Write as _};

use http::{HeaderMap, HeaderName};
use sha2::{Digest, Sha256};

use crate::body::checksum;
use crate::error::wire::Unsendable;
use crate::schema::service::OperationSchema;

static CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
static TREE_HASH: HeaderName = HeaderName::from_static("x-amz-sha256-tree-hash");

/// The bytes of a leaf; the last leaf may have less.
const LEAF: usize = 1024 * 1024;

type Hash = [u8; 32];

/// Adds the hashes of the body where the operation asks for them, save what a member has set. `body`
/// is none where it isn't in memory: then the tree's hash must have been given.
pub(crate) fn add_tree_hash(
    operation: &OperationSchema,
    headers: &mut HeaderMap,
    body: Option<&[u8]>,
) -> Result<(), Unsendable> {
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

/// The hash of the tree of a body's mebibytes, which is being computed. Takes the memory of a few
/// hashes, whatever the length.
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
    /// The bytes in the leaf so far.
    length: usize,
    tree: Tree,
}

impl TreeHash {
    /// The hash of nothing so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the next piece of the body, of any length.
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

    /// What the header holds: 64 hexadecimal digits.
    pub fn header_value(self) -> String {
        // Nothing at all is a leaf, too.
        hex(&self.tree.root(self.leaf.finalize().into()))
    }
}

/// Shows nothing: a hash tells something of the body, which may be secret.
impl fmt::Debug for TreeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TreeHash").finish_non_exhaustive()
    }
}

/// The full trees of the leaves so far, each smaller than the one before, with their heights.
#[derive(Default)]
struct Tree(Vec<(u32, Hash)>);

impl Tree {
    fn push(&mut self, leaf: Hash) {
        let (mut height, mut hash) = (0, leaf);
        while let Some((_, left)) = self.0.pop_if(|(other, _)| *other == height) {
            hash = joined(left, hash);
            height += 1;
        }
        self.0.push((height, hash));
    }

    /// The hash of all, with the last leaf. One without a neighbour moves up as it is.
    fn root(self, last: Hash) -> Hash {
        self.0.into_iter().rfold(last, |right, (_, left)| joined(left, right))
    }
}

fn joined(left: Hash, right: Hash) -> Hash {
    Sha256::new().chain_update(left).chain_update(right).finalize().into()
}

/// Two digits a byte, in lower case.
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

    use super::{Hash, LEAF, Tree, TreeHash, hex, joined};

    /// Level by level, as the guide tells it.
    fn by_levels(mut level: Vec<Hash>) -> Hash {
        while level.len() > 1 {
            let pairs = level.chunks(2);
            level = pairs
                .map(|pair| match *pair {
                    [left, right] => joined(left, right),
                    _ => pair[0],
                })
                .collect();
        }
        level[0]
    }

    #[test]
    fn a_tree_is_what_its_levels_make() {
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
    fn leaves_are_mebibytes() {
        for length in [LEAF, 2 * LEAF + 5] {
            let body = vec![7; length];
            let leaves = body.chunks(LEAF).map(|leaf| Sha256::digest(leaf).into()).collect();
            assert_eq!(of(&body), hex(&by_levels(leaves)), "{length}");
        }
    }

    #[test]
    fn pieces_make_the_whole() {
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
