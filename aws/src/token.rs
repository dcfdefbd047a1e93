//! Tokens that are signed with credentials and take the place of a password: for databases and clusters.
//!
//! A token is made without asking anybody. It is a secret until it expires.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use std::time::SystemTime;
//!
//! use farrier::IdentityProvider as _;
//! use farrier_aws::{Config, token};
//!
//! let config = Config::load().await?;
//! let region = config.region().ok_or("no region")?;
//! let credentials = config.credentials().provide().await?;
//! let host = "shop.abc.eu-west-1.rds.amazonaws.com";
//! let password = token::rds(host, 5432, "ada", region, &credentials, SystemTime::now().into())?;
//! # Ok(())
//! # }
//! ```

use std::fmt::Write as _;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use farrier::http::{HeaderMap, HeaderName, HeaderValue};
use farrier::sigv4::{Payload, Signer, Target};
use farrier::{Credentials, Timestamp};

use crate::calls::{STS, usual};
use crate::error::Error;
use crate::settings::{Settings, is_region};

/// How long a connection to a database may be opened with a token.
const QUARTER: Duration = Duration::from_secs(15 * 60);

/// How long the URL in the token for a cluster is valid; the cluster takes the token for a quarter of an hour.
const MINUTE: Duration = Duration::from_secs(60);

/// Makes the password of `user` for a database of RDS or Aurora. A connection must be opened within 15 minutes; it may
/// stay open for longer.
///
/// # Errors
/// Fails if the host or the region can't be one.
pub fn rds(
    host: &str,
    port: u16,
    user: &str,
    region: &str,
    credentials: &Credentials,
    now: Timestamp,
) -> Result<String, Error> {
    check(host, region)?;
    let host = format!("{host}:{port}");
    let query = format!("Action=connect&DBUser={}", encoded(user));
    Ok(signed(Scope { host: &host, region, service: "rds-db" }, &query, credentials, now))
}

/// Makes the password of a role for a cluster of Aurora DSQL. A connection must be opened within 15 minutes; it may stay
/// open for longer.
///
/// # Errors
/// Fails if the host or the region can't be one.
pub fn dsql(
    host: &str,
    region: &str,
    credentials: &Credentials,
    now: Timestamp,
) -> Result<String, Error> {
    check(host, region)?;
    Ok(signed(Scope { host, region, service: "dsql" }, "Action=DbConnect", credentials, now))
}

/// Makes the password of the role `admin` for a cluster of Aurora DSQL, as [`dsql`] does for other roles.
///
/// # Errors
/// Fails if the host or the region can't be one.
pub fn dsql_admin(
    host: &str,
    region: &str,
    credentials: &Credentials,
    now: Timestamp,
) -> Result<String, Error> {
    check(host, region)?;
    Ok(signed(Scope { host, region, service: "dsql" }, "Action=DbConnectAdmin", credentials, now))
}

/// Makes the bearer token for the Kubernetes API of a cluster of EKS. It is valid for 15 minutes.
///
/// # Errors
/// Fails if the region can't be one, or if the name of the cluster has characters that no name has.
pub fn eks(
    cluster: &str,
    region: &str,
    credentials: &Credentials,
    now: Timestamp,
) -> Result<String, Error> {
    check("sts", region)?;
    let name = HeaderValue::from_str(cluster).ok().filter(|_| !cluster.is_empty());
    let name = name.ok_or_else(|| Error::invalid("the name of the cluster can't be one"))?;
    let url = usual(STS, region, &Settings::default());
    let host = url.trim_start_matches("https://");
    let headers = HeaderMap::from_iter([(HeaderName::from_static("x-k8s-aws-id"), name)]);
    let signer = Signer::new(credentials, region, "sts", now);
    let target = Target::new("GET", host, "/", "Action=GetCallerIdentity&Version=2011-06-15");
    let query = signer.sign_query(target, &headers, Payload::Bytes(b""), MINUTE).query;
    Ok(format!("k8s-aws-v1.{}", URL_SAFE_NO_PAD.encode(format!("{url}/?{query}"))))
}

/// What a token is for.
#[derive(Clone, Copy)]
struct Scope<'s> {
    host: &'s str,
    region: &'s str,
    service: &'s str,
}

/// A URL without its scheme, signed in its query.
fn signed(scope: Scope<'_>, query: &str, credentials: &Credentials, now: Timestamp) -> String {
    let Scope { host, region, service } = scope;
    let signer = Signer::new(credentials, region, service, now);
    let target = Target::new("GET", host, "/", query);
    let query = signer.sign_query(target, &HeaderMap::new(), Payload::Bytes(b""), QUARTER).query;
    format!("{host}/?{query}")
}

fn check(host: &str, region: &str) -> Result<(), Error> {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
    if host.is_empty() || !host.bytes().all(allowed) {
        return Err(Error::invalid("the host is none: it is a name, without a port and a scheme"));
    }
    if !is_region(region) {
        return Err(Error::invalid("the region is none: it is a name such as `eu-west-1`"));
    }
    Ok(())
}

/// A text as the value of a parameter.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            // Writing to a string can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use farrier::{Credentials, Timestamp};

    use super::{eks, rds};

    fn credentials() -> Credentials {
        Credentials::new("AKID", "s3cret", Some("token".to_owned()))
    }

    #[test]
    fn a_token_for_a_cluster_is_a_signed_url() {
        let now = Timestamp::UNIX_EPOCH;
        let token = eks("zoo", "cn-north-1", &credentials(), now).unwrap();
        let url = URL_SAFE_NO_PAD.decode(token.strip_prefix("k8s-aws-v1.").unwrap()).unwrap();
        let url = String::from_utf8(url).unwrap();
        assert!(url.starts_with("https://sts.cn-north-1.amazonaws.com.cn/?Action="), "{url}");
        assert!(url.contains("&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id&"), "{url}");
        assert!(url.contains("&X-Amz-Expires=60&") && !url.contains("s3cret"), "{url}");
    }

    #[test]
    fn what_is_no_host_no_region_and_no_name_is_refused() {
        let now = Timestamp::UNIX_EPOCH;
        for (host, region) in [("a.b/c", "eu-west-1"), ("", "eu-west-1"), ("a.b", "eu/west")] {
            assert!(rds(host, 1, "ada", region, &credentials(), now).is_err(), "{host} {region}");
        }
        assert!(eks("zoo\n", "eu-west-1", &credentials(), now).is_err());
        let token = rds("a.b", 1, "a/b c", "eu-west-1", &credentials(), now).unwrap();
        assert!(token.starts_with("a.b:1/?Action=connect&DBUser=a%2Fb%20c&"), "{token}");
    }
}
