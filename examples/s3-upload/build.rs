//! Generates a client of S3 with the operations that the program calls, and nothing else.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let model = aws_models::find("s3")?;
    farrier_codegen::build::Client::new(model)
        .name("s3")
        .operations(["CreateBucket", "PutObject", "HeadObject", "ListObjectsV2", "GetObject"])
        .generate()?;
    Ok(())
}
