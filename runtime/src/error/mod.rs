//! The errors of calls, requests and responses.
//!
//! The `Display` of each error contains everything that is needed to act on it, including its causes.
//! No error depends on a protocol or on a generated type: a service's own errors are a type parameter
//! of [`Error`].

pub(crate) mod call;
pub(crate) mod delivery;
pub(crate) mod plain;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod service;
pub(crate) mod timeout;
pub(crate) mod transport;
pub(crate) mod wire;

pub use call::Error;
pub use delivery::Delivery;
pub use request::RequestError;
pub use response::{ResponseError, ResponseInfo};
pub use service::{ModeledError, OperationError, Unhandled};
pub use timeout::{TimeoutError, TimeoutKind};
pub use transport::{BoxError, TransportError};
pub use wire::{DeserializeError, SerializeError};

#[doc(hidden)]
pub use service::{ErrorCode, ErrorText, error_text, write_error, write_operation_error};
