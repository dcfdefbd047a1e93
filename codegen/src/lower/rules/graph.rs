//! Graphs whose equal nodes are one.

use std::collections::HashMap;

use crate::plan::rules::{Next, Node};

/// A graph that is made from its end.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// Each leads to earlier ones only.
    nodes: Vec<Node>,
    numbers: HashMap<Node, u16>,
}

/// The most nodes that the runtime takes.
const NODES: u16 = 0x7fff;

impl Graph {
    /// The node that asks a condition.
    pub(super) fn node(&mut self, condition: u16, high: Next, low: Next) -> Result<Next, String> {
        let node = Node { condition, high, low };
        if let Some(&number) = self.numbers.get(&node) {
            return Ok(Next::Node(number));
        }
        let number = u16::try_from(self.nodes.len()).ok().filter(|number| *number < NODES);
        let number = number.ok_or("there are more than 32,767 nodes")?;
        self.nodes.push(node);
        self.numbers.insert(node, number);
        Ok(Next::Node(number))
    }

    /// The nodes that can be reached, in the order in which they are met, so that each leads to later ones.
    ///
    /// # Errors
    /// Fails if evaluation begins with no node and not with the first result.
    pub(super) fn finish(self, start: Next) -> Result<Vec<Node>, String> {
        let Next::Node(start) = start else {
            let is_result = start == Next::Result(0);
            return is_result.then(Vec::new).ok_or_else(|| "no rule can match".to_owned());
        };
        // Numbers fall along each path, so that the highest ones come first.
        let mut reached = vec![false; self.nodes.len()];
        reached[usize::from(start)] = true;
        let mut order = Vec::new();
        for number in (0..=start).rev() {
            if reached[usize::from(number)] {
                order.push(number);
                let Node { high, low, .. } = self.nodes[usize::from(number)];
                for next in [high, low] {
                    if let Next::Node(number) = next {
                        reached[usize::from(number)] = true;
                    }
                }
            }
        }
        let places: HashMap<u16, u16> = order.iter().copied().zip(0..).collect();
        let place = |next: Next| match next {
            Next::Node(number) => Next::Node(places[&number]),
            other => other,
        };
        let node = |number: &u16| {
            let Node { condition, high, low } = self.nodes[usize::from(*number)];
            Node { condition, high: place(high), low: place(low) }
        };
        Ok(order.iter().map(node).collect())
    }
}
