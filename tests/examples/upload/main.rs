//! Shares a file in a chat, step by step, against a service of its own on this machine.
//!
//! ```text
//! cargo run -p tests --example upload
//! ```
//!
//! 1. `StartAttachmentUpload` announces the file and gets a pre-signed URL.
//! 2. The file goes to that URL by a plain HTTP `PUT`, with the headers that the service named.
//! 3. `CompleteAttachmentUpload` tells the chat that the file is there.
//! 4. `GetAttachment` gives a URL from which anybody in the chat can download it.
//!
//! At the end the same is tried with a file name that is too long, which never leaves this machine.
//! The program fails if the file comes back changed, or if that name is accepted.

mod service;
mod storage;

use std::error::Error;
use std::io::{self, Write};

use generated::{
    Client, CompleteAttachmentUploadRequest, GetAttachmentRequest, StartAttachmentUploadRequest,
    UploadMetadata,
};

use service::Service;
use storage::Storage;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The token that `CreateParticipantConnection` would have given.
const CONNECTION_TOKEN: &str = "the-connection-token";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    demonstrate(&mut io::stdout()).await
}

/// Runs the example, telling each step to `out`.
async fn demonstrate(out: &mut impl Write) -> Result<()> {
    let service = Service::start();
    let client = Client::builder().endpoint(&service.url()).build()?;
    let file = b"\x89PNG\r\n\x1a\n and so on".repeat(1000);

    let id = upload(&client, "holiday.png", file.clone(), out).await?;
    if download(&client, &id, out).await? != file {
        return Err("what was downloaded is another file".into());
    }
    writeln!(out, "it is the same file")?;

    let requests = service.requests();
    let too_long = format!("{}.png", "holiday!".repeat(37));
    writeln!(out, "\nthe same with a name of {} characters:", too_long.len())?;
    match upload(&client, &too_long, file, out).await {
        Ok(_) => return Err("the name was accepted".into()),
        Err(error) => writeln!(out, "error: {error}")?,
    }
    match service.requests() - requests {
        0 => Ok(writeln!(out, "requests that reached the service: 0")?),
        more => Err(format!("{more} requests reached the service").into()),
    }
}

/// Shares a file; returns the attachment's id.
async fn upload(
    client: &Client,
    name: &str,
    file: Vec<u8>,
    out: &mut impl Write,
) -> Result<String> {
    let size = i64::try_from(file.len())?;
    let input = StartAttachmentUploadRequest::new(name, size, CONNECTION_TOKEN, "image/png");
    let started = client.start_attachment_upload(input).await?;
    let id = started.attachment_id.ok_or("the service named no attachment")?;
    let target = started.upload_metadata.ok_or("the service named no place to upload to")?;
    writeln!(out, "started    {id}: {name}, {size} bytes")?;

    let UploadMetadata { url, headers_to_include, .. } = target;
    let headers = headers_to_include.unwrap_or_default();
    Storage::new().put(&url.ok_or("the service named no URL")?, &headers, file).await?;
    let names: Vec<_> = headers.keys().map(String::as_str).collect();
    writeln!(out, "uploaded   {id}: with the headers {}", names.join(", "))?;

    let input = CompleteAttachmentUploadRequest::new(vec![id.clone()], CONNECTION_TOKEN);
    client.complete_attachment_upload(input).await?;
    writeln!(out, "completed  {id}")?;
    Ok(id)
}

/// Fetches the file of an attachment.
async fn download(client: &Client, id: &str, out: &mut impl Write) -> Result<Vec<u8>> {
    let input = GetAttachmentRequest::new(id, CONNECTION_TOKEN);
    let attachment = client.get_attachment(input).await?;
    let file = Storage::new().get(&attachment.url.ok_or("the service named no URL")?).await?;
    writeln!(out, "downloaded {id}: {} bytes", file.len())?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::demonstrate;

    #[tokio::test]
    async fn each_step_works_and_the_long_name_never_reaches_the_service() {
        let mut out = Vec::new();
        demonstrate(&mut out).await.unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "started    attachment-1: holiday.png, 18000 bytes\n\
             uploaded   attachment-1: with the headers content-type, x-amz-meta-name\n\
             completed  attachment-1\n\
             downloaded attachment-1: 18000 bytes\n\
             it is the same file\n\
             \n\
             the same with a name of 300 characters:\n\
             error: StartAttachmentUpload was not sent: 1 validation error detected. \
             Value with length 300 at '/AttachmentName' failed to satisfy constraint: \
             Member must have length between 1 and 256, inclusive\n\
             requests that reached the service: 0\n"
        );
    }
}
