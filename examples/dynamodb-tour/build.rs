//! Generates a client of DynamoDB with the operations that the program calls, and nothing else.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let model = aws_models::find("dynamodb")?;
    farrier_codegen::build::Client::new(model)
        .name("dynamodb")
        .operations([
            "CreateTable",
            "DescribeTable",
            "PutItem",
            "BatchWriteItem",
            "GetItem",
            "Query",
            "Scan",
            "DeleteTable",
        ])
        .generate()?;
    Ok(())
}
