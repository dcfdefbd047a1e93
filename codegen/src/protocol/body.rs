//! The properties of bodies in schemas, for each family of formats.

use farrier_smithy::traits::{
    AwsQueryCompatible, AwsQueryError, Ec2QueryName, EventPayload, HttpHeader, HttpLabel,
    HttpPayload, HttpPrefixHeaders, HttpQuery, HttpQueryParams, HttpResponseCode, JsonName,
    RestXmlErrors, S3UnwrappedXmlOutput, Streaming, TimestampFormat, Trait, XmlAttribute,
    XmlFlattened, XmlName, XmlNamespace,
};
use farrier_smithy::{CheckedModel, Member, Operation, Shape, Traits};

use crate::plan::{Argument, Property};

/// What a family of formats wants to know.
#[derive(Debug)]
pub(crate) struct Body {
    /// The name of a member of a structure or union.
    pub(crate) wire_name: fn(&CheckedModel, &Member) -> String,
    /// What is to be said of such a member.
    pub(crate) member: fn(&CheckedModel, &Member) -> Vec<Property>,
    /// What is to be said of a list's element, or of a map's key or value.
    pub(crate) element: fn(&Member) -> Vec<Property>,
    /// What is to be said of an operation.
    pub(crate) operation: fn(&Operation<'_>) -> Vec<Property>,
    /// What is to be said of a service.
    pub(crate) service: fn(&Shape) -> Vec<Property>,
    /// The format of timestamps in bodies for which the model gives none, if it isn't the format's own.
    pub(crate) timestamps: Option<&'static str>,
    /// The traits that mean something to this family, of those that don't to every one.
    pub(crate) traits: &'static [&'static str],
}

/// Members have their own names in bodies, and nothing else is to be said.
pub(super) const PLAIN: Body = Body {
    wire_name: |_, member| member.name().to_owned(),
    member: |_, _| Vec::new(),
    element: |_| Vec::new(),
    operation: |_| Vec::new(),
    service: |_| Vec::new(),
    timestamps: None,
    traits: &[TimestampFormat::ID],
};

/// The same, of services that may know the error codes of the protocol awsQuery
/// (smithy.io, awsQueryCompatible trait).
pub(super) const AWS_JSON: Body = Body {
    service: |service| {
        let compatible = service.traits().has::<AwsQueryCompatible>();
        compatible.then(|| Property::flag("query_compatible")).into_iter().collect()
    },
    traits: &[AwsQueryCompatible::ID, TimestampFormat::ID],
    ..PLAIN
};

/// The same, of operations that tell an empty input from none (smithy.io, Smithy RPC v2 CBOR
/// protocol, requests). Timestamps have one format only.
pub(super) const RPC_V2: Body = Body {
    operation: |operation| {
        let none = !operation.has_input();
        none.then(|| Property::flag("no_input")).into_iter().collect()
    },
    traits: &[AwsQueryCompatible::ID],
    ..AWS_JSON
};

/// JSON with `@jsonName`.
pub(super) const JSON_NAMES: Body = Body {
    wire_name: |_, member| {
        member.traits().get::<JsonName>().map_or_else(|| member.name().to_owned(), |name| name.0)
    },
    traits: &[JsonName::ID, TimestampFormat::ID],
    ..PLAIN
};

/// The same, whose timestamps are dates in bodies (alloy, simpleRestJson protocol, JSON shape serialization).
pub(super) const SIMPLE_JSON: Body = Body { timestamps: Some("DateTime"), ..JSON_NAMES };

/// XML: names, namespaces, attributes, flattened lists (smithy.io, XML binding traits).
pub(super) const XML: Body = Body {
    wire_name: xml_wire_name,
    member: xml_member,
    element: xml_element,
    operation: |operation| {
        let unwrapped = operation.shape().traits().has::<S3UnwrappedXmlOutput>();
        let unwrapped = unwrapped.then(|| Property::flag("unwrapped_output"));
        let root = output_root(operation.output()).filter(|_| unwrapped.is_none());
        document(operation.input()).into_iter().chain(unwrapped).chain(root).collect()
    },
    service: |service| {
        let errors = service.traits().get::<RestXmlErrors>();
        let unwrapped = errors.is_some_and(|errors| errors.no_error_wrapping);
        let unwrapped = unwrapped.then(|| Property::flag("unwrapped_errors"));
        namespace(service.traits()).into_iter().chain(unwrapped).collect()
    },
    timestamps: None,
    traits: &[
        S3UnwrappedXmlOutput::ID,
        TimestampFormat::ID,
        XmlAttribute::ID,
        XmlFlattened::ID,
        XmlName::ID,
        XmlNamespace::ID,
    ],
};

/// Forms whose responses are XML. HTTP bindings don't count, so no member is a document of its own.
pub(super) const FORM: Body = Body {
    wire_name: |_, member| form_wire_name(member),
    member: |_, member| xml_traits(member),
    element: xml_element,
    service: |service| namespace(service.traits()).into_iter().collect(),
    timestamps: None,
    traits: &[
        AwsQueryError::ID,
        TimestampFormat::ID,
        XmlAttribute::ID,
        XmlFlattened::ID,
        XmlName::ID,
        XmlNamespace::ID,
    ],
    ..PLAIN
};

/// The same, with names of their own in forms (`@ec2QueryName`).
pub(super) const EC2_FORM: Body = Body {
    member: |_, member| {
        let wire = form_wire_name(member);
        let form = member.traits().get::<Ec2QueryName>();
        let form = form.map_or_else(|| capitalized(&wire), |name| name.0);
        let form = (form != wire).then(|| Property::text("query_name", form));
        xml_traits(member).into_iter().chain(form).collect()
    },
    timestamps: None,
    traits: &[
        Ec2QueryName::ID,
        TimestampFormat::ID,
        XmlAttribute::ID,
        XmlFlattened::ID,
        XmlName::ID,
        XmlNamespace::ID,
    ],
    ..FORM
};

/// `@xmlName`, else the member's own name.
fn form_wire_name(member: &Member) -> String {
    member.traits().get::<XmlName>().map_or_else(|| member.name().to_owned(), |name| name.0)
}

/// `@xmlName`, else the member's own name. A structure or union that is the payload is the root of
/// a document, and brings a name of its own.
fn xml_wire_name(model: &CheckedModel, member: &Member) -> String {
    if let Some(name) = member.traits().get::<XmlName>() {
        return name.0;
    }
    if is_document(model, member) {
        return root_name(model.target(member));
    }
    member.name().to_owned()
}

/// True for a payload that is written as an XML document: that of a message, that of an event, and
/// the event as such.
fn is_document(model: &CheckedModel, member: &Member) -> bool {
    let traits = member.traits();
    let holder = model.get(member.container_id().as_str());
    let is_payload = traits.has::<HttpPayload>() || traits.has::<EventPayload>();
    let is_event = holder.is_some_and(|holder| holder.traits().has::<Streaming>());
    (is_payload || is_event) && !model.target(member).kind().is_simple()
}

/// What is to be said of an input's body, where some of its members travel there.
fn document(input: &Shape) -> Option<Property> {
    let is_bound = |member: &Member| {
        let traits = member.traits();
        traits.has::<HttpLabel>()
            || traits.has::<HttpQuery>()
            || traits.has::<HttpQueryParams>()
            || traits.has::<HttpHeader>()
            || traits.has::<HttpPrefixHeaders>()
            || traits.has::<HttpPayload>()
    };
    if input.members().iter().all(is_bound) {
        return None;
    }
    let mut root = vec![Property::text("named", root_name(input))];
    root.extend(namespace(input.traits()));
    Some(Property { name: "body", arguments: vec![Argument::Element(root)] })
}

/// The name of the root of an output, if some of its members travel in the body.
fn output_root(output: &Shape) -> Option<Property> {
    let is_bound = |member: &Member| {
        let traits = member.traits();
        traits.has::<HttpHeader>()
            || traits.has::<HttpPrefixHeaders>()
            || traits.has::<HttpPayload>()
            || traits.has::<HttpResponseCode>()
    };
    let has_body = !output.members().iter().all(is_bound);
    has_body.then(|| Property::text("output_root", root_name(output)))
}

/// The name of the element in which a shape is the root.
fn root_name(shape: &Shape) -> String {
    shape.traits().get::<XmlName>().map_or_else(|| shape.id().name().to_owned(), |name| name.0)
}

fn xml_member(model: &CheckedModel, member: &Member) -> Vec<Property> {
    let own = xml_traits(member);
    let root = is_document(model, member).then(|| model.target(member).traits());
    let root = root.filter(|_| !member.traits().has::<XmlNamespace>()).and_then(namespace);
    root.into_iter().chain(own).collect()
}

/// What the traits of a member say of its element.
fn xml_traits(member: &Member) -> Vec<Property> {
    let traits = member.traits();
    let mut properties: Vec<_> = namespace(traits).into_iter().collect();
    properties.extend(traits.has::<XmlAttribute>().then(|| Property::flag("attribute")));
    properties.extend(traits.has::<XmlFlattened>().then(|| Property::flag("flattened")));
    properties
}

fn xml_element(member: &Member) -> Vec<Property> {
    let name = member.traits().get::<XmlName>().map(|name| Property::text("named", name.0));
    name.into_iter().chain(namespace(member.traits())).collect()
}

fn namespace(traits: &Traits) -> Option<Property> {
    let XmlNamespace { uri, prefix, .. } = traits.get::<XmlNamespace>()?;
    Some(match prefix {
        Some(prefix) => Property {
            name: "prefixed_namespace",
            arguments: vec![Argument::Text(prefix), Argument::Text(uri)],
        },
        None => Property::text("namespace", uri),
    })
}

/// With its first letter in upper case.
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
