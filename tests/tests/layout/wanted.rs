//! The names of services, of their operations and of their headers, read from models.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use farrier_smithy::traits::HttpHeader;
use serde::Deserialize;

use crate::ROOT;
use crate::words::Name;

/// The names to look for, each with the style in which its model writes it.
pub(crate) type Wanted = BTreeMap<Name, String>;

/// What only the model that is checked in and its client should name.
pub(crate) fn names_of_the_own_model() -> Wanted {
    let text = fs::read_to_string(Path::new(ROOT).join("model/connectparticipant.json")).unwrap();
    let source = farrier_smithy::Source::new("model", text.clone());
    let model = farrier_smithy::load(&[source]).unwrap().check().unwrap();
    let operations = model.services().into_iter().flat_map(|service| service.operations());
    let operations: Vec<_> = operations.map(|operation| operation.name().to_owned()).collect();
    assert_eq!(operations.len(), 11);
    let members = model.shapes().flat_map(farrier_smithy::Shape::members);
    let headers = members.filter_map(|member| member.traits().get::<HttpHeader>());
    let headers = headers.map(|header| header.0);
    wanted(service_in(&text).into_iter().chain(operations).chain(headers))
}

/// The names of the services of all models in a folder.
pub(crate) fn services_of(folder: &Path) -> Wanted {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|it| it == "json"));
    let services = wanted(texts.filter_map(|path| service_in(&fs::read_to_string(path).unwrap())));
    assert!(!services.is_empty(), "{} has models", folder.display());
    services
}

fn wanted(names: impl IntoIterator<Item = String>) -> Wanted {
    names.into_iter().map(|name| (Name::of(&name), name)).collect()
}

/// The name of the service in a model's text: reading the whole of many models would take long.
fn service_in(model: &str) -> Option<String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Service {
        sdk_id: String,
    }
    let (_, after) = model.split_once("\"aws.api#service\"")?;
    let value = after.trim_start().strip_prefix(':')?;
    let mut values = serde_json::Deserializer::from_str(value).into_iter::<Service>();
    Some(values.next()?.unwrap().sdk_id)
}
