//! From a binary decision diagram of the model to a graph.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use farrier_smithy::traits::{EndpointBdd, RuleCondition};

use super::graph::Graph;
use super::scope::{Conditions, Scope};
use super::{expressions, parameters};
use crate::plan::rules::{Condition, Next, Node, Rules};

/// References from here on are results. The first one is that no rule matches.
const RESULTS: i32 = 100_000_000;

/// The graph of a diagram.
pub(super) fn compile(diagram: &EndpointBdd) -> Result<Rules, String> {
    let parameters = parameters::lower(&diagram.parameters)?;
    let mut scope = Scope::new(&parameters)?;
    let mut conditions = Conditions::new(parameters.len());
    for condition in &diagram.conditions {
        if let Some(name) = condition.assign.as_deref().filter(|name| scope.get(name).is_err()) {
            scope.set(name, conditions.variable()?);
        }
    }
    for condition in &diagram.conditions {
        conditions.add(self::condition(condition, &scope)?)?;
    }
    let results = diagram.results.iter().map(|rule| expressions::outcome(rule, &scope));
    let results = results.collect::<Result<Vec<_>, _>>()?;
    let nodes = Nodes::read(diagram)?;
    let walk = Walk {
        nodes: &nodes,
        conditions: conditions.all.len(),
        results: results.len(),
        places: vec![[Place::Unknown; 2]; nodes.0.len()],
        graph: Graph::default(),
    };
    let nodes = walk.run(diagram.root)?;
    let variables = conditions.variables();
    Ok(Rules { parameters, conditions: conditions.all, results, nodes, variables })
}

fn condition(condition: &RuleCondition, scope: &Scope) -> Result<Condition, String> {
    let expression = expressions::call(&condition.function, &condition.argv, scope)?;
    let variable = condition.assign.as_deref().map(|name| scope.get(name)).transpose()?;
    Ok(Condition { variable, expression })
}

/// The nodes as the model has them: a condition, and references for when it holds and when it doesn't.
struct Nodes(Vec<[i32; 3]>);

impl Nodes {
    fn read(diagram: &EndpointBdd) -> Result<Self, String> {
        let bytes = STANDARD.decode(&diagram.nodes);
        let bytes = bytes.map_err(|_| "the nodes aren't in Base64".to_owned())?;
        let number = |bytes: &[u8]| bytes.try_into().map_or(0, i32::from_be_bytes);
        let node = |node: &[u8]| [number(&node[..4]), number(&node[4..8]), number(&node[8..])];
        let nodes: Vec<_> = bytes.chunks_exact(12).map(node).collect();
        if nodes.len() * 12 != bytes.len() || nodes.len() != diagram.node_count {
            return Err("there are more or fewer nodes than the model says".to_owned());
        }
        Ok(Self(nodes))
    }
}

/// A diagram on its way to a graph.
struct Walk<'n> {
    nodes: &'n Nodes,
    conditions: usize,
    results: usize,
    /// What has become of each node, as it is and with its two ways exchanged.
    places: Vec<[Place; 2]>,
    graph: Graph,
}

/// What has become of a node.
#[derive(Clone, Copy)]
enum Place {
    Unknown,
    Entered,
    Known(Next),
}

impl Walk<'_> {
    /// The graph from a reference on. A reference below zero is to a node with its two ways exchanged.
    fn run(mut self, root: i32) -> Result<Vec<Node>, String> {
        let mut stack = vec![root];
        while let Some(&reference) = stack.last() {
            let left = match self.node(reference)? {
                Some((node, exchanged)) => self.enter(node, exchanged)?,
                None => Vec::new(),
            };
            if left.is_empty() {
                stack.pop();
            }
            stack.extend(left);
        }
        let start = self.find(root)?;
        self.graph.finish(start.unwrap_or(Next::Nowhere))
    }

    /// Makes a node, unless others are to be made before it, which are returned.
    fn enter(&mut self, node: usize, exchanged: bool) -> Result<Vec<i32>, String> {
        let place = self.places[node][usize::from(exchanged)];
        if matches!(place, Place::Known(_)) {
            return Ok(Vec::new());
        }
        let [condition, high, low] = self.nodes.0[node];
        let (then, other) = (self.find(high)?, self.find(low)?);
        let place = match (then, other) {
            (Some(then), Some(other)) => {
                let condition = u16::try_from(condition).ok();
                let condition = condition.filter(|it| usize::from(*it) < self.conditions);
                let condition = condition.ok_or("a node asks a condition that isn't there")?;
                let (then, other) = if exchanged { (other, then) } else { (then, other) };
                Place::Known(self.graph.node(condition, then, other)?)
            }
            _ => Place::Entered,
        };
        self.places[node][usize::from(exchanged)] = place;
        let unknown = [(high, then), (low, other)].into_iter();
        Ok(unknown.filter(|(_, found)| found.is_none()).map(|(it, _)| it).collect())
    }

    /// What a reference is to, unless that is a node that is still to be made.
    fn find(&self, reference: i32) -> Result<Option<Next>, String> {
        let Some((node, exchanged)) = self.node(reference)? else {
            return self.end(reference).map(Some);
        };
        match self.places[node][usize::from(exchanged)] {
            Place::Known(next) => Ok(Some(next)),
            Place::Unknown => Ok(None),
            Place::Entered => Err("a node leads back to itself".to_owned()),
        }
    }

    /// The node that a reference is to, and whether its ways are exchanged. `None` for an end.
    fn node(&self, reference: i32) -> Result<Option<(usize, bool)>, String> {
        if reference >= RESULTS || reference == 1 || reference == -1 {
            return Ok(None);
        }
        let number =
            usize::try_from(reference.unsigned_abs()).ok().and_then(|it| it.checked_sub(1));
        let number = number.filter(|number| *number < self.nodes.0.len());
        let number = number.ok_or("a reference is to a node that isn't there")?;
        Ok(Some((number, reference < 0)))
    }

    /// The end that a reference is.
    fn end(&self, reference: i32) -> Result<Next, String> {
        let Some(number) = reference.checked_sub(RESULTS + 1).filter(|number| *number >= 0) else {
            return Ok(Next::Nowhere);
        };
        let number = u16::try_from(number).ok().filter(|it| usize::from(*it) < self.results);
        number.map(Next::Result).ok_or_else(|| "a result isn't there".to_owned())
    }
}
