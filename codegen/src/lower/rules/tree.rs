//! From a tree of rules to a graph in which no path asks a condition twice.

use std::collections::HashMap;

use farrier_smithy::traits::EndpointRuleSet;

use super::graph::Graph;
use super::parameters;
use super::steps::{Program, Step};
use crate::plan::rules::{Next, Node, Rules};

/// The graph of a tree.
pub(super) fn compile(rules: &EndpointRuleSet) -> Result<Rules, String> {
    let parameters = parameters::lower(&rules.parameters)?;
    let Program { steps, conditions, results, .. } = Program::of(rules, &parameters)?;
    let nodes = Knowing::graph(&steps, conditions.all.len()).unwrap_or_else(|| plain(&steps))?;
    let variables = conditions.variables();
    Ok(Rules { parameters, conditions: conditions.all, results, nodes, variables })
}

/// The graph with a node for each step. Paths may ask a condition twice.
fn plain(steps: &[Step]) -> Result<Vec<Node>, String> {
    let mut graph = Graph::default();
    let mut places = vec![Next::Nowhere; steps.len()];
    for (at, step) in steps.iter().enumerate().rev() {
        places[at] = match *step {
            Step::Nowhere => Next::Nowhere,
            Step::End(result) => Next::Result(result),
            Step::Ask { condition, expected, or_else } => {
                let (high, low) = directed(expected, places[at + 1], places[or_else]);
                graph.node(condition, high, low)?
            }
        };
    }
    graph.finish(places[0])
}

fn directed<T>(expected: bool, then: T, or_else: T) -> (T, T) {
    if expected { (then, or_else) } else { (or_else, then) }
}

/// The most conditions that are kept in mind.
const CONDITIONS: usize = 256;

/// The most pairs of a step and what is known there. Rules could have any number of them.
const PLACES: usize = 20_000;

/// What is known of conditions on a path, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Set([u64; CONDITIONS / 64]);

impl Set {
    fn has(self, number: u16) -> bool {
        self.0[usize::from(number) / 64] >> (number % 64) & 1 == 1
    }

    fn with(mut self, number: u16) -> Self {
        self.0[usize::from(number) / 64] |= 1 << (number % 64);
        self
    }

    fn zip(self, other: Self, merge: impl Fn(u64, u64) -> u64) -> Self {
        let mut merged = self;
        for (one, other) in merged.0.iter_mut().zip(other.0) {
            *one = merge(*one, other);
        }
        merged
    }
}

/// Conditions that are known to hold, and those that are known not to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Known {
    holding: Set,
    failing: Set,
}

/// The making of a graph that knows what its paths have asked.
struct Knowing<'s> {
    steps: &'s [Step],
    /// The conditions that a step and all after it may ask.
    asked: Vec<Set>,
    graph: Graph,
    places: HashMap<(usize, Known), Next>,
}

/// Why there is no such graph.
enum Failure {
    /// It would be too large.
    Size,
    Other(String),
}

impl<'s> Knowing<'s> {
    /// The graph, unless it would be too large.
    fn graph(steps: &'s [Step], conditions: usize) -> Option<Result<Vec<Node>, String>> {
        if conditions > CONDITIONS {
            return None;
        }
        let asked = asked(steps);
        let mut knowing = Self { steps, asked, graph: Graph::default(), places: HashMap::new() };
        match knowing.place(0, Known::default()) {
            Ok(start) => Some(knowing.graph.finish(start)),
            Err(Failure::Size) => None,
            Err(Failure::Other(error)) => Some(Err(error)),
        }
    }

    /// Where to go on at a step. It calls itself at most once for each condition.
    fn place(&mut self, mut at: usize, known: Known) -> Result<Next, Failure> {
        let (condition, expected, or_else) = loop {
            match self.steps[at] {
                Step::Nowhere => return Ok(Next::Nowhere),
                Step::End(result) => return Ok(Next::Result(result)),
                Step::Ask { condition, expected, or_else } => {
                    let holds = known.holding.has(condition);
                    if !holds && !known.failing.has(condition) {
                        break (condition, expected, or_else);
                    }
                    at = if holds == expected { at + 1 } else { or_else };
                }
            }
        };
        let asked = self.asked[at];
        let known = Known {
            holding: known.holding.zip(asked, |one, other| one & other),
            failing: known.failing.zip(asked, |one, other| one & other),
        };
        if let Some(&place) = self.places.get(&(at, known)) {
            return Ok(place);
        }
        if self.places.len() >= PLACES {
            return Err(Failure::Size);
        }
        let holding = Known { holding: known.holding.with(condition), ..known };
        let failing = Known { failing: known.failing.with(condition), ..known };
        let (then, other) = directed(expected, at + 1, or_else);
        let high = self.place(then, holding)?;
        let low = self.place(other, failing)?;
        let place = self.graph.node(condition, high, low).map_err(Failure::Other)?;
        self.places.insert((at, known), place);
        Ok(place)
    }
}

/// For each step, the conditions that it and all after it may ask.
fn asked(steps: &[Step]) -> Vec<Set> {
    let mut asked = vec![Set::default(); steps.len()];
    for (at, step) in steps.iter().enumerate().rev() {
        if let Step::Ask { condition, or_else, .. } = *step {
            let both = asked[at + 1].zip(asked[or_else], |one, other| one | other);
            asked[at] = both.with(condition);
        }
    }
    asked
}
