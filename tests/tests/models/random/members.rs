//! Members of structures, and the traits that shapes and members share.

use serde_json::{Value, json};

use super::{Draft, Kind, Target, apply, data, target, texts};

pub(super) const NUMBERS: [&str; 8] =
    ["integer", "long", "short", "byte", "float", "double", "bigInteger", "bigDecimal"];

/// The simple shapes of the prelude.
const PRELUDE: [(&str, Kind); 12] = [
    ("String", Kind::Text),
    ("Integer", Kind::Number),
    ("Boolean", Kind::Boolean),
    ("Long", Kind::Number),
    ("Short", Kind::Number),
    ("Byte", Kind::Number),
    ("Float", Kind::Number),
    ("Double", Kind::Number),
    ("BigInteger", Kind::Number),
    ("Timestamp", Kind::Timestamp),
    ("Blob", Kind::Blob),
    ("Document", Kind::Document),
];

/// What a member may target.
pub(super) struct Found {
    pub(super) target: Target,
    /// It doesn't lead back to where one comes from, so that it may be required.
    pub(super) ends: bool,
}

/// A shape that the `at`th shape may hold: one before it, a structure or union, or a simple one.
pub(super) fn find(draft: &mut Draft<'_>, at: usize) -> Found {
    let all = draft.data.len();
    let index = draft.choices.below(2 * all + PRELUDE.len());
    if let Some(shape) = draft.data.get(index % all.max(1)).filter(|_| index < 2 * all) {
        let (before, holds) =
            (index % all < at, matches!(shape.kind, Kind::Structure | Kind::Union));
        if before || holds {
            return Found { target: shape.clone(), ends: before };
        }
    }
    let documents = draft.protocol.documents;
    let (name, kind) = PRELUDE[index % (PRELUDE.len() - usize::from(!documents))];
    let target = Target { id: format!("smithy.api#{name}"), kind, plain: true };
    Found { target, ends: true }
}

/// A member of a structure.
pub(super) fn member(draft: &mut Draft<'_>, name: &str, at: usize) -> Value {
    let Found { target: shape, ends } = find(draft, at);
    let mut member = target(&shape.id);
    describe(draft, &mut member);
    wire_name(draft, &mut member, name);
    if ends && draft.choices.once_in(3) {
        apply(&mut member, "smithy.api#required", json!({}));
    }
    if draft.choices.once_in(6) {
        apply(&mut member, "smithy.api#clientOptional", json!({}));
    }
    if shape.kind == Kind::Text && draft.choices.once_in(8) {
        apply(&mut member, "smithy.api#idempotencyToken", json!({}));
    } else if shape.plain && draft.choices.once_in(4) {
        default(draft, &mut member, &shape);
    } else {
        constrain(draft, &mut member, shape.kind);
    }
    let simple = matches!(shape.kind, Kind::Text | Kind::Enum | Kind::Timestamp | Kind::Boolean);
    if simple && draft.choices.once_in(8) {
        apply(&mut member, "smithy.api#xmlAttribute", json!({}));
    }
    if matches!(shape.kind, Kind::List | Kind::Map) && draft.choices.once_in(4) {
        apply(&mut member, "smithy.api#xmlFlattened", json!({}));
    }
    member
}

/// A default that the target can have.
fn default(draft: &mut Draft<'_>, member: &mut Value, shape: &Target) {
    let value = match shape.kind {
        Kind::Text => json!(texts::hostile(&mut draft.choices)),
        Kind::Number => json!(draft.choices.pick(&[0, 1, -1, 127, -128])),
        Kind::Boolean => json!(draft.choices.below(2) == 1),
        Kind::Timestamp => json!(draft.choices.pick(&[0, 1_700_000_000, -1])),
        Kind::Blob => json!(draft.choices.pick(&["", "AAEC", "/+8="])),
        Kind::Document => {
            draft.choices.pick(&[json!({}), json!([]), json!("x"), json!(1.5), json!(true)])
        }
        Kind::Enum => json!(data::FIRST.0),
        Kind::IntEnum => json!(data::FIRST.1),
        Kind::List => json!([]),
        Kind::Map => json!({}),
        Kind::Structure | Kind::Union => return,
    };
    let value = if draft.choices.once_in(10) { Value::Null } else { value };
    apply(member, "smithy.api#default", value);
    if draft.choices.once_in(4) {
        apply(member, "smithy.api#addedDefault", json!({}));
    }
}

const PATTERNS: [&str; 12] = [
    "^[a-z]+$",
    "",
    "\\d{1,3}",
    "^(?!aws)[\\w.-]*$",
    "(a)\\1",
    "[\\p{L}\\p{Z}]*",
    "\"#\\\\",
    "[",
    "(?<=x)y",
    "^[\\u0020-\\uD7FF\\uE000-\\uFFFD]{0,1024}$",
    "\\p{Nope}",
    "^([0-9]+)+$",
];

/// A constraint, or none.
pub(super) fn constrain(draft: &mut Draft<'_>, on: &mut Value, kind: Kind) {
    if !draft.choices.once_in(3) {
        return;
    }
    let (id, value) = match kind {
        Kind::Text if draft.choices.below(2) == 0 => {
            ("smithy.api#pattern", json!(draft.choices.pick(&PATTERNS)))
        }
        Kind::Text | Kind::Blob | Kind::List | Kind::Map => {
            let all = [
                json!({"min": 1}),
                json!({"min": 0, "max": 0}),
                json!({"max": 4_294_967_296_u64}),
                json!({"min": 2, "max": 9}),
            ];
            ("smithy.api#length", draft.choices.pick(&all))
        }
        Kind::Number => {
            let all = [
                json!({"min": 0}),
                json!({"min": -1, "max": 1}),
                json!({"max": 100}),
                json!({"min": 5, "max": 5}),
            ];
            ("smithy.api#range", draft.choices.pick(&all))
        }
        Kind::Timestamp => {
            let all = ["date-time", "http-date", "epoch-seconds"];
            ("smithy.api#timestampFormat", json!(draft.choices.pick(&all)))
        }
        _ => return,
    };
    apply(on, id, value);
}

/// Other names on the wire. `name` makes them different from those of other members.
pub(super) fn wire_name(draft: &mut Draft<'_>, member: &mut Value, name: &str) {
    // In XML a name may have a prefix.
    if draft.choices.once_in(8) {
        let prefix = draft.choices.pick(&["x", "p:x"]);
        apply(member, "smithy.api#xmlName", json!(format!("{prefix}-{name}")));
    }
    if draft.choices.once_in(12) {
        let namespace = json!({ "uri": "https://example.com/?a=\"b\"&c", "prefix": "p" });
        apply(member, "smithy.api#xmlNamespace", namespace);
    }
    // `Item`, `K` and `V` are members of lists and maps, which have no other name in JSON.
    if !matches!(name, "Item" | "K" | "V") && draft.choices.once_in(8) {
        let text = texts::hostile(&mut draft.choices);
        apply(member, "smithy.api#jsonName", json!(format!("{text}.{name}")));
    }
}

/// Documentation and what else may stand anywhere.
pub(super) fn describe(draft: &mut Draft<'_>, on: &mut Value) {
    if draft.choices.once_in(2) {
        apply(on, "smithy.api#documentation", json!(texts::documentation(&mut draft.choices)));
    }
    if draft.choices.once_in(10) {
        let message = texts::documentation(&mut draft.choices);
        let all = [json!({}), json!({ "since": "1.0" }), json!({ "message": message })];
        apply(on, "smithy.api#deprecated", draft.choices.pick(&all));
    }
    if draft.choices.once_in(15) {
        let all = [
            ("smithy.api#tags", json!(["a", "\"b"])),
            ("smithy.api#since", json!("2020\n*/")),
            ("smithy.api#internal", json!({})),
            ("smithy.api#unstable", json!({})),
            ("smithy.api#externalDocumentation", json!({ "A](x)": "https://example.com/)\">" })),
            ("example.own#trait", json!({ "any": [1, null, { "thing": 1.5 }] })),
        ];
        let (id, value) = draft.choices.pick(&all);
        apply(on, id, value);
    }
}
