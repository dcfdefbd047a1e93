//! Recognition of answers that aren't the operation's although their status means success: the page of a
//! proxy or of a login portal, an error in place of an output, and nothing at all.
//!
//! Formats refuse what they can't read. What is left for this module are bodies of which the output took
//! nothing, so that reading them succeeds whatever they are.

use http::StatusCode;

use crate::body::message::BufferedResponse;
use crate::codec::reader::{ReadResult, ReadStruct, Reader};
use crate::codec::required::Seen;
use crate::codec::responses::Reading;
use crate::error::wire::DeserializeError;
use crate::operation::{excerpt, incomplete, nothing};
use crate::schema::binding::Binding;
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;

/// A function that tells whether the model defines an error with this name for the operation.
pub(super) type Models = fn(&str) -> bool;

/// What members are called that hold the errors of servers which don't follow the protocol.
const FAILURES: [&str; 6] = ["error", "errors", "Error", "Errors", "fault", "Fault"];

/// An output that notices whether something of the body is read.
pub(super) struct Watched<'a> {
    output: &'a mut dyn ReadStruct,
    members: &'static [Member],
    models: Models,
    /// A type is named in the body, be it the output's or an error's.
    has_type: bool,
    /// The body has a member that is called as errors are.
    holds_failure: bool,
    seen: Seen,
}

impl<'a> Watched<'a> {
    pub(super) fn new(output: &'a mut dyn ReadStruct, models: Models) -> Self {
        Self {
            members: output.members(),
            output,
            models,
            has_type: false,
            holds_failure: false,
            seen: Seen::default(),
        }
    }

    /// Passes on how reading ended, unless the response isn't the operation's: then it fails for that reason.
    /// `is_strict` tells whether responses are read strictly.
    pub(super) fn check(
        &self,
        schema: &'static OperationSchema,
        response: &BufferedResponse,
        is_strict: bool,
        outcome: Result<(), DeserializeError>,
    ) -> Result<(), DeserializeError> {
        let is_stream = schema.output_stream.is_some();
        if outcome.is_ok() && is_stream {
            return Ok(());
        }
        if outcome.is_ok() && self.is_read() {
            return match schema.service.protocol.names_error(response) {
                true => Err(error_in_place()),
                false if self.has_type => self.check_type(schema, response),
                false => Ok(()),
            };
        }
        let is_payload = |member: &Member| member.binding() == Binding::Payload;
        if is_stream || self.members.iter().any(is_payload) {
            return outcome;
        }
        let is_empty = response.body().trim_ascii().is_empty();
        if schema.service.protocol.names_error(response) {
            return Err(error_in_place());
        }
        match outcome {
            _ if is_empty && schema.answers_early && self.members.iter().any(is_in_body) => {
                Err(broken_off())
            }
            // Whatever can't be read may be an error.
            Err(error) if is_empty => Err(error),
            Err(error) => self.check_type(schema, response).and(Err(error)),
            Ok(()) if is_empty => check_nothing(schema, response, self.members),
            Ok(()) if self.holds_failure => Err(error_in_place()),
            Ok(()) => {
                let is_wanted = self.members.iter().any(is_in_body);
                check_unread(schema, response, self.models, is_wanted)?;
                if is_wanted { Ok(()) } else { nothing::check(schema, response, is_strict) }
            }
        }
    }

    /// Fails if the body names an error, be it beside members of the output, which some errors have as well.
    #[cold]
    fn check_type(
        &self,
        schema: &'static OperationSchema,
        response: &BufferedResponse,
    ) -> Result<(), DeserializeError> {
        let codes = schema.service.protocol.failure(response).codes;
        let is_error = |code: &String| {
            schema.service.protocol.reads_xml() || (self.models)(code) || sounds_like_error(code)
        };
        if codes.iter().any(is_error) { Err(error_in_place()) } else { Ok(()) }
    }
}

impl Watched<'_> {
    /// Returns true if something of the body was read.
    fn is_read(&self) -> bool {
        let mut members = self.members.iter().enumerate();
        members.any(|(index, member)| self.seen.contains(index) && is_in_body(member))
    }

    /// Reads one of the members of which most outputs have none.
    #[inline(never)]
    fn read_further(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        self.seen.insert(index);
        self.output.read_member(index, r)
    }

    /// Notes which required members weren't read, so that they have made-up values.
    pub(super) fn note_missing(&mut self, schema: &'static OperationSchema, reading: &mut Reading) {
        if !reading.requires_all() {
            let is_xml = schema.service.protocol.reads_xml();
            incomplete::note_missing(self.output, &mut self.seen, is_xml, reading);
        }
    }
}

impl ReadStruct for Watched<'_> {
    fn members(&self) -> &'static [Member] {
        self.members
    }

    fn read_member(&mut self, index: usize, r: &mut dyn Reader) -> ReadResult {
        // Most members are read without a frame for this function.
        if self.seen.insert_first(index) {
            self.output.read_member(index, r)
        } else {
            self.read_further(index, r)
        }
    }

    fn unknown_member(&mut self, name: &str) {
        self.holds_failure |= FAILURES.contains(&name);
        self.output.unknown_member(name);
    }

    fn has_type(&mut self) {
        self.has_type = true;
    }

    fn requires(&self, member: &Member) -> bool {
        self.output.requires(member)
    }
}

fn is_in_body(member: &Member) -> bool {
    matches!(member.binding().in_response(), Binding::Body | Binding::StructurePayload)
}

/// Fails if a response that should be a stream of events says that it is a page or a text.
pub(super) fn check_events<B>(response: &http::Response<B>) -> Result<(), DeserializeError> {
    const OTHERS: [&str; 5] =
        ["text/html", "text/plain", "text/xml", "application/xml", "application/json"];
    match OTHERS.iter().find(|other| excerpt::has_media_type(response, other)) {
        Some(other) => {
            let problem = format!("it is `{other}`, which is no stream of events");
            Err(DeserializeError::new("header content-type", problem))
        }
        None => Ok(()),
    }
}

/// The error for an answer that a service began before it had the result, and ended without one.
fn broken_off() -> DeserializeError {
    let problem =
        "it is empty: the service answered before it was done, and broke off without a result";
    DeserializeError::new("body", problem)
}

fn error_in_place() -> DeserializeError {
    DeserializeError::failure("body", "the response is an error")
}

/// Fails if an empty body isn't the operation's: in XML there is a root even if no member has a value. In JSON and CBOR
/// there is an object, but services leave it out where no member has a value, and then nothing tells.
fn check_nothing(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    members: &[Member],
) -> Result<(), DeserializeError> {
    let is_wanted = members.iter().any(|member| member.binding().in_response() == Binding::Body);
    match response.status() {
        StatusCode::NO_CONTENT => Ok(()),
        _ if is_wanted && schema.service.protocol.reads_xml() => {
            Err(DeserializeError::new("body", "it is empty"))
        }
        _ => Ok(()),
    }
}

/// Fails if a body of which nothing was read is in another format, or is an error: if it names one, or, where
/// something should have been read, has a message. `is_wanted` tells whether the output has members in the body, so
/// that something should have been read.
#[cold]
fn check_unread(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    models: Models,
    is_wanted: bool,
) -> Result<(), DeserializeError> {
    let protocol = schema.service.protocol;
    if excerpt::is_page_or_other_format(protocol, response) {
        let problem =
            "it isn't an answer of the operation, but a page or a message of another kind";
        return Err(DeserializeError::new("body", problem));
    }
    let failure = protocol.failure(response);
    let is_error = |code: &String| {
        let is_strange = is_wanted && !sounds_like_output(code);
        protocol.reads_xml() || models(code) || sounds_like_error(code) || is_strange
    };
    let is_named = failure.codes.iter().any(is_error);
    if is_named || (is_wanted && failure.message.is_some()) {
        return Err(error_in_place());
    }
    Ok(())
}

/// Returns true if a name that the model doesn't define is that of an error by its ending. The names of outputs,
/// which some services send as well, end in another way.
fn sounds_like_error(code: &str) -> bool {
    ["Error", "Exception", "Fault"].iter().any(|ending| code.ends_with(ending))
}

/// Returns true if a name that the model doesn't define is that of an output by its ending. Names of errors need not
/// have an ending of theirs, such as `Throttling`.
fn sounds_like_output(code: &str) -> bool {
    ["Output", "Response", "Result"].iter().any(|ending| code.ends_with(ending))
}
