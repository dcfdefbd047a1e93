//! A table of DynamoDB from its creation to its end: put, batch write, get, query, scan by pages,
//! and a condition that isn't met.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use clap::Parser;
use farrier::{Credentials, Error};
use tokio::time::sleep;

use dynamodb::{
    AttributeValue, BatchWriteItemInput, Client, DeleteTableInput, GetItemInput, PutItemError,
    PutItemInput, PutRequest, QueryInput, ScanInput, WriteRequest,
};
use song::Song;

mod song;
mod table;

/// The generated client.
mod dynamodb {
    include!(concat!(env!("OUT_DIR"), "/dynamodb.rs"));
}

/// What DynamoDB stores.
type Item = BTreeMap<String, AttributeValue>;

/// Creates a table of songs, shows what can be done with it, and deletes it
#[derive(Parser)]
struct Args {
    /// Where what plays DynamoDB is to be found; by default AWS itself is called
    #[arg(long, env = "AWS_ENDPOINT_URL", value_name = "URL")]
    endpoint_url: Option<String>,
    /// The region
    #[arg(long, env = "AWS_REGION", default_value = "us-east-1")]
    region: String,
    #[arg(long, default_value = "songs")]
    table: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let Args { endpoint_url, region, table } = Args::parse();
    let client = Client::builder()
        .region(&region)
        .credentials(credentials(endpoint_url.is_some())?)
        .timeout(Duration::from_secs(10));
    let client = match &endpoint_url {
        Some(url) => client.endpoint(url).build()?,
        None => client.build()?,
    };

    table::create(&client, &table).await?;
    let done = tour(&client, &table).await;
    // The table is ours, however the tour has ended.
    client.delete_table(DeleteTableInput::new(&table)).await?;
    println!("deleted the table {table}");
    done
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

async fn tour(client: &Client, table: &str) -> Result<()> {
    put_once(client, table, &Song::new("Nina Simone", "Sinnerman", 1965)).await?;
    put_once(client, table, &Song::new("Nina Simone", "Sinnerman", 2003)).await?;
    let others = [
        Song::new("Nina Simone", "Feeling Good", 1965),
        Song::new("Nina Simone", "Mississippi Goddam", 1964),
        Song::new("Miriam Makeba", "Pata Pata", 1967),
        Song::new("Cesaria Evora", "Sodade", 1992),
    ];
    put_all(client, table, &others).await?;
    get(client, table, &Song::new("Miriam Makeba", "Pata Pata", 1967)).await?;
    query(client, table, "Nina Simone").await?;
    scan(client, table).await
}

/// Stores a song, unless there is one of that key.
async fn put_once(client: &Client, table: &str, song: &Song) -> Result<()> {
    let request = PutItemInput {
        condition_expression: Some("attribute_not_exists(Title)".to_owned()),
        ..PutItemInput::new(Item::from(song), table)
    };
    match client.put_item(request).await {
        Ok(_) => println!("put {}", song.title),
        Err(Error::Service { error: PutItemError::ConditionalCheckFailedException(_), .. }) => {
            println!("left {} as it is", song.title);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Stores songs together, 25 at most. What the service had no room for is sent again.
async fn put_all(client: &Client, table: &str, songs: &[Song]) -> Result<()> {
    let put = |song| WriteRequest {
        put_request: Some(PutRequest::new(Item::from(song))),
        ..WriteRequest::default()
    };
    let mut left = BTreeMap::from([(table.to_owned(), songs.iter().map(put).collect())]);
    for pause in [0, 100, 200, 400, 800].map(Duration::from_millis) {
        sleep(pause).await;
        let written = client.batch_write_item(BatchWriteItemInput::new(left)).await?;
        left = written.unprocessed_items.unwrap_or_default();
        if left.is_empty() {
            println!("put {} songs together", songs.len());
            return Ok(());
        }
    }
    bail!("the service is too busy to store all songs")
}

async fn get(client: &Client, table: &str, song: &Song) -> Result<()> {
    let request =
        GetItemInput { consistent_read: Some(true), ..GetItemInput::new(song.key(), table) };
    let item = client.get_item(request).await?.item;
    let item = item.with_context(|| format!("there is no {}", song.title))?;
    println!("got {:?}", Song::try_from(&item)?);
    Ok(())
}

/// The songs of one artist, by title.
async fn query(client: &Client, table: &str, artist: &str) -> Result<()> {
    let values = [(":artist".to_owned(), AttributeValue::S(artist.to_owned()))];
    let request = QueryInput {
        key_condition_expression: Some("Artist = :artist".to_owned()),
        expression_attribute_values: Some(values.into()),
        ..QueryInput::new(table)
    };
    for item in client.query(request).await?.items.unwrap_or_default() {
        let song = Song::try_from(&item)?;
        println!("{artist}: {} ({})", song.title, song.year);
    }
    Ok(())
}

/// All songs, two a page.
async fn scan(client: &Client, table: &str) -> Result<()> {
    let mut request = ScanInput { limit: Some(2), ..ScanInput::new(table) };
    for page in 1.. {
        let scanned = client.scan(request.clone()).await?;
        println!("page {page}: {} songs", scanned.count);
        request.exclusive_start_key = scanned.last_evaluated_key;
        if request.exclusive_start_key.is_none() {
            break;
        }
    }
    Ok(())
}
