//! Comparison of a `Cargo.toml` that its user maintains with what the generated client needs.

mod examples;
mod farrier;
mod package;

use std::path::Path;
use std::{fs, io};

use farrier_codegen::files::is_marked;
use farrier_codegen::{Generation, Package};
use toml::de::DeTable;

use crate::cargo::{get, strings, text, workspace_of};
use crate::failure::{Failure, Report};
use crate::plain;
use crate::snippet::Snippet;
use crate::words::shown;
use farrier::{FARRIER, Farrier};

/// What is to be said of a kept manifest, each with a suggestion.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Findings {
    /// What the client can't be built without.
    pub(crate) lacking: Vec<String>,
    /// What stops no build of the client.
    pub(crate) remarks: Vec<String>,
}

/// Compares the manifest at `path` with what the client needs, and with what is asked of its package. There is
/// nothing to say if there is no such file. Fails if it can't be read or isn't TOML.
pub(crate) fn compare(
    path: &Path,
    generation: &Generation,
    package: &Package,
) -> Result<Findings, Failure> {
    // The writer refuses links, and tells what to do.
    if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) {
        return Ok(Findings::default());
    }
    match plain::read(path) {
        Ok(kept) => {
            let workspace = path.parent().and_then(workspace_of).map(|(_, text)| text);
            let path = shown(path);
            findings(&path, &kept, workspace.as_deref(), generation, package)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Findings::default()),
        Err(error) => Err(Failure::failed(format!("{}: {error}", shown(path)))),
    }
}

fn findings(
    path: &str,
    kept: &str,
    workspace: Option<&str>,
    generation: &Generation,
    package: &Package,
) -> Result<Findings, Failure> {
    let manifest = DeTable::parse(kept).map_err(|error| {
        let title = format!("this file is kept, and it is not TOML: {}", error.message());
        let snippet = Snippet::of(path, kept, error.span().unwrap_or_default());
        Failure::failed_at(Report::new(title).at(snippet))
    })?;
    let manifest = manifest.into_inner();
    let mut remarks = remarks(&manifest, kept, generation);
    remarks.extend(package::differences(&manifest, generation, package));
    Ok(Findings { lacking: lacking(&manifest, workspace, generation), remarks })
}

/// What a build of the client needs, in a workspace whose manifest may be known.
fn lacking(
    manifest: &DeTable<'_>,
    workspace: Option<&str>,
    generation: &Generation,
) -> Vec<String> {
    let farrier = Farrier::find(manifest);
    let mut lacking = Vec::new();
    match &farrier {
        Some(farrier) => {
            lacking.extend(farrier.renamed());
            lacking.extend(farrier.features_lacking(workspace, generation));
        }
        None => lacking.push(format!(
            "there is no dependency `farrier`; write under [dependencies]:\n{}",
            generation.dependency(FARRIER)
        )),
    }
    lacking.extend(client(manifest, farrier.as_ref(), generation));
    lacking
}

fn remarks(manifest: &DeTable<'_>, kept: &str, generation: &Generation) -> Vec<String> {
    let marked = is_marked(kept.as_bytes()).then(|| {
        "its first line says that it is generated: remove that line, for the file is yours"
            .to_owned()
    });
    let name = package_name(manifest, generation);
    let examples = examples::lacking(manifest, generation);
    [marked, name, examples].into_iter().flatten().collect()
}

/// The README's example names the crate.
fn package_name(manifest: &DeTable<'_>, generation: &Generation) -> Option<String> {
    let name = text(get(manifest, &["package", "name"])?)?;
    let needed = &generation.crate_name;
    (name != *needed).then(|| {
        format!("its package is called `{name}`, in the README it is `{needed}`: generate it by that name")
    })
}

/// The crate's own feature, behind which the type `Client` stands.
fn client(
    manifest: &DeTable<'_>,
    farrier: Option<&Farrier<'_>>,
    generation: &Generation,
) -> Option<String> {
    let name = farrier.map_or(FARRIER, |farrier| farrier.fitting_name);
    let line = generation.client_feature(name)?;
    let Some(client) = get(manifest, &["features", "client"]) else {
        return Some(format!(
            "there is no feature `client`, so there is no type `Client`; write under [features]:\n\
             default = [\"client\"]\n{line}"
        ));
    };
    let on = [format!("{name}/client"), format!("{name}?/client")];
    let is_on = strings(client).iter().any(|feature| on.contains(feature))
        || farrier.is_none_or(Farrier::has_client);
    (!is_on).then(|| format!("the feature `client` does not switch on farrier's; write:\n{line}"))
}

#[cfg(test)]
mod tests;
