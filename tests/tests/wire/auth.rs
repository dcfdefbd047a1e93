//! How calls are authenticated: which credential is sent, and what is refused.

use generated::farrier::{self, BearerToken, ClientBuilder, ConfigError, Error, Identities};
use generated::farrier::{Operation as _, ProviderError, RequestOptions, provider_fn};
use tests::fixtures::{auth, auth_query, labels};

use crate::support::run;
use crate::support::server::{Request, Server, ok};

/// A text that nobody may see.
const SECRET: &str = "s3cret";

/// The request that goes out while `call` is made.
fn sent<C: From<farrier::Client>, T>(
    builder: ClientBuilder<C>,
    call: impl AsyncFnOnce(C) -> T,
) -> Request {
    let server = Server::always(ok("{}"));
    let client = builder.endpoint(&server.url()).build().unwrap();
    run(call(client));
    server.request()
}

/// What such a request has in the header `Authorization`.
fn authorization<C: From<farrier::Client>, T>(
    builder: ClientBuilder<C>,
    call: impl AsyncFnOnce(C) -> T,
) -> Option<String> {
    sent(builder, call).header("authorization").map(str::to_owned)
}

/// A client with every kind of identity.
fn everybody() -> ClientBuilder<auth::Client> {
    auth::Client::builder().bearer("t0ken").api_key("k3y").basic("user", "pass")
}

#[test]
fn the_model_chooses_the_scheme_of_each_operation() {
    let open = authorization(everybody(), async |client| client.open().await.unwrap());
    assert_eq!(open.as_deref(), Some("Bearer t0ken"));
    let audit = authorization(everybody(), async |client| client.audit().await.unwrap());
    assert_eq!(audit.as_deref(), Some("ApiKey k3y"));
    let register = authorization(everybody(), async |client| client.register().await.unwrap());
    assert_eq!(register.as_deref(), Some("Basic dXNlcjpwYXNz"));
    let knock = authorization(everybody(), async |client| client.knock().await.unwrap());
    assert_eq!(knock, None);
}

#[test]
fn a_caller_may_prefer_schemes() {
    let builder = || {
        everybody().auth_scheme_preference(["sigv4", "httpApiKeyAuth", "smithy.api#httpBearerAuth"])
    };
    let open = authorization(builder(), async |client| client.open().await.unwrap());
    assert_eq!(open.as_deref(), Some("ApiKey k3y"));
    let register = authorization(builder(), async |client| client.register().await.unwrap());
    assert_eq!(register.as_deref(), Some("Bearer t0ken"));
    let bearer_alone = auth::Client::builder().bearer("t0ken");
    let builder = bearer_alone.auth_scheme_preference(["httpApiKeyAuth"]);
    let open = authorization(builder, async |client| client.open().await.unwrap());
    assert_eq!(open.as_deref(), Some("Bearer t0ken"));
}

#[test]
fn an_optional_identity_that_nobody_has_configured_is_left_out() {
    let nothing =
        || provider_fn(|| async { Err(ProviderError::not_configured("TOKEN isn't set")) });
    let builder = || auth::Client::builder().bearer_provider(nothing());
    let look = authorization(builder(), async |client| client.look().await.unwrap());
    assert_eq!(look, None);
    let client = builder().endpoint("http://localhost:1").build().unwrap();
    let error = run(async { client.open().await.unwrap_err() });
    assert_eq!(error.to_string(), "Open was not sent: TOKEN isn't set");
}

#[test]
fn a_scheme_without_an_identity_is_passed_over() {
    let builder = || auth::Client::builder().api_key("k3y");
    let open = authorization(builder(), async |client| client.open().await.unwrap());
    assert_eq!(open.as_deref(), Some("ApiKey k3y"));
    let register = authorization(builder(), async |client| client.register().await.unwrap());
    assert_eq!(register, None);
}

#[test]
fn a_call_has_an_identity_of_its_own_and_a_header_beats_both() {
    let call = async |client: auth::Client| client.open().bearer("mine").await.unwrap();
    assert_eq!(authorization(everybody(), call).as_deref(), Some("Bearer mine"));
    let call = async |client: auth::Client| client.register().basic("a", "b").await.unwrap();
    assert_eq!(authorization(everybody(), call).as_deref(), Some("Basic YTpi"));
    let call = async |client: auth::Client| client.audit().api_key("mine").await.unwrap();
    assert_eq!(authorization(everybody(), call).as_deref(), Some("ApiKey mine"));
    // The operation would rather have a bearer token, which the client has.
    let call = async |client: auth::Client| client.open().api_key("mine").await.unwrap();
    assert_eq!(authorization(everybody(), call).as_deref(), Some("ApiKey mine"));
    let call = async |client: auth::Client| {
        client.open().bearer("mine").header("authorization", "Own x").await.unwrap()
    };
    assert_eq!(authorization(everybody(), call).as_deref(), Some("Own x"));
    // A header of the client's goes before its own identity, but not before that of a call.
    let builder = || everybody().header("authorization", "Own x");
    let call = async |client: auth::Client| client.open().await.unwrap();
    assert_eq!(authorization(builder(), call).as_deref(), Some("Own x"));
    let call = async |client: auth::Client| client.open().bearer("mine").await.unwrap();
    assert_eq!(authorization(builder(), call).as_deref(), Some("Bearer mine"));
}

#[test]
fn a_key_in_the_query_goes_behind_the_members() {
    let builder = auth_query::Client::builder().api_key("k&y");
    let input = auth_query::GetTidesInput::new("Brest");
    let request = sent(builder, async |client| client.get_tides(input).await.unwrap());
    assert!(request.head.starts_with("GET /tides?port=Brest&appid=k%26y HTTP/1.1\r\n"));
}

#[test]
fn an_identity_that_the_service_never_takes_is_an_error_of_the_settings() {
    let told = |builder: ClientBuilder<auth_query::Client>| {
        builder.endpoint("http://localhost").build().map(drop).unwrap_err().to_string()
    };
    let builder = auth_query::Client::builder;
    assert_eq!(
        told(builder().bearer(SECRET)),
        "Tides takes no bearer token: the model wants `.api_key(key)`"
    );
    assert_eq!(
        told(builder().basic("me", SECRET)),
        "Tides takes no user name and password: the model wants `.api_key(key)`"
    );
    assert_eq!(told(builder().api_key("")), "the API key is empty");
    let other = generated::Client::builder().bearer(SECRET).endpoint("http://localhost").build();
    assert_eq!(
        other.unwrap_err().to_string(),
        "AmazonConnectParticipantServiceLambda takes no bearer token: the model wants `.credentials(…)`"
    );
    let unknown = labels::Client::builder().bearer(SECRET).endpoint("http://localhost").build();
    let unknown = unknown.unwrap_err().to_string();
    let expected = "takes no bearer token: the model gives it no scheme for one (a credential that the \
                    model doesn't know can be sent by `.header(name, value)`)";
    assert!(unknown.ends_with(expected), "{unknown}");
}

#[test]
fn an_identity_that_an_operation_never_takes_fails_its_call() {
    let client = everybody().endpoint("http://localhost:1").build().unwrap();
    let Err(Error::Request(error)) = run(client.audit().bearer(SECRET)) else { panic!("sent") };
    assert_eq!(
        error.to_string(),
        "Audit was not sent: it takes no bearer token: the model wants `.api_key(key)`"
    );
    let Err(Error::Request(error)) = run(client.knock().bearer(SECRET)) else { panic!("sent") };
    assert!(
        error.to_string().starts_with(
            "Knock was not sent: it takes no bearer token: the model gives it no scheme for one ("
        ),
        "{error}"
    );
    let Err(Error::Request(error)) = run(client.open().bearer("Bearer s3cret\n")) else {
        panic!("sent")
    };
    assert_eq!(
        error.to_string(),
        "Open was not sent: the bearer token has a space: give the token alone, without the word \
         `Bearer`"
    );
}

#[test]
fn the_first_wrong_setting_is_told() {
    let builder = auth::Client::builder().bearer("").api_key(SECRET).api_key("");
    let Err(ConfigError::Identity(error)) = builder.endpoint("http://localhost").build() else {
        panic!("built")
    };
    assert_eq!(error.to_string(), "the bearer token is empty");
}

#[test]
fn requests_without_a_client_are_authenticated_too() {
    let token = BearerToken::try_from("t0ken").unwrap();
    let options = RequestOptions::default().identities(Identities::default().bearer(token));
    let endpoint = "https://api.example.com".parse().unwrap();
    let request = auth::Open::request_with(farrier::Unit {}, &endpoint, &options).unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer t0ken");
    assert!(request.headers()["authorization"].is_sensitive());
    let anonymous = auth::Open::request(farrier::Unit {}, &endpoint).unwrap();
    assert!(!anonymous.headers().contains_key("authorization"));
}

#[test]
fn settings_and_calls_show_no_identity() {
    let builder = || auth::Client::builder().bearer(SECRET).api_key(SECRET).basic(SECRET, SECRET);
    let client = builder().endpoint("http://localhost:1").build().unwrap();
    let call = client.open().bearer(SECRET);
    let shown = format!("{:?} {client:?} {call:?}", builder());
    assert!(!shown.contains(SECRET) && !shown.contains("czNjcmV0"), "{shown}");
}
