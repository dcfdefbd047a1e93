//! The table of known traits: where each may be applied, what its value looks
//! like, and which check looks at it.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::applied::{Check, any_string, empty, read};
use super::site::Site;
use super::{constraints, defaults, http, waiters};
use crate::model::shape::ShapeKind;
#[allow(clippy::wildcard_imports, reason = "the table names nearly all of them")]
use crate::traits::*;

/// What is known of a trait.
pub(crate) struct Rule {
    pub(crate) on: On,
    pub(crate) check: Check,
    /// A value, for hints.
    pub(crate) example: &'static str,
}

/// Where a trait may be applied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    Anything,
    Members,
    StructureMembers,
    StructureAndUnionMembers,
    EnumMembers,
    Data,
    Sized,
    Numbers,
    Strings,
    StringsAndBlobs,
    BlobsAndUnions,
    Timestamps,
    Lists,
    Collections,
    Structures,
    Operations,
    Services,
    ServicesAndOperations,
}

impl On {
    /// Whether a trait with this rule may be applied there.
    pub(crate) fn fits(self, site: &Site<'_>) -> bool {
        use ShapeKind::{
            Blob, IntEnum, List, Map, Operation, Service, Structure, Timestamp, Union,
        };
        let kind = site.target.kind;
        match self {
            Self::Anything => true,
            Self::Members => site.member.is_some(),
            Self::StructureMembers => site.is_member_of(Structure),
            Self::StructureAndUnionMembers => {
                site.is_member_of(Structure) || site.is_member_of(Union)
            }
            Self::EnumMembers => site.is_member_of(ShapeKind::Enum) || site.is_member_of(IntEnum),
            Self::Data => kind.is_data(),
            Self::Sized => kind.is_string() || matches!(kind, Blob | List | Map),
            Self::Numbers => kind.is_number(),
            Self::Strings => kind.is_string(),
            Self::StringsAndBlobs => kind.is_string() || kind == Blob,
            Self::BlobsAndUnions => matches!(kind, Blob | Union),
            Self::Timestamps => kind == Timestamp,
            Self::Lists => kind == List,
            Self::Collections => matches!(kind, List | Map),
            Self::Structures => site.is(Structure),
            Self::Operations => site.is(Operation),
            Self::Services => site.is(Service),
            Self::ServicesAndOperations => site.is(Service) || site.is(Operation),
        }
    }

    /// What that is, in words.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Anything => "anything",
            Self::Members => "members",
            Self::StructureMembers => "members of structures",
            Self::StructureAndUnionMembers => "members of structures and unions",
            Self::EnumMembers => "members of enums",
            Self::Data => "data shapes and their members",
            Self::Sized => "strings, blobs, lists and maps",
            Self::Numbers => "numbers",
            Self::Strings => "strings",
            Self::StringsAndBlobs => "strings and blobs",
            Self::BlobsAndUnions => "blobs and unions",
            Self::Timestamps => "timestamps",
            Self::Lists => "lists",
            Self::Collections => "lists and maps",
            Self::Structures => "structures",
            Self::Operations => "operations",
            Self::Services => "services",
            Self::ServicesAndOperations => "services and operations",
        }
    }
}

/// The rule of a trait, if it is one that this crate knows.
pub(crate) fn rule(id: &str) -> Option<&'static Rule> {
    static RULES: OnceLock<HashMap<&'static str, Rule, RandomState>> = OnceLock::new();
    RULES.get_or_init(|| table().into_iter().collect()).get(id)
}

/// A trait whose value is checked for its type only.
fn typed<T: Trait>(on: On, example: &'static str) -> (&'static str, Rule) {
    (T::ID, Rule { on, check: read::<T>, example })
}

/// A trait with a check of its own.
fn checked<T: Trait>(on: On, check: Check, example: &'static str) -> (&'static str, Rule) {
    (T::ID, Rule { on, check, example })
}

/// A trait without a value.
fn annotation<T: Trait>(on: On) -> (&'static str, Rule) {
    (T::ID, Rule { on, check: empty, example: "{}" })
}

fn table() -> Vec<(&'static str, Rule)> {
    let mut rules = Vec::new();
    rules.extend(constraint_rules());
    rules.extend(documentation_rules());
    rules.extend(http_rules());
    rules.extend(operation_rules());
    rules.extend(wire_rules());
    rules.extend(service_rules());
    rules
}

fn constraint_rules() -> [(&'static str, Rule); 16] {
    [
        checked::<Length>(On::Sized, constraints::length, r#"{"min": 1, "max": 10}"#),
        checked::<Range>(On::Numbers, constraints::range, r#"{"min": 1, "max": 10}"#),
        typed::<Pattern>(On::Strings, r#""^[a-z]+$""#),
        checked::<Default>(On::Data, defaults::check, "0"),
        checked::<EnumTrait>(
            On::Strings,
            constraints::enum_trait,
            r#"[{"value": "a", "name": "A"}]"#,
        ),
        typed::<EnumValue>(On::EnumMembers, r#""a""#),
        annotation::<Required>(On::StructureMembers),
        annotation::<AddedDefault>(On::StructureMembers),
        annotation::<ClientOptional>(On::StructureMembers),
        annotation::<UniqueItems>(On::Lists),
        annotation::<Sparse>(On::Collections),
        annotation::<Sensitive>(On::Data),
        annotation::<IdempotencyToken>(On::Strings),
        annotation::<Boxed>(On::Data),
        annotation::<Input>(On::Structures),
        annotation::<Output>(On::Structures),
    ]
}

fn documentation_rules() -> [(&'static str, Rule); 9] {
    [
        checked::<Documentation>(On::Anything, any_string, r#""What it is.""#),
        typed::<Title>(On::Anything, r#""A name""#),
        typed::<Deprecated>(On::Anything, r#"{"message": "Use … instead."}"#),
        typed::<Since>(On::Anything, r#""1.0""#),
        typed::<Tags>(On::Anything, r#"["a"]"#),
        typed::<ExternalDocumentation>(On::Anything, r#"{"Guide": "https://…"}"#),
        annotation::<Internal>(On::Anything),
        typed::<ResourceIdentifier>(On::StructureMembers, r#""id""#),
        annotation::<Unstable>(On::Anything),
    ]
}

fn http_rules() -> [(&'static str, Rule); 11] {
    [
        checked::<Http>(On::Operations, http::trait_value, r#"{"method": "GET", "uri": "/"}"#),
        checked::<HttpHeader>(On::StructureMembers, http::header, r#""X-Name""#),
        checked::<HttpPrefixHeaders>(On::StructureMembers, http::prefix, r#""X-Name-""#),
        checked::<HttpQuery>(On::StructureMembers, http::query, r#""name""#),
        annotation::<HttpLabel>(On::StructureMembers),
        annotation::<HttpQueryParams>(On::StructureMembers),
        annotation::<HttpPayload>(On::StructureMembers),
        annotation::<HttpResponseCode>(On::StructureMembers),
        checked::<HttpError>(On::Structures, http::error_code, "404"),
        typed::<ErrorTrait>(On::Structures, r#""client""#),
        annotation::<HttpChecksumRequired>(On::Operations),
    ]
}

fn operation_rules() -> [(&'static str, Rule); 9] {
    [
        typed::<Retryable>(On::Structures, r#"{"throttling": true}"#),
        typed::<Paginated>(On::ServicesAndOperations, r#"{"inputToken": "a", "outputToken": "b"}"#),
        annotation::<Readonly>(On::Operations),
        annotation::<Idempotent>(On::Operations),
        typed::<Endpoint>(On::Operations, r#"{"hostPrefix": "data."}"#),
        annotation::<HostLabel>(On::StructureMembers),
        typed::<RequestCompression>(On::Operations, r#"{"encodings": ["gzip"]}"#),
        annotation::<OptionalAuth>(On::Operations),
        checked::<Waitable>(
            On::Operations,
            waiters::check,
            r#"{"Done": {"acceptors": [{"state": "success", "matcher": {"success": true}}]}}"#,
        ),
    ]
}

fn wire_rules() -> [(&'static str, Rule); 12] {
    [
        typed::<JsonName>(On::StructureAndUnionMembers, r#""name""#),
        typed::<MediaType>(On::StringsAndBlobs, r#""application/json""#),
        typed::<TimestampFormat>(On::Timestamps, r#""date-time""#),
        typed::<XmlName>(On::Data, r#""name""#),
        typed::<XmlNamespace>(On::Anything, r#"{"uri": "http://…"}"#),
        annotation::<XmlFlattened>(On::Collections),
        annotation::<XmlAttribute>(On::StructureMembers),
        annotation::<Streaming>(On::BlobsAndUnions),
        annotation::<RequiresLength>(On::BlobsAndUnions),
        annotation::<EventHeader>(On::StructureMembers),
        annotation::<EventPayload>(On::StructureMembers),
        typed::<Ec2QueryName>(On::Members, r#""Name""#),
    ]
}

fn service_rules() -> [(&'static str, Rule); 20] {
    [
        typed::<Auth>(On::ServicesAndOperations, r#"["aws.auth#sigv4"]"#),
        typed::<HttpBearerAuth>(On::Services, "{}"),
        typed::<HttpBasicAuth>(On::Services, "{}"),
        typed::<HttpDigestAuth>(On::Services, "{}"),
        checked::<HttpApiKeyAuth>(
            On::Services,
            http::api_key,
            r#"{"name": "X-Key", "in": "header"}"#,
        ),
        typed::<AwsService>(On::Services, r#"{"sdkId": "Name"}"#),
        typed::<Sigv4>(On::Services, r#"{"name": "name"}"#),
        typed::<Sigv4a>(On::Services, r#"{"name": "name"}"#),
        annotation::<AwsQueryCompatible>(On::Services),
        typed::<AwsQueryError>(On::Structures, r#"{"code": "Name", "httpResponseCode": 400}"#),
        typed::<HttpChecksum>(On::Operations, r#"{"requestChecksumRequired": true}"#),
        typed::<RestJson1>(On::Services, "{}"),
        typed::<RestXml>(On::Services, "{}"),
        typed::<SimpleRestJson>(On::Services, "{}"),
        typed::<AwsJson1_0>(On::Services, "{}"),
        typed::<AwsJson1_1>(On::Services, "{}"),
        typed::<AwsQuery>(On::Services, "{}"),
        typed::<Ec2Query>(On::Services, "{}"),
        typed::<Rpcv2Cbor>(On::Services, "{}"),
        typed::<Rpcv2Json>(On::Services, "{}"),
    ]
}
