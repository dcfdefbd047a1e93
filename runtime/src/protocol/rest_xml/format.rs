//! The format of XML bodies, and the ways in which a body can hold a value.

use bytes::Bytes;

use crate::codec::reader::format::Format;
use crate::codec::reader::{Failed, ReadResult, ReadStruct, Reader};
use crate::codec::responses::Reading;
use crate::codec::writer::Writer;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::formats::xml::{XmlReader, XmlWriter};
use crate::protocol::xml_body::{read_root, read_xml, strange_root};
use crate::protocol::xml_error::read_error;
use crate::schema::binding::Binding;
use crate::schema::member::{Member, Namespace};
use crate::schema::service::OperationSchema;

/// A function that reads one value from a reader.
type Read<'a> = &'a mut dyn FnMut(&mut dyn Reader) -> ReadResult;

/// The format of XML bodies.
pub(super) struct Xml {
    /// The namespace of a root element whose schema names none.
    namespace: Option<Namespace>,
    /// The place of the value in a body.
    place: Place,
}

/// Where the value of a message is in a body.
#[derive(Clone, Copy)]
enum Place {
    /// The root is the value. It has this name, if the name is known.
    Root(Option<&'static str>),
    /// The root is the value and has this name, if it is known. But the root may be an error, too.
    RootOrError(Option<&'static str>),
    /// The root is the only member of the value.
    Member,
    /// The value is an element in the body of an error.
    Error,
}

impl Xml {
    /// Returns the format of inputs. The root is the value.
    pub(super) fn input(operation: &OperationSchema) -> Self {
        Self { namespace: operation.service.namespace, place: Place::Root(None) }
    }

    /// Returns the format of outputs. The root is the value, or its only member, or an error.
    pub(super) fn output(operation: &OperationSchema) -> Self {
        let place = match operation {
            _ if operation.unwrapped_output => Place::Member,
            _ if operation.service.unwrapped_errors => Place::RootOrError(operation.output_root),
            _ => Place::Root(operation.output_root),
        };
        Self { namespace: operation.service.namespace, place }
    }

    /// Returns the format of events' payloads. The root is the value.
    pub(super) const fn event() -> Self {
        Self { namespace: None, place: Place::Root(None) }
    }

    /// Returns the format of errors. An element in the body is the value.
    pub(super) fn error() -> Self {
        Self { namespace: None, place: Place::Error }
    }
}

impl Format for Xml {
    fn content_type(&self) -> &'static str {
        "application/xml"
    }

    fn sends_absent_structures(&self) -> bool {
        false
    }

    fn write(&self, write: &mut dyn FnMut(&mut dyn Writer)) -> Result<Bytes, SerializeError> {
        let mut writer = XmlWriter::with_namespace(self.namespace);
        write(&mut writer);
        writer.finish()
    }

    fn read(
        &self,
        body: &[u8],
        payload: Option<&Member>,
        reading: &mut Reading,
        read: Read<'_>,
    ) -> Result<(), DeserializeError> {
        let name = |message| payload.map_or(message, |member| Some(member.wire_name()));
        match self.place {
            Place::Root(root) => read_root(body, name(root), reading, read),
            Place::RootOrError(root) => read_root_or_error(body, name(root), reading, read),
            // (smithy.io, `aws.customizations#s3UnwrappedXmlOutput` trait)
            Place::Member => read_member(body, reading, read),
            Place::Error => read_error(body, reading, read),
        }
    }
}

/// Reads the root, or reports a failure if the root is an error. Amazon S3 may begin a response
/// before it knows the outcome of the operation, so that the status is 200 while the body holds an
/// error (Amazon S3 API reference, `CopyObject`).
fn read_root_or_error(
    body: &[u8],
    root: Option<&str>,
    reading: &mut Reading,
    read: Read<'_>,
) -> Result<(), DeserializeError> {
    refuse_error(body, reading)?;
    read_root(body, root, reading, read)
}

/// Fails if the root is an error.
fn refuse_error(body: &[u8], reading: &Reading) -> Result<(), DeserializeError> {
    let reader = XmlReader::at_pace(body, reading.pace());
    if reader.is_ok_and(|reader| reader.root_name() == "Error") {
        return Err(DeserializeError::failure("body", "the body holds an error"));
    }
    Ok(())
}

/// Reads a root that is the only member of the value, or reports a failure if the root is an error.
fn read_member(body: &[u8], reading: &mut Reading, read: Read<'_>) -> Result<(), DeserializeError> {
    refuse_error(body, reading)?;
    let mut name = None;
    let root = read_xml(body, reading, |reader| {
        reader.read_with(&mut |reader| read(&mut MemberReader { reader, name: &mut name }))?;
        Ok(reader.root_name().to_owned())
    })?;
    match name {
        Some(name) if name != root => Err(strange_root(&root, name)),
        _ => Ok(()),
    }
}

/// Reads a structure that has no element of its own, from the element of its only member.
struct MemberReader<'a> {
    reader: &'a mut dyn Reader,
    /// The name that the element should have.
    name: &'a mut Option<&'static str>,
}

impl Reader for MemberReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.reader.fail(problem)
    }

    fn grow(&mut self, from: usize, to: usize) -> ReadResult {
        self.reader.grow(from, to)
    }

    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        let mut members = value.members().iter().enumerate();
        match members.find(|(_, member)| member.binding() == Binding::Body) {
            Some((index, member)) => {
                *self.name = Some(member.wire_name());
                value.read_member(index, self.reader)
            }
            None => self.reader.skip(),
        }
    }
}
