//! Outputs and errors that lack something.
//!
//! A member of an error that can't be read counts as missing, whatever it is, because the name of the error and
//! its other members are worth more than nothing.

use crate::body::message::BufferedResponse;
use crate::codec::heap::EXCEEDED;
use crate::codec::left_out::LeftOut;
use crate::codec::pace::ReadUntil;
use crate::codec::reader::{ReadResult, ReadStruct, Reader};
use crate::codec::required::{MISSING, Seen};
use crate::codec::responses::Reading;
use crate::error::plain::visible;
use crate::error::wire::DeserializeError;
use crate::http_binding::response::read_nothing;
use crate::operation::message::message_member;
use crate::operation::options::ResponseOptions;
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;

/// The members of an error that can't be read.
#[derive(Default)]
pub(super) struct Unreadable {
    skipped: Seen,
    told: Vec<(&'static Member, DeserializeError)>,
}

/// How reading an error ended.
pub(super) enum Attempt {
    /// The error was read. These members are missing or can't be read.
    Read(Vec<LeftOut>),
    /// One more member can't be read, and is to be skipped when a blank error is read again.
    Again,
    /// The error can't be read, whatever is skipped.
    Failed,
}

/// Reads an error into its blank fields, save those that are known to be unreadable. This fails at the first
/// member that can't be read, so there are as many attempts as there are such members, which are few.
pub(super) fn read(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    options: &ResponseOptions,
    unreadable: &mut Unreadable,
    fields: &mut dyn ReadStruct,
) -> Attempt {
    let reading = Reading::of_error().max_heap(options.max_response_heap);
    let mut reading = reading.until(ReadUntil::of(response));
    let members = fields.members();
    let Unreadable { skipped, told } = unreadable;
    let mut readable = Readable { fields, skipped, seen: Seen::default(), failed: None };
    match schema.service.protocol.error(response, &mut reading, &mut readable) {
        Ok(()) => {
            for (member, error) in told.iter() {
                reading.lack(member, &error.problem);
            }
            let Readable { fields, mut seen, .. } = readable;
            // The message may have come under another name.
            if let Some((index, _)) = message_member(fields) {
                seen.insert(index);
            }
            note_missing(fields, &mut seen, schema.service.protocol.reads_xml(), &mut reading);
            Attempt::Read(reading.finish(schema.name))
        }
        Err(error) => match readable.failed.and_then(|index| Some((index, members.get(index)?))) {
            Some((index, member)) if !error.problem.contains(EXCEEDED) => {
                skipped.insert(index);
                told.push((member, error));
                Attempt::Again
            }
            _ => {
                let error = error.to_string();
                let error = visible(&error);
                tracing::warn!(name = schema.name, "an error can't be read: {error}");
                Attempt::Failed
            }
        },
    }
}

/// The fields of an error without those that can't be read.
struct Readable<'a> {
    fields: &'a mut dyn ReadStruct,
    skipped: &'a Seen,
    seen: Seen,
    /// The member at which reading failed.
    failed: Option<usize>,
}

/// Notes which required members of an output or error weren't there, so that they have made-up values. In XML there
/// is nothing of an empty list that is flattened.
pub(super) fn note_missing(
    fields: &mut dyn ReadStruct,
    seen: &mut Seen,
    is_xml: bool,
    reading: &mut Reading,
) {
    let members = fields.members();
    loop {
        let is_sent = |member: &Member| {
            fields.requires(member) && !member.is_streaming() && !(is_xml && member.is_flattened())
        };
        let Some((index, member)) = seen.missing(members, is_sent) else { return };
        seen.insert(index);
        if !read_nothing(fields, index, member) {
            reading.lack(member, MISSING);
        }
    }
}

impl ReadStruct for Readable<'_> {
    fn members(&self) -> &'static [Member] {
        self.fields.members()
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        self.seen.insert(index);
        if self.skipped.contains(index) {
            return r.skip();
        }
        let outcome = self.fields.read_member(index, r);
        if outcome.is_err() {
            self.failed = Some(index);
        }
        outcome
    }

    fn unknown_member(&mut self, name: &str) {
        self.fields.unknown_member(name);
    }

    fn requires(&self, member: &Member) -> bool {
        self.fields.requires(member)
    }
}
