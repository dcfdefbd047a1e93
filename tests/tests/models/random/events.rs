//! Streams of events.

use serde_json::{Value, json};

use super::names::Taken;
use super::{Draft, apply, data, members, target};

/// Adds a stream of events; gives its id.
pub(super) fn stream(draft: &mut Draft<'_>) -> String {
    let id = draft.id();
    let mut taken = Taken::default();
    let mut events = json!({});
    for index in 0..=draft.choices.below(4) {
        let event = match draft.errors.first().filter(|_| index > 0 && draft.choices.once_in(4)) {
            Some(error) => error.clone(),
            None => event(draft),
        };
        let mut member = target(&event);
        members::describe(draft, &mut member);
        events[taken.name(&mut draft.choices)] = member;
    }
    let mut shape = json!({ "type": "union", "members": events });
    apply(&mut shape, "smithy.api#streaming", json!({}));
    draft.add(&id, shape);
    id
}

/// A structure with members in the payload, or one that is the payload, and headers.
fn event(draft: &mut Draft<'_>) -> String {
    let id = draft.id();
    let mut taken = Taken::default();
    let mut all = json!({});
    let at = draft.data.len();
    match draft.choices.below(3) {
        0 => all = data::members(draft, &mut taken, at),
        1 => {
            let name = taken.name(&mut draft.choices);
            all[name] = part(draft, "eventPayload", &["Blob", "String"]);
        }
        _ => {}
    }
    for _ in 0..draft.choices.below(3) {
        let name = taken.name(&mut draft.choices);
        all[name] =
            part(draft, "eventHeader", &["String", "Boolean", "Long", "Byte", "Blob", "Timestamp"]);
    }
    draft.add(&id, json!({ "type": "structure", "members": all }));
    id
}

fn part(draft: &mut Draft<'_>, role: &str, targets: &[&str]) -> Value {
    let mut member = target(&format!("smithy.api#{}", draft.choices.pick(targets)));
    apply(&mut member, &format!("smithy.api#{role}"), json!({}));
    member
}
