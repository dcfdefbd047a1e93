//! The schemas of operations and services.

pub(crate) mod protocol;

use self::protocol::Protocol;
use crate::codec::responses::Responses;
#[cfg(feature = "endpoint-rules")]
use crate::endpoint::rules::table::EndpointRules;
use crate::schema::auth::AuthScheme;
use crate::schema::bucket::BucketSchema;
use crate::schema::checksum::Checksums;
use crate::schema::endpoint_parameter::EndpointParameter;
use crate::schema::member::{Member, Namespace};
use crate::schema::streaming::Streaming;

/// The schema of an operation: everything that is needed to build its requests and to read its
/// responses, save the members of its input and output.
///
/// Generated code declares it together with the types of an operation.
///
/// ```
/// use farrier::protocol::RestJson1;
/// use farrier::{OperationSchema, ServiceSchema};
///
/// static CHAT: ServiceSchema = ServiceSchema::new("Chat", "2024-03-17", &RestJson1);
/// static SEND: OperationSchema =
///     OperationSchema::new("SendMessage", &CHAT).http("PUT", "/messages/{Id}", 201);
/// assert_eq!((SEND.name, SEND.method, SEND.status), ("SendMessage", "PUT", 201));
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct OperationSchema {
    /// The operation's name in the model.
    pub name: &'static str,
    /// The service that the operation belongs to.
    pub service: &'static ServiceSchema,
    /// The HTTP method (`@http`). The default is `POST`.
    pub method: &'static str,
    /// The URI template (`@http`), such as `/views/{ViewToken}?static=1`. The default is `/`.
    pub uri: &'static str,
    /// The URI template up to its query.
    pub(crate) path: &'static str,
    /// The query of the URI template, which may be empty.
    pub(crate) query: &'static str,
    /// The status code of a successful response (`@http`). The default is 200.
    pub status: u16,
    /// The schema of the input as the root of a body, which names its element in XML.
    pub body: Member,
    /// The template of the prefix to the endpoint's host (`@endpoint`), such as `{Account}.data.`.
    pub host_prefix: Option<&'static str>,
    /// The name of the input's member that holds the URL to send to. Without such a member,
    /// requests go to the endpoint of the client.
    pub endpoint_member: Option<&'static str>,
    /// The bucket that the operation addresses, if it addresses one.
    pub bucket: Option<BucketSchema>,
    /// What the operation tells the rules that choose its address.
    pub endpoint_parameters: &'static [EndpointParameter],
    /// The checksums of requests and responses.
    pub checksums: Checksums,
    /// The name of the root of a response whose body is XML. Without it any name is accepted.
    pub output_root: Option<&'static str>,
    /// The schemes that authenticate callers of this operation, the preferred one first (`@auth`).
    /// Without a list of its own those of the service count; an empty list is for operations that
    /// anybody may call.
    pub auth: Option<&'static [AuthScheme]>,
    /// Whether the operation may be called without an identity although it has schemes (`@optionalAuth`). It may
    /// as well if that is true of the service ([`ServiceSchema::optional_auth`]).
    pub optional_auth: bool,
    /// Whether the body isn't a part of what is signed (`aws.auth#unsignedPayload`).
    pub unsigned_payload: bool,
    /// Whether requests may be compressed with gzip (`@requestCompression`).
    pub gzip: bool,
    /// Whether the root element of the response is the only member of the output instead of the
    /// output itself (`aws.customizations#s3UnwrappedXmlOutput`).
    pub unwrapped_output: bool,
    /// Whether the service begins to answer long before it has the result, and sends blanks until then. The
    /// body of such an answer has no least throughput. If it ends without a result, the call fails.
    pub answers_early: bool,
    /// Whether the model gives the operation an input, be it without members. Operations with the
    /// input `smithy.api#Unit` have none.
    pub has_input: bool,
    /// The kind of stream that a member of the input is, if one is a stream.
    pub input_stream: Option<Streaming>,
    /// The kind of stream that a member of the output is, if one is a stream.
    pub output_stream: Option<Streaming>,
}

impl OperationSchema {
    /// Describes an operation called `name`, with the default of every other property.
    pub const fn new(name: &'static str, service: &'static ServiceSchema) -> Self {
        Self {
            name,
            service,
            method: "POST",
            uri: "/",
            path: "/",
            query: "",
            status: 200,
            body: Member::item(),
            host_prefix: None,
            endpoint_member: None,
            bucket: None,
            endpoint_parameters: &[],
            checksums: Checksums::NONE,
            output_root: None,
            auth: None,
            optional_auth: false,
            unsigned_payload: false,
            gzip: false,
            unwrapped_output: false,
            answers_early: false,
            has_input: true,
            input_stream: None,
            output_stream: None,
        }
    }

    /// Sets the method, the URI template and the status code of success (`@http`).
    #[must_use]
    pub const fn http(mut self, method: &'static str, uri: &'static str, status: u16) -> Self {
        self.method = method;
        self.uri = uri;
        (self.path, self.query) = split_query(uri);
        self.status = status;
        self
    }

    /// Sets the template of the prefix to the endpoint's host (`@endpoint`). Each `{label}` in it
    /// is filled by the string member of that name (`@hostLabel`).
    #[must_use]
    pub const fn host_prefix(mut self, template: &'static str) -> Self {
        self.host_prefix = Some(template);
        self
    }

    /// Sends requests to the URL in the string member `member` instead of the client's endpoint.
    /// This is for services that give each of their resources an endpoint of its own. The member is
    /// also sent in the request, where it is bound.
    #[must_use]
    pub const fn host_from(mut self, member: &'static str) -> Self {
        self.endpoint_member = Some(member);
        self
    }

    /// Sets what the operation tells the rules that choose its address (`@staticContextParams`,
    /// `@contextParam`, `@operationContextParams`).
    #[cfg(feature = "endpoint-rules")]
    #[must_use]
    pub const fn endpoint_parameters(mut self, parameters: &'static [EndpointParameter]) -> Self {
        self.endpoint_parameters = parameters;
        self
    }

    /// Declares that the string member `member`, which must be the first label of the path, names a
    /// bucket. [`Addressing`](crate::Addressing) decides whether the name stays in the path or goes
    /// before the host.
    #[must_use]
    pub const fn bucket(mut self, member: &'static str) -> Self {
        self.bucket = Some(BucketSchema::new(member));
        self
    }

    /// Declares a bucket as [`bucket`](Self::bucket) does, for an operation that accelerated
    /// endpoints don't serve. Its requests always go to the endpoint of the region, even if the
    /// caller has asked for [`Region::accelerated`](crate::Region::accelerated).
    #[must_use]
    pub const fn regional_bucket(mut self, member: &'static str) -> Self {
        self.bucket = Some(BucketSchema::new(member).regional());
        self
    }

    /// Adds the SHA-256 of the body and its [tree hash](crate::TreeHash) to requests.
    #[cfg(feature = "checksum")]
    #[must_use]
    pub const fn tree_hash(mut self) -> Self {
        self.checksums.tree_hash = true;
        self
    }

    /// Adds the header `Content-MD5` to requests (`@httpChecksumRequired`).
    #[cfg(feature = "md5")]
    #[must_use]
    pub const fn content_md5(mut self) -> Self {
        self.checksums.content_md5 = true;
        self
    }

    /// Sets the member of the input that chooses the checksum of the request by the name of its
    /// algorithm (`aws.protocols#httpChecksum`).
    #[cfg(feature = "checksum")]
    #[must_use]
    pub const fn checksum_by(mut self, member: &'static str) -> Self {
        self.checksums.algorithm_member = Some(member);
        self
    }

    /// Adds a checksum of the algorithm CRC32 to requests even if the member that chooses one is
    /// absent (`aws.protocols#httpChecksum`).
    #[cfg(feature = "checksum")]
    #[must_use]
    pub const fn checksum_required(mut self) -> Self {
        self.checksums.required = true;
        self
    }

    /// Verifies responses by checksums of this algorithm (`aws.protocols#httpChecksum`). It may be
    /// called for several algorithms.
    #[cfg(feature = "checksum")]
    #[must_use]
    pub const fn response_checksum(
        mut self,
        algorithm: crate::schema::checksum::ChecksumAlgorithm,
    ) -> Self {
        self.checksums = self.checksums.with_response(algorithm);
        self
    }

    /// Sets the name of the root of a response whose body is XML.
    #[must_use]
    pub const fn output_root(mut self, name: &'static str) -> Self {
        self.output_root = Some(name);
        self
    }

    /// Sets the schemes that authenticate callers, the preferred one first, in place of the service's
    /// (`@auth`). An operation with an empty list sends no credentials.
    #[must_use]
    pub const fn auth(mut self, schemes: &'static [AuthScheme]) -> Self {
        self.auth = Some(schemes);
        self
    }

    /// Declares that the operation may be called without an identity although it has schemes (`@optionalAuth`).
    #[must_use]
    pub const fn optional_auth(mut self) -> Self {
        self.optional_auth = true;
        self
    }

    /// The schemes that authenticate callers: the operation's own or else the service's.
    pub(crate) const fn auth_schemes(&self) -> &'static [AuthScheme] {
        match self.auth {
            Some(schemes) => schemes,
            None => self.service.auth,
        }
    }

    /// Returns true if the service takes bodies in chunks, with checksums behind them. Services of objects do.
    #[cfg(feature = "checksum")]
    pub(crate) fn takes_chunks(&self) -> bool {
        #[cfg(feature = "sigv4")]
        let takes = |scheme: &AuthScheme| matches!(scheme, AuthScheme::Sigv4(it) if it.objects);
        #[cfg(not(feature = "sigv4"))]
        let takes = |_: &AuthScheme| false;
        self.auth_schemes().iter().any(takes)
    }

    /// Leaves the body out of what is signed (`aws.auth#unsignedPayload`).
    #[cfg(feature = "sigv4")]
    #[must_use]
    pub const fn unsigned_payload(mut self) -> Self {
        self.unsigned_payload = true;
        self
    }

    /// Allows to compress requests with gzip (`@requestCompression`).
    #[cfg(feature = "compression")]
    #[must_use]
    pub const fn gzip(mut self) -> Self {
        self.gzip = true;
        self
    }

    /// Sets the schema of the input as the root of a body.
    #[must_use]
    pub const fn body(mut self, body: Member) -> Self {
        self.body = body;
        self
    }

    /// Declares that the root element of the response is the only member of the output
    /// (`aws.customizations#s3UnwrappedXmlOutput`).
    #[must_use]
    pub const fn unwrapped_output(mut self) -> Self {
        self.unwrapped_output = true;
        self
    }

    /// Declares that the service begins to answer long before it has the result, and sends blanks until then.
    #[must_use]
    pub const fn answers_early(mut self) -> Self {
        self.answers_early = true;
        self
    }

    /// Declares that the operation has no input (`smithy.api#Unit`).
    #[must_use]
    pub const fn no_input(mut self) -> Self {
        self.has_input = false;
        self
    }

    /// Declares that a member of the input is a stream of this kind.
    #[must_use]
    pub const fn streams_input(mut self, streaming: Streaming) -> Self {
        self.input_stream = Some(streaming);
        self
    }

    /// Declares that a member of the output is a stream of this kind.
    #[must_use]
    pub const fn streams_output(mut self, streaming: Streaming) -> Self {
        self.output_stream = Some(streaming);
        self
    }
}

/// The schema of a service, which its operations share.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct ServiceSchema {
    /// The service's name in the model.
    pub name: &'static str,
    /// The service's version in the model. It is empty if the model has no version.
    pub version: &'static str,
    /// The protocol that the service speaks.
    pub protocol: &'static dyn Protocol,
    /// The id that AWS gives the service (`sdkId` of `aws.api#service`). Settings of single services are found
    /// by it.
    pub sdk_id: Option<&'static str>,
    /// The rules that choose the addresses of calls (`@endpointRuleSet`). Without rules an endpoint is a URL,
    /// or is made of the prefix.
    #[cfg(feature = "endpoint-rules")]
    pub endpoint_rules: Option<EndpointRules>,
    /// The first label of the service's host name in a region (`aws.api#service`). Without it and without
    /// rules there is no endpoint by region.
    pub endpoint_prefix: Option<&'static str>,
    /// The label that follows the prefix in the name of a host with both IPv4 and IPv6, which is
    /// `PREFIX.LABEL.REGION.DOMAIN`. Without it the service has no such host.
    pub dual_stack: Option<&'static str>,
    /// The first label of the accelerated host, which is `LABEL.DOMAIN` for all regions. Without it
    /// the service has no such host.
    pub accelerated: Option<&'static str>,
    /// The schemes that authenticate callers, the preferred one first, of those that this crate knows.
    /// Operations may have a list of their own.
    pub auth: &'static [AuthScheme],
    /// Whether the service answers callers that don't authenticate themselves, although it has schemes. If it
    /// doesn't, clients of a service with the scheme `aws.auth#sigv4` can't be built without a credential.
    pub optional_auth: bool,
    /// Whether a response may have any number of headers, because a map travels in them
    /// (`@httpPrefixHeaders`).
    pub many_headers: bool,
    /// How strictly responses are read unless the client says otherwise.
    pub responses: Responses,
    /// The name and value of a header that every request carries.
    pub fixed_header: Option<(&'static str, &'static str)>,
    /// The XML namespace of bodies whose root element has no namespace of its own
    /// (`@xmlNamespace`).
    pub namespace: Option<Namespace>,
    /// Whether errors are the root elements of their bodies instead of being wrapped in
    /// `ErrorResponse` (`noErrorWrapping` of `aws.protocols#restXml`).
    pub unwrapped_errors: bool,
    /// Whether the service tells the codes that its errors had in the protocol `awsQuery`
    /// (`aws.protocols#awsQueryCompatible`).
    pub query_compatible: bool,
}

impl ServiceSchema {
    /// Describes a service by its name, version and protocol, with the default of every other
    /// property.
    pub const fn new(
        name: &'static str,
        version: &'static str,
        protocol: &'static dyn Protocol,
    ) -> Self {
        Self {
            name,
            version,
            protocol,
            sdk_id: None,
            #[cfg(feature = "endpoint-rules")]
            endpoint_rules: None,
            endpoint_prefix: None,
            dual_stack: None,
            accelerated: None,
            auth: &[],
            optional_auth: false,
            many_headers: false,
            responses: Responses::Strict,
            fixed_header: None,
            namespace: None,
            unwrapped_errors: false,
            query_compatible: false,
        }
    }

    /// Sets the id that AWS gives the service (`sdkId` of `aws.api#service`).
    #[must_use]
    pub const fn sdk_id(mut self, id: &'static str) -> Self {
        self.sdk_id = Some(id);
        self
    }

    /// Sets the rules that choose the addresses of calls (`@endpointRuleSet`).
    #[cfg(feature = "endpoint-rules")]
    #[must_use]
    pub const fn endpoint_rules(mut self, rules: EndpointRules) -> Self {
        self.endpoint_rules = Some(rules);
        self
    }

    /// Returns true if the service can be found by its region.
    #[cfg(feature = "client")]
    pub(crate) const fn has_regions(&self) -> bool {
        #[cfg(feature = "endpoint-rules")]
        if self.endpoint_rules.is_some() {
            return true;
        }
        self.endpoint_prefix.is_some()
    }

    /// Sets the first label of the service's host name in a region (`aws.api#service`).
    #[must_use]
    pub const fn endpoint_prefix(mut self, prefix: &'static str) -> Self {
        self.endpoint_prefix = Some(prefix);
        self
    }

    /// Sets the label that follows the prefix in the name of a host with both IPv4 and IPv6, which
    /// is `PREFIX.LABEL.REGION.DOMAIN` ([`Region::dual_stack`](crate::Region::dual_stack)).
    #[must_use]
    pub const fn dual_stack(mut self, label: &'static str) -> Self {
        self.dual_stack = Some(label);
        self
    }

    /// Sets the first label of the accelerated host, which is `LABEL.DOMAIN` for all regions
    /// ([`Region::accelerated`](crate::Region::accelerated)).
    #[must_use]
    pub const fn accelerated(mut self, label: &'static str) -> Self {
        self.accelerated = Some(label);
        self
    }

    /// Sets the schemes that authenticate callers, the preferred one first (`@auth`).
    #[must_use]
    pub const fn auth(mut self, schemes: &'static [AuthScheme]) -> Self {
        self.auth = schemes;
        self
    }

    /// Declares that the service answers callers that don't authenticate themselves, although it has schemes.
    #[must_use]
    pub const fn optional_auth(mut self) -> Self {
        self.optional_auth = true;
        self
    }

    /// Declares that a response may have any number of headers (`@httpPrefixHeaders`).
    #[must_use]
    pub const fn many_headers(mut self) -> Self {
        self.many_headers = true;
        self
    }

    /// Makes [`Responses::Lenient`] the default of clients.
    #[must_use]
    pub const fn lenient(mut self) -> Self {
        self.responses = Responses::Lenient;
        self
    }

    /// Adds a header to every request, unless a member of the input has set it.
    #[must_use]
    pub const fn fixed_header(mut self, name: &'static str, value: &'static str) -> Self {
        self.fixed_header = Some((name, value));
        self
    }

    /// Asks the service for the codes that its errors had in the protocol `awsQuery`
    /// (`aws.protocols#awsQueryCompatible`).
    #[must_use]
    pub const fn query_compatible(mut self) -> Self {
        self.query_compatible = true;
        self
    }

    /// Sets the XML namespace of bodies as their default namespace (`@xmlNamespace`).
    #[must_use]
    pub const fn namespace(mut self, uri: &'static str) -> Self {
        self.namespace = Some(Namespace::new(uri));
        self
    }

    /// Sets the XML namespace of bodies, and its prefix (`@xmlNamespace`).
    #[must_use]
    pub const fn prefixed_namespace(mut self, prefix: &'static str, uri: &'static str) -> Self {
        self.namespace = Some(Namespace::prefixed(prefix, uri));
        self
    }

    /// Declares that errors are the root elements of their bodies (`noErrorWrapping` of
    /// `aws.protocols#restXml`).
    #[must_use]
    pub const fn unwrapped_errors(mut self) -> Self {
        self.unwrapped_errors = true;
        self
    }
}

/// Splits a URI template into the path and the query, which may be empty.
const fn split_query(template: &'static str) -> (&'static str, &'static str) {
    let mut at = 0;
    while at < template.len() {
        if template.as_bytes()[at] == b'?' {
            let (path, query) = template.split_at(at);
            return (path, query.split_at(1).1);
        }
        at += 1;
    }
    (template, "")
}
