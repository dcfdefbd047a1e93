//! Operations with their inputs, outputs and errors, and where their members go.

use serde_json::{Value, json};

use super::names::Taken;
use super::{Draft, Kind, apply, data, events, members, target, texts};

/// What a structure is to an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Input,
    Output,
    Error,
}

/// A structure at the top of a message, while it is made.
struct Top {
    role: Role,
    taken: Taken,
    members: Value,
    /// The path of the labels, and the host's prefix.
    path: String,
    host: Option<String>,
}

/// Adds errors and operations.
pub(super) fn shapes(draft: &mut Draft<'_>) {
    for _ in 0..draft.choices.below(4) {
        let id = draft.id();
        let top = top(draft, Role::Error);
        let fault = draft.choices.pick(&["client", "server"]);
        let mut shape = json!({ "type": "structure", "members": top.members });
        apply(&mut shape, "smithy.api#error", json!(fault));
        if draft.choices.once_in(2) {
            apply(&mut shape, "smithy.api#httpError", json!(draft.choices.pick(&[400, 429, 503])));
        }
        if draft.choices.once_in(4) {
            apply(&mut shape, "smithy.api#retryable", json!({ "throttling": true }));
        }
        members::describe(draft, &mut shape);
        draft.add(&id, shape);
        draft.errors.push(id);
    }
    for index in 0..=draft.choices.below(4) {
        operation(draft, index);
    }
}

fn operation(draft: &mut Draft<'_>, index: usize) {
    let id = draft.unique_id();
    let mut shape = json!({ "type": "operation", "errors": some_errors(draft) });
    let mut path = String::new();
    for (role, property) in [(Role::Input, "input"), (Role::Output, "output")] {
        match draft.choices.below(6) {
            0 => {}
            1 => shape[property] = target("smithy.api#Unit"),
            2 => {
                let shared = draft.data.iter().find(|shape| shape.kind == Kind::Structure);
                shape[property] = target(shared.map_or("smithy.api#Unit", |shape| &shape.id));
            }
            _ => {
                let top = structure(draft, role);
                shape[property] = target(&top.0);
                path.push_str(&top.1.path);
                if let Some(label) = top.1.host {
                    let prefix = json!({ "hostPrefix": format!("a-{{{label}}}.") });
                    apply(&mut shape, "smithy.api#endpoint", prefix);
                }
            }
        }
    }
    let query = draft.choices.pick(&["", "?fixed=1&flag"]);
    let method = draft.choices.pick(&["POST", "PUT", "GET", "DELETE", "PATCH"]);
    let code = draft.choices.pick(&[200, 201, 204]);
    let uri = format!("/operation{index}{path}{query}");
    if draft.protocol.http || draft.choices.once_in(4) {
        apply(&mut shape, "smithy.api#http", json!({ "method": method, "uri": uri, "code": code }));
    }
    behave(draft, &mut shape);
    members::describe(draft, &mut shape);
    draft.add(&id, shape);
    draft.operations.push(id);
}

fn behave(draft: &mut Draft<'_>, shape: &mut Value) {
    let all = [
        ("smithy.api#readonly", json!({})),
        ("smithy.api#idempotent", json!({})),
        ("smithy.api#httpChecksumRequired", json!({})),
        ("smithy.api#requestCompression", json!({ "encodings": ["gzip"] })),
        ("smithy.api#optionalAuth", json!({})),
    ];
    if draft.choices.once_in(3) {
        let (id, value) = draft.choices.pick(&all);
        apply(shape, id, value);
    }
}

/// References to errors; the service may have them, too.
pub(super) fn some_errors(draft: &mut Draft<'_>) -> Vec<Value> {
    let mut errors = draft.errors.clone();
    errors.retain(|_| draft.choices.below(2) == 1);
    errors.iter().map(|error| target(error)).collect()
}

/// An input or output of its own.
fn structure(draft: &mut Draft<'_>, role: Role) -> (String, Top) {
    let id = draft.id();
    let top = top(draft, role);
    let mut shape = json!({ "type": "structure", "members": top.members });
    if draft.choices.below(2) == 1 {
        let role = if role == Role::Input { "input" } else { "output" };
        apply(&mut shape, &format!("smithy.api#{role}"), json!({}));
    }
    members::describe(draft, &mut shape);
    draft.add(&id, shape);
    (id, top)
}

fn top(draft: &mut Draft<'_>, role: Role) -> Top {
    let mut top =
        Top { role, taken: Taken::default(), members: json!({}), path: String::new(), host: None };
    let at = draft.data.len();
    let streams = role != Role::Error && draft.protocol.streams && draft.choices.once_in(5);
    let payload =
        draft.protocol.http && role != Role::Error && (streams || draft.choices.once_in(4));
    if !payload {
        top.members = data::members(draft, &mut top.taken, at);
    }
    if payload || streams {
        body(draft, &mut top, streams);
    }
    if draft.protocol.http {
        bound(draft, &mut top);
    }
    if role == Role::Input && draft.choices.once_in(8) {
        let name = top.taken.name(&mut draft.choices);
        let traits = json!({ "smithy.api#hostLabel": {}, "smithy.api#required": {} });
        top.members[&name] = json!({ "target": "smithy.api#String", "traits": traits });
        top.host = Some(name);
    }
    if role == Role::Error && top.taken.take("message") {
        top.members["message"] =
            target(draft.choices.pick(&["smithy.api#String", "smithy.api#Integer"]));
    }
    top
}

/// A member that is the body, or a stream.
fn body(draft: &mut Draft<'_>, top: &mut Top, streams: bool) {
    let name = top.taken.name(&mut draft.choices);
    let mut member = if streams && draft.protocol.http && draft.choices.below(2) == 1 {
        let id = draft.id();
        let blob = json!({ "type": "blob", "traits": { "smithy.api#streaming": {} } });
        draft.add(&id, blob);
        let mut member = target(&id);
        apply(&mut member, "smithy.api#required", json!({}));
        member
    } else if streams {
        target(&events::stream(draft))
    } else {
        let whole = [Kind::Text, Kind::Blob, Kind::Structure, Kind::Union, Kind::Enum];
        let found = members::find(draft, draft.data.len()).target;
        target(if whole.contains(&found.kind) { &found.id } else { "smithy.api#Blob" })
    };
    if draft.protocol.http {
        apply(&mut member, "smithy.api#httpPayload", json!({}));
    }
    top.members[name] = member;
}

/// Members that go to the path, the query, headers or the status.
fn bound(draft: &mut Draft<'_>, top: &mut Top) {
    for index in 0..draft.choices.below(4) {
        let name = top.taken.name(&mut draft.choices);
        let mut member = target(&scalar(draft));
        let text = texts::hostile(&mut draft.choices);
        match (top.role, draft.choices.below(4)) {
            (Role::Input, 0) => {
                apply(&mut member, "smithy.api#httpLabel", json!({}));
                apply(&mut member, "smithy.api#required", json!({}));
                top.path.extend(["/l/{", &*name, "}"]);
            }
            (Role::Input, 1) => {
                apply(&mut member, "smithy.api#httpQuery", json!(format!("q{index}{text}")));
            }
            (Role::Output, 0) if index == 0 => {
                member = target("smithy.api#Integer");
                apply(&mut member, "smithy.api#httpResponseCode", json!({}));
            }
            (_, 2) if index == 0 => {
                member = target(&texts_by_name(draft));
                let bound =
                    if top.role == Role::Input { "httpQueryParams" } else { "httpPrefixHeaders" };
                let value = if top.role == Role::Input { json!({}) } else { json!("x-p-") };
                apply(&mut member, &format!("smithy.api#{bound}"), value);
            }
            _ => apply(&mut member, "smithy.api#httpHeader", json!(format!("X-{index}-!#$&'*"))),
        }
        members::describe(draft, &mut member);
        top.members[name] = member;
    }
}

/// A shape whose values are short texts.
fn scalar(draft: &mut Draft<'_>) -> String {
    let scalars =
        [Kind::Text, Kind::Number, Kind::Boolean, Kind::Timestamp, Kind::Enum, Kind::IntEnum];
    let found = members::find(draft, draft.data.len()).target;
    if scalars.contains(&found.kind) { found.id } else { "smithy.api#String".to_owned() }
}

/// A map of strings.
fn texts_by_name(draft: &mut Draft<'_>) -> String {
    let id = draft.id();
    let text = target("smithy.api#String");
    draft.add(&id, json!({ "type": "map", "key": text, "value": text }));
    id
}
