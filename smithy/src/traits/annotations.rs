//! Traits without a value: being there is all they say.

use serde::Deserialize;

/// Defines annotation traits: an empty object in JSON, a unit-like type here.
macro_rules! annotations {
    ($($(#[$doc:meta])+ $name:ident = $id:literal;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
            #[non_exhaustive]
            pub struct $name {}

            impl $crate::traits::Trait for $name {
                const ID: &'static str = $id;
            }
        )+
    };
}

annotations! {
    /// The shape is a part that others take over, and nothing by itself.
    Mixin = "smithy.api#mixin";
    /// The member must be present.
    Required = "smithy.api#required";
    /// The default was added after the member had been published without one.
    AddedDefault = "smithy.api#addedDefault";
    /// Clients treat the member as optional, whatever `required` and `default` say.
    ClientOptional = "smithy.api#clientOptional";
    /// The structure is the input of one operation and of nothing else.
    Input = "smithy.api#input";
    /// The structure is the output of one operation and of nothing else.
    Output = "smithy.api#output";
    /// The items of the list differ from each other.
    UniqueItems = "smithy.api#uniqueItems";
    /// The list or map may hold null values.
    Sparse = "smithy.api#sparse";
    /// The value must not be logged.
    Sensitive = "smithy.api#sensitive";
    /// Clients fill an absent member with a fresh UUID.
    IdempotencyToken = "smithy.api#idempotencyToken";
    /// The member is part of the path.
    HttpLabel = "smithy.api#httpLabel";
    /// The entries of the map are query parameters.
    HttpQueryParams = "smithy.api#httpQueryParams";
    /// The member is the body.
    HttpPayload = "smithy.api#httpPayload";
    /// The member is the status code of the response.
    HttpResponseCode = "smithy.api#httpResponseCode";
    /// Requests carry a checksum of their body.
    HttpChecksumRequired = "smithy.api#httpChecksumRequired";
    /// The operation changes nothing.
    Readonly = "smithy.api#readonly";
    /// Calling the operation twice does what calling it once does.
    Idempotent = "smithy.api#idempotent";
    /// The blob is a stream of bytes, the union a stream of events.
    Streaming = "smithy.api#streaming";
    /// The length of the stream must be known before it is sent.
    RequiresLength = "smithy.api#requiresLength";
    /// The member is part of the host name.
    HostLabel = "smithy.api#hostLabel";
    /// The member is a header of its event.
    EventHeader = "smithy.api#eventHeader";
    /// The member is the payload of its event.
    EventPayload = "smithy.api#eventPayload";
    /// The items are not wrapped in an element of their own.
    XmlFlattened = "smithy.api#xmlFlattened";
    /// The member is an attribute of its structure's element.
    XmlAttribute = "smithy.api#xmlAttribute";
    /// Only meant for the owners of the service.
    Internal = "smithy.api#internal";
    /// The operation can be called without authentication, too.
    OptionalAuth = "smithy.api#optionalAuth";
    /// May change without notice.
    Unstable = "smithy.api#unstable";
    /// The shape must not be targeted from outside of its file.
    Private = "smithy.api#private";
    /// In Smithy 1.0: the value can be absent.
    Boxed = "smithy.api#box";
    /// The operation replaces what its `put` lifecycle could create.
    NoReplace = "smithy.api#noReplace";
    /// The member is not one of the resource's properties.
    NotProperty = "smithy.api#notProperty";
    /// The member holds the properties of the resource.
    NestedProperties = "smithy.api#nestedProperties";
    /// The payload of the operation isn't covered by its signature.
    UnsignedPayload = "aws.auth#unsignedPayload";
    /// Responses also contain the error codes of the query protocol.
    AwsQueryCompatible = "aws.protocols#awsQueryCompatible";
    /// The service's response has no wrapping element.
    S3UnwrappedXmlOutput = "aws.customizations#s3UnwrappedXmlOutput";
}
