//! moto with a look at signatures, called with the settings of profiles: an access key, and a role.

use std::fs;

use farrier::Credentials;
use farrier_aws::{Config, Environment};
use tempfile::TempDir;

use super::signed::{FORBIDDEN, access_key};
use crate::moto::Moto;
use crate::{iam, sqs};

/// Who may assume the role: everybody. In forms with blanks moto sees another body than was signed, so there are none.
const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}"#;

/// What the role may do: everything.
const POLICY: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

/// Writes a file of profiles, and loads one of them.
async fn load(home: &TempDir, file: &str, profile: &str) -> Config {
    let path = home.path().join("config");
    fs::write(&path, file).unwrap();
    let path = path.to_str().unwrap();
    let files = [("AWS_CONFIG_FILE", path), ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")];
    let environment = files.into_iter().collect::<Environment>();
    Config::builder().environment(environment).profile(profile).load().await.unwrap()
}

#[tokio::test]
async fn a_profile_and_the_role_that_it_assumes_are_let_in() {
    let Some(server) = Moto::strict() else { return };
    let (id, secret) = access_key(&server).await;
    let key = Credentials::new(&*id, &*secret, None);
    let client: iam::Client = server.signed_by(iam::Client::builder(), key);
    client.create_role(iam::CreateRoleRequest::new(TRUST, "helper")).await.unwrap();
    let policy = iam::PutRolePolicyRequest::new(POLICY, "everything", "helper");
    client.put_role_policy(policy).await.unwrap();

    let url = &server.url;
    let file = |secret: &str| {
        format!(
            "[profile ann]\nregion = us-east-1\nendpoint_url = {url}\naws_access_key_id = {id}\n\
             aws_secret_access_key = {secret}\n[profile helper]\nregion = us-east-1\nendpoint_url = {url}\n\
             role_arn = arn:aws:iam::123456789012:role/helper\nsource_profile = ann\n"
        )
    };
    let home = tempfile::tempdir().unwrap();
    for profile in ["ann", "helper"] {
        let config = load(&home, &file(&secret), profile).await;
        let client = sqs::Client::builder().config(&config).build().unwrap();
        client.create_queue(sqs::CreateQueueRequest::new(profile)).await.unwrap();
    }
    let config = load(&home, &file(&format!("{secret}x")), "ann").await;
    let client = sqs::Client::builder().config(&config).build().unwrap();
    let refused = client.create_queue(sqs::CreateQueueRequest::new("more")).await.unwrap_err();
    assert_eq!(refused.status(), FORBIDDEN);
    let config = load(&home, &file(&format!("{secret}x")), "helper").await;
    let client = sqs::Client::builder().config(&config).build().unwrap();
    let refused = client.create_queue(sqs::CreateQueueRequest::new("more")).await.unwrap_err();
    let told = refused.to_string();
    assert!(told.contains("the role `arn:aws:iam::123456789012:role/helper`"), "{told}");
    assert!(told.contains("403 Forbidden") && !told.contains(&*secret), "{told}");
}
