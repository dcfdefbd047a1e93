//! URLs as Cargo reads them, which is by the URL Standard (`url.spec.whatwg.org`).

use std::net::Ipv6Addr;

/// The schemes whose URLs have a host, and in which `\` is read as `/`.
const WEB: [&str; 2] = ["https", "http"];

/// Checks an absolute URL with a host. A `file` URL may have none.
///
/// # Errors
/// Fails with the end of a sentence about the URL.
pub(super) fn check(text: &str) -> Result<(), &'static str> {
    if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err("it has white space in it");
    }
    let (scheme, rest) = text.split_once("://").ok_or("it has no scheme")?;
    let scheme = scheme.to_ascii_lowercase();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    if !is_scheme {
        return Err("it has no scheme");
    }
    let end = |c: char| matches!(c, '/' | '?' | '#') || c == '\\' && WEB.contains(&&*scheme);
    let (authority, _) = rest.split_at(rest.find(end).unwrap_or(rest.len()));
    if scheme == "file" {
        return match authority {
            "" => {
                if rest.is_empty() {
                    Err("it has no path")
                } else {
                    Ok(())
                }
            }
            host => check_host(host),
        };
    }
    let (_, address) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (host, port) = host_and_port(address)?;
    check_port(port)?;
    check_host(host)
}

/// Cuts `host:port` and `[::1]:port`. The port is empty if there is none.
fn host_and_port(address: &str) -> Result<(&str, &str), &'static str> {
    // Within brackets, colons belong to the host.
    let end = match address.strip_prefix('[') {
        Some(inner) => inner.find(']').ok_or("it has a bracket that isn't closed")? + 2,
        None => address.find(':').unwrap_or(address.len()),
    };
    match address.split_at(end) {
        (host, "") => Ok((host, "")),
        (host, rest) => {
            Ok((host, rest.strip_prefix(':').ok_or("its host has text after a bracket")?))
        }
    }
}

fn check_port(port: &str) -> Result<(), &'static str> {
    let is_number = port.chars().all(|c| c.is_ascii_digit());
    if port.is_empty() || is_number && port.parse::<u16>().is_ok() {
        return Ok(());
    }
    Err("its port is not a number up to 65535")
}

fn check_host(host: &str) -> Result<(), &'static str> {
    if host.is_empty() {
        return Err("it has no host");
    }
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let address = address.parse::<Ipv6Addr>();
        return address.map(|_| ()).map_err(|_| "its host is not an IPv6 address");
    }
    if host.contains(|c| r#"<>^|%:[]\"`{}"#.contains(c)) {
        return Err("its host has a character that none can have");
    }
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    let is_number = !last.is_empty() && last.chars().all(|c| c.is_ascii_digit());
    if is_number && !is_ipv4(host.trim_end_matches('.')) {
        return Err("its host is not an IPv4 address");
    }
    Ok(())
}

/// Up to four numbers of a byte each, of which the last one takes the bytes of those that are missing.
fn is_ipv4(host: &str) -> bool {
    let parts: Vec<_> = host.split('.').map(str::parse::<u32>).collect();
    let Some((Ok(last), first)) = parts.split_last() else { return false };
    let bytes = 4_u32.saturating_sub(u32::try_from(first.len()).unwrap_or(u32::MAX));
    let fits = u64::from(*last) < 1_u64 << (8 * bytes);
    bytes > 0 && fits && first.iter().all(|part| part.as_ref().is_ok_and(|part| *part < 256))
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn urls() {
        for fine in [
            "https://example.com",
            "https://example.com:/farrier.git",
            "https://user:pass@example.com:8443/a?b#c",
            "HTTPS://example.com.:65535",
            "https://[::1]:80/x",
            "http://127.0.0.1/x",
            "http://127.1",
            "https://ex\u{e4}mple.com/\u{e4}:99999/[",
            "ssh://git@example.com/farrier",
            "git+ssh://example.com/farrier",
            "file:///srv/farrier",
            "file:///C:/farrier",
            "file://server/farrier",
        ] {
            assert_eq!(check(fine), Ok(()), "{fine}");
        }
    }

    #[test]
    fn no_urls() {
        let wrong = [
            "",
            "example.com/x",
            "../x",
            "1http://example.com",
            "https://",
            "https:///x",
            "https://user@/x",
            "https://:80/x",
            "https://[::1/x",
            "https://[",
            "https://[::1]x/",
            "https://[1.2.3.4]/",
            "https://h:99999/x",
            "https://h:8o/x",
            "https://h:+80/x",
            "ssh://git@example.com:farrier.git",
            "https://a b/",
            "https://a<b/",
            "https://a%/",
            "https://1.2.3.256/",
            "https://1.2.3.4.5/",
            "https://a.b.1/",
            "file://",
            "file://h:80/x",
        ];
        let told = wrong.map(|url| format!("{url:?}: {}\n", check(url).unwrap_err())).concat();
        insta::assert_snapshot!(told, @r#"
        "": it has no scheme
        "example.com/x": it has no scheme
        "../x": it has no scheme
        "1http://example.com": it has no scheme
        "https://": it has no host
        "https:///x": it has no host
        "https://user@/x": it has no host
        "https://:80/x": it has no host
        "https://[::1/x": it has a bracket that isn't closed
        "https://[": it has a bracket that isn't closed
        "https://[::1]x/": its host has text after a bracket
        "https://[1.2.3.4]/": its host is not an IPv6 address
        "https://h:99999/x": its port is not a number up to 65535
        "https://h:8o/x": its port is not a number up to 65535
        "https://h:+80/x": its port is not a number up to 65535
        "ssh://git@example.com:farrier.git": its port is not a number up to 65535
        "https://a b/": it has white space in it
        "https://a<b/": its host has a character that none can have
        "https://a%/": its host has a character that none can have
        "https://1.2.3.256/": its host is not an IPv4 address
        "https://1.2.3.4.5/": its host is not an IPv4 address
        "https://a.b.1/": its host is not an IPv4 address
        "file://": it has no path
        "file://h:80/x": its host has a character that none can have
        "#);
    }
}
