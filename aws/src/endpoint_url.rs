//! The URLs that the environment and the profile give for services.

use crate::environment::Environment;
use crate::error::Error;
use crate::lookup::Lookup;
use crate::profile::merge::Profiles;
use crate::profile::section::Section;

/// Finds the URL that the environment or the profile gives for the service with this id, such as `DynamoDB`. It
/// is, in this order: `AWS_ENDPOINT_URL_DYNAMODB`, `AWS_ENDPOINT_URL`, `endpoint_url` of `dynamodb` in the
/// section that `services` of the profile names, `endpoint_url` of the profile.
///
/// There is none if `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` or `ignore_configured_endpoint_urls` is true.
///
/// # Errors
/// Fails if the latter is neither true nor false, and if the section isn't there.
pub fn endpoint_url<'a>(
    environment: &'a Environment,
    profiles: &'a Profiles,
    profile: Option<&'a Section>,
    service_id: &str,
) -> Result<Option<&'a str>, Error> {
    let lookup = Lookup::new(environment, profile);
    let is_ignored =
        lookup.boolean("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")?;
    if is_ignored == Some(true) {
        return Ok(None);
    }
    let name = service_id.replace(' ', "_");
    let of_service = environment.get(&format!("AWS_ENDPOINT_URL_{}", name.to_ascii_uppercase()));
    if let Some(url) = of_service.or_else(|| environment.get("AWS_ENDPOINT_URL")) {
        return Ok(Some(url));
    }
    let Some(profile) = profile else { return Ok(None) };
    if let Some(services) = profile.get("services") {
        let section = profiles.services(services).ok_or_else(|| {
            let profile = profile.name();
            Error::invalid(format!(
                "the profile `{profile}` names the services `{services}`, and there is no `[services {services}]`"
            ))
        })?;
        if let Some(url) = section.nested(&name.to_ascii_lowercase(), "endpoint_url") {
            return Ok(Some(url));
        }
    }
    Ok(profile.get("endpoint_url"))
}
