//! The properties of services, resources and operations, and `mixins`, which
//! every kind has. Properties that the specification doesn't know are ignored.

use super::owner::Owner;
use super::parts::Reader;
use crate::ast::{Key, Raw};
use crate::id::ShapeId;
use crate::model::body::{Body, Lifecycle, OperationBody, Rename, ResourceBody, ServiceBody};
use crate::model::reference::Reference;
use crate::model::shape::ShapeKind;
use crate::source::Place;

type Properties<'p, 'a> = &'p [(Key<'a>, Raw<'a>)];

/// What a shape holds besides members and traits, and its mixins.
pub(crate) fn read<'a>(
    reader: &mut Reader<'a, '_>,
    id: &ShapeId,
    kind: ShapeKind,
    properties: Properties<'_, 'a>,
) -> (Body, Vec<Reference>) {
    let owner = Owner::Shape(id);
    let mut mixins = Vec::new();
    for (key, value) in properties {
        if key.text() == "mixins" {
            mixins = reader.targets(owner, value);
        }
    }
    let body = match kind {
        ShapeKind::Service => Body::Service(Box::new(service(reader, owner, properties))),
        ShapeKind::Resource => Body::Resource(Box::new(resource(reader, owner, properties))),
        ShapeKind::Operation => Body::Operation(Box::new(operation(reader, owner, properties))),
        _ => Body::Data,
    };
    (body, mixins)
}

fn service<'a>(
    reader: &mut Reader<'a, '_>,
    owner: Owner<'_>,
    properties: Properties<'_, 'a>,
) -> ServiceBody {
    let mut body = ServiceBody::default();
    for (key, value) in properties {
        match &*key.text() {
            "version" => {
                let version = reader.string(owner, "a version", value);
                body.version = version.unwrap_or_default().into_owned();
            }
            "operations" => body.operations = reader.targets(owner, value),
            "resources" => body.resources = reader.targets(owner, value),
            "errors" => body.errors = reader.targets(owner, value),
            "rename" => body.rename = renames(reader, owner, value),
            _ => {}
        }
    }
    body
}

fn renames<'a>(reader: &mut Reader<'a, '_>, owner: Owner<'_>, value: Raw<'a>) -> Vec<Rename> {
    let mut renames = Vec::new();
    for (key, value) in reader.entries(owner, value) {
        let place: Place = reader.place(key.raw());
        let shape = reader.id(owner, key.text(), place);
        let name = reader.string(owner, "a name", value);
        if let (Some(shape), Some(name)) = (shape, name) {
            let place = reader.place(value.get());
            renames.push(Rename { shape, name: name.into_owned(), place });
        }
    }
    renames
}

fn resource<'a>(
    reader: &mut Reader<'a, '_>,
    owner: Owner<'_>,
    properties: Properties<'_, 'a>,
) -> ResourceBody {
    let mut body = ResourceBody::default();
    for (key, value) in properties {
        let name = key.text();
        match &*name {
            "identifiers" => body.identifiers = reader.named(owner, value),
            "properties" => body.properties = reader.named(owner, value),
            "operations" => body.operations = reader.targets(owner, value),
            "collectionOperations" => body.collection_operations = reader.targets(owner, value),
            "resources" => body.resources = reader.targets(owner, value),
            _ => {
                if let Some(lifecycle) = Lifecycle::parse(&name) {
                    let operation = reader.target(owner, value);
                    body.lifecycle.extend(operation.map(|operation| (lifecycle, operation)));
                }
            }
        }
    }
    body
}

fn operation<'a>(
    reader: &mut Reader<'a, '_>,
    owner: Owner<'_>,
    properties: Properties<'_, 'a>,
) -> OperationBody {
    let mut body = OperationBody::default();
    for (key, value) in properties {
        match &*key.text() {
            "input" => body.input = reader.target(owner, value),
            "output" => body.output = reader.target(owner, value),
            "errors" => body.errors = reader.targets(owner, value),
            _ => {}
        }
    }
    body
}
