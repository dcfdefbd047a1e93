//! The table: how it is made.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use farrier::Error;
use tokio::time::{sleep, timeout};

use crate::dynamodb::{
    AttributeDefinition, BillingMode, Client, CreateTableError, CreateTableInput,
    DescribeTableInput, KeySchemaElement, KeyType, ScalarAttributeType, TableStatus,
};

/// Creates a table of songs and waits until it can be used.
pub(crate) async fn create(client: &Client, table: &str) -> Result<()> {
    let text = ScalarAttributeType::S;
    let request = CreateTableInput {
        billing_mode: Some(BillingMode::PayPerRequest),
        ..CreateTableInput::new(
            vec![
                AttributeDefinition::new("Artist", text.clone()),
                AttributeDefinition::new("Title", text),
            ],
            vec![
                KeySchemaElement::new("Artist", KeyType::Hash),
                KeySchemaElement::new("Title", KeyType::Range),
            ],
            table,
        )
    };
    match client.create_table(request).await {
        Ok(_) => {}
        Err(Error::Service { error: CreateTableError::ResourceInUseException(_), .. }) => {
            bail!("there is a table {table} already, and this program would delete it")
        }
        Err(error) => return Err(error.into()),
    }
    let active = timeout(Duration::from_secs(60), until_active(client, table)).await;
    active.with_context(|| format!("{table} isn't active after a minute"))??;
    println!("created the table {table}");
    Ok(())
}

async fn until_active(client: &Client, table: &str) -> Result<()> {
    loop {
        let described = client.describe_table(DescribeTableInput::new(table)).await?;
        let status = described.table.and_then(|table| table.table_status);
        if status == Some(TableStatus::Active) {
            return Ok(());
        }
        sleep(Duration::from_secs(1)).await;
    }
}
