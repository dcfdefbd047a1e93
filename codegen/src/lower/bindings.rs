//! The place of a member in an HTTP message, in the form of the protocol's schema.

use farrier_smithy::traits::{
    HttpHeader, HttpLabel, HttpPayload, HttpPrefixHeaders, HttpQuery, HttpQueryParams,
    HttpResponseCode,
};
use farrier_smithy::{Member, ShapeKind};

use super::Shapes;
use crate::plan::Property;

/// The binding of a member of an operation's input, output or error; none for the body.
pub(super) fn of(shapes: &Shapes<'_>, member: &Member) -> Option<Property> {
    if !shapes.protocol.http_bindings {
        return None;
    }
    let traits = member.traits();
    let holder = member.container_id();
    let message = shapes.reach.is_top(holder);
    let request = shapes.reach.is_input(holder);
    let response = shapes.reach.is_output(holder) || shapes.reach.is_error(holder);
    if request && traits.has::<HttpLabel>() {
        Some(Property::flag("label"))
    } else if let Some(name) = traits.get::<HttpQuery>().filter(|_| request) {
        Some(Property::text("query", name.0))
    } else if request && traits.has::<HttpQueryParams>() {
        Some(Property::flag("query_params"))
    } else if let Some(name) = traits.get::<HttpHeader>().filter(|_| message) {
        Some(Property::text("header", name.0))
    } else if let Some(prefix) = traits.get::<HttpPrefixHeaders>().filter(|_| message) {
        Some(Property::text("prefix_headers", prefix.0))
    } else if message && traits.has::<HttpPayload>() {
        Some(Property::flag(match shapes.model.target(member).kind() {
            ShapeKind::Structure => "structure_payload",
            _ => "payload",
        }))
    } else if response && traits.has::<HttpResponseCode>() {
        Some(Property::flag("status_code"))
    } else {
        None
    }
}
