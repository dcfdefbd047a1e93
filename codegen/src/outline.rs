//! What a generated client's items are called, for those who generate code that uses it.
//!
//! Knows the plan, and tells of it what stands at the root of every client.

use crate::name::TypeName;
use crate::plan::{self, RustType, Type};

/// The names of one operation's items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationOutline {
    /// The operation's shape id in the model.
    pub id: String,
    /// The type that stands for the operation: it implements the runtime's `Operation`.
    pub marker: String,
    /// The enum of its errors.
    pub error: String,
    /// The variants of that enum which the model names.
    pub errors: Vec<ErrorOutline>,
    /// What the input streams, if it does.
    pub input_stream: Option<StreamOutline>,
    /// What the output streams, if it does.
    pub output_stream: Option<StreamOutline>,
}

/// The member of an input or output that is a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamOutline {
    /// The field that holds it.
    pub field: String,
    /// True for a stream of events, false for one of bytes.
    pub is_events: bool,
}

/// The names of one error of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorOutline {
    /// The error's shape id in the model.
    pub id: String,
    /// The variant of the operation's enum.
    pub variant: String,
    /// The structure that the variant holds.
    pub structure: String,
}

/// The type that stands for a structure, union or enum.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeOutline {
    /// The shape id in the model.
    pub id: String,
    /// The name of the type.
    pub name: String,
}

/// The types of a plan, in the order of their shape ids.
pub(crate) fn types(client: &plan::Client) -> Vec<TypeOutline> {
    let own = client.operations.iter().flat_map(|operation| &operation.shapes);
    let structures = own.chain(&client.errors).map(|structure| (&structure.id, &structure.name));
    let shared = client.types.iter().map(|ty| match ty {
        Type::Structure(structure) => (&structure.id, &structure.name),
        Type::Union(union) => (&union.id, &union.name),
        Type::StringEnum(strings) => (&strings.id, &strings.name),
        Type::IntEnum(integers) => (&integers.id, &integers.name),
    });
    let outline =
        |(id, name): (&String, &TypeName)| TypeOutline { id: id.clone(), name: name.to_string() };
    let mut types: Vec<_> = structures.chain(shared).map(outline).collect();
    types.sort();
    types
}

/// The outline of a plan, in the model's order.
pub(crate) fn of(client: &plan::Client) -> Vec<OperationOutline> {
    client.operations.iter().map(|plan| operation(client, plan)).collect()
}

fn operation(client: &plan::Client, plan: &plan::Operation) -> OperationOutline {
    let errors = plan.error.variants.iter().map(|variant| ErrorOutline {
        id: variant.id.clone(),
        variant: variant.name.to_string(),
        structure: variant.error.name.to_string(),
    });
    OperationOutline {
        id: plan.id.clone(),
        marker: plan.name.to_string(),
        error: plan.error.name.to_string(),
        errors: errors.collect(),
        input_stream: stream(client, plan, &plan.input),
        output_stream: stream(client, plan, &plan.output),
    }
}

fn stream(
    client: &plan::Client,
    plan: &plan::Operation,
    message: &RustType,
) -> Option<StreamOutline> {
    let RustType::Named(message) = message else { return None };
    let shared = client.types.iter().filter_map(|ty| match ty {
        Type::Structure(structure) => Some(structure),
        _ => None,
    });
    let mut structures = plan.shapes.iter().chain(shared);
    let structure = structures.find(|structure| structure.name == message.name)?;
    let name = structure.stream.as_ref()?;
    let field = structure.fields.iter().find(|field| field.name == *name)?;
    Some(StreamOutline { field: name.to_string(), is_events: holds_events(&field.ty) })
}

fn holds_events(ty: &RustType) -> bool {
    match ty {
        RustType::EventStream(_) => true,
        RustType::Option(inner) => holds_events(inner),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::generator::Generator;

    #[test]
    fn names_are_those_of_the_generated_code() {
        let model = include_str!("../tests/models/chat.json");
        let generator = Generator::from_text("chat.json", model).unwrap();
        let module = generator.generate_module().unwrap();
        let outline = generator.outline().unwrap();
        assert!(!outline.is_empty());
        for operation in &outline {
            let start = format!("pub operation {}: ", operation.marker);
            let (_, rest) = module.split_once(&start).unwrap();
            assert!(rest.contains(&format!("error({})", operation.error)), "{operation:?}");
            for error in &operation.errors {
                let variant = format!("{}({})", error.variant, error.structure);
                let same = error.variant == error.structure;
                assert!(rest.contains(if same { &error.variant } else { &variant }), "{error:?}");
            }
        }
    }
}
