//! Flattening: what a shape gets from its mixins becomes its own.
//! <https://smithy.io/2.0/spec/mixins.html>

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::apply::{self, Later};
use super::inherit::{self, inherit_body};
use crate::id::ShapeId;
use crate::model::body::Body;
use crate::model::graph::Graph;
use crate::model::reference::Reference;
use crate::model::shape::{Member, Shape};
use crate::model::traits::Traits;
use crate::report::Report;
use crate::source::Json;
use crate::suggest::Suggester;

/// The trait that makes a shape a mixin.
const MIXIN: &str = "smithy.api#mixin";

/// Members, traits and properties that mixins may bring to a model. They take memory
/// for each shape that gets them, and more can only come from a model made to fill it.
const LIMIT: usize = 100_000;

/// Flattens the mixins of all shapes, and applies what was waiting for their
/// members.
pub(crate) fn flatten(graph: &mut Graph, mut later: Later, report: &mut Report) {
    let suggester = Suggester::new();
    let names = graph.own_shapes().filter(|shape| shape.traits.contains(MIXIN));
    let names: Vec<_> = names.map(|shape| shape.id.clone()).collect();
    let mut budget = LIMIT;
    let mut local: HashMap<ShapeId, HashSet<String>> = HashMap::new();
    for id in order(graph, report) {
        let Some(mut shape) = graph.shapes.get(&id).cloned() else {
            continue;
        };
        let mut inherited = Inherited::default();
        for mixin in &shape.mixins {
            if let Some(source) = usable(graph, &shape, mixin, &names, &suggester, report) {
                let local = local.entry(mixin.id.clone());
                let local = local.or_insert_with(|| local_traits(&source.traits));
                budget = budget.saturating_sub(size(source));
                if budget == 0 {
                    let message = format!(
                        "the shapes of the model inherit more than {LIMIT} members and traits"
                    );
                    report.fault(&mixin.place, &id, message, "use fewer mixins");
                    return;
                }
                inherited.mix(source, &shape, local, report);
            }
        }
        inherited.finish(&mut shape, report);
        let applies = later.remove(&id).unwrap_or_default();
        apply::to_inherited(&mut shape, applies, &suggester, report);
        graph.shapes.insert(id, shape);
    }
    apply::leftovers(graph, later, &suggester, report);
}

/// How much a shape gets from a mixin, and a bit for looking at it.
fn size(mixin: &Shape) -> usize {
    let members: usize = mixin.members.iter().map(|member| 1 + member.traits.len()).sum();
    1 + members + mixin.traits.len() + inherit::size(&mixin.body)
}

/// The shapes with mixins, each after the mixins that it needs. Reports circles.
fn order(graph: &Graph, report: &mut Report) -> Vec<ShapeId> {
    let mixing = || graph.own_shapes().filter(|shape| !shape.mixins.is_empty());
    let mut waiting: HashMap<&ShapeId, usize> = HashMap::new();
    let mut users: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    for shape in mixing() {
        let needs = shape.mixins.iter().filter(|mixin| {
            graph.get(mixin.id.as_str()).is_some_and(|mixin| !mixin.mixins.is_empty())
        });
        let mut count = 0;
        for mixin in needs {
            users.entry(&mixin.id).or_default().push(&shape.id);
            count += 1;
        }
        waiting.insert(&shape.id, count);
    }
    let ready = mixing().map(|shape| &shape.id).filter(|id| waiting.get(id) == Some(&0));
    let mut ready: VecDeque<&ShapeId> = ready.collect();
    let mut order = Vec::new();
    while let Some(id) = ready.pop_front() {
        order.push(id.clone());
        for user in users.remove(id).unwrap_or_default() {
            if let Some(count) = waiting.get_mut(user) {
                *count -= 1;
                if *count == 0 {
                    ready.push_back(user);
                }
            }
        }
    }
    for shape in mixing().filter(|shape| waiting.get(&shape.id).is_some_and(|&count| count > 0)) {
        let message = "the mixins of the shape lead back to themselves";
        report.fault(&shape.place, &shape.id, message, "a mixin can't use itself");
    }
    order
}

/// The shape that a mixin names, if it can be one. `names` are those of all mixins.
fn usable<'g>(
    graph: &'g Graph,
    shape: &Shape,
    mixin: &Reference,
    names: &[ShapeId],
    suggester: &Suggester,
    report: &mut Report,
) -> Option<&'g Shape> {
    let Some(source) = graph.get(mixin.id.as_str()) else {
        let names = names.iter().map(ShapeId::as_str);
        let hint = suggester.hint(mixin.id.as_str(), names, "define the mixin");
        let message = format!("the mixin `{}` doesn't exist", mixin.id);
        report.fault(&mixin.place, &shape.id, message, hint);
        return None;
    };
    if !source.traits.contains(MIXIN) {
        let message = format!("`{}` is not a mixin", mixin.id);
        report.fault(&mixin.place, &shape.id, message, "apply `smithy.api#mixin` to it");
        return None;
    }
    if source.kind != shape.kind {
        let message = format!(
            "`{}` is {}, not {}",
            mixin.id,
            source.kind.described(),
            shape.kind.described()
        );
        report.fault(&mixin.place, &shape.id, message, "a mixin is of the same type as its users");
        return None;
    }
    Some(source)
}

/// What a shape gets from its mixins.
#[derive(Default)]
struct Inherited {
    members: Vec<Member>,
    index: HashMap<Arc<str>, usize>,
    /// In the order in which they are found first.
    traits: Vec<(ShapeId, Json)>,
    bodies: Vec<Body>,
}

impl Inherited {
    /// Adds what one mixin brings.
    fn mix(&mut self, mixin: &Shape, user: &Shape, local: &HashSet<String>, report: &mut Report) {
        let traits = mixin.traits.entries();
        let traits = traits.filter(|(id, _)| *id != MIXIN && !local.contains(id.as_str()));
        self.traits.extend(traits.cloned());
        for member in &mixin.members {
            let mut member = member.clone();
            member.container = user.id.clone();
            self.add(member, report);
        }
        self.bodies.push(mixin.body.clone());
    }

    /// Adds a member, or its traits where there is one of the name.
    fn add(&mut self, member: Member, report: &mut Report) {
        let Some(first) = self.index.get(&member.name).and_then(|&at| self.members.get_mut(at))
        else {
            self.index.insert(Arc::clone(&member.name), self.members.len());
            self.members.push(member);
            return;
        };
        if first.target.id != member.target.id {
            let message = format!(
                "the member targets `{}`, but `{}` in a mixin",
                member.target.id, first.target.id
            );
            let hint = "members of the same name must target the same shape";
            report.fault(&member.target.place, member.id(), message, hint);
        }
        first.traits.set_all(member.traits.into_entries());
        first.place = member.place;
    }

    /// Puts all of it into the shape, its own members last, its own traits
    /// above those of the mixins.
    fn finish(mut self, shape: &mut Shape, report: &mut Report) {
        for member in std::mem::take(&mut shape.members) {
            self.add(member, report);
        }
        self.traits.extend(std::mem::take(&mut shape.traits).into_entries());
        shape.members = self.members;
        shape.traits.set_all(self.traits);
        for body in &self.bodies {
            inherit_body(&mut shape.body, body);
        }
    }
}

/// The traits that a mixin keeps for itself.
fn local_traits(traits: &Traits) -> HashSet<String> {
    #[derive(Default, serde::Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Mixin {
        local_traits: HashSet<String>,
    }
    let value: Option<Mixin> =
        traits.json(MIXIN).map(Json::get).and_then(|json| serde_json::from_str(json).ok());
    value.unwrap_or_default().local_traits
}
