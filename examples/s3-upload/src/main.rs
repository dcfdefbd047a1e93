//! Uploads a file to a bucket of S3, checks it, lists the bucket, and downloads the file again.
//! Neither way is the file ever whole in memory.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use clap::Parser;
use farrier::{Addressing, ByteStream, Credentials, Error};
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;

use s3::{
    BucketLocationConstraint, Client, CreateBucketConfiguration, CreateBucketError,
    CreateBucketRequest, GetObjectRequest, HeadObjectError, HeadObjectRequest,
    ListObjectsV2Request, PutObjectRequest,
};

/// The generated client.
mod s3 {
    include!(concat!(env!("OUT_DIR"), "/s3.rs"));
}

/// Uploads a file to a bucket, looks at what is there, and downloads it again
#[derive(Parser)]
struct Args {
    /// Where what plays S3 is to be found; by default AWS itself is called
    #[arg(long, env = "AWS_ENDPOINT_URL", value_name = "URL")]
    endpoint_url: Option<String>,
    /// The region
    #[arg(long, env = "AWS_REGION", default_value = "us-east-1")]
    region: String,
    /// Create the bucket
    #[arg(long)]
    create: bool,
    /// The object's key; by default the file's name
    #[arg(long)]
    key: Option<String>,
    /// Where to download the object to
    #[arg(long, value_name = "FILE")]
    download: Option<PathBuf>,
    /// The bucket's name
    bucket: String,
    /// The file to upload
    file: PathBuf,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let args = Args::parse();
    let name = args.file.file_name().and_then(|name| name.to_str());
    let key = args.key.as_deref().or(name).context("the file's name makes no key: give --key")?;
    let credentials = credentials(args.endpoint_url.is_some())?;
    let client = Client::builder().region(&args.region).credentials(credentials);
    let client = match &args.endpoint_url {
        // `http://host/bucket/key`: a local server has no host name for each bucket.
        Some(url) => client.endpoint(url).addressing(Addressing::Path).build()?,
        None => client.build()?,
    };

    if args.create {
        create(&client, &args.bucket, &args.region).await?;
    }
    let size = upload(&client, &args.bucket, key, &args.file).await?;
    check(&client, &args.bucket, key, size).await?;
    list(&client, &args.bucket).await?;
    if let Some(path) = &args.download {
        download(&client, &args.bucket, key, path).await?;
    }
    Ok(())
}

/// The access key in the environment, as all tools of AWS name it. A local server takes any.
fn credentials(is_local: bool) -> Result<Credentials> {
    let variable = |name: &str| match std::env::var(name) {
        Err(_) if is_local => Ok("test".to_owned()),
        found => found.with_context(|| format!("{name} isn't set")),
    };
    let (id, secret) = (variable("AWS_ACCESS_KEY_ID")?, variable("AWS_SECRET_ACCESS_KEY")?);
    Ok(Credentials::new(id, secret, std::env::var("AWS_SESSION_TOKEN").ok()))
}

/// A bucket that is there already, and ours, is as good as a new one.
async fn create(client: &Client, bucket: &str, region: &str) -> Result<()> {
    let mut request = CreateBucketRequest::new(bucket);
    // The one region that must not be named is the default.
    if region != "us-east-1" {
        request.create_bucket_configuration = Some(CreateBucketConfiguration {
            location_constraint: Some(BucketLocationConstraint::from(region)),
            ..CreateBucketConfiguration::default()
        });
    }
    match client.create_bucket(request).await {
        Ok(_) => println!("created the bucket {bucket}"),
        Err(Error::Service { error: CreateBucketError::BucketAlreadyOwnedByYou(_), .. }) => {
            println!("the bucket {bucket} is there already");
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Sends the file piece by piece, and gives its size in bytes.
async fn upload(client: &Client, bucket: &str, key: &str, file: &Path) -> Result<u64> {
    let body = ByteStream::from_path(file).await;
    let body = body.with_context(|| format!("{} can't be opened", file.display()))?;
    let size = body.length().context("S3 must know an object's size: give a plain file")?;
    client.put_object(PutObjectRequest { body, ..PutObjectRequest::new(bucket, key) }).await?;
    println!("uploaded {} as {key}: {size} bytes", file.display());
    Ok(size)
}

async fn check(client: &Client, bucket: &str, key: &str, size: u64) -> Result<()> {
    let head = match client.head_object(HeadObjectRequest::new(bucket, key)).await {
        Ok(head) => head,
        Err(Error::Service { error: HeadObjectError::NotFound(_), .. }) => {
            bail!("{key} has gone: somebody else has deleted it")
        }
        Err(error) => return Err(error.into()),
    };
    let stored = head.content_length.unwrap_or_default();
    ensure!(u64::try_from(stored)? == size, "{key} has {stored} bytes instead of {size}");
    println!("checked {key}: ETag {}", head.e_tag.as_deref().unwrap_or("none"));
    Ok(())
}

/// Shows all keys, page by page.
async fn list(client: &Client, bucket: &str) -> Result<()> {
    let mut request = ListObjectsV2Request::new(bucket);
    loop {
        let page = client.list_objects_v2(request.clone()).await?;
        for object in page.contents.unwrap_or_default() {
            println!("{:>12} {}", object.size.unwrap_or_default(), object.key.unwrap_or_default());
        }
        request.continuation_token = page.next_continuation_token;
        if request.continuation_token.is_none() {
            return Ok(());
        }
    }
}

/// Writes each piece as it comes.
async fn download(client: &Client, bucket: &str, key: &str, path: &Path) -> Result<()> {
    let mut object = client.get_object(GetObjectRequest::new(bucket, key)).await?;
    let mut file = File::create(path).await?;
    let mut size = 0;
    while let Some(piece) = object.body.next().await {
        let piece = piece?;
        file.write_all(&piece).await?;
        size += piece.len();
    }
    file.flush().await?;
    println!("downloaded {key} to {}: {size} bytes", path.display());
    Ok(())
}
