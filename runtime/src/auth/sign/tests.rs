use http::HeaderValue;

use crate::auth::choose::choose;
use crate::auth::identities::Identities;
use crate::auth::identity::{ApiKey, BasicLogin, BearerToken};
use crate::auth::sign::sign;
use crate::schema::auth::AuthScheme;

/// Every kind of identity.
fn everything() -> Identities {
    Identities::default()
        .bearer(BearerToken::try_from("t0ken").unwrap())
        .api_key(ApiKey::try_from("k&y 1").unwrap())
        .basic(BasicLogin::new("Aladdin", "open sesame").unwrap())
}

fn request(uri: &str) -> http::Request<()> {
    http::Request::get(uri).body(()).unwrap()
}

/// The request to `uri`, authenticated by the first of `schemes` that fits.
fn signed(
    schemes: &[AuthScheme],
    identities: &Identities,
    mut request: http::Request<()>,
) -> Result<http::Request<()>, String> {
    let Some(credential) = choose(schemes, identities) else { return Ok(request) };
    sign(&credential, &mut request).map(|()| request).map_err(|error| error.problem)
}

/// A scheme's header, by name and value.
#[track_caller]
fn assert_header(schemes: &[AuthScheme], name: &str, expected: &str) {
    let request = signed(schemes, &everything(), request("https://a.b/c?d=e")).unwrap();
    let value = &request.headers()[name];
    assert_eq!(value, expected);
    assert!(value.is_sensitive());
    assert_eq!((request.headers().len(), &*request.uri().to_string()), (1, "https://a.b/c?d=e"));
}

#[test]
fn each_scheme_has_its_header() {
    const AUTHORIZATION: &str = "authorization";
    assert_header(&[AuthScheme::Bearer], AUTHORIZATION, "Bearer t0ken");
    // The example of RFC 7617.
    assert_header(&[AuthScheme::Basic], AUTHORIZATION, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert_header(&[AuthScheme::api_key_header("X-Api-Key")], "x-api-key", "k&y 1");
    let schemes = &[AuthScheme::api_key_header_scheme("Authorization", "ApiKey")];
    assert_header(schemes, AUTHORIZATION, "ApiKey k&y 1");
}

#[test]
fn a_key_in_the_query_is_encoded_and_added_to_what_is_there() {
    const SCHEMES: &[AuthScheme] = &[AuthScheme::api_key_query("api key")];
    for (uri, expected) in [
        ("https://a.b", "https://a.b/?api%20key=k%26y%201"),
        ("https://a.b/c", "https://a.b/c?api%20key=k%26y%201"),
        ("https://a.b/c?", "https://a.b/c?api%20key=k%26y%201"),
        ("https://a.b:1/c?d=%26&e", "https://a.b:1/c?d=%26&e&api%20key=k%26y%201"),
        // A member of the input is bound to the same parameter.
        ("https://a.b/c?api%20key=mine&d", "https://a.b/c?api%20key=mine&d"),
    ] {
        let request = signed(SCHEMES, &everything(), request(uri)).unwrap();
        assert_eq!(request.uri(), expected);
        assert!(request.headers().is_empty());
    }
}

#[test]
fn the_first_scheme_with_an_identity_counts() {
    const SCHEMES: &[AuthScheme] =
        &[AuthScheme::api_key_header("X-Key"), AuthScheme::Bearer, AuthScheme::Basic];
    let of = |identities: &Identities| {
        let request = signed(SCHEMES, identities, request("https://a.b")).unwrap();
        let mut headers = request.headers().iter();
        headers.next().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
    };
    assert_eq!(of(&everything()).unwrap(), "x-key: k&y 1");
    let login = || BasicLogin::new("a", "b").unwrap();
    let token = || BearerToken::try_from("t").unwrap();
    let both = Identities::default().basic(login()).bearer(token());
    assert_eq!(of(&both).unwrap(), "authorization: Bearer t");
    assert_eq!(of(&Identities::default().basic(login())).unwrap(), "authorization: Basic YTpi");
    assert_eq!(of(&Identities::default()), None);
}

#[test]
fn what_the_input_put_there_stays() {
    let mut request = request("https://a.b");
    request.headers_mut().insert("x-key", HeaderValue::from_static("mine"));
    let schemes = &[AuthScheme::api_key_header("X-Key")];
    let request = signed(schemes, &everything(), request).unwrap();
    assert_eq!(request.headers()["x-key"], "mine");
}

#[test]
fn a_name_that_no_header_has_is_told() {
    let schemes = &[AuthScheme::api_key_header("X Key")];
    let refused = signed(schemes, &everything(), request("https://a.b")).unwrap_err();
    assert_eq!(refused, "no header can be called `X Key`");
    for framing in ["Content-Length", "transfer-encoding", "Host", "Connection"] {
        let schemes = &[AuthScheme::api_key_header(framing)];
        let refused = signed(schemes, &everything(), request("https://a.b")).unwrap_err();
        assert!(refused.ends_with("can't hold a key"), "{refused}");
    }
    let schemes = &[AuthScheme::api_key_header_scheme("X-Key", "a\r\nb")];
    let refused = signed(schemes, &everything(), request("https://a.b")).unwrap_err();
    assert_eq!(refused, "the header `x-key` can't hold the credential");
}
