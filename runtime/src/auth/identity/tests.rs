use crate::auth::identities::Identities;
use crate::auth::identity::{ApiKey, BasicLogin, BearerToken};
use crate::auth::identity_error::IdentityError;

fn told<T>(identity: Result<T, IdentityError>) -> String {
    identity.map_or_else(|error| error.to_string(), |_| "fine".to_owned())
}

#[test]
fn tokens_are_visible_ascii() {
    let invisible =
        "the bearer token has a character that is not visible ASCII, such as a line break";
    let blank = "the bearer token has a space: give the token alone, without the word `Bearer`";
    for (token, expected) in [
        ("mF_9.B5f-4.1JqM==", "fine"),
        ("", "the bearer token is empty"),
        ("Bearer s3cret", blank),
        ("s3cret\n", invisible),
        (" s3cret", invisible),
        ("s3cret\r\nX-Injected: 1", blank),
        ("sécret", invisible),
        ("s3cret\0", invisible),
    ] {
        assert_eq!(told(BearerToken::try_from(token)), expected, "{token:?}");
    }
}

#[test]
fn keys_may_have_inner_spaces() {
    let invisible = "the API key has a character that is not visible ASCII, such as a line break";
    for (key, expected) in [
        ("k&y = 1/2+3", "fine"),
        ("", "the API key is empty"),
        (" ", "the API key begins or ends with a space"),
        ("key ", "the API key begins or ends with a space"),
        ("key\t", invisible),
        ("key\r\n", invisible),
        ("k\u{202e}ey", invisible),
    ] {
        assert_eq!(told(ApiKey::try_from(key.to_owned())), expected, "{key:?}");
    }
}

#[test]
fn logins_have_no_colon_in_their_name_and_no_control_characters() {
    for (user, password, expected) in [
        ("Aladdin", "open sesame: now", "fine"),
        ("", "", "fine"),
        ("tëst", "123£", "fine"),
        ("a:b", "c", "the user name has a colon"),
        ("a\n", "c", "the user name has a control character, such as a line break"),
        ("a", "c\u{7f}", "the password has a control character, such as a line break"),
    ] {
        assert_eq!(told(BasicLogin::new(user, password)), expected, "{user:?} {password:?}");
    }
}

#[test]
fn no_identity_is_shown() {
    let identities = Identities::default()
        .bearer(BearerToken::try_from("s3cret").unwrap())
        .api_key(ApiKey::try_from("s3cret").unwrap())
        .basic(BasicLogin::new("s3cret", "s3cret").unwrap());
    let shown = format!("{identities:?}");
    assert!(!shown.contains("s3cret") && !shown.contains("czNjcmV0"), "{shown}");
    assert_eq!(shown.matches("*** redacted ***").count(), 3, "{shown}");
}
