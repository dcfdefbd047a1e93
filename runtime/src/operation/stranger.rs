//! Recognition of answers that aren't the operation's although their status means success: the page of a
//! proxy or of a login portal, an error in place of an output, and nothing at all.
//!
//! Formats refuse what they can't read. What is left for this module are bodies of which the output took
//! nothing, so that reading them succeeds whatever they are.

use http::StatusCode;

use crate::body::message::BufferedResponse;
use crate::codec::reader::{ReadResult, ReadStruct, Reader};
use crate::error::wire::DeserializeError;
use crate::operation::excerpt;
use crate::schema::binding::Binding;
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;

/// An output that notices whether something of the body is read.
pub(super) struct Watched<'a> {
    output: &'a mut dyn ReadStruct,
    members: &'static [Member],
    is_read: bool,
}

impl<'a> Watched<'a> {
    pub(super) fn new(output: &'a mut dyn ReadStruct) -> Self {
        Self { members: output.members(), output, is_read: false }
    }

    /// Fails if nothing of the body was read and it can't be the operation's.
    pub(super) fn check(
        self,
        schema: &'static OperationSchema,
        response: &BufferedResponse,
    ) -> Result<(), DeserializeError> {
        let members = self.members;
        if self.is_read || schema.output_stream.is_some() {
            return Ok(());
        }
        if members.iter().any(|member| member.binding() == Binding::Payload) {
            return Ok(());
        }
        let has_members = members.iter().any(is_in_body);
        if !response.body().trim_ascii().is_empty() {
            return check_unread(schema, response, has_members);
        }
        // In XML there is a root even if no member has a value.
        let is_wanted =
            members.iter().any(|member| member.binding().in_response() == Binding::Body);
        match response.status() {
            StatusCode::NO_CONTENT => Ok(()),
            _ if is_wanted && schema.service.protocol.reads_xml() => {
                Err(DeserializeError::new("body", "it is empty"))
            }
            _ => Ok(()),
        }
    }
}

impl ReadStruct for Watched<'_> {
    fn members(&self) -> &'static [Member] {
        self.members
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        self.is_read = self.is_read || self.members.get(index).is_some_and(is_in_body);
        self.output.read_member(index, r)
    }

    fn unknown_member(&mut self, name: &str) {
        self.output.unknown_member(name);
    }

    fn requires(&self, member: &Member) -> bool {
        self.output.requires(member)
    }
}

fn is_in_body(member: &Member) -> bool {
    matches!(member.binding().in_response(), Binding::Body | Binding::StructurePayload)
}

/// Fails if a body of which nothing was read is in another format, or is an error. `has_members` tells whether
/// the output has members in the body.
#[cold]
fn check_unread(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    has_members: bool,
) -> Result<(), DeserializeError> {
    let protocol = schema.service.protocol;
    if excerpt::is_page_or_other_format(protocol, response) {
        let problem =
            "it isn't an answer of the operation, but a page or a message of another kind";
        return Err(DeserializeError::new("body", problem));
    }
    let failure = protocol.failure(response);
    let is_named = failure.codes.iter().any(|code| protocol.reads_xml() || names_error(code));
    // Without a name, a message tells only that it isn't the output, if the output has members.
    if is_named || (has_members && failure.message.is_some()) {
        return Err(DeserializeError::failure("body", "the body holds an error"));
    }
    Ok(())
}

/// Returns true if a name is that of an error, and not of an output, which some services name as well.
fn names_error(code: &str) -> bool {
    ["Error", "Exception", "Fault"].iter().any(|ending| code.ends_with(ending))
}
