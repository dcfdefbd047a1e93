//! Routes: no two operations of a service answer to the same requests.
//! <https://smithy.io/2.0/spec/http-bindings.html#http-trait>

use std::collections::HashMap;

use super::site::Site;
use crate::model::body::Body;
use crate::model::graph::Graph;
use crate::model::shape::Shape;
use crate::report::Report;
use crate::traits::{Endpoint, Http, Pattern, Segment, Trait};

/// Checks the operations of one service against each other. Routes that only the patterns of their
/// labels tell apart are a warning, because published services have them.
pub(crate) fn check(
    graph: &Graph,
    operations: &[&Shape],
    report: &mut Report,
    warnings: &mut Report,
) {
    let mut seen: HashMap<Route, (&Shape, Patterns)> = HashMap::new();
    for operation in operations {
        let Some((route, patterns)) = Route::of(graph, operation) else {
            continue;
        };
        let known = seen.insert(route, (operation, patterns.clone()));
        if let Some((first, others)) = known {
            let json = operation.traits.json(Http::ID);
            let place = json.map_or(&operation.place, |json| &json.place);
            let message = format!("the method and uri are also those of `{}`", first.id);
            let same = patterns == others;
            let report = if same { &mut *report } else { &mut *warnings };
            let hint = if same {
                "change one of them"
            } else {
                "change one of them: nothing but the patterns of their labels tells them apart"
            };
            report.fault(place, &operation.id, message, hint);
        }
    }
}

/// The patterns of the labels, in their order.
type Patterns = Vec<Option<String>>;

/// What tells requests of operations apart. What labels are called doesn't matter.
#[derive(PartialEq, Eq, Hash)]
struct Route {
    method: String,
    /// The prefix of the host, without the names of its labels.
    host: Option<String>,
    path: Vec<Part>,
    /// A key without a value has the value "".
    query: Vec<(String, String)>,
}

/// A segment.
#[derive(PartialEq, Eq, Hash)]
enum Part {
    Literal(String),
    Label,
    Greedy,
}

impl Route {
    fn of(graph: &Graph, operation: &Shape) -> Option<(Self, Patterns)> {
        let http = operation.traits.get::<Http>()?;
        let uri = http.pattern().ok()?;
        let patterns = uri.labels().map(|label| pattern(graph, operation, label)).collect();
        let part = |segment| match segment {
            Segment::Literal(text) => Part::Literal(text),
            Segment::Label(_) => Part::Label,
            Segment::Greedy(_) => Part::Greedy,
        };
        let mut path: Vec<_> = uri.segments.into_iter().map(part).collect();
        // A `/` at the end makes no difference.
        path.pop_if(|last| matches!(last, Part::Literal(text) if text.is_empty()));
        let query = uri.query.into_iter().map(|(key, value)| (key, value.unwrap_or_default()));
        let mut query: Vec<_> = query.collect();
        query.sort();
        let endpoint = operation.traits.get::<Endpoint>();
        let host = endpoint.map(|endpoint| without_names(&endpoint.host_prefix));
        Some((Self { method: http.method, host, path, query }, patterns))
    }
}

/// A prefix of a host with `{}` for each label.
fn without_names(prefix: &str) -> String {
    let mut parts = prefix.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("{}");
        text.push_str(part.split_once('}').map_or("", |(_, after)| after));
    }
    text
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
