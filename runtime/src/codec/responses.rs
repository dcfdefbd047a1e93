//! How strictly responses are read. This is the only place that says what lenient reading means.
//!
//! The formats ask a [`Reading`] what to do with a value that isn't as the model says.

use std::fmt;

use crate::codec::heap::Heap;
use crate::codec::left_out::{AllLeftOut, LeftOut};
use crate::codec::pace::{Pace, ReadUntil};
use crate::error::wire::DeserializeError;
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

/// The problem with a null in a list that isn't sparse.
pub(crate) const NULL_ITEM: &str = "a list that isn't sparse has no nulls";

/// The problem with a null in a map that isn't sparse.
pub(crate) const NULL_ENTRY: &str = "a map that isn't sparse has no nulls";

/// How strictly the responses of a service are read.
///
/// Either way, a response that isn't the operation's at all is an error, and so is a list or a map that
/// can't be read, or that holds a null that the model doesn't allow. The two differ in this:
///
/// | in a response | `Lenient` | `Strict` |
/// |---|---|---|
/// | a required member is missing or null | it has the value that Smithy defines for clients: zero, an empty text, an empty list and so on; if it is a member of the output itself, [`LeftOut`](crate::LeftOut) tells it | an error |
/// | an optional string, number, boolean, timestamp, blob or enum can't be read | it is absent, and [`LeftOut`](crate::LeftOut) tells why | an error |
/// | `"5"` for 5, `5` for `"5"`, `"true"` for true | it is converted | an error |
/// | a timestamp in another of Smithy's formats, or without an offset | it is converted, and the offset is UTC | an error |
/// | an optional union has no member that isn't null, or has two | an error | an error |
/// | the root of the XML has another name than the model's | it is read if it holds something that the output knows | an error |
/// | a header that isn't UTF-8 | it is read as Latin-1 | an error |
///
/// Values are converted in JSON, and timestamps and headers in every protocol. In XML, all values are text
/// anyway. CBOR says of each value what it is, so that nothing is converted: a value of another kind is left
/// out, or is an error.
///
/// Neither kind of reading checks constraints, such as lengths, ranges and patterns: values that a service
/// sends may break them. Errors of the service are always read leniently, because an incomplete one is better
/// than none: of them, any member that can't be read counts as missing, even if it is required, a list or a
/// structure.
///
/// The default depends on the service. Services of AWS, whose answers now and then differ from their models,
/// are read leniently. The services of other models are read strictly, so that the
/// types and the required members of outputs are what the model says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Responses {
    /// Takes what can be understood. See the table above.
    Lenient,
    /// Takes only what the model says. See the table above.
    Strict,
}

/// How strictly one message is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Mode {
    /// A text that is read by itself: values must be as the model says, but required members may be missing.
    #[default]
    Alone,
    Lenient,
    Strict,
    /// An error, which is read leniently, because it is better than none. It may lack everything.
    Error,
}

/// The reading of one message: how strictly it is read, where a failure was, and what was left out. Protocols
/// pass it to formats.
#[derive(Debug, Default)]
pub struct Reading {
    mode: Mode,
    /// The number of values that were left out.
    left_out: usize,
    /// Most responses are as the model says, and then there is nothing to note.
    notes: Option<Box<Notes>>,
    /// What the value may still take on the heap.
    pub(crate) heap: Heap,
    /// When reading is given up, if ever.
    until: Option<ReadUntil>,
}

/// What was noted while a message was read that isn't as the model says.
#[derive(Debug, Default)]
struct Notes {
    left_out: AllLeftOut,
    /// The names on the way from a failure up to the top, as far as it has travelled.
    path: Vec<String>,
}

/// The place of a value in what holds it.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// One of these members.
    Member(&'a [Member], usize),
    /// An element of a list.
    Item(usize),
    /// An entry of a map, whose key may be secret.
    Entry,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(members, index) => {
                f.write_str(members.get(*index).map_or("", Member::name))
            }
            Self::Item(index) => index.fmt(f),
            Self::Entry => f.write_str("…"),
        }
    }
}

impl Reading {
    /// Begins to read a response this strictly.
    pub fn new(responses: Responses) -> Self {
        let mode = match responses {
            Responses::Lenient => Mode::Lenient,
            Responses::Strict => Mode::Strict,
        };
        Self { mode, ..Self::default() }
    }

    /// Begins to read an error.
    pub(crate) fn of_error() -> Self {
        Self { mode: Mode::Error, ..Self::default() }
    }

    /// Limits what the value may take on the heap, in bytes. The default is 256 MiB.
    #[must_use]
    pub fn max_heap(mut self, bytes: usize) -> Self {
        self.heap = Heap::new(bytes);
        self
    }

    /// Gives up reading at a time.
    pub(crate) fn until(self, until: Option<ReadUntil>) -> Self {
        Self { until, ..self }
    }

    /// Returns when the reader looks at the clock.
    pub(crate) fn pace(&self) -> Pace {
        Pace::new(self.until)
    }

    /// Takes the budget of another reading.
    pub(crate) fn with_heap(self, heap: Heap) -> Self {
        Self { heap, ..self }
    }

    /// Returns how strictly the response is read, unless a text is read by itself.
    pub(crate) fn responses(&self) -> Option<Responses> {
        match self.mode {
            Mode::Alone => None,
            Mode::Lenient | Mode::Error => Some(Responses::Lenient),
            Mode::Strict => Some(Responses::Strict),
        }
    }

    /// Fails if a body is empty that must have some of `members`, of those that are in the body according to
    /// `filter`: such a response isn't the operation's, however leniently it is read.
    pub(crate) fn check_empty_body(
        &self,
        members: &[Member],
        filter: impl Fn(&Member) -> bool,
    ) -> Result<(), DeserializeError> {
        let is_missing =
            |member: &&Member| filter(member) && member.is_required() && !member.is_streaming();
        match members.iter().find(is_missing) {
            Some(member) if matches!(self.mode, Mode::Lenient | Mode::Strict) => {
                let problem =
                    format!("it is empty, and the member `{}` is required", member.name());
                Err(DeserializeError::new("body", problem))
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn is_lenient(&self) -> bool {
        matches!(self.mode, Mode::Lenient | Mode::Error)
    }

    /// Returns true if the required members of a structure must be there.
    pub(crate) fn requires_all(&self) -> bool {
        self.mode == Mode::Strict
    }

    /// Returns true if a null was taken by a list or a map, or may be passed over there, as in errors.
    pub(crate) fn allows_null(&self, taken: bool) -> bool {
        taken || self.mode == Mode::Error
    }

    /// Returns true if the value of `member`, which is a member of a simple type, may be left out. Elements
    /// of lists and values of maps have no name, and may not: a listing would become shorter.
    pub(crate) fn may_leave_out(&self, member: &Member) -> bool {
        self.is_lenient() && !member.name().is_empty() && !self.heap.is_exceeded()
    }

    /// Returns true if some of these members of a structure must be there. Most structures have none that must,
    /// and are read without noting what was there.
    pub(crate) fn requires_some(&self, members: &[Member]) -> bool {
        self.requires_all() && members.iter().any(Member::is_required)
    }

    /// Notes that the value `raw` of `member` is left out.
    #[cold]
    pub(crate) fn leave_out(
        &mut self,
        member: &Member,
        problem: impl FnOnce() -> String,
        raw: &[u8],
    ) {
        self.left_out += 1;
        self.notes().left_out.push(member, problem, raw);
    }

    /// Notes that a member of the output or error itself is missing, or counts as missing.
    #[cold]
    pub(crate) fn lack(&mut self, member: &Member, problem: &str) {
        self.notes().left_out.push_member(member, problem);
    }

    /// Returns what was left out, and tells that there is something. `name` is that of the operation or event.
    pub fn finish(self, name: &str) -> Vec<LeftOut> {
        self.notes.map_or_else(Vec::new, |notes| notes.left_out.report(name))
    }

    /// Returns the number of values that were left out.
    #[inline]
    pub(crate) fn left_out(&self) -> usize {
        self.left_out
    }

    fn notes(&mut self) -> &mut Notes {
        self.notes.get_or_insert_default()
    }

    /// Passes on how reading the value at `place` ended. `before` is the number of values that had been left
    /// out, and is kept up to date.
    #[inline]
    pub(crate) fn within<E>(
        &mut self,
        place: Place<'_>,
        before: &mut usize,
        outcome: Result<(), E>,
    ) -> Result<(), E> {
        if outcome.is_err() || self.left_out != *before {
            self.note_place(place, *before, outcome.is_err());
            *before = self.left_out;
        }
        outcome
    }

    #[cold]
    fn note_place(&mut self, place: Place<'_>, before: usize, failed: bool) {
        let Notes { left_out, path } = self.notes();
        if failed {
            path.push(place.to_string());
        }
        left_out.put_in(before, place);
    }

    /// Notes that a required member is missing.
    #[cold]
    pub(crate) fn miss(&mut self, member: &Member) {
        self.notes().path.push(member.name().to_owned());
    }

    /// Returns the path of the value with the failure, such as `/Roles/3/Arn`. It is empty at the top.
    pub(crate) fn path(&self) -> String {
        let names = self.notes.iter().flat_map(|notes| notes.path.iter().rev());
        names.flat_map(|name| ["/", name]).collect()
    }
}

/// Reads a timestamp in any of Smithy's formats. A date and time without an offset is in UTC. `seconds` tells
/// whether a number is one, too: where a date is expected, a text such as `0` means that there is none.
pub(crate) fn timestamp(text: &str, seconds: bool) -> Option<Timestamp> {
    use crate::schema::timestamp_format::TimestampFormat::{DateTime, EpochSeconds, HttpDate};
    let read = |text: &str, format| crate::timestamp::parse(text, format).ok();
    read(text, DateTime)
        .or_else(|| read(text, HttpDate))
        .or_else(|| read(text, EpochSeconds).filter(|_| seconds))
        .or_else(|| read(&format!("{text}Z"), DateTime))
}

#[cfg(test)]
mod tests {
    use super::timestamp;

    #[test]
    fn a_timestamp_may_have_another_format_and_no_offset() {
        let expected = Some("2023-07-18T12:04:24Z".parse().unwrap());
        for text in [
            "2023-07-18T12:04:24Z",
            "2023-07-18T14:04:24+02:00",
            "2023-07-18T12:04:24",
            "Tue, 18 Jul 2023 12:04:24 GMT",
            "1689681864",
            "1689681864.0",
        ] {
            assert_eq!(timestamp(text, true), expected, "{text}");
        }
        assert_eq!(timestamp("0", false), None);
        for text in ["", "0x", "2023-07-18", "12:04", "soon", "2023-13-18T12:04:24"] {
            assert_eq!(timestamp(text, true), None, "{text}");
        }
    }
}
