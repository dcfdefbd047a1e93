//! The human-readable message of an error, which may come under another spelling than the model's.

use std::borrow::Cow;

use crate::codec::reader::{Failed, ReadResult, ReadStruct, Reader};
use crate::schema::member::Member;

/// Returns the member of an error that holds the human-readable message.
pub(super) fn message_member(error: &dyn ReadStruct) -> Option<(usize, &'static Member)> {
    let mut members = error.members().iter().enumerate();
    members.find(|(_, member)| member.name().eq_ignore_ascii_case("message"))
}

/// Sets the message of an error to the one that the protocol found. Services are careless about the case of
/// `message`, so the message may be under another spelling than the model's. Reading the member itself
/// replaces the text.
pub(super) fn preset_message(error: &mut dyn ReadStruct, message: Option<&str>) {
    if let (Some((index, _)), Some(message)) = (message_member(error), message) {
        // A member that isn't a string refuses the text, and stays as it is.
        let _ = error.read_member(index, &mut TextReader(message));
    }
}

/// A reader of one string.
struct TextReader<'a>(&'a str);

impl Reader for TextReader<'_> {
    fn fail(&mut self, _: &'static str) -> Failed {
        Failed
    }

    fn text(&mut self, _: &Member) -> ReadResult<Cow<'_, str>> {
        Ok(Cow::Borrowed(self.0))
    }
}
