//! A case: values of parameters, and what must come out.

use farrier::rules::{EndpointRules, ParameterValue, Partitions, Property, ResolvedEndpoint};
use serde_json::{Map, Value, json};

/// A case of a model.
pub(super) struct Case {
    pub(super) name: String,
    parameters: Map<String, Value>,
    expected: Value,
}

impl Case {
    /// The cases in a text of the form of `smithy.rules#endpointTests`.
    pub(super) fn read(tests: &str) -> Vec<Self> {
        let tests: Value = serde_json::from_str(tests).unwrap();
        tests["testCases"].as_array().unwrap().iter().map(Self::of).collect()
    }

    fn of(case: &Value) -> Self {
        Self {
            name: case["documentation"].as_str().unwrap_or("without a name").to_owned(),
            parameters: case["params"].as_object().cloned().unwrap_or_default(),
            expected: case["expect"].clone(),
        }
    }

    /// Compares what comes out with what must.
    pub(super) fn check(
        &self,
        rules: &EndpointRules,
        partitions: &Partitions,
    ) -> Result<(), String> {
        let own = rules.parameters.iter();
        let parameters: Vec<_> = own.map(|it| self.parameters.get(it.name).map(value)).collect();
        let unknown = |name: &&String| rules.parameters.iter().all(|own| own.name != **name);
        if let Some(name) = self.parameters.keys().find(unknown) {
            return Err(format!("there is no parameter {name}"));
        }
        let found = match rules.resolve(&parameters, partitions) {
            Ok(endpoint) => json!({ "endpoint": shown(&endpoint) }),
            Err(error) => json!({ "error": error.to_string() }),
        };
        let expected = normal(self.expected.clone());
        if found == expected {
            Ok(())
        } else {
            Err(format!("\n  expected {expected}\n  found    {found}"))
        }
    }
}

/// A parameter's value.
pub(super) fn value(value: &Value) -> ParameterValue<'_> {
    match value {
        Value::String(text) => ParameterValue::Text(text.into()),
        Value::Bool(flag) => ParameterValue::Bool(*flag),
        Value::Array(items) => {
            ParameterValue::Texts(items.iter().map(|item| item.as_str().unwrap().into()).collect())
        }
        other => panic!("{other}"),
    }
}

/// Without objects that are empty, which are the same as none.
fn normal(mut expected: Value) -> Value {
    if let Some(endpoint) = expected.get_mut("endpoint").and_then(Value::as_object_mut) {
        endpoint.retain(|_, value| value.as_object().is_none_or(|object| !object.is_empty()));
    }
    expected
}

fn shown(endpoint: &ResolvedEndpoint<'_>) -> Value {
    let properties: Map<_, _> =
        endpoint.properties.iter().map(|(name, it)| ((*name).to_owned(), property(it))).collect();
    let headers: Map<_, _> =
        endpoint.headers.iter().map(|(name, values)| ((*name).to_owned(), json!(values))).collect();
    normal(json!({ "endpoint": { "url": endpoint.url, "properties": properties, "headers": headers } }))
        ["endpoint"]
        .take()
}

fn property(it: &Property<'_>) -> Value {
    match it {
        Property::Bool(flag) => json!(flag),
        Property::Number(number) => json!(number),
        Property::Text(text) => json!(text),
        Property::List(items) => items.iter().map(property).collect(),
        Property::Object(members) => {
            members.iter().map(|(name, it)| ((*name).to_owned(), property(it))).collect()
        }
    }
}
