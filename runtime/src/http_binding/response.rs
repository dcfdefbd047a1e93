//! Reading of responses. The status code, the headers and the payload go to the members that are
//! bound to them, and the body to the others.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::HeaderMap;

use super::body::{BodyFilter, has_body, in_response, read_unbound};
use super::header;
use super::text::TextRules;
use crate::body::message::BufferedResponse;
use crate::codec::heap::{EXCEEDED, Heap};
use crate::codec::reader::format::Format;
use crate::codec::reader::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, Reader};
use crate::codec::required::SeenMembers;
use crate::codec::responses::{self, Reading};
use crate::error::wire::DeserializeError;
use crate::number::float;
use crate::schema::binding::Binding;
use crate::schema::member::Member;
use crate::schema::timestamp_format::TimestampFormat;
use crate::timestamp;
use crate::timestamp::Timestamp;

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
fn read_nothing(value: &mut dyn ReadStruct, index: usize, member: &Member) -> bool {
    let outcome = match member.binding() {
        Binding::Header(_) => value.read_member(index, &mut EmptyList),
        Binding::Payload => {
            let reading = &mut Reading::default();
            let body = &Bytes::new();
            let mut raw = RawReader { body, reading, wants_format: false, problem: None };
            value.read_member(index, &mut raw)
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

/// Reads the member that is the whole body. Strings and blobs are the body as it is, and other
/// types are in `format`.
pub(crate) fn read_payload(
    body: &Bytes,
    reading: &mut Reading,
    value: &mut dyn ReadStruct,
    index: usize,
    format: &dyn Format,
) -> Result<(), DeserializeError> {
    let mut raw = RawReader { body, reading, wants_format: false, problem: None };
    match value.read_member(index, &mut raw) {
        Ok(()) => Ok(()),
        Err(Failed) if raw.wants_format => {
            let payload = value.members().get(index);
            format.read(body, payload, reading, &mut |r| value.read_member(index, r))
        }
        Err(Failed) => Err(DeserializeError::new("body", raw.problem.unwrap_or_default())),
    }
}

/// Reads a payload that is a string or blob. For other types it fails and sets `wants_format`.
struct RawReader<'a> {
    body: &'a Bytes,
    reading: &'a mut Reading,
    wants_format: bool,
    problem: Option<&'static str>,
}

impl RawReader<'_> {
    fn formatted(&mut self) -> Failed {
        self.wants_format = true;
        Failed
    }
}

impl Reader for RawReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn forgive(&mut self, member: &Member) -> bool {
        let Some(problem) = self.problem else { return false };
        if !self.reading.may_leave_out(member) {
            return false;
        }
        self.problem = None;
        self.reading.leave_out(member, || problem.to_owned(), self.body);
        true
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        match std::str::from_utf8(self.body) {
            Ok(text) if self.reading.heap.grow(0, text.len()) => Ok(Cow::Borrowed(text)),
            Ok(_) => Err(self.fail(EXCEEDED)),
            Err(_) => Err(self.fail("not UTF-8")),
        }
    }

    fn blob(&mut self, _: &Member) -> ReadResult<Bytes> {
        Ok(self.body.clone())
    }

    #[cfg(feature = "document")]
    fn document(&mut self, _: &Member) -> ReadResult<crate::codec::document::Document> {
        Err(self.formatted())
    }

    fn structure(&mut self, _: &Member, _: &mut dyn ReadStruct) -> ReadResult {
        Err(self.formatted())
    }

    fn union(&mut self, _: &Member, _: &mut dyn ReadStruct) -> ReadResult {
        Err(self.formatted())
    }

    fn list(&mut self, _: &Member, _: &mut dyn ReadList) -> ReadResult {
        Err(self.formatted())
    }

    fn map(&mut self, _: &Member, _: &mut dyn ReadMap) -> ReadResult {
        Err(self.formatted())
    }
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

/// Reads a member from a text.
pub(super) fn read_text(
    value: &mut dyn ReadStruct,
    index: usize,
    part: fmt::Arguments<'_>,
    text: &str,
    rules: TextRules,
    reading: &mut Reading,
) -> Result<(), DeserializeError> {
    let mut reader = TextReader { text, list: None, rules, problem: None, part, reading };
    let outcome = value.read_member(index, &mut reader);
    outcome.map_err(|Failed| {
        DeserializeError::new(part.to_string(), reader.problem.unwrap_or_default())
    })
}

/// Reads a scalar from a text, or a list from a text with commas.
struct TextReader<'a> {
    text: &'a str,
    /// The rest of the list that is being read, if one is.
    list: Option<&'a str>,
    rules: TextRules,
    problem: Option<&'static str>,
    /// The part of the message that is the text.
    part: fmt::Arguments<'a>,
    reading: &'a mut Reading,
}

impl<'a> TextReader<'a> {
    /// Returns the text of the next scalar.
    fn next(&mut self, dates: bool) -> Cow<'a, str> {
        match &mut self.list {
            Some(rest) => header::next_item(rest, dates).unwrap_or_default(),
            None => Cow::Borrowed(self.text),
        }
    }
}

impl Reader for TextReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn forgive(&mut self, member: &Member) -> bool {
        let Some(problem) = self.problem else { return false };
        if self.list.is_some() || !self.reading.may_leave_out(member) {
            return false;
        }
        self.problem = None;
        let Self { text, part, .. } = self;
        self.reading.leave_out(member, || format!("{problem} in {part}"), text.as_bytes());
        true
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.reading.heap.grow(from, to) { Ok(()) } else { Err(self.fail(EXCEEDED)) }
    }

    fn boolean(&mut self, _: &Member) -> ReadResult<bool> {
        match self.next(false).trim() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.fail("expected true or false")),
        }
    }

    fn integer(&mut self, _: &Member) -> ReadResult<i64> {
        self.next(false)
            .trim()
            .parse()
            .map_err(|_| self.fail("expected a whole number of at most 64 bits"))
    }

    fn float(&mut self, _: &Member) -> ReadResult<f64> {
        float::parse(self.next(false).trim()).ok_or_else(|| self.fail("expected a number"))
    }

    fn number(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Ok(self.next(false))
    }

    fn text(&mut self, member: &Member) -> ReadResult<Cow<'_, str>> {
        let text = self.next(false);
        if member.media_type_name().is_none() {
            return Ok(text);
        }
        match header::decode_base64(&text) {
            Some(text) => Ok(Cow::Owned(text)),
            None => Err(self.fail("expected the base64 of UTF-8")),
        }
    }

    fn timestamp(&mut self, member: &Member) -> ReadResult<Timestamp> {
        let format = self.rules.format(member);
        let text = self.next(format == TimestampFormat::HttpDate);
        let text = text.trim();
        timestamp::parse(text, format).or_else(|problem| {
            if !self.reading.is_lenient() {
                return Err(self.fail(problem));
            }
            let seconds = format == TimestampFormat::EpochSeconds;
            responses::timestamp(text, seconds).ok_or_else(|| self.fail(problem))
        })
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        if !self.rules.lists {
            return value.read_item(member.element(), self);
        }
        self.list = Some(self.text);
        while let Some(rest) = self.list {
            if rest.trim().is_empty() {
                break;
            }
            value.read_item(member.element(), self)?;
            if self.list.is_some_and(|after| after.len() >= rest.len()) {
                return Err(self.fail("expected items separated by commas"));
            }
        }
        Ok(())
    }
}

/// Reads a map or a list from pairs of keys and texts. A key that occurs twice gives a list of its
/// texts.
pub(super) fn read_entries(
    value: &mut dyn ReadStruct,
    index: usize,
    part: fmt::Arguments<'_>,
    entries: &[(String, String)],
    rules: TextRules,
    reading: &mut Reading,
) -> Result<(), DeserializeError> {
    let heap = &mut reading.heap;
    let mut reader = EntriesReader { entries, rules, heap, problem: None };
    let outcome = value.read_member(index, &mut reader);
    outcome.map_err(|Failed| {
        DeserializeError::new(part.to_string(), reader.problem.unwrap_or_default())
    })
}

struct EntriesReader<'a> {
    entries: &'a [(String, String)],
    rules: TextRules,
    heap: &'a mut Heap,
    problem: Option<&'static str>,
}

impl Reader for EntriesReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.heap.grow(from, to) { Ok(()) } else { Err(self.fail(EXCEEDED)) }
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        for (_, text) in self.entries {
            let mut item = TextReader {
                text,
                list: None,
                rules: self.rules,
                problem: None,
                part: format_args!(""),
                reading: &mut Reading::default().with_heap(*self.heap),
            };
            let outcome = value.read_item(member.element(), &mut item);
            *self.heap = item.reading.heap;
            outcome.inspect_err(|_| self.problem = item.problem)?;
        }
        Ok(())
    }

    fn map(&mut self, member: &Member, value: &mut dyn ReadMap) -> ReadResult {
        let mut read: Vec<&str> = Vec::new();
        for (key, _) in self.entries {
            if read.contains(&key.as_str()) {
                continue;
            }
            read.push(key);
            let same: Vec<_> =
                self.entries.iter().filter(|(other, _)| other == key).cloned().collect();
            let (rules, heap) = (self.rules, &mut *self.heap);
            let mut entry = EntryReader { texts: &same, rules, heap, problem: None };
            value
                .read_entry(key, member.element(), &mut entry)
                .inspect_err(|_| self.problem = entry.problem)?;
        }
        Ok(())
    }
}

/// Reads the value of one entry from its texts. A string is the last of them, and a list has them
/// all.
struct EntryReader<'a> {
    texts: &'a [(String, String)],
    rules: TextRules,
    heap: &'a mut Heap,
    problem: Option<&'static str>,
}

impl Reader for EntryReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.problem.get_or_insert(problem);
        Failed
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        if self.heap.grow(from, to) { Ok(()) } else { Err(self.fail(EXCEEDED)) }
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        match self.texts.last() {
            Some((_, text)) => Ok(Cow::Borrowed(text)),
            None => Err(self.fail("no value")),
        }
    }

    fn list(&mut self, member: &Member, value: &mut dyn ReadList) -> ReadResult {
        let (rules, heap) = (self.rules, &mut *self.heap);
        let mut all = EntriesReader { entries: self.texts, rules, heap, problem: None };
        all.list(member, value).inspect_err(|_| self.problem = all.problem)
    }
}
