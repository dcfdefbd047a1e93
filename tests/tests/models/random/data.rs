//! Data shapes: simple ones with constraints, enums, lists, maps, structures, unions and mixins.
//! Recursion takes legal ways only: through optional members, lists and maps.

use serde_json::{Value, json};

use super::members::{self, Found};
use super::names::Taken;
use super::{Draft, Kind, Target, apply, target, texts};

/// What a shape of the model can be.
const KINDS: [Kind; 14] = [
    Kind::Structure,
    Kind::Text,
    Kind::List,
    Kind::Map,
    Kind::Union,
    Kind::Enum,
    Kind::Structure,
    Kind::IntEnum,
    Kind::Number,
    Kind::Timestamp,
    Kind::Blob,
    Kind::Structure,
    Kind::List,
    Kind::Document,
];

/// The values that an enum begins with, for defaults.
pub(super) const FIRST: (&str, i32) = ("first", 1);

/// Adds mixins, and then the shapes that members may target.
pub(super) fn shapes(draft: &mut Draft<'_>) {
    for _ in 0..draft.choices.below(3) {
        mixin(draft);
    }
    for _ in 0..=draft.choices.below(14) {
        let kind = draft.choices.pick(&KINDS);
        let kind =
            if kind == Kind::Document && !draft.protocol.documents { Kind::Text } else { kind };
        let id = draft.id();
        // What else a shape may hold is known before any of them has a body.
        let aggregate = matches!(kind, Kind::List | Kind::Map | Kind::Structure | Kind::Union);
        let plain = aggregate || draft.choices.below(2) == 0;
        draft.data.push(Target { id, kind, plain });
    }
    for at in 0..draft.data.len() {
        let Target { id, kind, plain } = draft.data[at].clone();
        let mut shape = match kind {
            Kind::Enum => string_enum(draft),
            Kind::IntEnum => int_enum(draft),
            Kind::List => list(draft, at),
            Kind::Map => map(draft, at),
            Kind::Structure => structure(draft, &id, at),
            Kind::Union => union(draft, at),
            _ => simple(draft, kind, plain),
        };
        members::describe(draft, &mut shape);
        if draft.choices.once_in(12) {
            apply(&mut shape, "smithy.api#sensitive", json!({}));
        }
        draft.add(&id, shape);
    }
}

fn simple(draft: &mut Draft<'_>, kind: Kind, plain: bool) -> Value {
    let name = match kind {
        Kind::Number => draft.choices.pick(&members::NUMBERS),
        Kind::Timestamp => "timestamp",
        Kind::Blob => "blob",
        Kind::Document => "document",
        _ => "string",
    };
    let mut shape = json!({ "type": name });
    if !plain {
        members::constrain(draft, &mut shape, kind);
    }
    if matches!(kind, Kind::Text | Kind::Blob) && draft.choices.once_in(6) {
        let types = ["application/json", "text/plain; charset=\"x\"", "image/*"];
        apply(&mut shape, "smithy.api#mediaType", json!(draft.choices.pick(&types)));
    }
    shape
}

/// An enum of 2.0, or one of 1.0.
fn string_enum(draft: &mut Draft<'_>) -> Value {
    let mut taken = Taken::default();
    let count = 1 + draft.choices.below(6);
    let old = draft.choices.once_in(5);
    let mut members = json!({});
    let mut list = Vec::new();
    for index in 0..count {
        let name = taken.name(&mut draft.choices);
        let value = match index {
            0 => FIRST.0.to_owned(),
            _ => format!("{index}{}", texts::hostile(&mut draft.choices)),
        };
        list.push(json!({ "name": name.as_str(), "value": value.as_str() }));
        let mut member = target("smithy.api#Unit");
        if index == 0 || draft.choices.below(2) == 0 {
            apply(&mut member, "smithy.api#enumValue", json!(value));
        }
        members::describe(draft, &mut member);
        members[name] = member;
    }
    if old {
        json!({ "type": "string", "traits": { "smithy.api#enum": list } })
    } else {
        json!({ "type": "enum", "members": members })
    }
}

fn int_enum(draft: &mut Draft<'_>) -> Value {
    let mut taken = Taken::default();
    let mut members = json!({});
    for value in [FIRST.1, i32::MIN, 0, -7, i32::MAX].into_iter().take(1 + draft.choices.below(5)) {
        let mut member = target("smithy.api#Unit");
        apply(&mut member, "smithy.api#enumValue", json!(value));
        members::describe(draft, &mut member);
        members[taken.name(&mut draft.choices)] = member;
    }
    json!({ "type": "intEnum", "members": members })
}

fn list(draft: &mut Draft<'_>, at: usize) -> Value {
    let Found { target: item, .. } = members::find(draft, at);
    let mut member = target(&item.id);
    members::wire_name(draft, &mut member, "Item");
    let mut shape = json!({ "type": "list", "member": member });
    if matches!(item.kind, Kind::Text | Kind::Enum | Kind::IntEnum) && draft.choices.once_in(4) {
        apply(&mut shape, "smithy.api#uniqueItems", json!({}));
    } else if draft.choices.once_in(4) {
        apply(&mut shape, "smithy.api#sparse", json!({}));
    }
    members::constrain(draft, &mut shape, Kind::List);
    shape
}

fn map(draft: &mut Draft<'_>, at: usize) -> Value {
    let texts = |shape: &&Target| matches!(shape.kind, Kind::Text | Kind::Enum);
    let keys = draft.data[..at].iter().filter(texts);
    let mut keys: Vec<_> = keys.map(|shape| shape.id.clone()).collect();
    keys.insert(0, "smithy.api#String".to_owned());
    let mut key = target(&draft.choices.pick(&keys));
    members::wire_name(draft, &mut key, "K");
    let mut value = target(&members::find(draft, at).target.id);
    members::wire_name(draft, &mut value, "V");
    let mut shape = json!({ "type": "map", "key": key, "value": value });
    if draft.choices.once_in(4) {
        apply(&mut shape, "smithy.api#sparse", json!({}));
    }
    members::constrain(draft, &mut shape, Kind::Map);
    shape
}

fn structure(draft: &mut Draft<'_>, id: &str, at: usize) -> Value {
    let mut shape = json!({ "type": "structure" });
    let mut taken = Taken::default();
    if !draft.mixins.is_empty() && draft.choices.once_in(3) {
        let (mixin, theirs) = draft.choices.pick(&draft.mixins);
        shape["mixins"] = json!([target(&mixin)]);
        let theirs_first = theirs.first();
        taken = theirs;
        if let Some(member) = theirs_first.filter(|_| draft.choices.below(2) == 1) {
            let docs =
                json!({ "smithy.api#documentation": texts::documentation(&mut draft.choices) });
            draft.add(&format!("{id}${member}"), json!({ "type": "apply", "traits": docs }));
        }
    }
    shape["members"] = members(draft, &mut taken, at);
    shape
}

/// A structure that lends its members to others.
fn mixin(draft: &mut Draft<'_>) {
    let id = draft.id();
    let mut shape = json!({ "type": "structure", "traits": { "smithy.api#mixin": {} } });
    let mut taken = Taken::default();
    if let Some((base, theirs)) = draft.mixins.last().cloned().filter(|_| draft.choices.once_in(2))
    {
        shape["mixins"] = json!([target(&base)]);
        taken = theirs;
    }
    shape["members"] = members(draft, &mut taken, 0);
    draft.add(&id, shape);
    draft.mixins.push((id, taken));
}

/// Some members of a structure.
pub(super) fn members(draft: &mut Draft<'_>, taken: &mut Taken, at: usize) -> Value {
    let mut all = json!({});
    for _ in 0..draft.choices.below(7) {
        let name = taken.name(&mut draft.choices);
        all[&name] = members::member(draft, &name, at);
    }
    all
}

/// The first variant is the end of all recursion.
fn union(draft: &mut Draft<'_>, at: usize) -> Value {
    let mut taken = Taken::default();
    let mut members = json!({});
    let first = taken.name(&mut draft.choices);
    members[first] = target(draft.choices.pick(&["smithy.api#String", "smithy.api#Unit"]));
    for _ in 0..draft.choices.below(5) {
        let name = taken.name(&mut draft.choices);
        let mut member = target(&members::find(draft, at).target.id);
        members::wire_name(draft, &mut member, &name);
        members::describe(draft, &mut member);
        members[name] = member;
    }
    json!({ "type": "union", "members": members })
}
