//! What an operation and its input tell the rules of endpoints.

use crate::codec::path::{self, Found};
use crate::codec::writer::WriteStruct;
use crate::endpoint::rules::parameter::ParameterValue;
use crate::error::wire::SerializeError;
use crate::schema::endpoint_parameter::EndpointParameterSource as Source;
use crate::schema::service::OperationSchema;

/// A parameter's name and value.
pub(crate) type Given = (&'static str, ParameterValue<'static>);

/// The values that an operation and its input give. It takes nothing where an operation gives none.
///
/// # Errors
/// Fails if a member that chooses the address is blank and must not be.
pub(crate) fn of_call(
    operation: &OperationSchema,
    input: &dyn WriteStruct,
) -> Result<Vec<Given>, SerializeError> {
    let mut values = Vec::with_capacity(operation.endpoint_parameters.len());
    for parameter in operation.endpoint_parameters {
        let value = match parameter.source {
            Source::Flag(flag) => Some(ParameterValue::Bool(flag)),
            Source::Text(text) => Some(ParameterValue::Text(text.into())),
            Source::Texts(texts) => {
                Some(ParameterValue::Texts(texts.iter().map(|text| (*text).into()).collect()))
            }
            Source::Member(path) | Source::Path(path) => found(input, path),
            Source::RequiredMember(member) => {
                let value = found(input, member);
                if matches!(&value, Some(ParameterValue::Text(text)) if text.trim().is_empty()) {
                    let problem = "it chooses the address of the call and must not be blank";
                    let problem = problem.to_owned();
                    return Err(SerializeError { member: Some(member), problem });
                }
                value
            }
        };
        values.extend(value.map(|value| (parameter.name, value)));
    }
    Ok(values)
}

fn found(input: &dyn WriteStruct, path: &str) -> Option<ParameterValue<'static>> {
    path::find(input, path).map(|found| match found {
        Found::Text(text) => ParameterValue::Text(text.into()),
        Found::Bool(flag) => ParameterValue::Bool(flag),
        Found::Texts(texts) => ParameterValue::Texts(texts.into_iter().map(Into::into).collect()),
    })
}
