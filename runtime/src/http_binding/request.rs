//! Writing of requests. Bound members go to their places, and the others into the body.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::uri::PathAndQuery;

use super::body::{UnboundMembers, has_body, in_request};
use super::header::{self, ScalarTexts};
use super::text::TextRules;
use super::transport_headers::is_transport_header;
use super::uri::{self, Label};
use crate::body::length::GivenLength;
use crate::codec::reader::format::Format;
use crate::codec::writer::{WriteList, WriteMap, WriteStruct, Writer};
use crate::error::wire::SerializeError;
use crate::number::BigNumber;
use crate::schema::binding::Binding;
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;
use crate::timestamp::{Timestamp, unsayable};
use crate::unit::Unit;

/// Builds the request of an operation. Its URI is a path with a query. Fails if a member can't be
/// sent where it is bound.
pub(crate) fn write_request(
    operation: &OperationSchema,
    input: &dyn WriteStruct,
    format: &dyn Format,
) -> Result<http::Request<Bytes>, SerializeError> {
    let mut writer = RequestWriter::new(format, operation.query);
    input.write_members(&mut writer);
    let length = writer.length.take();
    let (target, headers, payload) = writer.finish(operation.path)?;

    let mut request = http::Request::new(Bytes::new());
    *request.method_mut() =
        http::Method::from_bytes(operation.method.as_bytes()).map_err(|_| SerializeError {
            member: None,
            problem: format!("`{}` is no HTTP method", operation.method),
        })?;
    *request.uri_mut() = target.into();
    *request.headers_mut() = headers;
    if let Some(length) = length {
        request.extensions_mut().insert(length);
    }
    let body = match payload {
        Some(payload) => Some(payload),
        None => default_body(&operation.body, input, format)?,
    };
    if let Some(Payload { content_type, body }) = body {
        // A member that is bound to `Content-Type` takes precedence.
        if let Some(value) = content_type.filter(|_| !request.headers().contains_key(CONTENT_TYPE))
        {
            header::insert(request.headers_mut(), CONTENT_TYPE, value)?;
        }
        *request.body_mut() = body;
    }
    Ok(request)
}

/// Returns the body of an input whose payload is absent, or whose model has no payload.
///
/// It holds the members that are not bound elsewhere, if the model has such members. Otherwise it
/// is an empty structure if the payload is a structure and the format sends absent ones. In all
/// other cases there is no body.
fn default_body(
    root: &Member,
    input: &dyn WriteStruct,
    format: &dyn Format,
) -> Result<Option<Payload>, SerializeError> {
    let mut members = input.members().iter();
    let body = if has_body(input.members(), in_request) {
        let unbound = UnboundMembers { value: input, filter: in_request };
        format.write(&mut |w| w.structure(root, &unbound))?
    } else if !format.sends_absent_structures() {
        return Ok(None);
    } else {
        let payload = members.find(|member| member.binding() == Binding::StructurePayload);
        let Some(payload) = payload else { return Ok(None) };
        format.write(&mut |w| w.structure(payload, &Unit {}))?
    };
    let content_type = Some(HeaderValue::from_static(format.content_type()));
    Ok(Some(Payload { content_type, body }))
}

/// Returns the value of a length (RFC 9110, section 8.6).
fn number_of_bytes(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// A body and its media type.
struct Payload {
    content_type: Option<HeaderValue>,
    body: Bytes,
}

/// A writer that collects the bound members of an input, each at its place. It ignores the members
/// in the body.
struct RequestWriter<'a> {
    format: &'a dyn Format,
    labels: Vec<Label>,
    query: String,
    /// The query parameters of the URI template and of members. They take precedence over the
    /// entries of a map that is bound to the query.
    query_names: Vec<&'static str>,
    query_params: Vec<(String, Vec<String>)>,
    headers: HeaderMap,
    prefixed: Vec<(HeaderName, HeaderValue)>,
    length: Option<GivenLength>,
    payload: Option<Payload>,
    error: Option<SerializeError>,
}

impl<'a> RequestWriter<'a> {
    fn new(format: &'a dyn Format, constant_query: &'static str) -> Self {
        let query_names = match constant_query {
            "" => Vec::new(),
            pairs => {
                let names = pairs.split('&').filter_map(|pair| pair.split('=').next());
                names.filter(|name| !name.is_empty()).collect()
            }
        };
        Self {
            format,
            labels: Vec::new(),
            query: constant_query.to_owned(),
            query_names,
            query_params: Vec::new(),
            headers: HeaderMap::new(),
            prefixed: Vec::new(),
            length: None,
            payload: None,
            error: None,
        }
    }

    fn finish(
        mut self,
        path: &str,
    ) -> Result<(PathAndQuery, HeaderMap, Option<Payload>), SerializeError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        for (name, values) in &self.query_params {
            if !self.query_names.contains(&name.as_str()) {
                for value in values {
                    uri::push_query(&mut self.query, name, value);
                }
            }
        }
        for (name, value) in self.prefixed {
            if !self.headers.contains_key(&name) {
                header::insert(&mut self.headers, name, value)?;
            }
        }
        // The capacity is exact if there are no labels. The URI then takes the text over without a
        // copy.
        let query = if self.query.is_empty() { 0 } else { 1 + self.query.len() };
        let mut target = String::with_capacity(path.len() + query);
        uri::expand(path, &self.labels, &mut target)?;
        if !self.query.is_empty() {
            target.push('?');
            target.push_str(&self.query);
        }
        let target = PathAndQuery::try_from(target).map_err(|error| SerializeError {
            member: None,
            problem: format!("the URI is not valid: {error}"),
        })?;
        Ok((target, self.headers, self.payload))
    }

    fn refuse(&mut self, member: &Member, problem: impl Into<String>) {
        self.error
            .get_or_insert(SerializeError { member: Some(member.name()), problem: problem.into() });
    }

    /// Puts the text of a scalar where its member is bound.
    fn place<'t, T: Into<Cow<'t, str>>>(
        &mut self,
        member: &Member,
        text: impl FnOnce(TextRules) -> T,
    ) {
        match member.binding() {
            Binding::Label => {
                self.labels.push(Label::new(member, text(TextRules::URI).into().into_owned()));
            }
            Binding::Query(name) => {
                self.query_names.push(name);
                uri::push_query(&mut self.query, name, &text(TextRules::URI).into());
            }
            Binding::Header(name) => self.put_header(member, name, &text(TextRules::HEADER).into()),
            Binding::Payload => {
                let text = text(TextRules::HEADER).into().into_owned();
                self.put_payload(member, Bytes::from(text), "text/plain");
            }
            _ => {}
        }
    }

    fn put_header(&mut self, member: &Member, name: &'static str, text: &str) {
        match header::value(text, member.is_sensitive()) {
            // `from_static` would panic on upper case. The generator has checked the name.
            Ok(value) => match HeaderName::from_bytes(name.as_bytes()) {
                Ok(CONTENT_LENGTH) => match number_of_bytes(text) {
                    Some(length) => self.length = Some(GivenLength { length, value }),
                    None => self.refuse(member, "it must be a number of bytes"),
                },
                Ok(name) if is_transport_header(&name) => {
                    self.refuse(member, format!("the header `{name}` is the transport's own"));
                }
                Ok(name) => {
                    let inserted = header::insert(&mut self.headers, name, value);
                    self.error = self.error.take().or(inserted.err());
                }
                Err(_) => self.refuse(member, format!("`{name}` is no name for a header")),
            },
            Err(problem) => {
                self.refuse(member, format!("can't be sent in the header `{name}`: {problem}"));
            }
        }
    }

    fn put_payload(&mut self, member: &Member, body: Bytes, default: &'static str) {
        let content_type = HeaderValue::from_str(member.media_type_name().unwrap_or(default)).ok();
        self.payload = Some(Payload { content_type, body });
    }

    fn put_formatted(&mut self, write: &mut dyn FnMut(&mut dyn Writer)) {
        let content_type = Some(HeaderValue::from_static(self.format.content_type()));
        match self.format.write(write) {
            Ok(body) => self.payload = Some(Payload { content_type, body }),
            Err(error) => {
                self.error.get_or_insert(error);
            }
        }
    }
}

impl Writer for RequestWriter<'_> {
    fn boolean(&mut self, member: &Member, value: bool) {
        self.place(member, |_| value.to_string());
    }

    fn integer(&mut self, member: &Member, value: i64) {
        self.place(member, |_| TextRules::integer(value));
    }

    fn float(&mut self, member: &Member, value: f32) {
        self.place(member, |_| TextRules::float(value));
    }

    fn double(&mut self, member: &Member, value: f64) {
        self.place(member, |_| TextRules::double(value));
    }

    fn number(&mut self, member: &Member, value: &BigNumber) {
        self.place(member, |_| TextRules::number(value));
    }

    fn string(&mut self, member: &Member, value: &str) {
        match member.binding() {
            Binding::Body => {}
            Binding::Header(_) if member.media_type_name().is_some() => {
                self.place(member, |_| header::encode_base64(value));
            }
            _ => self.place(member, |_| value),
        }
    }

    fn blob(&mut self, member: &Member, value: &[u8]) {
        if member.binding() == Binding::Payload {
            let body = Bytes::copy_from_slice(value);
            self.put_payload(member, body, "application/octet-stream");
        }
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        let rules = match member.binding() {
            Binding::Label | Binding::Query(_) => TextRules::URI,
            Binding::Header(_) | Binding::Payload => TextRules::HEADER,
            _ => return,
        };
        if let Some(problem) = unsayable(value, rules.format(member)) {
            return self.refuse(member, problem);
        }
        self.place(member, |text| text.timestamp(member, value));
    }

    #[cfg(feature = "document")]
    fn document(&mut self, member: &Member, value: &crate::codec::document::Document) {
        if member.binding() == Binding::Payload {
            self.put_formatted(&mut |w| w.document(member, value));
        }
    }

    fn structure(&mut self, member: &Member, value: &dyn WriteStruct) {
        if member.binding().is_payload() {
            self.put_formatted(&mut |w| w.structure(member, value));
        }
    }

    fn list(&mut self, member: &Member, value: &dyn WriteList) {
        match member.binding() {
            Binding::Query(name) => {
                self.query_names.push(name);
                let mut items = ScalarTexts::for_query();
                value.write_items(member.element(), &mut items);
                if let Some(problem) = items.problem() {
                    return self.refuse(member, problem);
                }
                for item in items.into_texts() {
                    uri::push_query(&mut self.query, name, &item);
                }
            }
            Binding::Header(name) => {
                let mut items = ScalarTexts::for_header();
                value.write_items(member.element(), &mut items);
                if let Some(problem) = items.problem() {
                    return self.refuse(member, problem);
                }
                self.put_header(member, name, &items.into_texts().join(", "));
            }
            Binding::Payload => self.put_formatted(&mut |w| w.list(member, value)),
            _ => {}
        }
    }

    fn map(&mut self, member: &Member, value: &dyn WriteMap) {
        match member.binding() {
            Binding::QueryParams => {
                let mut entries = ScalarTexts::for_query();
                value.write_entries(member.element(), &mut entries);
                self.query_params.extend(entries.into_entries());
            }
            Binding::PrefixHeaders(prefix) => {
                let mut entries = ScalarTexts::for_prefixed_headers();
                value.write_entries(member.element(), &mut entries);
                for (name, values) in entries.into_entries() {
                    match header::prefixed(prefix, &name, &values, member.is_sensitive()) {
                        Ok(header) => self.prefixed.push(header),
                        Err(problem) => self.refuse(member, problem),
                    }
                }
            }
            Binding::Payload => self.put_formatted(&mut |w| w.map(member, value)),
            _ => {}
        }
    }
}
