//! Pagination: the members that `paginated` names exist.
//! <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>

use crate::model::body::Body;
use crate::model::graph::Graph;
use crate::model::reference::Reference;
use crate::model::shape::{Shape, ShapeKind};
use crate::report::Report;
use crate::traits::{Paginated, Trait};

/// Checks an operation; what it doesn't say comes from its service.
pub(crate) fn check(graph: &Graph, service: &Shape, operation: &Shape, report: &mut Report) {
    let (Some(own), Body::Operation(body)) = (operation.traits.get::<Paginated>(), &operation.body)
    else {
        return;
    };
    let common = service.traits.get::<Paginated>().unwrap_or_default();
    let mut pages = Pages { graph, operation, report };
    let (input, output) = (body.input.as_ref(), body.output.as_ref());
    let token = own.input_token.or(common.input_token);
    pages.path("inputToken", token.as_deref(), input, |_| true, "");
    let token = own.output_token.or(common.output_token);
    pages.path("outputToken", token.as_deref(), output, |_| true, "");
    if let Some(size) = own.page_size.or(common.page_size) {
        pages.path("pageSize", Some(&size), input, ShapeKind::is_number, "a number");
    }
    if let Some(items) = own.items.or(common.items) {
        let collection = |kind| matches!(kind, ShapeKind::List | ShapeKind::Map);
        pages.path("items", Some(&items), output, collection, "a list or map");
    }
}

struct Pages<'p> {
    graph: &'p Graph,
    operation: &'p Shape,
    report: &'p mut Report,
}

impl Pages<'_> {
    /// Follows a path of members from the input or output.
    fn path(
        &mut self,
        property: &str,
        path: Option<&str>,
        from: Option<&Reference>,
        fits: fn(ShapeKind) -> bool,
        expected: &str,
    ) {
        let Some(path) = path else {
            let message = format!("`paginated` has no `{property}`");
            let hint = "add it here or to the service's `paginated`";
            self.fault(message, hint);
            return;
        };
        let mut at = from.and_then(|from| self.graph.get(from.id.as_str()));
        for name in path.split('.') {
            at = at
                .filter(|shape| shape.kind == ShapeKind::Structure)
                .and_then(|shape| shape.member(name))
                .and_then(|member| self.graph.at(member.resolved));
        }
        match at {
            None => {
                let message = format!("`{property}` of `paginated` names no member: `{path}`");
                self.fault(message, "name members, `.` between them");
            }
            Some(shape) if !fits(shape.kind) => {
                let kind = shape.kind.described();
                let message = format!("`{property}` of `paginated` names {kind}: `{path}`");
                self.fault(message, &format!("name {expected}"));
            }
            Some(_) => {}
        }
    }

    fn fault(&mut self, message: String, hint: &str) {
        let json = self.operation.traits.json(Paginated::ID);
        let place = json.map_or(&self.operation.place, |json| &json.place);
        self.report.fault(place, &self.operation.id, message, hint);
    }
}
