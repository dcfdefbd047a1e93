//! The protocols of services.
//!
//! A [`ServiceSchema`](crate::ServiceSchema) names its protocol, which builds requests and reads
//! responses. Each protocol is a type in this module. It knows schemas and the traits of
//! [`codec`](crate::codec), and no generated type.

mod aws_json;
#[cfg(feature = "query")]
mod aws_query;
#[cfg(feature = "cbor")]
mod cbor;
#[cfg(feature = "query")]
mod ec2_query;
mod error_body;
pub(crate) mod error_head;
#[cfg(feature = "query")]
mod form;
mod json;
mod query_compatible;
mod rest_json1;
#[cfg(feature = "xml")]
mod rest_xml;
mod rpc;
mod rpcv2;
mod unreadable;
#[cfg(feature = "xml")]
pub(crate) mod xml_body;
#[cfg(feature = "xml")]
mod xml_error;

pub use crate::schema::service::protocol::{Failure, Protocol};
pub use aws_json::{AwsJson1_0, AwsJson1_1};
#[cfg(feature = "query")]
pub use aws_query::AwsQuery;
#[cfg(feature = "query")]
pub use ec2_query::Ec2Query;
pub use rest_json1::RestJson1;
#[cfg(feature = "xml")]
pub use rest_xml::RestXml;
#[cfg(feature = "cbor")]
pub use rpcv2::Rpcv2Cbor;
pub use rpcv2::Rpcv2Json;
