//! A made-up home and made-up services.

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

    /// Writes the token of a session of single sign-on, which can be renewed until the second time.
    pub(crate) fn sso_token(&self, session: &str, expiry: &str, renewable: &str) -> PathBuf {
        let digest =
            ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, session.as_bytes());
        let name: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        let file = self.0.path().join("home/.aws/sso/cache").join(name + ".json");
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
pub(crate) struct Services(Arc<Mutex<VecDeque<(&'static str, Reply)>>>);

impl Services {
    pub(crate) fn new(replies: impl IntoIterator<Item = (&'static str, Reply)>) -> Self {
        Self(Arc::new(Mutex::new(replies.into_iter().collect())))
    }

    /// Fails if a request is missing.
    pub(crate) fn finish(&self) {
        let left: Vec<_> = self.0.lock().unwrap().iter().map(|(request, _)| *request).collect();
        assert!(left.is_empty(), "not asked: {left:?}");
    }
}

impl Transport for Services {
    type Body = ByteStream;
    type Error = io::Error;

    async fn send(self, request: Request<ByteStream>) -> io::Result<Response<ByteStream>> {
        let uri = request.uri().to_string();
        let asked = format!("{} {}", request.method(), uri.split('?').next().unwrap());
        let mut replies = self.0.lock().unwrap();
        if replies.front().is_none_or(|(expected, _)| *expected != asked) {
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        let (_, Reply(status, body)) = replies.pop_front().unwrap();
        Ok(Response::builder().status(status).body(ByteStream::from(body)).unwrap())
    }
}
