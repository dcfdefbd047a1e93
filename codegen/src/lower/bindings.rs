//! Where in an HTTP message a member travels, as the protocol's schema states it.

use smithy::traits::{
    HttpHeader, HttpLabel, HttpPayload, HttpPrefixHeaders, HttpQuery, HttpQueryParams,
    HttpResponseCode,
};
use smithy::{Member, ShapeKind};

use super::Shapes;
use crate::plan::Binding;

/// The binding of a member of an operation's input, output or error.
pub(super) fn of(shapes: &Shapes<'_>, member: &Member) -> Binding {
    if !shapes.protocol.http_bindings {
        return Binding::Body;
    }
    let traits = member.traits();
    let holder = member.container_id();
    let message = shapes.reach.is_top(holder);
    let request = shapes.reach.is_input(holder);
    let response = shapes.reach.is_output(holder) || shapes.reach.is_error(holder);
    if request && traits.has::<HttpLabel>() {
        Binding::Label
    } else if let Some(name) = traits.get::<HttpQuery>().filter(|_| request) {
        Binding::Query(name.0)
    } else if request && traits.has::<HttpQueryParams>() {
        Binding::QueryParams
    } else if let Some(name) = traits.get::<HttpHeader>().filter(|_| message) {
        Binding::Header(name.0)
    } else if let Some(prefix) = traits.get::<HttpPrefixHeaders>().filter(|_| message) {
        Binding::PrefixHeaders(prefix.0)
    } else if message && traits.has::<HttpPayload>() {
        match shapes.model.target(member).kind() {
            ShapeKind::Structure => Binding::StructurePayload,
            _ => Binding::Payload,
        }
    } else if response && traits.has::<HttpResponseCode>() {
        Binding::StatusCode
    } else {
        Binding::Body
    }
}
