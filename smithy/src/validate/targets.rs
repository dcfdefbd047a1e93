//! What shapes refer to exists and is of the right kind.

use crate::model::body::Body;
use crate::model::graph::Graph;
use crate::model::prelude;
use crate::model::reference::Reference;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::report::Report;
use crate::suggest::Suggester;
use crate::traits::Mixin;

/// Resolves the targets of members; reports references to nothing, and to
/// shapes of the wrong kind.
pub(crate) fn resolve(graph: &mut Graph, report: &mut Report) {
    let mut resolved = Vec::new();
    for shape in graph.own_shapes() {
        for member in &shape.members {
            resolved.push(graph.shapes.get_index_of(&member.target.id));
        }
    }
    check(graph, report);
    let mut resolved = resolved.into_iter();
    let own = prelude::shapes().len();
    for shape in graph.shapes.values_mut().skip(own) {
        for (member, index) in shape.members.iter_mut().zip(&mut resolved) {
            member.resolved = index.unwrap_or(usize::MAX);
        }
    }
}

fn check(graph: &Graph, report: &mut Report) {
    let mut checker = Checker { graph, report, suggester: Suggester::new() };
    for shape in graph.own_shapes() {
        for member in &shape.members {
            checker.member(shape, member);
        }
        match &shape.body {
            Body::Data => {}
            Body::Service(body) => {
                checker.all(shape, "operation", &body.operations, ShapeKind::Operation);
                checker.all(shape, "resource", &body.resources, ShapeKind::Resource);
                checker.all(shape, "error", &body.errors, ShapeKind::Structure);
                for rename in &body.rename {
                    checker.found(shape, "renamed shape", &rename.shape);
                }
            }
            Body::Resource(body) => {
                for (_, identifier) in &body.identifiers {
                    checker.one(shape, "identifier", identifier, ShapeKind::String);
                }
                for (_, property) in &body.properties {
                    checker.data(shape, property);
                }
                for (_, operation) in &body.lifecycle {
                    checker.one(shape, "operation", operation, ShapeKind::Operation);
                }
                checker.all(shape, "operation", &body.operations, ShapeKind::Operation);
                let collection = &body.collection_operations;
                checker.all(shape, "operation", collection, ShapeKind::Operation);
                checker.all(shape, "resource", &body.resources, ShapeKind::Resource);
            }
            Body::Operation(body) => {
                if let Some(input) = &body.input {
                    checker.one(shape, "input", input, ShapeKind::Structure);
                }
                if let Some(output) = &body.output {
                    checker.one(shape, "output", output, ShapeKind::Structure);
                }
                checker.all(shape, "error", &body.errors, ShapeKind::Structure);
            }
        }
    }
}

struct Checker<'c> {
    graph: &'c Graph,
    report: &'c mut Report,
    suggester: Suggester,
}

impl<'c> Checker<'c> {
    /// The shape that a reference names, if there is one.
    fn found(&mut self, shape: &Shape, what: &str, reference: &Reference) -> Option<&'c Shape> {
        self.find(reference, |id| {
            (shape.id.to_string(), format!("the {what} `{id}` doesn't exist"))
        })
    }

    fn find(
        &mut self,
        reference: &Reference,
        describe: impl Fn(&str) -> (String, String),
    ) -> Option<&'c Shape> {
        let id = reference.id.as_str();
        let found = self.graph.get(id);
        if found.is_none() {
            let (owner, message) = describe(id);
            let names = self.graph.shapes.keys().map(AsRef::as_ref);
            let hint = self.suggester.hint(id, names, "define the shape or add the file that does");
            self.report.fault(&reference.place, owner, message, hint);
            return None;
        }
        if found.is_some_and(|found| found.traits.has::<Mixin>()) {
            let (owner, _) = describe(id);
            let message = format!("`{id}` is a mixin, which nothing can refer to");
            let hint = "name it in `mixins`, or refer to a shape that has the mixin";
            self.report.fault(&reference.place, owner, message, hint);
        }
        found
    }

    fn one(&mut self, shape: &Shape, what: &str, reference: &Reference, kind: ShapeKind) {
        let Some(target) = self.found(shape, what, reference) else {
            return;
        };
        let fits = target.kind == kind || (kind.is_string() && target.kind.is_string());
        if !fits {
            let message = format!("the {what} `{}` is {}", target.id, target.kind.described());
            let hint = format!("it must be {}", kind.described());
            self.report.fault(&reference.place, &shape.id, message, hint);
        }
    }

    fn all(&mut self, shape: &Shape, what: &str, references: &[Reference], kind: ShapeKind) {
        for reference in references {
            self.one(shape, what, reference, kind);
        }
    }

    fn data(&mut self, shape: &Shape, reference: &Reference) {
        let Some(target) = self.found(shape, "property", reference) else {
            return;
        };
        if !target.kind.is_data() {
            let message = format!("the property targets the {} `{}`", target.kind, target.id);
            self.report.fault(&reference.place, &shape.id, message, "target a data shape");
        }
    }

    fn member(&mut self, shape: &Shape, member: &Member) {
        let target = self.find(&member.target, |id| {
            (member.id().to_string(), format!("the target `{id}` doesn't exist"))
        });
        let Some(target) = target else { return };
        let place = &member.target.place;
        if !target.kind.is_data() {
            let message = format!("the member targets the {} `{}`", target.kind, target.id);
            self.report.fault(place, member.id(), message, "members target data shapes");
        } else if shape.kind == ShapeKind::Map && &*member.name == "key" && !target.kind.is_string()
        {
            let message = format!("the key of the map is {}", target.kind.described());
            self.report.fault(place, member.id(), message, "keys of maps are strings");
        }
    }
}
