//! Operations.

/// An operation's name, service and types, then what [`OperationSchema`](crate::OperationSchema)
/// has to say about it.
///
/// ```
/// use farrier::protocol::RestJson1;
/// use farrier::{Operation, ServiceSchema, Unhandled, Unit};
///
/// static CHAT: ServiceSchema = ServiceSchema::new("Chat", "2024-03-17", &RestJson1);
///
/// #[derive(Debug)]
/// enum PingError {
///     Unhandled(Unhandled),
/// }
/// farrier::operation_error!(PingError, []);
///
/// struct Ping;
/// farrier::operation!(Ping, [
///     named("Ping", CHAT),
///     input(Unit),
///     output(Unit),
///     error(PingError),
///     http("GET", "/ping", 200),
/// ]);
/// assert_eq!(Ping::SCHEMA.uri, "/ping");
/// ```
#[macro_export]
macro_rules! operation {
    ($name:ident, [
        named($model:literal, $service:path $(,)?),
        input($input:ty $(,)?),
        output($output:ty $(,)?),
        error($error:ty $(,)?)
        $(, $property:ident($($argument:tt)*))* $(,)?
    ]) => {
        impl $crate::Operation for $name {
            type Input = $input;
            type Output = $output;
            type Error = $error;
            const SCHEMA: &'static $crate::OperationSchema =
                &$crate::OperationSchema::new($model, &$service)$(.$property($($argument)*))*;
        }
    };
}
