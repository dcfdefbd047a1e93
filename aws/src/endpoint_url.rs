//! The URLs that the environment and the profile give for services.

use farrier::EndpointUrls;

use crate::environment::Environment;
use crate::error::Error;
use crate::lookup::Lookup;
use crate::profile::merge::Profiles;
use crate::profile::section::Section;

/// What the variables of single services begin with.
const VARIABLE: &str = "AWS_ENDPOINT_URL_";

/// Finds the URLs that the environment and the profile give for services. For `DynamoDB` that is the first of these:
/// `AWS_ENDPOINT_URL_DYNAMODB`, `AWS_ENDPOINT_URL`, `endpoint_url` of `dynamodb` in the section that `services` of
/// the profile names, `endpoint_url` of the profile.
///
/// There are none if `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` or `ignore_configured_endpoint_urls` is true.
///
/// # Errors
/// Fails if the latter is neither true nor false, and if the section isn't there.
pub fn endpoint_urls(
    environment: &Environment,
    profiles: &Profiles,
    profile: Option<&Section>,
) -> Result<EndpointUrls, Error> {
    let mut urls = EndpointUrls::default();
    let lookup = Lookup::new(environment, profile);
    let is_ignored =
        lookup.boolean("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")?;
    if is_ignored == Some(true) {
        return Ok(urls);
    }
    urls.others = environment.get("AWS_ENDPOINT_URL").map(str::to_owned);
    if let Some(profile) = profile.filter(|_| urls.others.is_none()) {
        urls.others = profile.get("endpoint_url").map(str::to_owned);
        urls.by_service.extend(services(profiles, profile)?);
    }
    let variables = environment.names().filter_map(|name| {
        let service = name.strip_prefix(VARIABLE)?;
        Some((service.to_ascii_lowercase(), environment.get(name)?.to_owned()))
    });
    urls.by_service.extend(variables);
    Ok(urls)
}

/// The URLs in the section that the profile names.
fn services(
    profiles: &Profiles,
    profile: &Section,
) -> Result<impl Iterator<Item = (String, String)>, Error> {
    let section = profile.get("services").map(|services| {
        profiles.services(services).ok_or_else(|| {
            Error::invalid(format!(
                "the profile `{}` names the services `{services}`, and there is no `[services {services}]`",
                profile.name()
            ))
        })
    });
    let section = section.transpose()?;
    Ok(section.into_iter().flat_map(|section| {
        section.iter().filter_map(|(service, _)| {
            let url = section.nested(service, "endpoint_url")?;
            Some((service.to_owned(), url.to_owned()))
        })
    }))
}
