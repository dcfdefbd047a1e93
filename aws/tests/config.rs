//! Clients with settings that were loaded.

mod support;

use farrier::protocol::RestJson1;
use farrier::{AuthScheme, Client, ServiceSchema, shape};
use farrier_aws::{Config, ConfigBuilder, Environment};
use support::{Home, Reply, Services};

static TABLES: ServiceSchema = ServiceSchema::new("Tables", "1", &RestJson1)
    .sdk_id("Big Tables")
    .endpoint_prefix("tables")
    .auth(&[AuthScheme::sigv4("tables")]);

shape! {
    /// Lists tables.
    pub operation List: input(Nothing), output(Nothing), error(ListError), named("List", TABLES),
        http("GET", "/tables", 200);
}

shape! {
    /// No members.
    pub struct Nothing: derive(Debug), read, write, input;
}

const KEYS: &str = "
[default]
region = eu-west-1
aws_access_key_id = AKIDDEFAULT
aws_secret_access_key = s3cret
[profile dev]
region = us-east-2
aws_access_key_id = AKIDDEV
aws_secret_access_key = s3cret
services = local
[services local]
big_tables =
  endpoint_url = http://localhost:4566
";

fn builder(home: &Home, variables: &[(&str, &str)]) -> ConfigBuilder {
    let config = home.config_file();
    let files = [("AWS_CONFIG_FILE", &*config), ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")];
    let environment = variables.iter().copied().chain(files).collect::<Environment>();
    Config::builder().environment(environment).transport(Services::new([]))
}

/// The URL and the header `authorization` of a call.
async fn called(config: &Config) -> (String, String) {
    let services = Services::new([]).answering_all(Reply::ok("{}"));
    let client = Client::builder(&TABLES).config(config).transport(services.clone()).build();
    client.unwrap().call::<List>(Nothing {}).await.unwrap();
    services.last()
}

#[tokio::test]
async fn clients_take_the_region_and_the_credentials() {
    let home = Home::new(KEYS);
    let config = builder(&home, &[]).load().await.unwrap();
    let (url, authorization) = called(&config).await;
    assert_eq!(url, "https://tables.eu-west-1.amazonaws.com/tables");
    assert!(authorization.contains("Credential=AKIDDEFAULT/"), "{authorization}");
    assert!(authorization.contains("/eu-west-1/tables/"), "{authorization}");
    assert!(!format!("{config:?}").contains("s3cret"), "{config:?}");
}

#[tokio::test]
async fn a_profile_that_the_program_chooses_counts_before_the_environment() {
    let home = Home::new(KEYS);
    let variables = [
        ("AWS_PROFILE", "default"),
        ("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT"),
        ("AWS_SECRET_ACCESS_KEY", "s3cret"),
    ];
    let config = builder(&home, &variables).load().await.unwrap();
    assert!(called(&config).await.1.contains("Credential=AKIDENVIRONMENT/"));
    let config = builder(&home, &variables).profile("dev").load().await.unwrap();
    let (url, authorization) = called(&config).await;
    assert_eq!(url, "http://localhost:4566/tables");
    assert!(authorization.contains("Credential=AKIDDEV/"), "{authorization}");
    assert!(authorization.contains("/us-east-2/tables/"), "{authorization}");
}

#[tokio::test]
async fn without_a_region_the_instance_is_asked() {
    let home = Home::new("");
    let token = ("PUT http://169.254.169.254/latest/api/token", Reply::ok("s3cret"));
    let region = "GET http://169.254.169.254/latest/meta-data/placement/region";
    let services = Services::new([token, (region, Reply::ok("ap-south-1\n"))]);
    let config = builder(&home, &[]).transport(services).load().await.unwrap();
    assert_eq!(config.region(), Some("ap-south-1"));
    let config = builder(&home, &[]).load().await.unwrap();
    assert_eq!(config.region(), None);
    let error = Client::builder(&TABLES).config(&config).build().unwrap_err().to_string();
    assert!(error.contains("has no endpoint"), "{error}");
}

#[tokio::test]
async fn a_call_without_credentials_says_where_they_were_looked_for() {
    let home = Home::new("");
    let variables = [("AWS_EC2_METADATA_DISABLED", "true")];
    let config = builder(&home, &variables).region("eu-west-1").load().await.unwrap();
    let services = Services::new([]).answering_all(Reply::ok("{}"));
    let client = Client::builder(&TABLES).config(&config).transport(services).build().unwrap();
    let told = client.call::<List>(Nothing {}).await.unwrap_err().to_string();
    for part in ["AWS_ACCESS_KEY_ID", "AWS_EC2_METADATA_DISABLED", "aws sso login"] {
        assert!(told.contains(part), "{part} in {told}");
    }
}
