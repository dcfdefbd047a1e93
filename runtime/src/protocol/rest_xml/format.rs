//! The format of XML bodies, and the ways in which a body can hold a value.

use bytes::Bytes;

use crate::codec::reader::format::Format;
use crate::codec::reader::{Failed, ReadResult, ReadStruct, Reader};
use crate::codec::writer::Writer;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::formats::xml::{XmlError, XmlReader, XmlWriter};
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
    /// The function that finds the value in a body.
    read: fn(&[u8], Read<'_>) -> Result<(), DeserializeError>,
}

impl Xml {
    /// Returns the format of inputs. The root is the value.
    pub(super) fn input(operation: &OperationSchema) -> Self {
        Self { namespace: operation.service.namespace, read: read_root }
    }

    /// Returns the format of outputs. The root is the value, or its only member, or an error.
    pub(super) fn output(operation: &OperationSchema) -> Self {
        let read = match operation {
            _ if operation.unwrapped_output => read_member,
            _ if operation.service.unwrapped_errors => read_root_or_error,
            _ => read_root,
        };
        Self { namespace: operation.service.namespace, read }
    }

    /// Returns the format of events' payloads. The root is the value.
    pub(super) const fn event() -> Self {
        Self { namespace: None, read: read_root }
    }

    /// Returns the format of errors. An element in the body is the value.
    pub(super) fn error() -> Self {
        let read = |body: &[u8], read: Read<'_>| read_error(body, read).map_err(deserialize_error);
        Self { namespace: None, read }
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
        writer.finish_checked()
    }

    fn read(&self, body: &[u8], read: Read<'_>) -> Result<(), DeserializeError> {
        (self.read)(body, read)
    }
}

fn read_root(body: &[u8], read: Read<'_>) -> Result<(), DeserializeError> {
    XmlReader::new(body).and_then(|mut reader| reader.read_with(read)).map_err(deserialize_error)
}

/// Reads the root, or reports a failure if the root is an error. Amazon S3 may begin a response
/// before it knows the outcome of the operation, so that the status is 200 while the body holds an
/// error (Amazon S3 API reference, `CopyObject`).
fn read_root_or_error(body: &[u8], read: Read<'_>) -> Result<(), DeserializeError> {
    let mut reader = XmlReader::new(body).map_err(deserialize_error)?;
    if reader.root_name() == "Error" {
        return Err(DeserializeError::failure("body", "the body holds an error"));
    }
    reader.read_with(read).map_err(deserialize_error)
}

/// Reads an output whose only member is the root (smithy.io,
/// `aws.customizations#s3UnwrappedXmlOutput` trait).
fn read_member(body: &[u8], read: Read<'_>) -> Result<(), DeserializeError> {
    read_root(body, &mut |r| read(&mut MemberReader(r)))
}

/// Reads a structure that has no element of its own, from the element of its only member.
struct MemberReader<'a>(&'a mut dyn Reader);

impl Reader for MemberReader<'_> {
    fn fail(&mut self, problem: &'static str) -> Failed {
        self.0.fail(problem)
    }

    fn structure(&mut self, _: &Member, value: &mut dyn ReadStruct) -> ReadResult {
        let mut members = value.members().iter();
        match members.position(|member| member.binding() == Binding::Body) {
            Some(index) => value.read_member(index, self.0),
            None => self.0.skip(),
        }
    }
}

fn deserialize_error(error: XmlError) -> DeserializeError {
    DeserializeError::new("body", error.to_string())
}
