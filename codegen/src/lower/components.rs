//! The strongly connected components of a graph, by Tarjan's algorithm.
//!
//! It looks at each node and each edge once, and keeps its place in a list instead of on the stack, so that
//! neither large graphs nor long paths are a problem.

/// Returns the number of each node's component. Two nodes have the same number if each leads to the other.
///
/// The nodes are the numbers below `nodes`. `target(node, n)` is the target of the node's `n`th edge, or `None`
/// if it has no more edges.
pub(super) fn of(nodes: usize, target: impl Fn(usize, usize) -> Option<usize>) -> Vec<usize> {
    let mut walk = Walk {
        target,
        found: 0,
        order: vec![UNSEEN; nodes],
        lowest: vec![UNSEEN; nodes],
        component: vec![UNSEEN; nodes],
        open: Vec::new(),
        components: 0,
    };
    for node in 0..nodes {
        if walk.order[node] == UNSEEN {
            walk.visit(node);
        }
    }
    walk.component
}

const UNSEEN: usize = usize::MAX;

struct Walk<T> {
    target: T,
    /// How many nodes were found so far.
    found: usize,
    /// When each node was found.
    order: Vec<usize>,
    /// When the earliest node was found that a node is known to lead to, among those without a component.
    lowest: Vec<usize>,
    component: Vec<usize>,
    /// The nodes that have no component yet, in the order in which they were found.
    open: Vec<usize>,
    components: usize,
}

impl<T: Fn(usize, usize) -> Option<usize>> Walk<T> {
    /// Finds the components of all nodes to which a node leads.
    fn visit(&mut self, start: usize) {
        // The path to the present node: nodes, and how many of their edges were followed.
        let mut path = vec![(start, 0)];
        self.find(start);
        while let Some((node, edge)) = path.last_mut() {
            let (node, next) = (*node, (self.target)(*node, *edge));
            *edge += 1;
            match next {
                Some(target) if self.order[target] == UNSEEN => {
                    self.find(target);
                    path.push((target, 0));
                }
                Some(target) if self.component[target] == UNSEEN => {
                    self.lowest[node] = self.lowest[node].min(self.order[target]);
                }
                Some(_) => {}
                None => {
                    path.pop();
                    if let Some(&(before, _)) = path.last() {
                        self.lowest[before] = self.lowest[before].min(self.lowest[node]);
                    }
                    self.close(node);
                }
            }
        }
    }

    fn find(&mut self, node: usize) {
        self.order[node] = self.found;
        self.lowest[node] = self.found;
        self.found += 1;
        self.open.push(node);
    }

    /// Makes a component of a node and of the open nodes after it, if it leads to no earlier one.
    fn close(&mut self, node: usize) {
        if self.lowest[node] != self.order[node] {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.component[member] = self.components;
            if member == node {
                break;
            }
        }
        self.components += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::of;

    /// The components of a graph, and how often it was asked for an edge.
    fn counted(edges: &[Vec<usize>]) -> (Vec<usize>, usize) {
        let steps = Cell::new(0);
        let target = |node: usize, edge: usize| {
            steps.set(steps.get() + 1);
            edges[node].get(edge).copied()
        };
        (of(edges.len(), target), steps.get())
    }

    /// Whether a path leads from one node to another.
    fn leads(edges: &[Vec<usize>], from: usize, to: usize) -> bool {
        let mut seen = vec![from];
        let mut at = 0;
        while let Some(&node) = seen.get(at) {
            at += 1;
            for &target in &edges[node] {
                if !seen.contains(&target) {
                    seen.push(target);
                }
            }
        }
        seen.contains(&to)
    }

    #[test]
    fn components_are_what_a_search_for_each_pair_finds() {
        let mut state = 1_usize;
        let mut random = |limit: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % limit
        };
        for _ in 0..300 {
            let nodes = 1 + random(8);
            let edges: Vec<Vec<_>> =
                (0..nodes).map(|_| (0..random(3)).map(|_| random(nodes)).collect()).collect();
            let (component, _) = counted(&edges);
            for a in 0..nodes {
                for b in 0..nodes {
                    let together = leads(&edges, a, b) && leads(&edges, b, a);
                    assert_eq!(component[a] == component[b], together, "{edges:?}: {a} {b}");
                }
            }
        }
    }

    /// Each edge is asked for once, and once more each node for the end of its edges.
    #[test]
    fn every_node_and_edge_is_visited_once() {
        let chain = |n: usize| (0..n).map(|i| (i + 1..n).take(1).collect()).collect::<Vec<_>>();
        let circle = |n: usize| (0..n).map(|i| vec![(i + 1) % n]).collect::<Vec<_>>();
        let clique = |n: usize| (0..n).map(|_| (0..n).collect()).collect::<Vec<_>>();
        for edges in [chain(100_000), circle(100_000), clique(300)] {
            let count: usize = edges.iter().map(Vec::len).sum();
            assert_eq!(counted(&edges).1, edges.len() + count);
        }
    }
}
