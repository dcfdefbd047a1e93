//! Authentication: the schemes that `auth` names are applied to the service.
//! <https://smithy.io/2.0/spec/authentication-traits.html#auth-trait>

use crate::model::shape::Shape;
use crate::report::Report;
use crate::traits::{
    Auth, HttpApiKeyAuth, HttpBasicAuth, HttpBearerAuth, HttpDigestAuth, Sigv4, Sigv4a, Trait,
};

/// The scheme of operations that anybody may call, which no service has.
const NO_AUTH: &str = "smithy.api#noAuth";

/// The schemes that Smithy and AWS define.
const SCHEMES: [&str; 6] = [
    Sigv4::ID,
    Sigv4a::ID,
    HttpApiKeyAuth::ID,
    HttpBasicAuth::ID,
    HttpBearerAuth::ID,
    HttpDigestAuth::ID,
];

/// Checks the list of a shape, which is the service or one of its operations.
pub(crate) fn check(service: &Shape, shape: &Shape, report: &mut Report) {
    let (Some(Auth(ids)), Some(json)) = (shape.traits.get(), shape.traits.json(Auth::ID)) else {
        return;
    };
    for id in ids.iter().filter(|id| *id != NO_AUTH && !service.traits.contains(id)) {
        let schemes: Vec<_> =
            SCHEMES.into_iter().filter(|id| service.traits.contains(id)).collect();
        let hint = match &*schemes.join("` and `") {
            "" => format!("apply the trait `{id}` to `{}`, which has no scheme", service.id),
            schemes => format!("`{}` has `{schemes}`", service.id),
        };
        let message = format!("`auth` names the scheme `{id}`, which the service doesn't have");
        report.fault(&json.place, &shape.id, message, hint);
    }
}
