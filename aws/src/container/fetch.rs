//! Asking the agent of a container for credentials.

use std::path::Path;
use std::time::Duration;

use farrier::http::header::{ACCEPT, AUTHORIZATION};
use farrier::http::{HeaderValue, Request, Uri};
use serde_json::Value;

use super::address::address;
use crate::environment::Environment;
use crate::error::Error;
use crate::files::Files;
use crate::http::{Answer, Http};
use crate::keys::Keys;

const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";

/// How long one answer may take.
const LIMIT: Duration = Duration::from_secs(2);

/// How often the agent is asked, and how long the pauses are: it may not be ready when a container starts.
const ATTEMPTS: u32 = 3;
const PAUSE: Duration = Duration::from_millis(100);

/// Asks the agent at the address of the environment.
pub(crate) async fn keys(
    environment: &Environment,
    files: &Files,
    http: &Http,
) -> Result<Keys, Error> {
    let uri = address(environment)?;
    let token = token(environment, files).await?;
    let answer = ask(&uri, token.as_ref(), http).await?;
    let agent = agent(&uri);
    if !answer.status.is_success() {
        return Err(Error::failed(format!("{agent} answers with status {}", answer.status)));
    }
    let document: Value = serde_json::from_slice(&answer.body)
        .map_err(|error| Error::failed(format!("the answer of {agent} is no JSON ({error})")))?;
    Keys::of_document(&document, "Token")
        .map_err(|problem| Error::failed(format!("the answer of {agent} {problem}")))
}

async fn ask(uri: &Uri, token: Option<&HeaderValue>, http: &Http) -> Result<Answer, Error> {
    let mut attempt = 1;
    loop {
        let mut request = Request::new(());
        *request.uri_mut() = uri.clone();
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        if let Some(token) = token {
            request.headers_mut().insert(AUTHORIZATION, token.clone());
        }
        let is_last = attempt == ATTEMPTS;
        match http.send(request, LIMIT).await? {
            Ok(answer) if is_last || !answer.status.is_server_error() => return Ok(answer),
            Err(problem) if is_last => {
                let text = format!("{} was asked {ATTEMPTS} times: {problem}", agent(uri));
                return Err(Error::failed(text));
            }
            _ => tokio::time::sleep(PAUSE * attempt).await,
        }
        attempt += 1;
    }
}

/// The credential that the agent wants, read anew each time, because the file changes.
async fn token(environment: &Environment, files: &Files) -> Result<Option<HeaderValue>, Error> {
    let (token, place) = match (environment.get(TOKEN_FILE), environment.get(TOKEN)) {
        (Some(path), _) => {
            let read = files.read(Path::new(path)).await;
            (
                read.map_err(|error| Error::failed(format!("{error} ({TOKEN_FILE} names it)")))?,
                TOKEN_FILE,
            )
        }
        (None, Some(token)) => (token.to_owned(), TOKEN),
        (None, None) => return Ok(None),
    };
    let header = HeaderValue::from_str(token.trim_end());
    let mut header = header.map_err(|_| {
        Error::invalid(format!("the token of {place} has a character that a header can't hold"))
    })?;
    header.set_sensitive(true);
    Ok(Some(header))
}

/// Who is asked. The path may hold an id that is a secret.
fn agent(uri: &Uri) -> String {
    format!("the agent of the container at {}", uri.authority().map_or("", |it| it.as_str()))
}
