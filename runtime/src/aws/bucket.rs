//! The place of a bucket's name, which goes before the host or is the first label of the path
//! (Amazon S3, user guide, "Virtual hosting of general purpose buckets").
//!
//! This module knows which names can be a label of a host, and nothing else about a service. A name
//! that isn't a single label stays in the path, so that it can't send a request to another host.

use std::borrow::Cow;

use http::Uri;
use http::uri::PathAndQuery;

use crate::codec::lookup;
use crate::codec::writer::WriteStruct;
use crate::endpoint::base::Endpoint;
use crate::error::wire::SerializeError;
use crate::schema::bucket::BucketSchema;
use crate::schema::service::OperationSchema;

/// The place of a bucket's name in the URL of a request.
///
/// It applies to services that have buckets. Other services ignore it.
///
/// ```text
/// Virtual   https://photos.s3.eu-west-1.amazonaws.com/cat.png
/// Path      https://s3.eu-west-1.amazonaws.com/photos/cat.png
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Addressing {
    /// The name goes before the host if possible, and otherwise into the path. This is the default.
    ///
    /// It is possible if the name has 3 to 63 lower-case letters, digits and inner hyphens and doesn't
    /// begin with `xn--`. Names with dots stay in the path, because TLS certificates don't cover them. The host must be a
    /// name of several labels, and not an IP address or a single label such as `localhost`. The
    /// endpoint must not have its [host prefixes disabled](Endpoint::without_host_prefixes).
    #[default]
    Auto,
    /// The name goes before the host. The call fails if that isn't possible.
    Virtual,
    /// The name goes into the path.
    Path,
}

/// The endings of names that Amazon S3 reserves, with the kinds of resources that they name. Such
/// resources have hosts of their own.
const RESERVED_ENDINGS: [(&str, &str); 3] = [
    ("--x-s3", "a directory bucket"),
    ("--xa-s3", "an access point of a directory bucket"),
    ("--op-s3", "an access point of an outpost"),
];

/// The name of the bucket that an operation is about, if it is about one.
pub(crate) fn name_of(operation: &OperationSchema, input: &dyn WriteStruct) -> Option<String> {
    let bucket = operation.bucket?;
    Some(lookup::member_text(input, bucket.member).unwrap_or_default())
}

/// Puts a bucket before the host of an endpoint if it belongs there, and takes it out of `target`, the
/// path with its query, then.
pub(crate) fn place<'e>(
    bucket: BucketSchema,
    name: &str,
    endpoint: Cow<'e, Endpoint>,
    addressing: Addressing,
    target: &mut Uri,
) -> Result<Cow<'e, Endpoint>, SerializeError> {
    let refuse = |problem: String| SerializeError { member: Some(bucket.member), problem };
    check_supported(name, &endpoint).map_err(refuse)?;
    let accelerated = endpoint.accelerated().filter(|_| bucket.accelerated);
    let before_host = if accelerated.is_some() {
        check_accelerated(name, addressing).map(|()| true)
    } else {
        goes_before_host(name, &endpoint, addressing)
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

/// Fails for names that the endpoint can't serve.
fn check_supported(name: &str, endpoint: &Endpoint) -> Result<(), String> {
    if name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("arn:")) {
        return Err(
            "an ARN can't be addressed: give a bucket's name or an alias, and the endpoint \
                    of what it names as a URL"
                .to_owned(),
        );
    }
    let special = RESERVED_ENDINGS.iter().find(|(ending, _)| name.ends_with(ending));
    match special.filter(|_| endpoint.is_regional()) {
        Some((_, what)) => Err(format!("{what} has no endpoint by region: give a URL")),
        None => Ok(()),
    }
}

/// Fails if the bucket's name can't go before the host, which an accelerated endpoint requires.
fn check_accelerated(name: &str, addressing: Addressing) -> Result<(), String> {
    if addressing == Addressing::Path {
        return Err(
            "an accelerated endpoint has buckets before its host, not in the path".to_owned()
        );
    }
    if can_precede_host(name) { Ok(()) } else { Err(not_a_label()) }
}

/// Returns true if the bucket's name goes before the host. Fails if the caller requires that and it
/// isn't possible.
fn goes_before_host(
    name: &str,
    endpoint: &Endpoint,
    addressing: Addressing,
) -> Result<bool, String> {
    match addressing {
        Addressing::Path => Ok(false),
        Addressing::Auto => {
            Ok(can_precede_host(name) && endpoint.accepts_prefix() && endpoint.has_domain())
        }
        Addressing::Virtual if !endpoint.accepts_prefix() => {
            Err("it can't go before the endpoint's host, which takes no prefix".to_owned())
        }
        Addressing::Virtual if !can_precede_host(name) => Err(not_a_label()),
        Addressing::Virtual => Ok(true),
    }
}

fn not_a_label() -> String {
    "it can't go before the host: that takes 3 to 63 lower-case letters, digits and inner hyphens, and \
     no `xn--` at the beginning"
        .to_owned()
}

/// Returns true if a bucket's name can go before the host. Amazon S3 also allows dots in names,
/// which are excluded here. It reserves `xn--`, which would make an international name of the host.
fn can_precede_host(name: &str) -> bool {
    (3..=63).contains(&name.len())
        && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !name.starts_with('-')
        && !name.ends_with('-')
        && !name.starts_with("xn--")
}

/// Removes the bucket's name from the path: `/photos/cat.png?tagging` becomes `/cat.png?tagging`.
/// The rest is unchanged. Returns `None` if the path doesn't begin with the name.
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

/// What follows the first label of the path: `/cat.png?tagging` of `/photos/cat.png?tagging`.
#[cfg(feature = "endpoint-rules")]
pub(crate) fn after_label(target: &Uri) -> &str {
    let whole = target.path_and_query().map_or("/", PathAndQuery::as_str);
    let label = whole.strip_prefix('/').unwrap_or(whole);
    label.find(['/', '?']).and_then(|at| label.get(at..)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
