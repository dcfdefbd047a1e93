//! Reading of responses. The status code, the headers and the payload go to the members that are
//! bound to them, and the body to the others.

use std::borrow::Cow;

use bytes::Bytes;
use http::HeaderMap;

use super::body::{BodyFilter, has_body, in_response, read_unbound};
use super::payload::{RawReader, read_payload};
use super::text::TextRules;
use super::text_reader::{read_entries, read_text};
use crate::body::message::BufferedResponse;
use crate::codec::reader::format::Format;
use crate::codec::reader::{Failed, ReadList, ReadResult, ReadStruct, Reader};
use crate::codec::required::SeenMembers;
use crate::codec::responses::Reading;
use crate::error::wire::DeserializeError;
use crate::schema::binding::Binding;
use crate::schema::member::Member;

/// Reads a response into `value`. Fails if a header or the body can't be read.
pub(crate) fn read_response(
    response: &BufferedResponse,
    reading: &mut Reading,
    value: &mut dyn ReadStruct,
    format: &dyn Format,
) -> Result<(), DeserializeError> {
    if !reading.requires_all() {
        return read_parts(response, reading, value, format);
    }
    let mut value = SeenMembers::new(value);
    read_parts(response, reading, &mut value, format)?;
    // The format misses those in the body.
    let is_outside = |member: &Member| !in_response(member) && !member.is_streaming();
    while let Some((index, member)) = value.missing(is_outside) {
        if !read_nothing(&mut value, index, member) {
            let problem = format!("the member `{}` is required and missing", member.name());
            return Err(DeserializeError::new(part_of(member), problem));
        }
    }
    Ok(())
}

/// Reads a member of which nothing was sent, because its value is empty. Returns false unless it is a list in
/// a header, or a string or blob that is the body.
pub(crate) fn read_nothing(value: &mut dyn ReadStruct, index: usize, member: &Member) -> bool {
    let outcome = match member.binding() {
        Binding::Header(_) => value.read_member(index, &mut EmptyList),
        Binding::Payload => {
            let (body, mut reading) = (Bytes::new(), Reading::default());
            value.read_member(index, &mut RawReader::new(&body, &mut reading))
        }
        _ => Err(Failed),
    };
    outcome.is_ok()
}

/// A reader of a list without elements.
struct EmptyList;

impl Reader for EmptyList {
    fn fail(&mut self, _: &'static str) -> Failed {
        Failed
    }

    fn list(&mut self, _: &Member, _: &mut dyn ReadList) -> ReadResult {
        Ok(())
    }
}

fn part_of(member: &Member) -> String {
    match member.binding() {
        Binding::Header(name) => format!("header {name}"),
        Binding::PrefixHeaders(prefix) => format!("headers {prefix}*"),
        _ => "body".to_owned(),
    }
}

/// Reads the parts of a response into `value`.
fn read_parts(
    response: &BufferedResponse,
    reading: &mut Reading,
    value: &mut dyn ReadStruct,
    format: &dyn Format,
) -> Result<(), DeserializeError> {
    let members = value.members();
    for (index, member) in members.iter().enumerate() {
        match member.binding() {
            Binding::StatusCode => {
                let status = response.status().as_str().to_owned();
                read_text(
                    value,
                    index,
                    format_args!("status"),
                    &status,
                    TextRules::HEADER,
                    reading,
                )?;
            }
            // If no header has the prefix, the map is present and empty.
            Binding::PrefixHeaders(prefix) => {
                let part = format_args!("headers {prefix}*");
                read_entries(value, index, part, &[], TextRules::HEADER, reading)?;
            }
            _ => {}
        }
    }
    read_headers(response.headers(), reading, value)?;
    read_body(response.body(), reading, value, format, in_response)
}

/// Reads the members that are bound to headers.
pub(super) fn read_headers(
    headers: &HeaderMap,
    reading: &mut Reading,
    value: &mut dyn ReadStruct,
) -> Result<(), DeserializeError> {
    for (index, member) in value.members().iter().enumerate() {
        match member.binding() {
            Binding::Header(name) => {
                if let Some(text) = joined_values(headers, name, reading)? {
                    read_text(
                        value,
                        index,
                        format_args!("header {name}"),
                        &text,
                        TextRules::HEADER,
                        reading,
                    )?;
                }
            }
            Binding::PrefixHeaders(prefix) => {
                let entries = prefixed(headers, prefix, reading)?;
                if !entries.is_empty() {
                    read_entries(
                        value,
                        index,
                        format_args!("headers {prefix}*"),
                        &entries,
                        TextRules::HEADER,
                        reading,
                    )?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Reads the member that is the payload, or the members that are not bound elsewhere.
pub(super) fn read_body(
    body: &Bytes,
    reading: &mut Reading,
    value: &mut dyn ReadStruct,
    format: &dyn Format,
    filter: BodyFilter,
) -> Result<(), DeserializeError> {
    let members = value.members();
    let payload = members.iter().position(|member| member.binding().is_payload());
    if body.is_empty() {
        let is_in_body =
            |member: &Member| filter(member) || member.binding() == Binding::StructurePayload;
        return reading.check_empty_body(value.members(), is_in_body);
    }
    if let Some(index) = payload {
        return read_payload(body, reading, value, index, format);
    }
    if has_body(members, filter) {
        return format.read(body, None, reading, &mut |r| read_unbound(value, filter, r));
    }
    Ok(())
}

/// Returns all values of a header as one list, or `None` if the header is missing.
fn joined_values<'h>(
    headers: &'h HeaderMap,
    name: &str,
    reading: &Reading,
) -> Result<Option<Cow<'h, str>>, DeserializeError> {
    let mut joined: Option<Cow<'h, str>> = None;
    for value in headers.get_all(name) {
        let text = text_of(name, value.as_bytes(), reading)?;
        joined = Some(match joined {
            None => text,
            Some(before) => Cow::Owned(format!("{before}, {text}")),
        });
    }
    Ok(joined)
}

/// Returns the headers whose names begin with `prefix` in any case. The prefix is removed from the
/// names.
fn prefixed(
    headers: &HeaderMap,
    prefix: &str,
    reading: &Reading,
) -> Result<Vec<(String, String)>, DeserializeError> {
    let mut entries = Vec::new();
    for name in headers.keys() {
        let Some((head, rest)) = name.as_str().split_at_checked(prefix.len()) else { continue };
        if head.eq_ignore_ascii_case(prefix) {
            let text = joined_values(headers, name.as_str(), reading)?.unwrap_or_default();
            entries.push((rest.to_owned(), text.into_owned()));
        }
    }
    Ok(entries)
}

/// Returns the text of a header's value, which by history may be Latin-1 (RFC 9110, section 5.5).
fn text_of<'h>(
    name: &str,
    bytes: &'h [u8],
    reading: &Reading,
) -> Result<Cow<'h, str>, DeserializeError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) if reading.is_lenient() => {
            Ok(Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()))
        }
        Err(_) => Err(DeserializeError::new(format!("header {name}"), "not UTF-8")),
    }
}
