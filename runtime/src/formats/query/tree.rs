//! A form as a tree, in which keys share the nodes of their common segments.
//!
//! A tree knows keys and texts, and nothing of members or of Rust's types. Its memory is bounded by
//! the limit of the heap, and by the size of the form, whatever numbers the keys contain.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use percent_encoding::percent_decode;

use crate::codec::heap::{EXCEEDED, Heap, map_growth};

/// A node of the tree, which stands for one segment of a key.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// The text of the key that ends at this segment, if there is one.
    pub(super) text: Option<String>,
    /// The segments that follow this one.
    pub(super) parts: BTreeMap<String, Node>,
}

impl Node {
    /// Parses a form whose keys have at most `most` segments, within the limits of `heap`. A key that occurs twice keeps its last text.
    pub(super) fn parse(form: &[u8], most: usize, heap: &mut Heap) -> Result<Self, &'static str> {
        const SLOT: usize = size_of::<String>() + size_of::<Node>();
        // Keys and texts are parts of the form.
        let mut is_allowed = heap.grow(0, form.len());
        let mut root = Self::default();
        for pair in form.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()) {
            let at = pair.iter().position(|&byte| byte == b'=').unwrap_or(pair.len());
            let (key, rest) = pair.split_at(at);
            let text = decoded(rest.strip_prefix(b"=").unwrap_or_default())?;
            let mut node = &mut root;
            for (depth, segment) in key.split(|&byte| byte == b'.').enumerate() {
                if depth == most {
                    return Err("a key has too many segments");
                }
                let growth = map_growth(node.parts.len(), SLOT);
                node = match node.parts.entry(decoded(segment)?) {
                    Entry::Occupied(entry) => entry.into_mut(),
                    Entry::Vacant(entry) => {
                        is_allowed = is_allowed && heap.grow(0, growth);
                        if !is_allowed {
                            return Err(EXCEEDED);
                        }
                        entry.insert(Self::default())
                    }
                };
            }
            node.text = Some(text);
        }
        Ok(root)
    }

    /// Returns the parts whose segments are numbers, in the order of the numbers.
    pub(super) fn numbered(&self) -> Vec<(&str, &Self)> {
        let numbers = self.parts.iter().filter_map(|(name, part)| {
            let digits = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
            let number = digits.then(|| name.parse::<u64>().ok()).flatten()?;
            Some((number, name.as_str(), part))
        });
        let mut numbers: Vec<_> = numbers.collect();
        numbers.sort_by_key(|(number, ..)| *number);
        numbers.into_iter().map(|(_, name, part)| (name, part)).collect()
    }
}

/// Decodes a text of a form, in which `%20` and `+` are spaces.
fn decoded(text: &[u8]) -> Result<String, &'static str> {
    let spaced: Vec<u8> = text.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    let decoded = percent_decode(&spaced).decode_utf8().map_err(|_| "a text is not UTF-8")?;
    Ok(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::Node;
    use crate::codec::heap::Heap;

    #[test]
    fn numbered_parts_are_sorted_and_may_have_gaps() {
        let tree =
            Node::parse(b"L.10=c&L.2=b&L.4000000000=d&L.1=a&L.x=y&L.=z", 256, &mut Heap::default())
                .unwrap();
        let list = tree.parts["L"].numbered();
        let texts: Vec<_> = list.iter().map(|(_, part)| part.text.as_deref().unwrap()).collect();
        assert_eq!(texts, ["a", "b", "c", "d"]);
    }

    #[test]
    fn texts_are_decoded() {
        let tree = Node::parse(b"a%2Eb=x+%3D%26&c", 256, &mut Heap::default()).unwrap();
        assert_eq!(tree.parts["a.b"].text.as_deref(), Some("x =&"));
        assert_eq!(tree.parts["c"].text.as_deref(), Some(""));
    }

    #[test]
    fn invalid_utf8_and_too_many_segments_are_refused() {
        assert_eq!(
            Node::parse(b"a=%FF", 256, &mut Heap::default()).unwrap_err(),
            "a text is not UTF-8"
        );
        let deep = vec![b'.'; 300];
        assert_eq!(
            Node::parse(&deep, 256, &mut Heap::default()).unwrap_err(),
            "a key has too many segments"
        );
        assert!(Node::parse(&[b'.'; 255], 256, &mut Heap::default()).is_ok());
    }
}
