//! Reading of requests as a service does, for mock services and test harnesses.

use bytes::Bytes;
use percent_encoding::percent_decode_str;

use super::body::in_request;
use super::response::{read_body, read_headers};
use super::text::TextRules;
use super::text_reader::{read_entries, read_text};
use super::uri::{self, Part};
use crate::codec::reader::ReadStruct;
use crate::codec::reader::format::Format;
use crate::codec::responses::Reading;
use crate::error::wire::DeserializeError;
use crate::schema::binding::Binding;
use crate::schema::service::OperationSchema;

/// Reads a request to `operation` into `input`. Fails if the path doesn't match the operation, or
/// if a part of the request can't be read.
pub(crate) fn read_request(
    operation: &OperationSchema,
    request: &http::Request<Bytes>,
    input: &mut dyn ReadStruct,
    format: &dyn Format,
) -> Result<(), DeserializeError> {
    let labels = labels(operation.path, request.uri().path())?;
    let query = query(request.uri().query().unwrap_or(""))?;
    for (index, member) in input.members().iter().enumerate() {
        match member.binding() {
            Binding::Label => {
                if let Some((_, text)) = labels.iter().find(|(name, _)| name == member.name()) {
                    read_text(
                        input,
                        index,
                        format_args!("label {}", member.name()),
                        text,
                        TextRules::URI,
                        &mut Reading::default(),
                    )?;
                }
            }
            Binding::Query(name) => {
                let own: Vec<_> = query.iter().filter(|(key, _)| key == name).cloned().collect();
                read_query(input, index, name, &own)?;
            }
            Binding::QueryParams if !query.is_empty() => {
                read_entries(
                    input,
                    index,
                    format_args!("query"),
                    &query,
                    TextRules::URI,
                    &mut Reading::default(),
                )?;
            }
            _ => {}
        }
    }
    let reading = &mut Reading::default();
    read_headers(request.headers(), reading, input)?;
    read_body(request.body(), reading, input, format, in_request)
}

/// Reads a query parameter. If it occurs once, the member is a scalar or a list of one element. If
/// it occurs several times, the member is a list.
fn read_query(
    input: &mut dyn ReadStruct,
    index: usize,
    name: &str,
    own: &[(String, String)],
) -> Result<(), DeserializeError> {
    match own {
        [] => Ok(()),
        [(_, text)] => {
            let part = format_args!("query {name}");
            read_text(input, index, part, text, TextRules::URI, &mut Reading::default())
        }
        _ => {
            let part = format_args!("query {name}");
            read_entries(input, index, part, own, TextRules::URI, &mut Reading::default())
        }
    }
}

/// Returns the names and the decoded values of the labels in a path. Fails if the path doesn't
/// match the template.
fn labels(template: &str, path: &str) -> Result<Vec<(String, String)>, DeserializeError> {
    let mut labels = Vec::new();
    let mut rest = path;
    let mut parts = uri::parts(template).peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Literal(text) => {
                rest = rest.strip_prefix(text).ok_or_else(|| mismatch(template))?;
            }
            Part::Label { name, greedy } => {
                let end = match parts.peek() {
                    Some(Part::Literal(next)) if greedy => rest.rfind(next),
                    _ if greedy => Some(rest.len()),
                    _ => Some(rest.find('/').unwrap_or(rest.len())),
                };
                let (value, after) = rest.split_at(end.ok_or_else(|| mismatch(template))?);
                labels.push((name.to_owned(), decoded(value)?));
                rest = after;
            }
        }
    }
    if rest.is_empty() { Ok(labels) } else { Err(mismatch(template)) }
}

fn mismatch(template: &str) -> DeserializeError {
    DeserializeError::new("path", format!("doesn't match `{template}`"))
}

/// Returns the decoded parameters of a query in order.
fn query(query: &str) -> Result<Vec<(String, String)>, DeserializeError> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decoded(name)?, decoded(value)?))
        })
        .collect()
}

fn decoded(text: &str) -> Result<String, DeserializeError> {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.map(Into::into).map_err(|_| DeserializeError::new("URI", "not UTF-8"))
}
