//! `cargo xtask aws-clients`: the clients that `farrier-aws` calls, made from the models in `aws/model`.
//!
//! They are modules of that crate instead of crates, because a crate that is published may only depend on
//! crates that are published.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use farrier_codegen::Generator;

use crate::arguments::AwsClients;
use crate::cargo::{root, tell};

/// The models, without `.json`.
const MODELS: [&str; 4] = ["signin", "sso", "sso-oidc", "sts"];

/// Writes the modules or checks them, as the arguments say.
pub(crate) fn run(arguments: &AwsClients) -> ExitCode {
    let result = if arguments.check { check() } else { write() };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn write() -> anyhow::Result<()> {
    for model in MODELS {
        let file = file(model);
        fs::write(&file, text(model)?)
            .with_context(|| format!("can't write {}", file.display()))?;
    }
    Ok(())
}

/// Fails if the modules aren't what `write` would write.
pub(crate) fn check() -> anyhow::Result<()> {
    for model in MODELS {
        let file = file(model);
        let old =
            fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
        if old != text(model)? {
            bail!("{} is out of date: run `cargo xtask aws-clients`", file.display());
        }
    }
    Ok(())
}

fn file(model: &str) -> PathBuf {
    root().join("aws/src/api").join(format!("{}.rs", model.replace('-', "_")))
}

fn text(model: &str) -> anyhow::Result<String> {
    let path = root().join("aws/model").join(format!("{model}.json"));
    Ok(Generator::from_file(path)?.generate_module()?)
}
