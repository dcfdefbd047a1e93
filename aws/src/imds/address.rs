//! Where the metadata of an instance is.

use farrier::http::Uri;

use crate::environment::Environment;
use crate::error::Error;
use crate::lookup::{Found, Lookup};
use crate::profile::section::Section;

/// The address of the metadata by IPv4.
const IPV4: &str = "http://169.254.169.254";

/// The address of the metadata by IPv6.
const IPV6: &str = "http://[fd00:ec2::254]";

/// Finds the address of the metadata, without a slash at its end. `given` replaces what the environment and the
/// profile say, and `mode` (`IPv4` or `IPv6`) what they say of the mode.
///
/// # Errors
/// Fails if the address isn't a URL, and if the mode is another one.
pub fn address(
    environment: &Environment,
    profile: Option<&Section>,
    given: Option<&str>,
    mode: Option<&str>,
) -> Result<Uri, Error> {
    let lookup = Lookup::new(environment, profile);
    let found = given.map(Found::by_program).or_else(|| {
        lookup.text("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")
    });
    if let Some(found) = found {
        let url = found.text.trim_end_matches('/');
        let uri: Uri = url.parse().map_err(|_| found.wrong("is not a URL"))?;
        return match uri.scheme_str() {
            Some("http" | "https") if uri.host().is_some() => Ok(uri),
            _ => Err(found.wrong("is not a URL of the form `http://host`")),
        };
    }
    let found = mode.map(Found::by_program).or_else(|| {
        lookup.text("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")
    });
    let url = match found {
        None => IPV4,
        Some(found) if found.text.eq_ignore_ascii_case("ipv4") => IPV4,
        Some(found) if found.text.eq_ignore_ascii_case("ipv6") => IPV6,
        Some(found) => return Err(found.wrong("is neither `IPv4` nor `IPv6`")),
    };
    Ok(Uri::from_static(url))
}
