//! The endpoint of an AWS service in a region.

use crate::endpoint::base::Endpoint;
#[cfg(feature = "endpoint-rules")]
use crate::endpoint::base::Kind;
#[cfg(feature = "endpoint-rules")]
use crate::endpoint::by_rules::in_region;
use crate::endpoint::error::{EndpointError, refuse};
use crate::endpoint::host;
use crate::schema::service::ServiceSchema;

/// The domain of the standard partition, which has most regions.
const DOMAIN: &str = "amazonaws.com";

/// The domains of the AWS partitions. Each comes after the prefix of its regions' names, and the
/// first prefix that matches counts.
const PARTITIONS: [(&str, &str); 7] = [
    ("cn-", "amazonaws.com.cn"),
    ("eu-isoe-", "cloud.adc-e.uk"),
    ("eusc-", "amazonaws.eu"),
    ("us-iso-", "c2s.ic.gov"),
    ("us-isob-", "sc2s.sgov.gov"),
    ("us-isof-", "csp.hci.ic.gov"),
    ("", DOMAIN),
];

/// A region of AWS, and the kind of endpoint that is wanted there.
///
/// Functions that take a region also take its name as a string, such as `"eu-west-1"`, which stands
/// for the standard endpoint.
///
/// ```
/// use farrier::{Endpoint, Region, ServiceSchema, protocol::RestJson1};
///
/// static FILES: ServiceSchema =
///     ServiceSchema::new("Files", "1", &RestJson1).endpoint_prefix("files").dual_stack("dual");
///
/// let endpoint = Endpoint::in_region(&FILES, "eu-west-1")?;
/// assert_eq!(endpoint.to_string(), "https://files.eu-west-1.amazonaws.com");
/// let endpoint = Endpoint::in_region(&FILES, Region::new("eu-west-1").dual_stack())?;
/// assert_eq!(endpoint.to_string(), "https://files.dual.eu-west-1.amazonaws.com");
/// # Ok::<(), farrier::EndpointError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Region<'a> {
    name: &'a str,
    dual_stack: bool,
    fips: bool,
    accelerated: bool,
}

impl<'a> Region<'a> {
    /// Creates a region with its standard endpoint.
    pub const fn new(name: &'a str) -> Self {
        Self { name, dual_stack: false, fips: false, accelerated: false }
    }

    /// Returns the name.
    #[cfg(all(feature = "client", feature = "sigv4"))]
    pub(crate) const fn name(self) -> &'a str {
        self.name
    }

    /// Refuses what isn't the name of a region. No region has upper case, and one that had it would be taken for one of
    /// another partition.
    pub(crate) fn check(self) -> Result<(), EndpointError> {
        if host::is_label(self.name) && !self.name.bytes().any(|b| b.is_ascii_uppercase()) {
            return Ok(());
        }
        refuse(
            "the region is none: it is a name such as `eu-west-1`, of lower-case letters, digits and inner \
             hyphens, 63 at most",
        )
    }

    /// Selects the endpoint that is reachable by both IPv4 and IPv6. If a service has none,
    /// [`Endpoint::in_region`] fails.
    #[must_use]
    pub const fn dual_stack(mut self) -> Self {
        self.dual_stack = true;
        self
    }

    /// Selects the endpoint that complies with FIPS 140. If a service has none, [`Endpoint::in_region`] fails.
    #[must_use]
    pub const fn fips(mut self) -> Self {
        self.fips = true;
        self
    }

    /// Selects the accelerated endpoint, which is near the caller. Operations that it doesn't serve
    /// go to the endpoint of the region. A bucket must have acceleration enabled by its owner. If a
    /// service has no such endpoint, [`Endpoint::in_region`] fails.
    #[must_use]
    pub const fn accelerated(mut self) -> Self {
        self.accelerated = true;
        self
    }
}

impl<'a> From<&'a str> for Region<'a> {
    fn from(name: &'a str) -> Self {
        Self::new(name)
    }
}

impl<'a> From<&'a String> for Region<'a> {
    fn from(name: &'a String) -> Self {
        Self::new(name)
    }
}

impl Endpoint {
    /// Creates the endpoint of an AWS service in a region. The rules in the model of the service choose it, and
    /// may choose another one for single calls. A model without rules names a prefix, of which the endpoint
    /// `https://PREFIX.REGION.amazonaws.com` is made, or one with another domain in other partitions.
    ///
    /// # Errors
    ///
    /// Fails if the model has neither rules nor an `endpointPrefix`, if the name of the region isn't a label of a
    /// host name, or if the service doesn't have the kind of endpoint that the [`Region`] selects.
    pub fn in_region<'r>(
        service: &ServiceSchema,
        region: impl Into<Region<'r>>,
    ) -> Result<Self, EndpointError> {
        regional(service, region.into())
    }
}

fn regional(service: &ServiceSchema, region: Region<'_>) -> Result<Endpoint, EndpointError> {
    #[cfg(feature = "endpoint-rules")]
    if let Some(rules) = &service.endpoint_rules {
        region.check()?;
        let Region { name, dual_stack, fips, accelerated } = region;
        return in_region(service.name, rules, name, Kind { dual_stack, fips, accelerated });
    }
    if region.fips {
        return refuse(format!("{} has no FIPS endpoint: give a URL", service.name));
    }
    let Some(prefix) = service.endpoint_prefix else {
        return refuse(format!("{} has no endpoint by region: give a URL", service.name));
    };
    if !prefix.split('.').all(host::is_label) {
        return refuse(format!("{} names no host in its model: give a URL", service.name));
    }
    region.check()?;
    let partition = PARTITIONS.iter().find(|(start, _)| region.name.starts_with(start));
    let domain = partition.map_or(DOMAIN, |(_, domain)| domain);
    let stack = match service.dual_stack {
        _ if !region.dual_stack => String::new(),
        Some(label) => format!(".{label}"),
        None => {
            return refuse(format!("{} has no dual-stack endpoint: give a URL", service.name));
        }
    };
    let url = format!("https://{prefix}{stack}.{}.{domain}", region.name);
    let endpoint: Endpoint = url.parse()?;
    let mut accelerated = None;
    if region.accelerated {
        let Some(label) = service.accelerated.filter(|_| domain == DOMAIN) else {
            let name = service.name;
            return refuse(format!("{name} has no accelerated endpoint there: give a URL"));
        };
        accelerated = Some(format!("https://{label}{stack}.{domain}").parse()?);
    }
    Ok(endpoint.into_regional(region.name, accelerated.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::Region;
    use crate::endpoint::base::Endpoint;
    use crate::protocol::RestJson1;
    use crate::schema::service::ServiceSchema;

    static PLAIN: ServiceSchema =
        ServiceSchema::new("Chat", "1", &RestJson1).endpoint_prefix("chat.api");

    static FILES: ServiceSchema = ServiceSchema::new("Files", "1", &RestJson1)
        .endpoint_prefix("files")
        .dual_stack("dual")
        .accelerated("files-near");

    #[test]
    fn a_host_has_the_domain_of_the_regions_partition() {
        for (region, host) in [
            ("eu-west-1", "https://chat.api.eu-west-1.amazonaws.com"),
            ("cn-north-1", "https://chat.api.cn-north-1.amazonaws.com.cn"),
        ] {
            assert_eq!(Endpoint::in_region(&PLAIN, region).unwrap().to_string(), host);
            let owned = region.to_owned();
            assert_eq!(Endpoint::in_region(&PLAIN, &owned).unwrap().to_string(), host);
        }
    }

    #[test]
    fn a_region_that_is_not_a_host_label_is_refused() {
        for region in ["", "evil.com/", "a.b", "-a", "a@b"] {
            assert!(Endpoint::in_region(&PLAIN, region).is_err(), "{region}");
        }
    }

    #[test]
    fn an_accelerated_region_has_a_second_host() {
        for (region, usual, near) in [
            (Region::new("eu-west-1"), "files.eu-west-1", None),
            (Region::new("eu-west-1").dual_stack(), "files.dual.eu-west-1", None),
            (Region::new("eu-west-1").accelerated(), "files.eu-west-1", Some("files-near")),
            (
                Region::new("eu-west-1").accelerated().dual_stack(),
                "files.dual.eu-west-1",
                Some("files-near.dual"),
            ),
        ] {
            let whole = |host: &str| format!("https://{host}.amazonaws.com");
            let endpoint = Endpoint::in_region(&FILES, region).unwrap();
            let found = endpoint.accelerated().map(|endpoint| endpoint.to_string());
            assert_eq!(found, near.map(whole));
            assert_eq!(endpoint.to_string(), whole(usual));
        }
    }

    #[test]
    fn an_endpoint_that_the_service_lacks_is_refused() {
        let refused =
            |service, region| Endpoint::in_region(service, region).unwrap_err().to_string();
        let region = Region::new("eu-west-1");
        assert_eq!(
            refused(&PLAIN, region.dual_stack()),
            "Chat has no dual-stack endpoint: give a URL"
        );
        let nowhere = "has no accelerated endpoint there: give a URL";
        assert_eq!(refused(&PLAIN, region.accelerated()), format!("Chat {nowhere}"));
        let china = Region::new("cn-north-1").accelerated();
        assert_eq!(refused(&FILES, china), format!("Files {nowhere}"));
    }
}
