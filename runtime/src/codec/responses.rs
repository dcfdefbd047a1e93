//! How strictly responses are read. This is the only place that says what lenient reading means.
//!
//! The formats ask a [`Reading`] what to do with a value that isn't as the model says.

use std::fmt;

use crate::codec::heap::Heap;
use crate::error::wire::DeserializeError;
use crate::schema::member::Member;
use crate::timestamp::Timestamp;

/// The problem with a null in a list that isn't sparse.
pub(crate) const NULL_ITEM: &str = "a list that isn't sparse has no nulls";

/// The problem with a null in a map that isn't sparse.
pub(crate) const NULL_ENTRY: &str = "a map that isn't sparse has no nulls";

/// The number of values that are told of if more were left out. To find the line and column of each takes time.
const MOST_LEFT_OUT: usize = 100;

/// How strictly the responses of a service are read.
///
/// Either way, a response that isn't the operation's at all is an error, and so is a list or a map that
/// can't be read, or that holds a null that the model doesn't allow. The two differ in this:
///
/// | in a response | `Lenient` | `Strict` |
/// |---|---|---|
/// | a required member is missing or null | it has the value that Smithy defines for clients: zero, an empty text, an empty list and so on | an error |
/// | an optional string, number, boolean, timestamp, blob or enum can't be read | it is absent, and [`LeftOut`] tells why | an error |
/// | `"5"` for 5, `5` for `"5"`, `"true"` for true | it is converted | an error |
/// | a timestamp in another of Smithy's formats, or without an offset | it is converted, and the offset is UTC | an error |
/// | a header that isn't UTF-8 | it is read as Latin-1 | an error |
///
/// The default depends on the service. Services of AWS, whose answers now and then differ from their models,
/// are read leniently. The services of other models are read strictly, so that inputs and outputs alike are
/// what the model says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Responses {
    /// Takes what can be understood. See the table above.
    Lenient,
    /// Takes only what the model says. See the table above.
    Strict,
}

/// A value of a response that was left out, because it can't be read as what the model says.
///
/// Only optional members of a simple type are left out, and only if responses are read leniently
/// ([`Responses::Lenient`]). The response's headers, and with them the text of a value that was left out of
/// one, are in [`ResponseInfo::headers`](crate::ResponseInfo).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// The name of the member in the model.
    pub member: &'static str,
    /// The reason why the value can't be read, with its position. It never shows the value, which may be
    /// secret.
    pub problem: String,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.member, self.problem)
    }
}

/// The reading of one response: how strictly it is read, and what was left out. Protocols pass it to formats.
#[derive(Debug, Default)]
pub struct Reading {
    /// How strictly it is read. It is `None` for texts that are read by themselves: then values must be as
    /// the model says, but required members may be missing.
    responses: Option<Responses>,
    left_out: Vec<LeftOut>,
    /// What the value may still take on the heap.
    pub(crate) heap: Heap,
    /// The value is an error. Then its body may be empty, whatever is required.
    is_error: bool,
    /// The required member that is missing, and the names on the way to its structure, the last one first.
    missing: Option<(&'static str, Vec<String>)>,
}

impl Reading {
    /// Begins to read a response this strictly.
    pub fn new(responses: Responses) -> Self {
        Self { responses: Some(responses), ..Self::default() }
    }

    /// Limits what the value may take on the heap, in bytes. The default is 256 MiB.
    #[must_use]
    pub fn max_heap(mut self, bytes: usize) -> Self {
        self.heap = Heap::new(bytes);
        self
    }

    /// Takes the budget of another reading.
    pub(crate) fn with_heap(self, heap: Heap) -> Self {
        Self { heap, ..self }
    }

    /// Returns how strictly the response is read, unless a text is read by itself.
    pub(crate) fn responses(&self) -> Option<Responses> {
        self.responses
    }

    /// The reading of an error: leniently, for it is better than none.
    pub(crate) fn of_error() -> Self {
        Self { is_error: true, ..Self::new(Responses::Lenient) }
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
            Some(member) if self.responses.is_some() && !self.is_error => {
                let problem =
                    format!("it is empty, and the member `{}` is required", member.name());
                Err(DeserializeError::new("body", problem))
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn is_lenient(&self) -> bool {
        self.responses == Some(Responses::Lenient)
    }

    /// Returns true if the required members of a structure must be there.
    pub(crate) fn requires_all(&self, is_partial: bool) -> bool {
        self.responses == Some(Responses::Strict) && !is_partial
    }

    /// Returns true if nulls are passed over in lists and maps that can't have them, as they are in errors.
    pub(crate) fn drops_nulls(&self) -> bool {
        self.is_error
    }

    /// Returns true if the value of `member`, which is a member of a simple type, may be left out. Elements
    /// of lists and values of maps have no name, and may not: a listing would become shorter.
    pub(crate) fn may_leave_out(&self, member: &Member) -> bool {
        self.is_lenient() && !member.name().is_empty()
    }

    /// Records a value that was left out, unless there are many already.
    pub(crate) fn leave_out(&mut self, member: &Member, problem: impl FnOnce() -> String) {
        if self.left_out.len() < MOST_LEFT_OUT {
            self.left_out.push(LeftOut { member: member.name(), problem: problem() });
        }
    }

    /// Returns what was left out.
    pub fn into_left_out(self) -> Vec<LeftOut> {
        self.left_out
    }

    /// Records that a required member is missing.
    #[cold]
    pub(crate) fn miss(&mut self, member: &Member) {
        self.missing.get_or_insert_with(|| (member.name(), Vec::new()));
    }

    /// Notes, while a failure travels up, that the structure with the missing member is in `place`.
    #[cold]
    pub(crate) fn within(&mut self, place: impl fmt::Display) {
        if let Some((_, path)) = &mut self.missing {
            path.push(place.to_string());
        }
    }

    /// Returns the path of the missing member, such as `/Roles/3/Arn`.
    pub(crate) fn missing(&self) -> Option<String> {
        let (member, path) = self.missing.as_ref()?;
        let names = path.iter().rev().map(String::as_str).chain([*member]);
        Some(names.flat_map(|name| ["/", name]).collect())
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
