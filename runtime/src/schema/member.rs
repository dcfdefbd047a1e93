//! The schema of a member, an element, a key or a value.

pub(crate) mod constraints;

use self::constraints::Constraints;
use super::binding::Binding;
use super::label::LabelRule;
use super::streaming::EventHeader;
use super::timestamp_format::TimestampFormat;

/// The schema of a member of a structure or union, of an element of a list, or of a key or value of
/// a map.
///
/// A schema says how a value is named and where it travels. Generated code creates the schemas, and the
/// methods below add what the traits of the model say. Formats read a schema by the other methods, such as
/// [`wire_name`](Self::wire_name).
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is a trait of its own")]
pub struct Member {
    name: &'static str,
    wire: &'static str,
    key: &'static str,
    binding: Binding,
    label: LabelRule,
    timestamp: Option<TimestampFormat>,
    media_type: Option<&'static str>,
    sensitive: bool,
    required: bool,
    item: &'static Member,
    keys: &'static Member,
    query: Option<&'static str>,
    namespace: Option<Namespace>,
    attribute: bool,
    flattened: bool,
    stream: StreamPart,
    pub(super) constraints: Constraints,
}

/// An XML namespace, which is written as `xmlns="uri"` or `xmlns:prefix="uri"` (smithy.io,
/// `xmlNamespace` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Namespace {
    /// The prefix that is bound to the namespace. Without a prefix it is the default namespace of
    /// its element.
    pub prefix: Option<&'static str>,
    /// The URI that names the namespace.
    pub uri: &'static str,
}

impl Namespace {
    /// Creates a default namespace, which has no prefix.
    pub const fn new(uri: &'static str) -> Self {
        Self { prefix: None, uri }
    }

    /// Creates a namespace that is bound to a prefix.
    pub const fn prefixed(prefix: &'static str, uri: &'static str) -> Self {
        Self { prefix: Some(prefix), uri }
    }
}

/// The role that a member plays in a stream.
#[derive(Debug, Clone, Copy)]
enum StreamPart {
    None,
    /// The member is the stream.
    Whole,
    /// The member is a header of an event.
    Header(EventHeader),
    /// The member is the payload of an event.
    Payload,
    /// The member is a variant of the events' union that is an error.
    Exception,
    /// The member is required beside a stream of events.
    RequiredBeside,
}

/// The schema of elements, keys and values that have no schema of their own.
static ITEM: Member = Member::item();

impl Member {
    /// Describes a member that is named `name` in the model and `wire` in a body. `key` is the text
    /// `,"wire":`, which generated code makes at compile time.
    #[doc(hidden)]
    pub const fn new(name: &'static str, wire: &'static str, key: &'static str) -> Self {
        Self {
            name,
            wire,
            key,
            binding: Binding::Body,
            label: LabelRule::Strict,
            timestamp: None,
            media_type: None,
            sensitive: false,
            required: false,
            item: &ITEM,
            keys: &ITEM,
            query: None,
            namespace: None,
            attribute: false,
            flattened: false,
            stream: StreamPart::None,
            constraints: Constraints::NONE,
        }
    }

    /// Declares that the member must be there (`@required`).
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Returns true if the member must be there.
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// Describes an element of a list, a key or value of a map, or the root of a body. It has no
    /// name unless [`named`](Self::named) gives it one.
    pub const fn item() -> Self {
        Self::new("", "", "")
    }

    /// Sets the name of an [`item`](Self::item)'s element in XML (`@xmlName`).
    #[must_use]
    pub const fn named(mut self, wire: &'static str) -> Self {
        self.wire = wire;
        self
    }

    /// Sets the part of the HTTP message that carries the member. The default is [`Binding::Body`].
    #[must_use]
    pub const fn bound(mut self, binding: Binding) -> Self {
        self.binding = binding;
        self
    }

    /// Binds the member to the `{label}` of its name in the URI (`@httpLabel`).
    #[must_use]
    pub const fn label(self) -> Self {
        self.bound(Binding::Label)
    }

    /// Sends `text` in the label if the value is empty. Some services define such a text, for
    /// example `-` for the account of the caller. By default an empty value is refused.
    #[must_use]
    pub const fn or_else(mut self, text: &'static str) -> Self {
        self.label = LabelRule::OrElse(text);
        self
    }

    /// Cuts the first of these prefixes that the value has off a label. Some services return identifiers with
    /// such a prefix, for example `/zone/`, and don't accept it in a label. By default the value is sent
    /// as it is.
    #[must_use]
    pub const fn without_prefix(mut self, prefixes: &'static [&'static str]) -> Self {
        self.label = LabelRule::WithoutPrefix(prefixes);
        self
    }

    /// Sends segments `.` and `..` of a label as they are. By default they are refused, because
    /// most servers resolve them to another path.
    #[must_use]
    pub const fn dot_segments(mut self) -> Self {
        self.label = LabelRule::DotSegments;
        self
    }

    /// Binds the member to the query parameter `name` (`@httpQuery`).
    #[must_use]
    pub const fn query(self, name: &'static str) -> Self {
        self.bound(Binding::Query(name))
    }

    /// Binds each entry of the member, which is a map, to a query parameter (`@httpQueryParams`).
    #[must_use]
    pub const fn query_params(self) -> Self {
        self.bound(Binding::QueryParams)
    }

    /// Binds the member to the header `name` (`@httpHeader`).
    #[must_use]
    pub const fn header(self, name: &'static str) -> Self {
        self.bound(Binding::Header(name))
    }

    /// Binds each entry of the member, which is a map, to a header (`@httpPrefixHeaders`). The name
    /// of the header is `prefix` followed by the key.
    #[must_use]
    pub const fn prefix_headers(self, prefix: &'static str) -> Self {
        self.bound(Binding::PrefixHeaders(prefix))
    }

    /// Makes the member the whole body (`@httpPayload`).
    #[must_use]
    pub const fn payload(self) -> Self {
        self.bound(Binding::Payload)
    }

    /// Makes the member, which is a structure, the whole body (`@httpPayload`). If it is absent,
    /// JSON and CBOR bodies hold an empty structure, and XML bodies are empty.
    #[must_use]
    pub const fn structure_payload(self) -> Self {
        self.bound(Binding::StructurePayload)
    }

    /// Binds the member to the status code of the response (`@httpResponseCode`).
    #[must_use]
    pub const fn status_code(self) -> Self {
        self.bound(Binding::StatusCode)
    }

    /// Sets the format of a timestamp (`@timestampFormat`). Without it the protocol's default
    /// applies.
    #[must_use]
    pub const fn timestamp(mut self, format: TimestampFormat) -> Self {
        self.timestamp = Some(format);
        self
    }

    /// Sets the media type of a string or blob (`@mediaType`).
    #[must_use]
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// Marks the value as secret (`@sensitive`). `Debug` shows it redacted, and it never reaches a
    /// log.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Sets the schema of a list's elements or of a map's values.
    #[must_use]
    pub const fn of(mut self, item: &'static Member) -> Self {
        self.item = item;
        self
    }

    /// Sets the schema of a map's keys.
    #[must_use]
    pub const fn keys(mut self, keys: &'static Member) -> Self {
        self.keys = keys;
        self
    }

    /// Sets the name in a form of the protocol `ec2Query` (`@ec2QueryName`). The default is
    /// [`wire_name`](Self::wire_name).
    #[must_use]
    pub const fn query_name(mut self, name: &'static str) -> Self {
        self.query = Some(name);
        self
    }

    /// Sets the XML namespace that the element declares as its default (`@xmlNamespace`).
    #[must_use]
    pub const fn namespace(mut self, uri: &'static str) -> Self {
        self.namespace = Some(Namespace::new(uri));
        self
    }

    /// Sets the XML namespace that the element declares, and its prefix (`@xmlNamespace`).
    #[must_use]
    pub const fn prefixed_namespace(mut self, prefix: &'static str, uri: &'static str) -> Self {
        self.namespace = Some(Namespace::prefixed(prefix, uri));
        self
    }

    /// Makes the value an attribute of its structure's element in XML (`@xmlAttribute`).
    #[must_use]
    pub const fn attribute(mut self) -> Self {
        self.attribute = true;
        self
    }

    /// Writes the elements of a list or the entries of a map directly into the structure, with no
    /// element around them (`@xmlFlattened`).
    #[must_use]
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }

    /// Marks the value as a stream (`@streaming`). Readers and writers don't see its content, which
    /// is sent and received apart from the other members.
    #[must_use]
    pub const fn streaming(mut self) -> Self {
        self.stream = StreamPart::Whole;
        self
    }

    /// Makes the member a header of an event (`@eventHeader`).
    #[must_use]
    pub const fn event_header(mut self, header: EventHeader) -> Self {
        self.stream = StreamPart::Header(header);
        self
    }

    /// Makes the member the whole payload of an event (`@eventPayload`).
    #[must_use]
    pub const fn event_payload(mut self) -> Self {
        self.stream = StreamPart::Payload;
        self
    }

    /// Marks a variant of an event stream's union as an error (`@error`). It ends the stream.
    #[must_use]
    pub const fn exception(mut self) -> Self {
        self.stream = StreamPart::Exception;
        self
    }

    /// Requires the member in the message that precedes the events. If it is missing, the response
    /// can't be read.
    #[must_use]
    pub const fn required_initially(mut self) -> Self {
        self.stream = StreamPart::RequiredBeside;
        self
    }

    /// Returns the member's name in the model. An [`item`](Self::item) has an empty name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the member's name in a body.
    pub const fn wire_name(&self) -> &'static str {
        self.wire
    }

    /// Returns the text that JSON writes before the member's value: a comma, the quoted name and a
    /// colon. It is empty for an [`item`](Self::item).
    pub const fn json_key(&self) -> &'static str {
        self.key
    }

    /// Returns the part of the HTTP message that carries the member.
    pub const fn binding(&self) -> Binding {
        self.binding
    }

    /// Returns the rule for the values of a member that is bound to a label of the URI.
    pub const fn label_rule(&self) -> LabelRule {
        self.label
    }

    /// Returns the format of a timestamp, if the model names one. Without it the protocol's default
    /// for the member's place applies.
    pub const fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.timestamp
    }

    /// Returns the media type of a string or blob, if the model names one.
    pub const fn media_type_name(&self) -> Option<&'static str> {
        self.media_type
    }

    /// Returns true if the value is secret.
    pub const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// Returns the schema of a list's elements or of a map's values.
    pub const fn element(&self) -> &'static Member {
        self.item
    }

    /// Returns the schema of a map's keys.
    pub const fn key(&self) -> &'static Member {
        self.keys
    }

    /// Returns the member's name in a form of the protocol `ec2Query`, if it differs from
    /// [`wire_name`](Self::wire_name).
    pub const fn form_name(&self) -> Option<&'static str> {
        self.query
    }

    /// Returns the XML namespace that the member's element declares.
    pub const fn xml_namespace(&self) -> Option<Namespace> {
        self.namespace
    }

    /// Returns true if the value is an attribute in XML.
    pub const fn is_attribute(&self) -> bool {
        self.attribute
    }

    /// Returns true if the elements of a list or the entries of a map stand directly in the
    /// structure.
    pub const fn is_flattened(&self) -> bool {
        self.flattened
    }

    /// Returns true if the value is a stream.
    pub const fn is_streaming(&self) -> bool {
        matches!(self.stream, StreamPart::Whole)
    }

    /// Returns the type of an event's header, or `None` if the member is not a header of an event.
    pub const fn event_header_type(&self) -> Option<EventHeader> {
        match self.stream {
            StreamPart::Header(header) => Some(header),
            _ => None,
        }
    }

    /// Returns true if the member is the whole payload of an event.
    pub const fn is_event_payload(&self) -> bool {
        matches!(self.stream, StreamPart::Payload)
    }

    /// Returns true if the member is a variant of an event stream's union that is an error.
    pub const fn is_exception(&self) -> bool {
        matches!(self.stream, StreamPart::Exception)
    }

    /// Returns true if the member is required in the message that precedes the events.
    pub const fn is_required_initially(&self) -> bool {
        matches!(self.stream, StreamPart::RequiredBeside)
    }
}

/// Calls [`Member::item`]. Generated schemas use this short name.
#[doc(hidden)]
pub const fn item() -> Member {
    Member::item()
}

/// Creates the schema of a [`Member`].
///
/// `member!("Name")` has the same name in the model and in a body, and `member!("Name",
/// "wireName")` has two different names. If JSON has to escape the name, the third argument is the
/// text that JSON writes before the value: `member!("Name", "say \"hi\"", r#","say \"hi\"":"#)`.
///
/// ```
/// use farrier::{Member, TimestampFormat, member};
///
/// static MEMBERS: [Member; 3] = [
///     member!("Name"),
///     member!("ConnectionToken").header("X-Chat-Token"),
///     member!("Expiry").timestamp(TimestampFormat::DateTime),
/// ];
/// assert_eq!(MEMBERS[1].name(), "ConnectionToken");
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! member {
    ($name:literal) => {
        $crate::Member::new($name, $name, concat!(",\"", $name, "\":"))
    };
    ($name:literal, $wire:literal) => {
        $crate::Member::new($name, $wire, concat!(",\"", $wire, "\":"))
    };
    ($name:literal, $wire:literal, $key:expr) => {
        $crate::Member::new($name, $wire, $key)
    };
    ($($other:tt)*) => {
        $crate::__of_another_version!()
    };
}
