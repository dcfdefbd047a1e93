//! Calls the same operation by the AWS SDK with its default features.

use std::error::Error;

use aws_sdk_connectparticipant::config::{BehaviorVersion, Region};
use aws_sdk_connectparticipant::{Client, Config};

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(call())
}

async fn call() -> Result<(), Box<dyn Error>> {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .build();
    let answer = Client::from_conf(config)
        .start_attachment_upload()
        .attachment_name("cat.png")
        .attachment_size_in_bytes(1024)
        .connection_token("token")
        .content_type("image/png")
        .send()
        .await?;
    println!("{answer:?}");
    Ok(())
}
