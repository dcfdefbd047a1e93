//! The endpoint of a call, as the rules of its service choose it.

use std::borrow::Cow;
use std::sync::Arc;

use http::{HeaderName, HeaderValue};

use crate::auth::endpoint_properties::EndpointProperties;
use crate::aws::built_in::BuiltIn;
use crate::aws::partition::Partitions;
use crate::endpoint::base::{Endpoint, Kind};
use crate::endpoint::error::{EndpointError, refuse};
use crate::endpoint::parameters::Given;
#[cfg(feature = "client")]
use crate::endpoint::rules::parameter::ParameterDefault;
use crate::endpoint::rules::parameter::{Parameter, ParameterValue};
use crate::endpoint::rules::resolve::{Property, ResolvedEndpoint};
use crate::endpoint::rules::table::EndpointRules;
#[cfg(feature = "client")]
use crate::schema::service::ServiceSchema;

/// What rules depend on beside the endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked<'a> {
    /// What the operation and its input say.
    pub(crate) of_call: Cow<'a, [Given]>,
    /// What the caller has set by name.
    pub(crate) set: Cow<'a, [(Cow<'static, str>, ParameterValue<'static>)]>,
    /// Whether buckets stay in the path.
    pub(crate) force_path: bool,
    /// The region of signatures, which is that of an endpoint without a region.
    pub(crate) signing_region: Option<Cow<'a, str>>,
    /// The account of the caller, if it is known.
    pub(crate) account: Option<Cow<'a, str>>,
}

/// The endpoint of a call.
#[derive(Debug, PartialEq)]
pub(crate) struct Chosen {
    pub(crate) endpoint: Endpoint,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) properties: Arc<EndpointProperties>,
}

/// The last endpoint that was chosen, by which rules, and what for.
type Last = (&'static EndpointRules, Asked<'static>, Arc<Chosen>);

/// The region of rules that ask for one although a URL is given and no region.
const SOME_REGION: &str = "us-east-1";

/// How the account of the caller is used by default: in the name of the host where the service has such hosts.
const ACCOUNT_MODE: &str = "preferred";

impl Endpoint {
    /// Chooses the endpoint of a call, unless it is the one that was chosen last.
    pub(crate) fn choose(
        &self,
        rules: &'static EndpointRules,
        asked: &Asked<'_>,
    ) -> Result<Arc<Chosen>, EndpointError> {
        // Rules are constant, so they are the same if they are in one place.
        let same = |(by, last, chosen): &Last| {
            (std::ptr::eq(*by, rules) && last == asked).then(|| chosen.clone())
        };
        if let Some(chosen) = self.last.read(same) {
            return Ok(chosen);
        }
        let chosen = Arc::new(self.choose_anew(rules, asked)?);
        self.last.write::<Last>((rules, asked.clone().into_owned(), chosen.clone()));
        Ok(chosen)
    }

    fn choose_anew(
        &self,
        rules: &EndpointRules,
        asked: &Asked<'_>,
    ) -> Result<Chosen, EndpointError> {
        let own = rules.parameters.iter();
        let values: Vec<_> = own.map(|parameter| self.value(parameter, asked)).collect();
        let resolved = rules.resolve(&values, Partitions::newest())?;
        let is_known = self.region_name().is_some() || asked.signing_region.is_some();
        self.read(&resolved, is_known)
    }

    /// The value of a parameter: the call's, else the caller's, else that of a setting.
    fn value<'a>(
        &'a self,
        parameter: &Parameter,
        asked: &'a Asked<'_>,
    ) -> Option<ParameterValue<'a>> {
        let of_call = asked.of_call.iter().find(|(name, _)| *name == parameter.name);
        let of_call = of_call.map(|(_, value)| value);
        let set = || asked.set.iter().find(|(name, _)| *name == parameter.name).map(|(_, it)| it);
        if let Some(value) = of_call.or_else(set) {
            return Some(value.clone());
        }
        let flags = self.kind.unwrap_or_default();
        match parameter.built_in? {
            BuiltIn::Region => {
                let region = self.region_name().or(asked.signing_region.as_deref());
                let region = region.or((!self.is_regional()).then_some(SOME_REGION))?;
                Some(ParameterValue::Text(region.into()))
            }
            BuiltIn::Endpoint => {
                (!self.is_regional()).then(|| ParameterValue::Text(self.to_string().into()))
            }
            BuiltIn::UseDualStack => Some(ParameterValue::Bool(flags.dual_stack)),
            BuiltIn::UseFips => Some(ParameterValue::Bool(flags.fips)),
            BuiltIn::Accelerate => Some(ParameterValue::Bool(flags.accelerated)),
            BuiltIn::AccountId => {
                asked.account.as_deref().map(|account| ParameterValue::Text(account.into()))
            }
            BuiltIn::AccountIdEndpointMode => {
                asked.account.as_ref().map(|_| ParameterValue::Text(ACCOUNT_MODE.into()))
            }
            BuiltIn::ForcePathStyle => Some(ParameterValue::Bool(asked.force_path)),
            _ => None,
        }
    }

    /// Reads what rules say. `is_region_known` tells whether anybody has named a region.
    fn read(
        &self,
        resolved: &ResolvedEndpoint<'_>,
        is_region_known: bool,
    ) -> Result<Chosen, EndpointError> {
        let mut headers = Vec::new();
        for (name, values) in &resolved.headers {
            for value in values {
                match (HeaderName::try_from(*name), HeaderValue::try_from(&**value)) {
                    (Ok(name), Ok(value)) => headers.push((name, value)),
                    _ => {
                        return refuse(
                            "the rules of the endpoint make a header that can't be sent",
                        );
                    }
                }
            }
        }
        let endpoint: Self = resolved.url.parse()?;
        let mut properties = properties(resolved);
        if !is_region_known {
            properties.signing_region = None;
        }
        Ok(Chosen { endpoint: endpoint.like(self), headers, properties: Arc::new(properties) })
    }
}

impl Asked<'_> {
    fn into_owned(self) -> Asked<'static> {
        Asked {
            of_call: Cow::Owned(self.of_call.into_owned()),
            set: Cow::Owned(self.set.into_owned()),
            force_path: self.force_path,
            signing_region: self.signing_region.map(|region| Cow::Owned(region.into_owned())),
            account: self.account.map(|account| Cow::Owned(account.into_owned())),
        }
    }
}

/// The scheme whose properties are read.
const SIGV4: &str = "sigv4";

/// What rules say of signatures: the entry of the scheme that this crate has, or that there is none.
fn properties(resolved: &ResolvedEndpoint<'_>) -> EndpointProperties {
    let mut properties = EndpointProperties::default();
    let Some(Property::List(schemes)) = resolved.property("authSchemes") else { return properties };
    let ours = schemes.iter().find(|scheme| text(scheme, "name") == Some(SIGV4));
    match ours {
        Some(scheme) => {
            properties.signing_name = text(scheme, "signingName").map(str::to_owned);
            properties.signing_region = text(scheme, "signingRegion").map(str::to_owned);
        }
        None => {
            let name = schemes.iter().find_map(|scheme| text(scheme, "name"));
            properties.unknown_scheme = name.map(str::to_owned);
        }
    }
    properties
}

fn text<'p>(property: &'p Property<'_>, key: &str) -> Option<&'p str> {
    let Property::Object(members) = property else { return None };
    members.iter().find_map(|(name, value)| match value {
        Property::Text(text) if *name == key => Some(&**text),
        _ => None,
    })
}

/// The endpoint of a service in a region: the one of calls that say nothing else.
///
/// # Errors
/// Fails if the service has no such endpoint, whatever a call says.
pub(crate) fn in_region(
    service: &'static str,
    rules: &EndpointRules,
    region: &str,
    kind: Kind,
) -> Result<Endpoint, EndpointError> {
    let has = |built_in| rules.parameters.iter().any(|it| it.built_in == Some(built_in));
    for (is_wanted, built_in, what) in [
        (kind.dual_stack, BuiltIn::UseDualStack, "dual-stack"),
        (kind.fips, BuiltIn::UseFips, "FIPS"),
        (kind.accelerated, BuiltIn::Accelerate, "accelerated"),
    ] {
        if is_wanted && !has(built_in) {
            return refuse(format!("{service} has no {what} endpoint: give a URL"));
        }
    }
    if !has(BuiltIn::Region) {
        return refuse(format!("{service} has no endpoint by region: give a URL"));
    }
    // What is shown where each call has an address of its own.
    let unknown: Endpoint = UNKNOWN.parse()?;
    let unknown = unknown.into_kind(region, kind);
    let asked = Asked {
        of_call: Cow::Borrowed(&[]),
        set: Cow::Borrowed(&[]),
        force_path: false,
        signing_region: None,
        account: None,
    };
    let is_open = rules.parameters.iter().any(|parameter| parameter.built_in.is_none());
    match unknown.choose_anew(rules, &asked) {
        Ok(chosen) => Ok(chosen.endpoint.into_kind(region, kind)),
        Err(_) if is_open => Ok(unknown),
        Err(error) => Err(error),
    }
}

/// No host has this name (RFC 2606).
const UNKNOWN: &str = "https://endpoint-of-the-call.invalid";

/// Checks a value that a caller gives to a parameter.
///
/// # Errors
/// Fails if the rules have no such parameter, or one of another type.
#[cfg(feature = "client")]
pub(crate) fn check_parameter(
    service: &ServiceSchema,
    name: &str,
    value: &ParameterValue<'_>,
) -> Result<(), EndpointError> {
    let parameters = service.endpoint_rules.as_ref().map_or(&[][..], |rules| rules.parameters);
    let service = service.name;
    let Some(parameter) = parameters.iter().find(|parameter| parameter.name == name) else {
        let names: Vec<_> = parameters.iter().map(|parameter| parameter.name).collect();
        let known = names.join(", ");
        return refuse(format!(
            "the rules of {service} have no parameter `{name}`, but these: {known}"
        ));
    };
    let fits = match (parameter.default, value) {
        (Some(ParameterDefault::Bool(_)), value) => matches!(value, ParameterValue::Bool(_)),
        (Some(ParameterDefault::Text(_)), value) => matches!(value, ParameterValue::Text(_)),
        (Some(ParameterDefault::Texts(_)), value) => matches!(value, ParameterValue::Texts(_)),
        (None, _) => true,
    };
    if fits {
        Ok(())
    } else {
        refuse(format!("the parameter `{name}` of {service} is of another type"))
    }
}
