//! The exchange with the metadata service of an instance, version 2: a token first, then what it is for.

use std::time::Duration;

use farrier::http::{HeaderValue, Method, Request, StatusCode, Uri};

use super::limits::Limits;
use crate::error::Error;
use crate::http::{Answer, Http};

/// The first pause before something is asked for again.
const PAUSE: Duration = Duration::from_millis(50);

/// How long a token is to be valid, in seconds: the most there is.
const TOKEN_SECONDS: &str = "21600";

/// An exchange with the metadata service.
pub(super) struct Session<'s> {
    http: &'s Http,
    base: &'s Uri,
    limits: Limits,
    token: HeaderValue,
}

impl<'s> Session<'s> {
    /// Gets a token. If there is none, this isn't an instance, or one that doesn't say.
    pub(super) async fn open(http: &'s Http, base: &'s Uri, limits: Limits) -> Result<Self, Error> {
        Ok(Self { http, base, limits, token: token(http, base, limits).await? })
    }

    /// Gets what is at a path; `None` if there is nothing.
    pub(super) async fn get(&mut self, path: &str) -> Result<Option<Answer>, Error> {
        let (base, limits) = (self.base, self.limits);
        let mut attempt = 1;
        loop {
            let mut request = Request::new(());
            *request.uri_mut() = below(base, path)?;
            request.headers_mut().insert("x-aws-ec2-metadata-token", self.token.clone());
            let problem = match self.http.send(request, limits.timeout).await? {
                Ok(answer) if answer.status.is_success() => return Ok(Some(answer)),
                Ok(answer) if answer.status == StatusCode::NOT_FOUND => return Ok(None),
                Ok(answer) if answer.status == StatusCode::UNAUTHORIZED => {
                    // The token is no longer good.
                    self.token = token(self.http, base, limits).await?;
                    "it refuses the token that it gave".to_owned()
                }
                Ok(answer) if answer.status.is_client_error() => {
                    let status = answer.status;
                    let text =
                        format!("the metadata service at {base} refuses {path} (status {status})");
                    return Err(Error::failed(text));
                }
                Ok(answer) => format!("it answers with status {}", answer.status),
                Err(problem) => problem.to_string(),
            };
            if attempt == limits.attempts {
                return Err(Error::failed(format!(
                    "the metadata service at {base} was asked {attempt} times for {path}: {problem}"
                )));
            }
            tokio::time::sleep(PAUSE * attempt).await;
            attempt += 1;
        }
    }
}

/// Asks for a token: again if the service answers that it can't, and only once if nobody answers.
async fn token(http: &Http, base: &Uri, limits: Limits) -> Result<HeaderValue, Error> {
    let mut attempt = 1;
    let Answer { status, body } = loop {
        let mut request = Request::new(());
        *request.method_mut() = Method::PUT;
        *request.uri_mut() = below(base, "/latest/api/token")?;
        let seconds = HeaderValue::from_static(TOKEN_SECONDS);
        request.headers_mut().insert("x-aws-ec2-metadata-token-ttl-seconds", seconds);
        let answer = http.send(request, limits.timeout).await?.map_err(|problem| {
            Error::not_configured(format!(
                "the metadata service at {base} gives no credentials: {problem}. If this is no instance of \
                 EC2, that is as it should be"
            ))
        })?;
        if attempt == limits.attempts || !answer.status.is_server_error() {
            break answer;
        }
        tokio::time::sleep(PAUSE * attempt).await;
        attempt += 1;
    };
    if status == StatusCode::FORBIDDEN {
        let text = format!(
            "the metadata service at {base} forbids to ask (status 403): it is turned off for this instance"
        );
        return Err(Error::not_configured(text));
    }
    if !status.is_success() {
        let text = format!("the metadata service at {base} gives no token (status {status})");
        return Err(Error::not_configured(text));
    }
    let text = HeaderValue::from_bytes(body.trim_ascii()).ok();
    let is_token = |text: &HeaderValue| !text.is_empty() && !text.as_bytes().starts_with(b"<");
    let mut token = text.filter(is_token).ok_or_else(|| {
        Error::failed(format!(
            "what the metadata service at {base} gives in place of a token is none: is another server in \
             its place?"
        ))
    })?;
    token.set_sensitive(true);
    Ok(token)
}

fn below(base: &Uri, path: &str) -> Result<Uri, Error> {
    let base = base.to_string();
    let uri = format!("{}{path}", base.trim_end_matches('/')).parse();
    uri.map_err(|_| Error::failed("the metadata service names a role that can't be in a URL"))
}
