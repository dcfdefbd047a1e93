//! How the services that give credentials are called: where they are, and by what.

use std::time::Duration;

use farrier::{Client, ClientBuilder};

use crate::endpoint_url::endpoint_urls;
use crate::environment::Environment;
use crate::error::Error;
use crate::http::Http;
use crate::profile::merge::Profiles;
use crate::profile::section::Section;
use crate::settings::Settings;

/// How long a call may take.
const LIMIT: Duration = Duration::from_secs(30);

/// The ids of the services, and the labels that their hosts begin with.
pub(crate) const STS: Service = Service { id: "STS", prefix: "sts" };
pub(crate) const SSO: Service = Service { id: "SSO", prefix: "portal.sso" };
pub(crate) const SSO_OIDC: Service = Service { id: "SSO OIDC", prefix: "oidc" };
pub(crate) const SIGNIN: Service = Service { id: "Signin", prefix: "signin" };

/// A service that gives credentials.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Service {
    id: &'static str,
    prefix: &'static str,
}

/// The parts of hosts in a partition: AWS's regions are in several, which know nothing of each other.
struct Partition {
    /// What the names of its regions begin with.
    start: &'static str,
    domain: &'static str,
    /// The domain of hosts with IPv4 and IPv6.
    dual_stack: &'static str,
    /// The domain of sign-in.
    sign_in: &'static str,
}

/// The first partition that fits counts.
const PARTITIONS: [Partition; 8] = [
    partition("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "signin.amazonaws.cn"),
    partition("us-gov-", "amazonaws.com", "api.aws", "signin.amazonaws-us-gov.com"),
    partition("eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "signin.csphome.adc-e.uk"),
    partition("eusc-", "amazonaws.eu", "api.amazonwebservices.eu", "signin.amazonaws-eusc.eu"),
    partition("us-iso-", "c2s.ic.gov", "api.aws.ic.gov", "signin.c2shome.ic.gov"),
    partition("us-isob-", "sc2s.sgov.gov", "api.aws.scloud", "signin.sc2shome.sgov.gov"),
    partition("us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "signin.csphome.hci.ic.gov"),
    partition("", "amazonaws.com", "api.aws", "signin.aws.amazon.com"),
];

const fn partition(
    start: &'static str,
    domain: &'static str,
    dual_stack: &'static str,
    sign_in: &'static str,
) -> Partition {
    Partition { start, domain, dual_stack, sign_in }
}

/// Finds where a service is in a region: by the environment and the profile, or at its usual address.
pub(crate) fn address(
    service: Service,
    region: &str,
    settings: &Settings,
    environment: &Environment,
    profiles: &Profiles,
    profile: Option<&Section>,
) -> Result<String, Error> {
    let urls = endpoint_urls(environment, profiles, profile)?;
    Ok(urls.get(service.id).map_or_else(|| usual(service, region, settings), str::to_owned))
}

/// The address that a service has by itself.
pub(crate) fn usual(Service { prefix, .. }: Service, region: &str, settings: &Settings) -> String {
    let found = PARTITIONS.iter().find(|partition| region.starts_with(partition.start));
    let partition = found.unwrap_or(&PARTITIONS[7]);
    let (is_fips, is_dual) =
        (settings.use_fips == Some(true), settings.use_dual_stack == Some(true));
    let is_gov = region.starts_with("us-gov-");
    let is_sign_in = prefix == SIGNIN.prefix;
    if is_sign_in && !is_dual && (is_gov || !is_fips) {
        return sign_in(region, partition, is_fips);
    }
    // In this partition the usual hosts of the other services are the certified ones.
    let fips = if is_fips && (is_dual || is_sign_in || !is_gov) { "-fips" } else { "" };
    let domain = if is_dual { partition.dual_stack } else { partition.domain };
    format!("https://{prefix}{fips}.{region}.{domain}")
}

/// The hosts of sign-in that are of no common form.
fn sign_in(region: &str, Partition { sign_in, .. }: &Partition, is_fips: bool) -> String {
    match (is_fips, region) {
        (false, _) => format!("https://{region}.{sign_in}"),
        (true, "us-gov-west-1") => format!("https://{}", sign_in.replacen('.', "-fips.", 1)),
        (true, _) => format!("https://{region}.{}", sign_in.replacen('.', "-fips.", 1)),
    }
}

/// Builds a client of a service at an address.
pub(crate) fn client<C: From<Client>>(
    builder: ClientBuilder<C>,
    address: &str,
    region: &str,
    http: &Http,
) -> Result<C, Error> {
    let builder = builder.endpoint(address).signing_region(region).transport(http.tls()?);
    let built = builder.user_agent(USER_AGENT).timeout(LIMIT).build();
    built.map_err(|error| Error::invalid(error.to_string()))
}

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

#[cfg(test)]
mod tests {
    use super::{SIGNIN, SSO, STS, usual};
    use crate::settings::Settings;

    #[test]
    fn each_region_has_the_hosts_of_its_partition() {
        let settings = |fips, dual| Settings {
            use_fips: Some(fips),
            use_dual_stack: Some(dual),
            ..Settings::default()
        };
        for (service, region, fips, dual, expected) in [
            (STS, "eu-west-1", false, false, "sts.eu-west-1.amazonaws.com"),
            (STS, "us-east-1", true, true, "sts-fips.us-east-1.api.aws"),
            (STS, "us-gov-west-1", true, false, "sts.us-gov-west-1.amazonaws.com"),
            (STS, "us-gov-west-1", true, true, "sts-fips.us-gov-west-1.api.aws"),
            (STS, "cn-north-1", false, true, "sts.cn-north-1.api.amazonwebservices.com.cn"),
            (SSO, "us-isob-east-1", false, false, "portal.sso.us-isob-east-1.sc2s.sgov.gov"),
            (SIGNIN, "us-east-1", false, false, "us-east-1.signin.aws.amazon.com"),
            (SIGNIN, "us-east-1", true, false, "signin-fips.us-east-1.amazonaws.com"),
            (SIGNIN, "us-gov-west-1", true, false, "signin-fips.amazonaws-us-gov.com"),
            (
                SIGNIN,
                "us-gov-east-1",
                true,
                false,
                "us-gov-east-1.signin-fips.amazonaws-us-gov.com",
            ),
            (SIGNIN, "us-gov-west-1", false, true, "signin.us-gov-west-1.api.aws"),
            (SIGNIN, "cn-north-1", false, false, "cn-north-1.signin.amazonaws.cn"),
        ] {
            assert_eq!(
                usual(service, region, &settings(fips, dual)),
                format!("https://{expected}")
            );
        }
    }
}
