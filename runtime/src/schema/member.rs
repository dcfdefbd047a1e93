//! A member of a structure or union, an element of a list, a key or value of a map.

pub(crate) mod constraints;

use self::constraints::Constraints;
use super::binding::Binding;
use super::label::LabelRule;
use super::streaming::EventHeader;
use super::timestamp_format::TimestampFormat;

/// One member of a structure or union, or the element of a list or map.
///
/// Generated code writes it with [`structure!`](crate::structure) and [`union!`](crate::union);
/// alone it is
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
#[derive(Debug, Clone, Copy)]
pub struct Member {
    name: &'static str,
    wire: &'static str,
    key: &'static str,
    binding: Binding,
    label: LabelRule,
    timestamp: Option<TimestampFormat>,
    media_type: Option<&'static str>,
    sensitive: bool,
    item: &'static Member,
    keys: &'static Member,
    query: Option<&'static str>,
    namespace: Option<Namespace>,
    attribute: bool,
    flattened: bool,
    stream: StreamPart,
    pub(super) constraints: Constraints,
}

/// An XML namespace (`@xmlNamespace`): `xmlns="uri"`, or `xmlns:prefix="uri"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Namespace {
    /// The prefix that stands for it, if there is one.
    pub prefix: Option<&'static str>,
    /// The name of the namespace.
    pub uri: &'static str,
}

/// What a member is to a stream.
#[derive(Debug, Clone, Copy)]
enum StreamPart {
    None,
    /// The stream as such.
    Whole,
    /// A header of an event.
    Header(EventHeader),
    /// The payload of an event.
    Payload,
    /// A variant of events that is an error.
    Exception,
    /// Required beside a stream of events.
    RequiredBeside,
}

/// The element of every list, the key and the value of every map about which there is nothing to
/// say.
static ITEM: Member = Member::item();

impl Member {
    /// A member named `name` in the model and `wire` in a body. `key` is `,"wire":`, made once
    /// at compile time. Use [`member!`](crate::member).
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

    /// The element of a list, the key or value of a map, or the whole of a body, none of which has
    /// a name unless [`named`](Self::named) gives one.
    pub const fn item() -> Self {
        Self::new("", "", "")
    }

    /// Gives an [`item`](Self::item) the name of its element in XML (`@xmlName`).
    #[must_use]
    pub const fn named(mut self, wire: &'static str) -> Self {
        self.wire = wire;
        self
    }

    /// Sets where in the HTTP message the member travels.
    #[must_use]
    pub const fn bound(mut self, binding: Binding) -> Self {
        self.binding = binding;
        self
    }

    /// Bound to a `{label}` of the URI (`@httpLabel`).
    #[must_use]
    pub const fn label(self) -> Self {
        self.bound(Binding::Label)
    }

    /// In a label, this text stands for a value that is empty: `-` for "my own account", where a
    /// service says so.
    #[must_use]
    pub const fn or_else(mut self, text: &'static str) -> Self {
        self.label = LabelRule::OrElse(text);
        self
    }

    /// In a label, segments `.` and `..` are a part of the value's name, and go out as they are.
    /// Other labels refuse them, for most servers resolve them.
    #[must_use]
    pub const fn dot_segments(mut self) -> Self {
        self.label = LabelRule::DotSegments;
        self
    }

    /// Bound to the query parameter `name` (`@httpQuery`).
    #[must_use]
    pub const fn query(self, name: &'static str) -> Self {
        self.bound(Binding::Query(name))
    }

    /// A map whose entries are query parameters (`@httpQueryParams`).
    #[must_use]
    pub const fn query_params(self) -> Self {
        self.bound(Binding::QueryParams)
    }

    /// Bound to the header `name` (`@httpHeader`).
    #[must_use]
    pub const fn header(self, name: &'static str) -> Self {
        self.bound(Binding::Header(name))
    }

    /// A map whose entries are headers that begin with `prefix` (`@httpPrefixHeaders`).
    #[must_use]
    pub const fn prefix_headers(self, prefix: &'static str) -> Self {
        self.bound(Binding::PrefixHeaders(prefix))
    }

    /// The member is the whole body (`@httpPayload`).
    #[must_use]
    pub const fn payload(self) -> Self {
        self.bound(Binding::Payload)
    }

    /// The member is a structure that is the whole body: absent, the body is an empty structure.
    #[must_use]
    pub const fn structure_payload(self) -> Self {
        self.bound(Binding::StructurePayload)
    }

    /// The member is the response's status code (`@httpResponseCode`).
    #[must_use]
    pub const fn status_code(self) -> Self {
        self.bound(Binding::StatusCode)
    }

    /// The format that the model gives to a timestamp (`@timestampFormat`).
    #[must_use]
    pub const fn timestamp(mut self, format: TimestampFormat) -> Self {
        self.timestamp = Some(format);
        self
    }

    /// The media type of a string or blob (`@mediaType`).
    #[must_use]
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// The value is secret (`@sensitive`): it never reaches a log.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// What is to be known of a list's elements or a map's values.
    #[must_use]
    pub const fn of(mut self, item: &'static Member) -> Self {
        self.item = item;
        self
    }

    /// What is to be known of a map's keys.
    #[must_use]
    pub const fn keys(mut self, keys: &'static Member) -> Self {
        self.keys = keys;
        self
    }

    /// The name in a form, where it isn't the one in a body (`@ec2QueryName`).
    #[must_use]
    pub const fn query_name(mut self, name: &'static str) -> Self {
        self.query = Some(name);
        self
    }

    /// The XML namespace that the element declares (`@xmlNamespace` without a prefix).
    #[must_use]
    pub const fn namespace(mut self, uri: &'static str) -> Self {
        self.namespace = Some(Namespace { prefix: None, uri });
        self
    }

    /// The XML namespace that the element declares, with its prefix (`@xmlNamespace`).
    #[must_use]
    pub const fn prefixed_namespace(mut self, prefix: &'static str, uri: &'static str) -> Self {
        self.namespace = Some(Namespace { prefix: Some(prefix), uri });
        self
    }

    /// The value is an attribute of its structure's element (`@xmlAttribute`).
    #[must_use]
    pub const fn attribute(mut self) -> Self {
        self.attribute = true;
        self
    }

    /// The elements or entries stand right in the structure (`@xmlFlattened`).
    #[must_use]
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }

    /// The value is a stream, which goes beside the codec (`@streaming`).
    #[must_use]
    pub const fn streaming(mut self) -> Self {
        self.stream = StreamPart::Whole;
        self
    }

    /// A header of an event (`@eventHeader`).
    #[must_use]
    pub const fn event_header(mut self, header: EventHeader) -> Self {
        self.stream = StreamPart::Header(header);
        self
    }

    /// The payload of an event (`@eventPayload`).
    #[must_use]
    pub const fn event_payload(mut self) -> Self {
        self.stream = StreamPart::Payload;
        self
    }

    /// The variant of events that is an error (`@error`), and so ends their stream.
    #[must_use]
    pub const fn exception(mut self) -> Self {
        self.stream = StreamPart::Exception;
        self
    }

    /// Required beside a stream of events: without it there is no stream to be had.
    #[must_use]
    pub const fn required_initially(mut self) -> Self {
        self.stream = StreamPart::RequiredBeside;
        self
    }

    /// The member's name in the model; empty for the element of a list or map.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The member's name in a body.
    pub const fn wire_name(&self) -> &'static str {
        self.wire
    }

    /// `,"wire":`, as JSON writes the member; empty for the element of a list or map.
    pub const fn json_key(&self) -> &'static str {
        self.key
    }

    /// Where in the HTTP message the member travels.
    pub const fn binding(&self) -> Binding {
        self.binding
    }

    /// What the member takes as a label that others refuse.
    pub const fn label_rule(&self) -> LabelRule {
        self.label
    }

    /// The timestamp format of the model, if it names one; else the position decides.
    pub const fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.timestamp
    }

    /// The media type that the model names.
    pub const fn media_type_name(&self) -> Option<&'static str> {
        self.media_type
    }

    /// True if the value is secret.
    pub const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// The schema of a list's elements or a map's values.
    pub const fn element(&self) -> &'static Member {
        self.item
    }

    /// The schema of a map's keys.
    pub const fn key(&self) -> &'static Member {
        self.keys
    }

    /// The member's name in a form, where it isn't [`wire_name`](Self::wire_name).
    pub const fn form_name(&self) -> Option<&'static str> {
        self.query
    }

    /// The XML namespace that the member's element declares.
    pub const fn xml_namespace(&self) -> Option<Namespace> {
        self.namespace
    }

    /// True if the value is an XML attribute.
    pub const fn is_attribute(&self) -> bool {
        self.attribute
    }

    /// True if a list or map has no XML element of its own.
    pub const fn is_flattened(&self) -> bool {
        self.flattened
    }

    /// True if the value is a stream.
    pub const fn is_streaming(&self) -> bool {
        matches!(self.stream, StreamPart::Whole)
    }

    /// What the member is as a header of an event, if it is one.
    pub const fn event_header_type(&self) -> Option<EventHeader> {
        match self.stream {
            StreamPart::Header(header) => Some(header),
            _ => None,
        }
    }

    /// True if the value is the payload of an event.
    pub const fn is_event_payload(&self) -> bool {
        matches!(self.stream, StreamPart::Payload)
    }

    /// True for a variant of events that is an error.
    pub const fn is_exception(&self) -> bool {
        matches!(self.stream, StreamPart::Exception)
    }

    /// True for a member that has to be there before any event.
    pub const fn is_required_initially(&self) -> bool {
        matches!(self.stream, StreamPart::RequiredBeside)
    }
}

/// [`Member::item`], as schemas call it.
#[doc(hidden)]
pub const fn item() -> Member {
    Member::item()
}

/// Describes a member: `member!("Name")`, or `member!("Name", "wireName")` where the two differ.
///
/// A wire name that JSON writes with escapes needs the text of the key, too:
/// `member!("Name", "say \"hi\"", r#","say \"hi\"":"#)`.
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
}
