//! Identities that have to be fetched, as the users of a client see them.

use std::convert::Infallible;
use std::future::pending;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use farrier::http::{Request, Response};
use farrier::protocol::RestJson1;
use farrier::{
    ApiKey, AuthScheme, BearerToken, ByteStream, Client, ClientBuilder, Delivery, Error,
    IdentityCache, IdentityProvider, ProviderError, ServiceSchema, TimeoutKind, Timeouts,
    Transport, provider_fn, shape,
};

use crate::support::run;

static SERVICE: ServiceSchema = ServiceSchema::new("Keys", "2024-01-01", &RestJson1)
    .auth(&[AuthScheme::Bearer, AuthScheme::api_key_header("x-api-key")]);

shape! {
    pub operation Ping: input(Nothing), output(Nothing),
        error(PingError), named("Ping", SERVICE), http("POST", "/ping", 200);
}

shape! {
    pub operation Open: input(Nothing), output(Nothing),
        error(OpenError), named("Open", SERVICE), http("POST", "/open", 200), auth(&[]);
}

shape! {
    pub struct Nothing: derive(Debug), read, write, input;
}

/// Keeps each request.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<Request<ByteStream>>>>);

impl Transport for Recorder {
    type Body = ByteStream;
    type Error = Infallible;

    async fn send(self, request: Request<ByteStream>) -> Result<Response<ByteStream>, Infallible> {
        self.0.lock().unwrap().push(request);
        Ok(Response::new(ByteStream::from("{}")))
    }
}

impl Recorder {
    /// The value of a header in each request, in which it may be missing.
    fn values(&self, name: &str) -> Vec<String> {
        let requests = self.0.lock().unwrap();
        let value = |request: &Request<ByteStream>| {
            let value = request.headers().get(name);
            value.map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
        };
        requests.iter().map(value).collect()
    }
}

fn builder(recorder: &Recorder) -> ClientBuilder {
    Client::builder(&SERVICE).endpoint("https://api.example.com").transport(recorder.clone())
}

/// Gives `token-1`, `token-2` and so on, and counts.
fn counting(count: &Arc<AtomicUsize>) -> impl IdentityProvider<BearerToken> + use<> {
    let count = count.clone();
    provider_fn(move || {
        let number = count.fetch_add(1, Ordering::SeqCst) + 1;
        async move {
            tokio::task::yield_now().await;
            Ok(BearerToken::try_from(format!("token-{number}"))?)
        }
    })
}

async fn ping(client: &Client) -> Result<Nothing, Error<PingError>> {
    client.call::<Ping>(Nothing {}).await
}

#[test]
fn an_identity_is_fetched_once_for_many_calls() {
    let (recorder, count) = (Recorder::default(), Arc::default());
    let client = builder(&recorder).bearer_provider(counting(&count)).build().unwrap();
    run(async {
        let calls: Vec<_> = (0..8)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move { ping(&client).await })
            })
            .collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
        ping(&client).await.unwrap();
    });
    assert_eq!(recorder.values("authorization"), ["Bearer token-1"; 9]);
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn what_no_call_needs_is_not_fetched() {
    let (recorder, count) = (Recorder::default(), Arc::default());
    let client = builder(&recorder).bearer_provider(counting(&count)).build().unwrap();
    run(async {
        client.call::<Open>(Nothing {}).await.unwrap();
        client.call::<Ping>(Nothing {}).bearer("own").await.unwrap();
        client.call::<Ping>(Nothing {}).api_key("own").await.unwrap();
    });
    assert_eq!(recorder.values("authorization"), ["", "Bearer own", ""]);
    assert_eq!(recorder.values("x-api-key"), ["", "", "own"]);
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

#[test]
fn a_call_has_a_provider_of_its_own() {
    let (recorder, count) = (Recorder::default(), Arc::default());
    let client = builder(&recorder).api_key("common").build().unwrap();
    let tokens = IdentityCache::new(counting(&count));
    run(async {
        for _ in 0..2 {
            client.call::<Ping>(Nothing {}).bearer_provider(tokens.clone()).await.unwrap();
        }
        ping(&client).await.unwrap();
    });
    assert_eq!(recorder.values("authorization"), ["Bearer token-1", "Bearer token-1", ""]);
    assert_eq!(recorder.values("x-api-key"), ["", "", "common"]);
}

#[test]
fn the_last_setting_of_one_kind_counts() {
    let (recorder, count) = (Recorder::default(), Arc::default());
    let fixed = builder(&recorder).bearer_provider(counting(&count)).bearer("fixed");
    let fetched = builder(&recorder).bearer("fixed").bearer_provider(counting(&count));
    run(async {
        for builder in [fixed, fetched] {
            ping(&builder.build().unwrap()).await.unwrap();
        }
    });
    assert_eq!(recorder.values("authorization"), ["Bearer fixed", "Bearer token-1"]);
}

#[test]
fn a_provider_with_nothing_leaves_it_to_the_next_scheme() {
    let recorder = Recorder::default();
    let absent = |what| {
        provider_fn(move || async move {
            Err(ProviderError::not_configured(format!("{what} isn't set")))
        })
    };
    let client = builder(&recorder).bearer_provider(absent("TOKEN"));
    let client = client.api_key_provider(ApiKey::try_from("key").unwrap()).build().unwrap();
    run(ping(&client)).unwrap();
    assert_eq!(recorder.values("x-api-key"), ["key"]);

    let key = provider_fn(|| async { Err(ProviderError::not_configured("KEY isn't set")) });
    let client = builder(&recorder).bearer_provider(absent("TOKEN"));
    let client = client.api_key_provider(key).build().unwrap();
    let error = run(ping(&client)).unwrap_err();
    let expected = "Ping was not sent: no identity was found: TOKEN isn't set; KEY isn't set";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_failure_is_told_with_its_cause_and_nothing_is_sent() {
    let recorder = Recorder::default();
    let provider = provider_fn(|| async {
        let cause = io::Error::other("connection refused");
        Err(ProviderError::failed("the login service gives no token").with_source(cause))
    });
    let client = builder(&recorder).bearer_provider(provider);
    let client = client.api_key("not used instead").build().unwrap();
    let error = run(ping(&client)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Ping was not sent: the login service gives no token: connection refused"
    );
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(error.operation(), "Ping");
    assert!(std::error::Error::source(&error).is_some());
    assert!(recorder.0.lock().unwrap().is_empty());
}

#[test]
fn waiting_for_an_identity_counts_for_the_whole_call_alone() {
    let recorder = Recorder::default();
    let hanging = provider_fn(pending::<Result<BearerToken, ProviderError>>);
    let limits = Timeouts::default().attempt(Duration::from_secs(1)).call(Duration::from_secs(90));
    let client = builder(&recorder).bearer_provider(hanging).timeouts(limits).build().unwrap();
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().unwrap();
    let Err(Error::Timeout(error)) = runtime.block_on(ping(&client)) else { panic!("no timeout") };
    assert_eq!(error.kind, TimeoutKind::Call);
    let expected = "Ping timed out: no result within 90s (the request was not sent)";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_provider_of_what_the_service_does_not_take_is_refused() {
    static OPEN: ServiceSchema = ServiceSchema::new("Open", "2024-01-01", &RestJson1);
    let builder = Client::builder(&OPEN).endpoint("https://api.example.com");
    let error = builder.bearer_provider(counting(&Arc::default())).build().unwrap_err();
    assert!(error.to_string().starts_with("Open takes no bearer token"), "{error}");
}

#[test]
fn a_token_that_has_expired_is_not_sent() {
    let recorder = Recorder::default();
    let expiry = "2015-08-30T12:36:00Z".parse().unwrap();
    let token = BearerToken::try_from("t").unwrap().expires_at(expiry);
    let client = builder(&recorder).bearer(token).build().unwrap();
    let error = run(ping(&client)).unwrap_err();
    let expected = "Ping was not sent: its bearer token expired at 2015-08-30 12:36:00 UTC";
    assert_eq!(error.to_string(), expected);
    let early: farrier::Timestamp = "2015-08-30T12:35:59Z".parse().unwrap();
    let token = BearerToken::try_from("t").unwrap().expires_at(expiry);
    let client = builder(&recorder).bearer(token).time_source(early).build().unwrap();
    run(ping(&client)).unwrap();
}
