//! Calls one operation of the service once, by the generated client.

use std::error::Error;

use generated::{Client, StartAttachmentUploadRequest};

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(call())
}

async fn call() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().region("us-east-1").build()?;
    let upload = StartAttachmentUploadRequest::new("cat.png", 1024, "token", "image/png");
    let answer = client.start_attachment_upload(upload).await?;
    println!("{answer:?}");
    Ok(())
}
