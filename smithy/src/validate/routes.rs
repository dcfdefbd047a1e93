//! Routes: no two operations of a service answer to the same requests.
//! <https://smithy.io/2.0/spec/http-bindings.html#http-trait>

use std::collections::HashMap;

use super::site::Site;
use crate::model::body::Body;
use crate::model::graph::Graph;
use crate::model::shape::Shape;
use crate::report::Report;
use crate::traits::{Endpoint, Http, Pattern, Segment, Trait};

/// Checks the operations of one service against each other.
pub(crate) fn check(graph: &Graph, operations: &[&Shape], report: &mut Report) {
    let mut seen: HashMap<Route, &Shape> = HashMap::new();
    for operation in operations {
        let Some(route) = Route::of(graph, operation) else {
            continue;
        };
        if let Some(first) = seen.insert(route, operation) {
            let json = operation.traits.json(Http::ID);
            let place = json.map_or(&operation.place, |json| &json.place);
            let message = format!("the method and uri are also those of `{}`", first.id);
            report.fault(place, &operation.id, message, "change one of them");
        }
    }
}

/// What tells requests of operations apart.
#[derive(PartialEq, Eq, Hash)]
struct Route {
    method: String,
    host: String,
    path: Vec<Part>,
    query: Vec<(String, Option<String>)>,
}

/// A segment. What a label is called doesn't matter, but labels whose values
/// follow different patterns keep routes apart.
#[derive(PartialEq, Eq, Hash)]
enum Part {
    Literal(String),
    Label(Option<String>),
    Greedy(Option<String>),
}

impl Route {
    fn of(graph: &Graph, operation: &Shape) -> Option<Self> {
        let http = operation.traits.get::<Http>()?;
        let uri = http.pattern().ok()?;
        let part = |segment| match segment {
            Segment::Literal(text) => Part::Literal(text),
            Segment::Label(name) => Part::Label(pattern(graph, operation, &name)),
            Segment::Greedy(name) => Part::Greedy(pattern(graph, operation, &name)),
        };
        let path = uri.segments.into_iter().map(part).collect();
        let mut query = uri.query;
        query.sort();
        let endpoint = operation.traits.get::<Endpoint>();
        let host = endpoint.map_or(String::new(), |endpoint| endpoint.host_prefix);
        Some(Self { method: http.method, host, path, query })
    }
}

/// The pattern of the values of a label.
fn pattern(graph: &Graph, operation: &Shape, label: &str) -> Option<String> {
    let Body::Operation(body) = &operation.body else {
        return None;
    };
    let input = graph.get(body.input.as_ref()?.id.as_str())?;
    let site = Site::member(graph, input, input.member(label)?)?;
    site.effective::<Pattern>().map(|Pattern(pattern)| pattern)
}
