//! Where a bucket's name travels: before the host, or as the first label of the path (Amazon S3, user
//! guide, "Virtual hosting of general purpose buckets").
//!
//! Knows which names can be a label of a host, and nothing else of a service. A name is one label or
//! it stays in the path: it can't lead a request elsewhere.

use std::borrow::Cow;

use http::Uri;
use http::uri::PathAndQuery;

use crate::codec::lookup;
use crate::codec::writer::WriteStruct;
use crate::endpoint::base::Endpoint;
use crate::error::wire::Unsendable;
use crate::schema::bucket::BucketSchema;
use crate::schema::service::OperationSchema;

/// Where the names of buckets go, of services that have buckets.
///
/// ```text
/// Virtual   https://photos.s3.eu-west-1.amazonaws.com/cat.png
/// Path      https://s3.eu-west-1.amazonaws.com/photos/cat.png
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Addressing {
    /// Before the host where that works, else into the path.
    ///
    /// It works with names that are a label of a host (3 to 63 lower-case letters, digits and inner
    /// hyphens; no dots, which certificates don't cover), and with hosts that have a domain: not
    /// with an IP address, `localhost` or another single label, nor
    /// [without host prefixes](Endpoint::without_host_prefixes).
    #[default]
    Auto,
    /// Before the host; the call fails if the name can't stand there.
    Virtual,
    /// Into the path.
    Path,
}

/// The endings of names that Amazon S3 keeps for what lives at hosts of its own.
const ELSEWHERE: [(&str, &str); 3] = [
    ("--x-s3", "a directory bucket"),
    ("--xa-s3", "an access point of a directory bucket"),
    ("--op-s3", "an access point of an outpost"),
];

/// The name of the bucket that an operation is about, if it is about one.
pub(crate) fn name_of(operation: &OperationSchema, input: &dyn WriteStruct) -> Option<String> {
    let bucket = operation.bucket?;
    Some(lookup::text(input, bucket.member).unwrap_or_default())
}

/// Puts a bucket before the host of an endpoint if it belongs there, and takes it out of `target`, the
/// path with its query, then.
pub(crate) fn place<'e>(
    bucket: BucketSchema,
    name: &str,
    endpoint: Cow<'e, Endpoint>,
    addressing: Addressing,
    target: &mut Uri,
) -> Result<Cow<'e, Endpoint>, Unsendable> {
    let refuse = |problem: String| Unsendable { member: Some(bucket.member), problem };
    check_supported(name, &endpoint).map_err(refuse)?;
    let accelerated = endpoint.accelerated().filter(|_| bucket.accelerated);
    let before_host = if accelerated.is_some() {
        check_accelerated(name, addressing).map(|()| true)
    } else {
        goes_before(name, &endpoint, addressing)
    };
    if !before_host.map_err(refuse)? {
        return Ok(endpoint);
    }
    *target = without_bucket(target, name)
        .ok_or_else(|| refuse("it is not the first label of the operation's path".to_owned()))?;
    let endpoint = accelerated.map_or(endpoint, Cow::Owned);
    let whole = endpoint.with_prefix(&format!("{name}."));
    whole.map(Cow::Owned).map_err(|error| refuse(error.to_string()))
}

/// Tells of names that would reach nothing.
fn check_supported(name: &str, endpoint: &Endpoint) -> Result<(), String> {
    if name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("arn:")) {
        return Err(
            "an ARN can't be addressed: give a bucket's name or an alias, and the endpoint \
                    of what it names as a URL"
                .to_owned(),
        );
    }
    let special = ELSEWHERE.iter().find(|(ending, _)| name.ends_with(ending));
    match special.filter(|_| endpoint.is_by_region()) {
        Some((_, what)) => Err(format!("{what} has no endpoint by region: give a URL")),
        None => Ok(()),
    }
}

/// An accelerated host is nothing without a bucket before it.
fn check_accelerated(name: &str, addressing: Addressing) -> Result<(), String> {
    if addressing == Addressing::Path {
        return Err(
            "an accelerated endpoint has buckets before its host, not in the path".to_owned()
        );
    }
    if is_host_label(name) { Ok(()) } else { Err(no_label()) }
}

/// True if the bucket goes before the host.
fn goes_before(name: &str, endpoint: &Endpoint, addressing: Addressing) -> Result<bool, String> {
    match addressing {
        Addressing::Path => Ok(false),
        Addressing::Auto => {
            Ok(is_host_label(name) && endpoint.takes_prefix() && endpoint.has_domain())
        }
        Addressing::Virtual if !endpoint.takes_prefix() => {
            Err("it can't go before the endpoint's host, which takes no prefix".to_owned())
        }
        Addressing::Virtual if !is_host_label(name) => Err(no_label()),
        Addressing::Virtual => Ok(true),
    }
}

fn no_label() -> String {
    "it can't go before the host: that takes 3 to 63 lower-case letters, digits and inner hyphens"
        .to_owned()
}

/// What Amazon S3 lets a bucket be called, save dots.
fn is_host_label(name: &str) -> bool {
    (3..=63).contains(&name.len())
        && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !name.starts_with('-')
        && !name.ends_with('-')
}

/// `/photos/cat.png?tagging` without `/photos`. Of the path nothing else is touched.
fn without_bucket(target: &Uri, name: &str) -> Option<Uri> {
    let whole = target.path_and_query()?.as_str();
    let rest = whole.strip_prefix('/')?.strip_prefix(name)?;
    let rest = match rest.bytes().next() {
        Some(b'/') => Cow::Borrowed(rest),
        None | Some(b'?') => Cow::Owned(format!("/{rest}")),
        Some(_) => return None,
    };
    PathAndQuery::try_from(&*rest).ok().map(Uri::from)
}

#[cfg(test)]
mod tests;
