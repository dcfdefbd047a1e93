//! How callers authenticate: the schemes of the service, and of operations that differ from it.
//!
//! An operation's own `@auth` counts before the service's; without either, all schemes of the service are
//! allowed, in the order of their ids
//! ([smithy.io, authentication traits](https://smithy.io/2.0/spec/authentication-traits.html)).

use farrier_smithy::traits::{
    ApiKeyLocation, Auth, HttpApiKeyAuth, HttpBasicAuth, HttpBearerAuth, HttpDigestAuth,
    OptionalAuth, Sigv4, UnsignedPayload,
};
use farrier_smithy::{Operation, Service, Trait, Traits};

use crate::lower::customizations::{self, Customization};
use crate::plan::{Argument, Identity, Property};
use crate::report::is_unknown_scheme;
use crate::select::Selection;

/// The runtime's type of schemes.
const SCHEME: &str = "AuthScheme";

/// A scheme that the runtime knows.
struct Scheme {
    id: &'static str,
    identity: Identity,
    /// The scheme in the runtime.
    argument: Argument,
}

/// The schemes of a service that the runtime knows.
pub(super) struct Schemes {
    /// All of them, in the order of their ids.
    known: Vec<Scheme>,
    /// The ids in the service's `@auth`, if it has one.
    chosen: Option<Auth>,
    /// What the schema of the service says: whatever the selected operations may use.
    service: Vec<&'static str>,
}

impl Schemes {
    pub(super) fn of(selection: &Selection<'_>) -> Self {
        let Selection { service, operations, .. } = selection;
        let chosen = service.shape().traits().get::<Auth>();
        let mut schemes = Self { known: known(service), chosen, service: Vec::new() };
        let mut listed = schemes.allowed(service.shape().traits());
        for operation in operations {
            for id in schemes.allowed(operation.shape().traits()) {
                if !listed.contains(&id) {
                    listed.push(id);
                }
            }
        }
        schemes.service = listed;
        schemes
    }

    /// The schemes that a shape with these traits allows, the preferred one first.
    fn allowed(&self, traits: &Traits) -> Vec<&'static str> {
        let known = self.known.iter().map(|scheme| scheme.id);
        match traits.get::<Auth>().as_ref().or(self.chosen.as_ref()) {
            Some(Auth(ids)) => {
                ids.iter().filter_map(|id| known.clone().find(|known| known == id)).collect()
            }
            None => known.collect(),
        }
    }

    /// What the schema of the service says.
    pub(super) fn of_service(&self) -> Option<Property> {
        (!self.service.is_empty()).then(|| self.property(&self.service))
    }

    /// What the schema of an operation says, if it differs from the service's.
    pub(super) fn of_operation(&self, operation: &Operation<'_>) -> Option<Property> {
        let allowed = self.allowed(operation.shape().traits());
        (allowed != self.service).then(|| self.property(&allowed))
    }

    /// What callers of an operation may identify themselves with, the preferred kind first. It is `None` if no
    /// operation of the service has schemes that the runtime knows.
    pub(super) fn identities_of(&self, operation: &Operation<'_>) -> Option<Vec<Identity>> {
        let allowed = self.allowed(operation.shape().traits());
        let identities = self.listed(&allowed).map(|scheme| scheme.identity).collect();
        (!self.service.is_empty()).then_some(identities)
    }

    /// What callers of the service may identify themselves with, the preferred kind first.
    pub(super) fn identities(&self) -> Vec<Identity> {
        self.listed(&self.service).map(|scheme| scheme.identity).collect()
    }

    /// True if requests may be signed and needn't be, because the service doesn't ask for it or because every
    /// selected operation may be called without an identity.
    pub(super) fn are_optional(&self, selection: &Selection<'_>, custom: &Customization) -> bool {
        let is_optional = |operation: &Operation<'_>| {
            let traits = operation.shape().traits();
            traits.has::<OptionalAuth>() || self.allowed(traits).is_empty()
        };
        self.service.contains(&Sigv4::ID)
            && (custom.unsigned || selection.operations.iter().all(is_optional))
    }

    /// Says that an operation may be called without an identity although it has schemes, unless the service says so
    /// of all.
    pub(super) fn optional_auth(
        &self,
        operation: &Operation<'_>,
        service_is_optional: bool,
    ) -> Option<Property> {
        let traits = operation.shape().traits();
        let is_optional = traits.has::<OptionalAuth>() && !self.allowed(traits).is_empty();
        (is_optional && !service_is_optional).then(|| Property::flag("optional_auth"))
    }

    /// Says that the body of an operation isn't a part of what is signed, if its requests may be signed.
    pub(super) fn unsigned_payload(&self, operation: &Operation<'_>) -> Option<Property> {
        let traits = operation.shape().traits();
        let is_unsigned =
            traits.has::<UnsignedPayload>() && self.allowed(traits).contains(&Sigv4::ID);
        is_unsigned.then(|| Property::flag("unsigned_payload"))
    }

    fn property(&self, ids: &[&str]) -> Property {
        let schemes = self.listed(ids).map(|scheme| scheme.argument.clone()).collect();
        Property { name: "auth", arguments: vec![Argument::Slice(schemes)] }
    }

    fn listed(&self, ids: &[&str]) -> impl Iterator<Item = &Scheme> {
        ids.iter().filter_map(|id| self.known.iter().find(|scheme| scheme.id == *id))
    }
}

/// Returns true if an operation of a service may be called without a credential although it has authentication
/// schemes: because it has the trait `@optionalAuth`, or because the service is known not to ask for one.
pub fn is_auth_optional(service: &Service<'_>, operation: &Operation<'_>) -> bool {
    operation.shape().traits().has::<OptionalAuth>() || customizations::of(service).unsigned
}

/// Returns the ids of the authentication schemes that an operation of a service allows and for which clients take a
/// credential, the preferred one first: those of signatures of AWS, of API keys, of user names with passwords, and of
/// bearer tokens. The list is empty if the operation takes no such credential.
pub fn auth_schemes(service: &Service<'_>, operation: &Operation<'_>) -> Vec<&'static str> {
    let chosen = service.shape().traits().get::<Auth>();
    let schemes = Schemes { known: known(service), chosen, service: Vec::new() };
    schemes.allowed(operation.shape().traits())
}

/// Returns true if an operation of a service with digest authentication takes no scheme beside it.
pub(super) fn takes_digest_alone(service: &Service<'_>, operation: &Operation<'_>) -> bool {
    let is_digest = |id: &str| id == HttpDigestAuth::ID;
    let traits = service.shape().traits();
    match operation.shape().traits().get::<Auth>().or_else(|| traits.get::<Auth>()) {
        Some(Auth(ids)) => !ids.is_empty() && ids.iter().all(|id| is_digest(id)),
        None => {
            let mut ids = traits.ids().map(ToString::to_string);
            known(service).is_empty() && !ids.any(|id| is_unknown_scheme(&id) && !is_digest(&id))
        }
    }
}

/// The schemes of a service that the runtime knows, in the order of their ids.
fn known(service: &Service<'_>) -> Vec<Scheme> {
    let traits = service.shape().traits();
    let plain = |variant| Argument::Variant(SCHEME, variant);
    let key = traits.get::<HttpApiKeyAuth>().map(|it| Scheme {
        id: HttpApiKeyAuth::ID,
        identity: Identity::ApiKey,
        argument: api_key(it),
    });
    let basic = traits.has::<HttpBasicAuth>().then(|| Scheme {
        id: HttpBasicAuth::ID,
        identity: Identity::Basic,
        argument: plain("Basic"),
    });
    let bearer = traits.has::<HttpBearerAuth>().then(|| Scheme {
        id: HttpBearerAuth::ID,
        identity: Identity::Bearer,
        argument: plain("Bearer"),
    });
    let signature = traits.get::<Sigv4>().map(|Sigv4 { name, .. }| Scheme {
        id: Sigv4::ID,
        identity: Identity::Credentials,
        argument: Argument::Call(SCHEME, signature(service, name)),
    });
    [signature, key, basic, bearer].into_iter().flatten().collect()
}

/// A signature in the form that the service wants.
fn signature(service: &Service<'_>, name: String) -> Property {
    let of_objects = customizations::of(service).has_objects;
    Property::text(if of_objects { "sigv4_of_objects" } else { "sigv4" }, name)
}

/// An API key where the model wants it.
fn api_key(HttpApiKeyAuth { name, location, scheme, .. }: HttpApiKeyAuth) -> Argument {
    let call = match (location, scheme) {
        (ApiKeyLocation::Query, _) => Property::text("api_key_query", name),
        (ApiKeyLocation::Header, None) => Property::text("api_key_header", name),
        (ApiKeyLocation::Header, Some(scheme)) => Property {
            name: "api_key_header_scheme",
            arguments: vec![Argument::Text(name), Argument::Text(scheme)],
        },
    };
    Argument::Call(SCHEME, call)
}
