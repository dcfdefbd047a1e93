//! Sources of credentials when things go wrong, and when what they gave expires.

mod support;

use support::{Home, Reply, Services};

/// The time of all tests here.
const NOW: &str = "2025-11-19T00:00:00Z";

const SSO: &str = "
[default]
sso_session = work
sso_account_id = 012345678901
sso_role_name = Reader
[sso-session work]
sso_region = eu-west-1
sso_start_url = https://work.example.com
";

/// Credentials as a role of single sign-on has them.
const ROLE: &str = r#"{"roleCredentials": {"accessKeyId": "AKID", "secretAccessKey": "s3cret",
    "sessionToken": "s3cret-token", "expiration": 1763514000000}}"#;

#[tokio::test]
async fn a_token_that_expires_is_renewed_and_kept() {
    let home = Home::new(SSO);
    let file = home.sso_token("2025-11-19T00:10:00Z", "2026-01-01T00:00:00Z");
    let services = Services::new([
        (
            "POST https://oidc.eu-west-1.amazonaws.com/token",
            Reply::ok(
                r#"{"accessToken": "s3cret-new", "expiresIn": 3600, "refreshToken": "s3cret-next"}"#,
            ),
        ),
        ("GET https://portal.sso.eu-west-1.amazonaws.com/federation/credentials", Reply::ok(ROLE)),
    ]);
    let keys = home.trial(&[], &services, NOW).keys().await.unwrap();
    assert_eq!((&*keys.id, keys.account_id.as_deref()), ("AKID", Some("012345678901")));
    assert!(!format!("{keys:?}").contains("s3cret"));
    let text = std::fs::read_to_string(&file).unwrap();
    for part in ["s3cret-new", "s3cret-next", "2025-11-19T01:00:00Z", "\"startUrl\""] {
        assert!(text.contains(part), "{part} in {text}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let beside = std::fs::read_dir(file.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "something is left beside the file");
}

#[tokio::test]
async fn a_token_that_cannot_be_renewed_yet_is_used_while_it_is_valid() {
    let home = Home::new(SSO);
    home.sso_token("2025-11-19T00:10:00Z", "2026-01-01T00:00:00Z");
    let services = Services::new([
        ("POST https://oidc.eu-west-1.amazonaws.com/token", Reply::status(500)),
        ("GET https://portal.sso.eu-west-1.amazonaws.com/federation/credentials", Reply::ok(ROLE)),
    ]);
    assert_eq!(home.trial(&[], &services, NOW).keys().await.unwrap().id, "AKID");
}

#[tokio::test]
async fn who_must_sign_in_again_is_told_how() {
    let again = "sign in with `aws sso login --profile default`";
    let home = Home::new(SSO);
    let none = Services::new([]);
    let told = |home: &Home| {
        let trial = home.trial(&[], &none, NOW);
        async move { trial.keys().await.unwrap_err().to_string() }
    };
    let missing = told(&home).await;
    assert!(missing.contains("there is no file") && missing.ends_with(again), "{missing}");
    home.sso_token("2025-11-18T00:00:00Z", "2025-11-18T00:00:00Z");
    let expired = told(&home).await;
    assert!(expired.contains("has expired") && expired.ends_with(again), "{expired}");
    assert!(!expired.contains("s3cret"), "{expired}");
}

#[tokio::test]
async fn the_profile_that_must_sign_in_is_told_and_not_the_one_that_names_it() {
    let role = "[profile top]\nregion = eu-west-1\nrole_arn = arn:aws:iam::012345678901:role/a\n\
                source_profile = default\n";
    let home = Home::new(&format!("{SSO}{role}"));
    let trial = home.trial(&[("AWS_PROFILE", "top")], &Services::new([]), NOW);
    let told = trial.keys().await.unwrap_err().to_string();
    assert!(told.ends_with("`aws sso login --profile default`"), "{told}");
}

const TOKEN: (&str, Reply) =
    ("PUT http://169.254.169.254/latest/api/token", Reply::ok("s3cret-session"));
const ROLES: &str = "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/";
const OF_ROLE: &str = "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/web";

#[tokio::test(start_paused = true)]
async fn an_instance_goes_on_with_its_last_credentials() {
    let home = Home::new("");
    let document = r#"{"Code": "Success", "AccessKeyId": "AKID", "SecretAccessKey": "s3cret",
        "Token": "s3cret", "Expiration": "2025-11-18T23:59:00Z"}"#;
    let services = Services::new([
        TOKEN,
        (ROLES, Reply::ok("web")),
        (OF_ROLE, Reply::ok(document)),
        TOKEN,
        (ROLES, Reply::status(503)),
        (ROLES, Reply::status(503)),
        (ROLES, Reply::status(503)),
        (ROLES, Reply::status(503)),
    ]);
    let trial = home.trial(&[], &services, NOW);
    for _ in 0..2 {
        let keys = trial.keys().await.unwrap();
        let minutes =
            (keys.expiry.unwrap() - NOW.parse::<farrier::Timestamp>().unwrap()).num_minutes();
        assert!((10..=15).contains(&minutes), "{minutes}");
    }
    services.finish();
}

#[tokio::test(start_paused = true)]
async fn what_may_pass_is_asked_for_again() {
    let document = r#"{"AccessKeyId": "AKID", "SecretAccessKey": "s3cret", "Token": "s3cret",
        "Expiration": "2025-11-20T00:00:00Z"}"#;
    let services = Services::new([
        ("PUT http://169.254.169.254/latest/api/token", Reply::status(503)),
        TOKEN,
        (ROLES, Reply::status(500)),
        (ROLES, Reply::ok("web")),
        (OF_ROLE, Reply::status(401)),
        TOKEN,
        (OF_ROLE, Reply::ok(document)),
    ]);
    assert_eq!(Home::new("").trial(&[], &services, NOW).keys().await.unwrap().id, "AKID");
    services.finish();

    let home = Home::new(SSO);
    home.sso_token("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    let role = "GET https://portal.sso.eu-west-1.amazonaws.com/federation/credentials";
    let services = Services::new([
        (role, Reply::status(502)),
        (role, Reply::status(429)),
        (role, Reply::ok(ROLE)),
    ]);
    assert_eq!(home.trial(&[], &services, NOW).keys().await.unwrap().id, "AKID");
    services.finish();
}

#[tokio::test(start_paused = true)]
async fn another_server_in_place_of_the_metadata_is_told() {
    let html = "<html>s3cret</html>";
    for (services, expected) in [
        (vec![("PUT http://169.254.169.254/latest/api/token", Reply::ok(html))], "another server"),
        (vec![TOKEN, (ROLES, Reply::ok("web")), (OF_ROLE, Reply::ok(html))], "is no JSON"),
        (
            vec![TOKEN, (ROLES, Reply::ok("web")), (OF_ROLE, Reply::ok("{}"))],
            "no text `AccessKeyId`",
        ),
        (vec![TOKEN, (ROLES, Reply::ok(""))], "no role"),
        (vec![], "no instance of EC2"),
    ] {
        let services = Services::new(services);
        let told = Home::new("").trial(&[], &services, NOW).keys().await.unwrap_err().to_string();
        assert!(told.contains(expected) && !told.contains("s3cret"), "{told}");
        services.finish();
    }
}

#[tokio::test]
async fn settings_that_cannot_be_used_are_told_with_their_place() {
    for (config, variables, expected) in [
        ("", &[("AWS_PROFILE", "prod")][..], "AWS_PROFILE names the profile `prod`"),
        ("[profile dev]", &[("AWS_PROFILE", "prod")], "there are `dev`"),
        ("[default]\nregion = s3cret/eu", &[], "`region` of the profile `default`"),
        ("", &[("AWS_REGION", "s3cret/eu")], "the environment variable AWS_REGION"),
        ("", &[("AWS_USE_FIPS_ENDPOINT", "s3cret")], "none of `true`, `false`"),
        ("[default\ns3cret", &[], "line 1 opens a section"),
        ("", &[("AWS_ACCESS_KEY_ID", "AKID")], "no AWS_SECRET_ACCESS_KEY"),
        ("[default]\naws_secret_access_key = s3cret", &[], "no `aws_access_key_id`"),
        (
            "[default]\nrole_arn = s3cret\nweb_identity_token_file = t\nregion = eu-west-1",
            &[],
            "is of the form",
        ),
        (
            "[default]\nrole_arn = a\nsource_profile = b\n[profile b]\nrole_arn = c\nsource_profile = default",
            &[],
            "is in a circle of `source_profile`: `default` → `b` → `default`",
        ),
    ] {
        let home = Home::new(config);
        let told =
            home.trial(variables, &Services::new([]), NOW).keys().await.unwrap_err().to_string();
        assert!(told.contains(expected), "{expected:?} in {told:?}");
        assert!(!told.contains("s3cret") || told.contains("the role `s3cret`"), "{told}");
    }
}

#[tokio::test(start_paused = true)]
async fn without_credentials_each_place_is_told() {
    let told = Home::new("").trial(&[], &Services::new([]), NOW).keys().await.unwrap_err();
    assert_eq!(told.kind(), farrier_aws::ErrorKind::NotConfigured);
    let told = told.to_string();
    for part in [
        "AWS_ACCESS_KEY_ID",
        "/home/.aws/config",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "169.254.169.254",
        "aws sso login",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
}
