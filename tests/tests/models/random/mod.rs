//! Random models: valid Smithy, of everything that the generator knows, with the names and texts
//! that it likes least. Some get one mistake, which has to be found.
//!
//! Knows Smithy's rules, which it keeps by construction; nothing of Rust code.

mod choices;
mod data;
mod events;
mod members;
mod mistakes;
mod names;
mod operations;
mod service;
mod texts;

use std::collections::BTreeMap;

use proptest::strategy::Strategy;
use serde_json::{Value, json};

pub(crate) use choices::Choices;
use names::Taken;

/// Two more that shapes are spread over.
const NAMESPACES: [&str; 3] = ["example.main", "example.other", "a.b_c._1d"];

/// A model, and what is wrong with it.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) text: String,
    /// The mistake that was made on purpose.
    pub(crate) mistake: Option<&'static str>,
}

/// Valid models.
pub(crate) fn valid() -> impl Strategy<Value = Model> {
    tapes().prop_map(|tape| model(&tape, false))
}

/// Models with a mistake each.
pub(crate) fn mistaken() -> impl Strategy<Value = Model> {
    tapes().prop_map(|tape| model(&tape, true))
}

fn tapes() -> impl Strategy<Value = Vec<u16>> {
    proptest::collection::vec(proptest::num::u16::ANY, 0..4_000)
}

fn model(tape: &[u16], mistaken: bool) -> Model {
    let mut choices = Choices::new(tape);
    // The first choice, so that shrinking a model doesn't change what is wrong with it.
    let mistake = mistaken.then(|| choices.below(mistakes::ALL.len()));
    let mut draft = Draft::new(choices);
    data::shapes(&mut draft);
    operations::shapes(&mut draft);
    service::shape(&mut draft);
    let mut shapes = draft.shapes;
    let mistake = mistake.map(|index| {
        let (name, make) = mistakes::ALL[index];
        make(&mut shapes);
        name
    });
    let document = json!({ "smithy": "2.0", "metadata": { "suppressions": [] }, "shapes": shapes });
    Model { text: format!("{document:#}"), mistake }
}

/// A protocol, and what it can't do.
#[derive(Debug, Clone, Copy)]
struct Protocol {
    id: &'static str,
    http: bool,
    documents: bool,
    streams: bool,
}

const PROTOCOLS: [Protocol; 9] = [
    Protocol { id: "aws.protocols#restJson1", http: true, documents: true, streams: true },
    Protocol { id: "alloy#simpleRestJson", http: true, documents: true, streams: false },
    Protocol { id: "aws.protocols#restXml", http: true, documents: false, streams: true },
    Protocol { id: "aws.protocols#awsJson1_0", http: false, documents: true, streams: true },
    Protocol { id: "aws.protocols#awsJson1_1", http: false, documents: true, streams: true },
    Protocol { id: "aws.protocols#awsQuery", http: false, documents: false, streams: false },
    Protocol { id: "aws.protocols#ec2Query", http: false, documents: false, streams: false },
    Protocol { id: "smithy.protocols#rpcv2Cbor", http: false, documents: true, streams: true },
    Protocol { id: "smithy.protocols#rpcv2Json", http: false, documents: true, streams: true },
];

/// A kind of data shape, as far as others need to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Boolean,
    Number,
    Timestamp,
    Blob,
    Document,
    Enum,
    IntEnum,
    List,
    Map,
    Structure,
    Union,
}

/// A shape that members can target.
#[derive(Debug, Clone)]
struct Target {
    id: String,
    kind: Kind,
    /// It has no constraint of its own, so that members may have any default and any range.
    plain: bool,
}

/// A model, while it is made.
struct Draft<'t> {
    choices: Choices<'t>,
    protocol: Protocol,
    shapes: BTreeMap<String, Value>,
    /// The names of each namespace.
    taken: [Taken; 3],
    /// The data shapes, in the order in which lists and required members may hold them.
    data: Vec<Target>,
    /// Structures that are no targets, with the names of their members.
    mixins: Vec<(String, Taken)>,
    errors: Vec<String>,
    operations: Vec<String>,
}

impl<'t> Draft<'t> {
    fn new(mut choices: Choices<'t>) -> Self {
        let protocol = choices.pick(&PROTOCOLS);
        Self {
            choices,
            protocol,
            shapes: BTreeMap::new(),
            taken: Default::default(),
            data: Vec::new(),
            mixins: Vec::new(),
            errors: Vec::new(),
            operations: Vec::new(),
        }
    }

    /// The id of a new shape, in some namespace.
    fn id(&mut self) -> String {
        let namespace = self.choices.below(NAMESPACES.len());
        self.id_in(namespace)
    }

    fn id_in(&mut self, namespace: usize) -> String {
        let name = self.taken[namespace].name(&mut self.choices);
        format!("{}#{name}", NAMESPACES[namespace])
    }

    /// The id of something that can't be renamed: its name is in no namespace.
    fn unique_id(&mut self) -> String {
        let id = self.id_in(0);
        let Some((_, name)) = id.split_once('#') else { return id };
        let free = self.taken[1..].iter_mut().all(|taken| taken.take(name));
        if free { id } else { self.unique_id() }
    }

    fn add(&mut self, id: &str, shape: Value) {
        self.shapes.insert(id.to_owned(), shape);
    }
}

/// Puts a trait on a shape or member.
fn apply(on: &mut Value, id: &str, value: Value) {
    on["traits"][id] = value;
}

/// A reference to a shape.
fn target(id: &str) -> Value {
    json!({ "target": id })
}
