//! The names of a generated client's items, for generators of code that uses the client.

use crate::name::TypeName;
use crate::plan::{self, RustType, Type};

/// The names of one operation's items.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationOutline {
    /// The operation's shape id in the model.
    pub id: String,
    /// The name of the operation's marker type, which implements the runtime's trait `Operation`.
    pub marker: String,
    /// The name of the operation's error enum.
    pub error: String,
    /// The variants of that enum for errors that the model defines.
    pub errors: Vec<ErrorOutline>,
    /// The input's member that is a stream, if there is one.
    pub input_stream: Option<StreamOutline>,
    /// The output's member that is a stream, if there is one.
    pub output_stream: Option<StreamOutline>,
}

/// The member of an input or output that is a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StreamOutline {
    /// The name of the field that holds the stream.
    pub field: String,
    /// Whether the stream is one of events. Otherwise it is one of bytes.
    pub is_events: bool,
}

/// The names of one error of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorOutline {
    /// The error's shape id in the model.
    pub id: String,
    /// The name of the variant in the operation's error enum.
    pub variant: String,
    /// The name of the structure that the variant holds.
    pub structure: String,
}

/// The name of the type of a structure, union or enum.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct TypeOutline {
    /// The shape id in the model.
    pub id: String,
    /// The name of the type.
    pub name: String,
}

/// Returns the types of a plan, in the order of their shape ids.
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

/// Returns the outlines of a plan's operations, in the model's order.
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
