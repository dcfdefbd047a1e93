//! What a scheme adds to a request.

use http::header::{AUTHORIZATION, CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Uri};

use crate::auth::choose::Credential;
use crate::error::wire::SerializeError;
use crate::http_binding::uri::push_query;

/// Adds a credential to a request, which has its address already.
///
/// What the input itself put in the same place stays: it was given for this call alone.
///
/// # Errors
/// Fails if the model puts the credential where no request can have it.
pub(crate) fn sign<B>(
    credential: &Credential<'_>,
    request: &mut http::Request<B>,
) -> Result<(), SerializeError> {
    let headers = request.headers_mut();
    match *credential {
        Credential::Basic(login) => authorization(headers, "Basic", login.as_str()),
        Credential::Bearer(token) => authorization(headers, "Bearer", token.as_str()),
        Credential::ApiKeyHeader { name, scheme, key } => {
            let Ok(name) = HeaderName::try_from(name) else {
                return Err(SerializeError::whole(format!("no header can be called `{name}`")));
            };
            if [CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING].contains(&name) {
                return Err(SerializeError::whole(format!("the header `{name}` can't hold a key")));
            }
            header(headers, name, scheme, key.as_str())
        }
        Credential::ApiKeyQuery { name, key } => query(request.uri_mut(), name, key.as_str()),
        // A signature needs more than the request: `operation/signature.rs` makes it.
        #[cfg(feature = "sigv4")]
        Credential::Sigv4 { .. } => Ok(()),
    }
}

fn authorization(
    headers: &mut HeaderMap,
    scheme: &str,
    credential: &str,
) -> Result<(), SerializeError> {
    header(headers, AUTHORIZATION, Some(scheme), credential)
}

fn header(
    headers: &mut HeaderMap,
    name: HeaderName,
    scheme: Option<&str>,
    credential: &str,
) -> Result<(), SerializeError> {
    if headers.contains_key(&name) {
        return Ok(());
    }
    let value = match scheme {
        Some(scheme) => HeaderValue::try_from(format!("{scheme} {credential}")),
        None => HeaderValue::try_from(credential),
    };
    let Ok(mut value) = value else {
        return Err(SerializeError::whole(format!(
            "the header `{name}` can't hold the credential"
        )));
    };
    value.set_sensitive(true);
    let added = headers.try_insert(name, value);
    added.map(drop).map_err(|_| SerializeError::whole("it has too many headers".to_owned()))
}

fn query(uri: &mut Uri, name: &str, key: &str) -> Result<(), SerializeError> {
    let mut query = uri.query().unwrap_or_default().to_owned();
    let mut pair = String::new();
    push_query(&mut pair, name, "");
    if query.split('&').any(|given| given.starts_with(&pair) || given == name) {
        return Ok(());
    }
    push_query(&mut query, name, key);
    let mut parts = std::mem::take(uri).into_parts();
    let path = parts.path_and_query.as_ref().map_or("/", PathAndQuery::path);
    let target = PathAndQuery::try_from(format!("{path}?{query}"));
    parts.path_and_query = Some(target.map_err(|_| unfit())?);
    *uri = Uri::from_parts(parts).map_err(|_| unfit())?;
    Ok(())
}

fn unfit() -> SerializeError {
    SerializeError::whole("the API key can't be added to its URI".to_owned())
}

#[cfg(test)]
mod tests;
