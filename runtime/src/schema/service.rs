//! Operations and services.

pub(crate) mod protocol;

use self::protocol::Protocol;
use crate::schema::bucket::BucketSchema;
use crate::schema::checksum::Checksums;
use crate::schema::member::{Member, Namespace};
use crate::schema::streaming::Streaming;

/// An operation as data: what a protocol needs to know to build and read its messages.
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
pub struct OperationSchema {
    /// The operation's name in the model.
    pub name: &'static str,
    /// The service that the operation belongs to.
    pub service: &'static ServiceSchema,
    /// The HTTP method (`@http`); `POST` if the model says nothing.
    pub method: &'static str,
    /// The URI template (`@http`): `/views/{ViewToken}?static=1`; `/` if the model says nothing.
    pub uri: &'static str,
    /// The status code of success that the model names (`@http`); 200 if it says nothing.
    pub status: u16,
    /// The input as a body: the name and namespace of its element in XML.
    pub body: Member,
    /// What goes before the endpoint's host (`@endpoint`): `{Account}.data.`.
    pub host_prefix: Option<&'static str>,
    /// The member that holds the URL to send to, in place of the client's endpoint.
    pub endpoint_member: Option<&'static str>,
    /// The bucket that the operation is about, if it is about one.
    pub bucket: Option<BucketSchema>,
    /// The checksums of its messages.
    pub checksums: Checksums,
    /// Requests may be compressed with gzip (`@requestCompression`).
    pub gzip: bool,
    /// The root of the output's body is its one member (`s3UnwrappedXmlOutput`).
    pub unwrapped_output: bool,
    /// False if the model has no input at all, which is not the same as an empty one.
    pub has_input: bool,
    /// What a member of the input streams, if one does.
    pub input_stream: Option<Streaming>,
    /// What a member of the output streams, if one does.
    pub output_stream: Option<Streaming>,
}

impl OperationSchema {
    /// An operation about which there is nothing to say but its name.
    pub const fn new(name: &'static str, service: &'static ServiceSchema) -> Self {
        Self {
            name,
            service,
            method: "POST",
            uri: "/",
            status: 200,
            body: Member::item(),
            host_prefix: None,
            endpoint_member: None,
            bucket: None,
            checksums: Checksums::NONE,
            gzip: false,
            unwrapped_output: false,
            has_input: true,
            input_stream: None,
            output_stream: None,
        }
    }

    /// Sets method, URI template and status of success (`@http`).
    #[must_use]
    pub const fn http(mut self, method: &'static str, uri: &'static str, status: u16) -> Self {
        self.method = method;
        self.uri = uri;
        self.status = status;
        self
    }

    /// Sets what goes before the endpoint's host, with the labels that members fill (`@endpoint`,
    /// `@hostLabel`).
    #[must_use]
    pub const fn host_prefix(mut self, template: &'static str) -> Self {
        self.host_prefix = Some(template);
        self
    }

    /// Sends to the URL that the string member `member` holds, in place of the client's endpoint:
    /// for services that give each of their resources an endpoint of its own. The member travels
    /// as it would otherwise, too.
    #[must_use]
    pub const fn host_from(mut self, member: &'static str) -> Self {
        self.endpoint_member = Some(member);
        self
    }

    /// The string member `member`, which is the first label of the path, names a bucket: it may go
    /// before the host instead, as [`Addressing`](crate::Addressing) says.
    #[must_use]
    pub const fn bucket(mut self, member: &'static str) -> Self {
        self.bucket = Some(BucketSchema::new(member));
        self
    }

    /// The same as [`bucket`](Self::bucket), of an operation that the region alone serves: requests
    /// go there where others go to an accelerated endpoint
    /// ([`Region::accelerated`](crate::Region::accelerated)).
    #[must_use]
    pub const fn regional_bucket(mut self, member: &'static str) -> Self {
        self.bucket = Some(BucketSchema::new(member).regional());
        self
    }

    /// Requests carry the SHA-256 of the body, and the hash of the tree of its mebibytes
    /// ([`TreeHash`](crate::TreeHash)).
    #[cfg(feature = "checksum")]
    #[must_use]
    pub const fn tree_hash(mut self) -> Self {
        self.checksums.tree_hash = true;
        self
    }

    /// Requests carry `Content-MD5` (`@httpChecksumRequired`).
    #[cfg(feature = "md5")]
    #[must_use]
    pub const fn content_md5(mut self) -> Self {
        self.checksums.content_md5 = true;
        self
    }

    /// Sets the member that chooses the checksum of the request (`aws.protocols#httpChecksum`).
    #[cfg(feature = "checksum")]
    #[must_use]
    pub const fn checksum_by(mut self, member: &'static str) -> Self {
        self.checksums.algorithm_member = Some(member);
        self
    }

    /// Requests carry a checksum even if the member that chooses one is absent.
    #[cfg(feature = "checksum")]
    #[must_use]
    pub const fn checksum_required(mut self) -> Self {
        self.checksums.required = true;
        self
    }

    /// Responses are verified by checksums of this algorithm, too.
    #[cfg(feature = "checksum")]
    #[must_use]
    pub const fn response_checksum(
        mut self,
        algorithm: crate::schema::checksum::ChecksumAlgorithm,
    ) -> Self {
        self.checksums = self.checksums.with_response(algorithm);
        self
    }

    /// Requests may be compressed with gzip (`@requestCompression`).
    #[cfg(feature = "compression")]
    #[must_use]
    pub const fn gzip(mut self) -> Self {
        self.gzip = true;
        self
    }

    /// Sets what is to be known of the input as a body.
    #[must_use]
    pub const fn body(mut self, body: Member) -> Self {
        self.body = body;
        self
    }

    /// The root of the output's body is its one member (`s3UnwrappedXmlOutput`).
    #[must_use]
    pub const fn unwrapped_output(mut self) -> Self {
        self.unwrapped_output = true;
        self
    }

    /// The model has no input: `smithy.api#Unit`.
    #[must_use]
    pub const fn no_input(mut self) -> Self {
        self.has_input = false;
        self
    }

    /// A member of the input is a stream.
    #[must_use]
    pub const fn streams_input(mut self, streaming: Streaming) -> Self {
        self.input_stream = Some(streaming);
        self
    }

    /// A member of the output is a stream.
    #[must_use]
    pub const fn streams_output(mut self, streaming: Streaming) -> Self {
        self.output_stream = Some(streaming);
        self
    }
}

/// A service as data.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ServiceSchema {
    /// The service's name in the model.
    pub name: &'static str,
    /// The service's version in the model; empty when it has none.
    pub version: &'static str,
    /// How the service speaks.
    pub protocol: &'static dyn Protocol,
    /// The first label of the host name in a region (`aws.api#service`), if the model gives one.
    pub endpoint_prefix: Option<&'static str>,
    /// The label after the prefix that makes a host of both IPv4 and IPv6:
    /// `PREFIX.LABEL.REGION.DOMAIN`.
    pub dual_stack: Option<&'static str>,
    /// The first label of the host that is accelerated, for all regions: `LABEL.DOMAIN`.
    pub accelerated: Option<&'static str>,
    /// A header that all requests carry, by name and value.
    pub fixed_header: Option<(&'static str, &'static str)>,
    /// The XML namespace of bodies whose own root names none (`@xmlNamespace`).
    pub namespace: Option<Namespace>,
    /// Errors are the roots of their bodies (`noErrorWrapping` of restXml).
    pub unwrapped_errors: bool,
    /// The service knows errors by the codes of the protocol awsQuery, too
    /// (`@awsQueryCompatible`).
    pub query_compatible: bool,
}

impl ServiceSchema {
    /// A service about which there is nothing to say but name, version and protocol.
    pub const fn new(
        name: &'static str,
        version: &'static str,
        protocol: &'static dyn Protocol,
    ) -> Self {
        Self {
            name,
            version,
            protocol,
            endpoint_prefix: None,
            dual_stack: None,
            accelerated: None,
            fixed_header: None,
            namespace: None,
            unwrapped_errors: false,
            query_compatible: false,
        }
    }

    /// Sets the first label of the host name in a region (`aws.api#service`).
    #[must_use]
    pub const fn endpoint_prefix(mut self, prefix: &'static str) -> Self {
        self.endpoint_prefix = Some(prefix);
        self
    }

    /// Sets the label after the prefix that makes a host of both IPv4 and IPv6:
    /// `PREFIX.LABEL.REGION.DOMAIN` ([`Region::dual_stack`](crate::Region::dual_stack)).
    #[must_use]
    pub const fn dual_stack(mut self, label: &'static str) -> Self {
        self.dual_stack = Some(label);
        self
    }

    /// Sets the first label of the host that is accelerated, for all regions: `LABEL.DOMAIN`
    /// ([`Region::accelerated`](crate::Region::accelerated)).
    #[must_use]
    pub const fn accelerated(mut self, label: &'static str) -> Self {
        self.accelerated = Some(label);
        self
    }

    /// All requests carry this header, unless a member sets it.
    #[must_use]
    pub const fn fixed_header(mut self, name: &'static str, value: &'static str) -> Self {
        self.fixed_header = Some((name, value));
        self
    }

    /// The service knows errors by the codes of the protocol awsQuery, too
    /// (`@awsQueryCompatible`).
    #[must_use]
    pub const fn query_compatible(mut self) -> Self {
        self.query_compatible = true;
        self
    }

    /// Sets the XML namespace of bodies (`@xmlNamespace` without a prefix).
    #[must_use]
    pub const fn namespace(mut self, uri: &'static str) -> Self {
        self.namespace = Some(Namespace { prefix: None, uri });
        self
    }

    /// Sets the XML namespace of bodies, with its prefix (`@xmlNamespace`).
    #[must_use]
    pub const fn prefixed_namespace(mut self, prefix: &'static str, uri: &'static str) -> Self {
        self.namespace = Some(Namespace { prefix: Some(prefix), uri });
        self
    }
    /// Errors are the roots of their bodies (`noErrorWrapping` of restXml).
    #[must_use]
    pub const fn unwrapped_errors(mut self) -> Self {
        self.unwrapped_errors = true;
        self
    }
}
