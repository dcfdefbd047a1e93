//! Generates our clients: of published models, in the folder that `SMITHY_AWS_MODELS` names, and of
//! the models beside this file.

use std::path::PathBuf;

use farrier_codegen::build::Client;

/// Where the published models are: a folder of files such as `dynamodb-2012-08-10.json`.
const MODELS: &str = "SMITHY_AWS_MODELS";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-env-changed={MODELS}");
    let models = std::env::var_os(MODELS).map(PathBuf::from);
    let models = models.ok_or_else(|| format!("{MODELS} must name a folder of AWS models"))?;

    Client::new(models.join("dynamodb-2012-08-10.json"))
        .name("dynamodb")
        .operations(["Scan", "ListBackups", "BatchWriteItem", "PutItem"])
        .generate()?;
    Client::new(models.join("s3-2006-03-01.json"))
        .name("s3")
        .operations(["ListObjectsV2"])
        .generate()?;
    Client::new(models.join("sns-2010-03-31.json"))
        .name("sns")
        .operations(["PublishBatch"])
        .generate()?;
    Client::new("model/metrics.json").generate()?;
    Client::new("model/fleet.json").generate()?;
    Ok(())
}
