//! Reading of the payload, the member that is the whole body.

use std::borrow::Cow;

use bytes::Bytes;

use crate::codec::heap::EXCEEDED;
use crate::codec::reader::format::Format;
use crate::codec::reader::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, Reader};
use crate::codec::responses::Reading;
use crate::error::wire::DeserializeError;
use crate::schema::member::Member;

/// Reads the member that is the whole body. Strings and blobs are the body as it is, and other
/// types are in `format`.
pub(crate) fn read_payload(
    body: &Bytes,
    reading: &mut Reading,
    value: &mut dyn ReadStruct,
    index: usize,
    format: &dyn Format,
) -> Result<(), DeserializeError> {
    let mut raw = RawReader::new(body, reading);
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
pub(super) struct RawReader<'a> {
    body: &'a Bytes,
    reading: &'a mut Reading,
    wants_format: bool,
    problem: Option<&'static str>,
}

impl<'a> RawReader<'a> {
    pub(super) fn new(body: &'a Bytes, reading: &'a mut Reading) -> Self {
        Self { body, reading, wants_format: false, problem: None }
    }

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
