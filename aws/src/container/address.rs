//! Which address credentials of a container come from, and which addresses are allowed.

use std::net::IpAddr;

use farrier::http::Uri;

use crate::environment::Environment;
use crate::error::Error;

const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/// The host that relative addresses are on.
const HOST: &str = "http://169.254.170.2";

/// The hosts that may be asked without TLS, besides the machine itself: the agent of ECS, and that of EKS.
const HOSTS: [&str; 4] = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost"];

/// Finds the address that the environment gives.
///
/// # Errors
/// Fails if there is none, which is [`NotConfigured`](crate::ErrorKind::NotConfigured), if it isn't a URL, and
/// if a credential would travel to another machine without TLS.
pub fn address(environment: &Environment) -> Result<Uri, Error> {
    if let Some(path) = environment.get(RELATIVE) {
        if !path.starts_with('/') {
            return Err(wrong(RELATIVE, "must begin with `/`"));
        }
        return format!("{HOST}{path}")
            .parse()
            .map_err(|_| wrong(RELATIVE, "is not a path of a URL"));
    }
    let Some(url) = environment.get(FULL) else {
        return Err(Error::not_configured(format!(
            "the environment has neither {RELATIVE} nor {FULL}, so this is no container with credentials"
        )));
    };
    let uri: Uri = url.parse().map_err(|_| wrong(FULL, "is not a URL"))?;
    let host = uri
        .host()
        .ok_or_else(|| wrong(FULL, "has no host: it is a URL such as `http://localhost/…`"))?;
    if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err(wrong(FULL, "has a user name, which is not allowed"));
    }
    match uri.scheme_str() {
        Some("https") => Ok(uri),
        Some("http") if is_allowed(host) => Ok(uri),
        Some("http") => Err(wrong(
            FULL,
            "names another machine by `http`. Without TLS only this machine and the agents of containers \
             (169.254.170.2, 169.254.170.23, [fd00:ec2::23]) may be asked",
        )),
        _ => Err(wrong(FULL, "must begin with `http://` or `https://`")),
    }
}

fn is_allowed(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let is_loopback = host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    is_loopback || HOSTS.iter().any(|allowed| host.eq_ignore_ascii_case(allowed))
}

fn wrong(variable: &str, problem: &str) -> Error {
    Error::invalid(format!("the environment variable {variable} {problem}"))
}

#[cfg(test)]
mod tests {
    use super::{FULL, RELATIVE, address};
    use crate::environment::Environment;

    fn found(variable: &str, value: &str) -> Option<String> {
        let environment = Environment::from_iter([(variable, value)]);
        address(&environment).ok().map(|uri| uri.to_string())
    }

    #[test]
    fn credentials_go_to_no_other_machine_in_the_clear() {
        for url in ["http://127.0.0.9:80/a", "http://[::1]/a", "https://example.com/a"] {
            assert_eq!(found(FULL, url).as_deref(), Some(url));
        }
        for url in [
            "http://example.com/a",
            "http://169.254.169.254/a",
            "http://localhost@example.com/a",
            "http://example.com@localhost/a",
            "http://localhost.example.com/a",
            "ftp://localhost/a",
            "localhost/a",
        ] {
            assert_eq!(found(FULL, url), None, "{url}");
        }
    }

    #[test]
    fn a_relative_address_stays_on_its_host() {
        for path in ["@example.com/a", ".example.com/a", "example.com"] {
            assert_eq!(found(RELATIVE, path), None, "{path}");
        }
    }
}
