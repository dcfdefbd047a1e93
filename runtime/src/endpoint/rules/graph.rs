//! The graph of rules.

/// A node: the number of a condition, and where to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node {
    /// The number of the condition.
    pub condition: u16,
    /// Where to go on if it holds.
    pub high: Next,
    /// Where to go on if it doesn't.
    pub low: Next,
}

/// Where a graph goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next(i16);

/// The place that a [`Next`] names.
pub(super) enum Place {
    Node(usize),
    Result(usize),
    Nowhere,
}

impl Next {
    /// No rule matches.
    pub const NOWHERE: Self = Self(i16::MIN);

    /// The node of a number below 32,768.
    ///
    /// # Panics
    /// Panics if the number isn't below 32,768.
    pub const fn node(number: u16) -> Self {
        assert!(number <= 0x7fff, "a graph has at most 32,768 nodes");
        Self(number.cast_signed())
    }

    /// The result of a number below 32,767.
    ///
    /// # Panics
    /// Panics if the number isn't below 32,767.
    pub const fn result(number: u16) -> Self {
        assert!(number < 0x7fff, "a graph has at most 32,767 results");
        Self(!number.cast_signed())
    }

    pub(super) fn place(self) -> Place {
        match self {
            Self::NOWHERE => Place::Nowhere,
            Self(number @ 0..) => Place::Node(usize::from(number.cast_unsigned())),
            Self(number) => Place::Result(usize::from((!number).cast_unsigned())),
        }
    }
}

impl Node {
    /// Describes a node.
    pub const fn new(condition: u16, high: Next, low: Next) -> Self {
        Self { condition, high, low }
    }

    /// Reads `N` nodes from text, in which each has three numbers with a blank behind each: the condition,
    /// and where to go on if it holds and if it doesn't. A number with an `r` before it is that of a result,
    /// one without is that of a node, and `-` is for nowhere.
    ///
    /// ```
    /// use farrier::rules::{Next, Node};
    ///
    /// const NODES: [Node; 2] = Node::read("0 1 r0 3 r1 - ");
    /// assert_eq!(NODES[0], Node::new(0, Next::node(1), Next::result(0)));
    /// assert_eq!(NODES[1], Node::new(3, Next::result(1), Next::NOWHERE));
    /// ```
    ///
    /// # Panics
    /// Panics if the text isn't so, which fails the compilation where the nodes are constant.
    pub const fn read<const N: usize>(text: &str) -> [Self; N] {
        let text = text.as_bytes();
        let mut nodes = [Self::new(0, Next::NOWHERE, Next::NOWHERE); N];
        let (mut node, mut at) = (0, 0);
        while node < N {
            let (condition, high, low);
            (condition, at) = number(text, at);
            (high, at) = next(text, at);
            (low, at) = next(text, at);
            nodes[node] = Self::new(condition, high, low);
            node += 1;
        }
        assert!(at == text.len(), "there are more nodes than expected");
        nodes
    }
}

/// Reads a number and the blank behind it, and tells where the next one begins.
const fn number(text: &[u8], mut at: usize) -> (u16, usize) {
    let mut number: u16 = 0;
    while text[at] != b' ' {
        assert!(text[at].is_ascii_digit(), "this is no digit");
        number = number * 10 + (text[at] - b'0') as u16;
        at += 1;
    }
    (number, at + 1)
}

const fn next(text: &[u8], at: usize) -> (Next, usize) {
    match text[at] {
        b'-' => (Next::NOWHERE, at + 2),
        b'r' => {
            let (number, at) = number(text, at + 1);
            (Next::result(number), at)
        }
        _ => {
            let (number, at) = number(text, at);
            (Next::node(number), at)
        }
    }
}
