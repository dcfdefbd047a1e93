//! A made-up home and made-up services.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use farrier::http::{Request, Response};
use farrier::{ByteStream, Transport};
use farrier_aws::Environment;
use farrier_aws::parts::Trial;
use tempfile::TempDir;

/// The file of the session `work`: the SHA-1 of its name.
const WORK: &str = "e274eeff768c6396088ec6eb091f4bf4d47ab1e0.json";

/// A folder that takes the place of `/`, with a home in it.
pub(crate) struct Home(TempDir);

impl Home {
    /// Makes a home with the file `~/.aws/config`.
    pub(crate) fn new(config: &str) -> Self {
        let root = tempfile::tempdir().unwrap();
        let aws = root.path().join("home/.aws");
        fs::create_dir_all(aws.join("sso/cache")).unwrap();
        fs::write(aws.join("config"), config).unwrap();
        Self(root)
    }

    /// The path of the file `~/.aws/config`.
    pub(crate) fn config_file(&self) -> String {
        self.0.path().join("home/.aws/config").to_str().unwrap().to_owned()
    }

    /// Writes the token of the session `work` of single sign-on, which can be renewed until the second time.
    pub(crate) fn sso_token(&self, expiry: &str, renewable: &str) -> PathBuf {
        let file = self.0.path().join("home/.aws/sso/cache").join(WORK);
        let text = serde_json::json!({
            "startUrl": "https://work.example.com",
            "accessToken": "s3cret-old",
            "expiresAt": expiry,
            "clientId": "id",
            "clientSecret": "s3cret",
            "refreshToken": "s3cret",
            "registrationExpiresAt": renewable,
        });
        fs::write(&file, text.to_string()).unwrap();
        file
    }

    /// The chain in this home, with more variables.
    pub(crate) fn trial(
        &self,
        variables: &[(&str, &str)],
        services: &Services,
        now: &str,
    ) -> Trial {
        let variables = variables.iter().copied().chain([("HOME", "/home")]);
        let environment = variables.collect::<Environment>();
        let root = self.0.path().to_owned();
        Trial::new(environment, root, services.clone(), now.parse().unwrap())
    }
}

/// What a service answers.
#[derive(Clone, Copy)]
pub(crate) struct Reply(u16, &'static str);

impl Reply {
    pub(crate) const fn ok(body: &'static str) -> Self {
        Self(200, body)
    }

    pub(crate) const fn status(status: u16) -> Self {
        Self(status, "")
    }
}

/// Services that expect requests in an order, by method and URL without parameters. To others they don't answer.
#[derive(Clone)]
pub(crate) struct Services(Arc<Mutex<Expected>>);

struct Expected {
    replies: VecDeque<(&'static str, Reply)>,
    /// What all other requests are answered.
    others: Option<Reply>,
    last: (String, String),
}

impl Services {
    pub(crate) fn new(replies: impl IntoIterator<Item = (&'static str, Reply)>) -> Self {
        let replies = replies.into_iter().collect();
        Self(Arc::new(Mutex::new(Expected { replies, others: None, last: Default::default() })))
    }

    /// Answers all other requests, too.
    pub(crate) fn answering_all(self, reply: Reply) -> Self {
        self.0.lock().unwrap().others = Some(reply);
        self
    }

    /// The URL and the header `authorization` of the last request.
    pub(crate) fn last(&self) -> (String, String) {
        self.0.lock().unwrap().last.clone()
    }

    /// Fails if a request is missing.
    pub(crate) fn finish(&self) {
        let expected = self.0.lock().unwrap();
        let left: Vec<_> = expected.replies.iter().map(|(request, _)| *request).collect();
        assert!(left.is_empty(), "not asked: {left:?}");
    }
}

impl Transport for Services {
    type Body = ByteStream;
    type Error = io::Error;

    async fn send(self, request: Request<ByteStream>) -> io::Result<Response<ByteStream>> {
        let uri = request.uri().to_string();
        let asked = format!("{} {}", request.method(), uri.split('?').next().unwrap());
        let mut expected = self.0.lock().unwrap();
        let authorization = request.headers().get("authorization");
        let authorization = authorization.map_or("", |value| value.to_str().unwrap()).to_owned();
        expected.last = (uri, authorization);
        let is_next = expected.replies.front().is_some_and(|(next, _)| *next == asked);
        let reply = if is_next { expected.replies.pop_front() } else { None };
        let reply = reply.map(|(_, reply)| reply).or(expected.others);
        let Reply(status, body) = reply.ok_or(io::ErrorKind::ConnectionRefused)?;
        Ok(Response::builder().status(status).body(ByteStream::from(body)).unwrap())
    }
}
