//! `cargo xtask public-api`: the public API of each published library as text, so that a change of it
//! shows in review.
//!
//! The text has two parts: what the documentation shows, and what is hidden there because only
//! generated code uses it. It is made from rustdoc's description in JSON, which is not stable yet:
//! rustdoc's version and that of the crate `public-api` must fit each other.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use public_api::Builder;

use crate::arguments::PublicApi;
use crate::cargo::{cargo, root, run as run_command, tell};

/// A published library.
struct Library {
    package: &'static str,
    /// Its folder, in which the file is.
    folder: &'static str,
}

const LIBRARIES: [Library; 4] = [
    Library { package: "farrier-smithy", folder: "smithy" },
    Library { package: "farrier", folder: "runtime" },
    Library { package: "farrier-aws", folder: "aws" },
    Library { package: "farrier-codegen", folder: "codegen" },
];

const HIDDEN: &str = "
# Hidden in the documentation: for generated code only.
";

/// What the compiler adds by itself, and what says nothing about a type on which its users could rely.
const OMITTED: [&str; 6] = [
    "::assert_fields_are_eq(",
    "core::clone::TrivialClone",
    "core::marker::Freeze",
    "core::marker::StructuralPartialEq",
    "core::marker::UnsafeUnpin",
    "core::panic::unwind_safe",
];

/// Writes the files or checks them, as the arguments say.
pub(crate) fn run(arguments: &PublicApi) -> ExitCode {
    let result = if arguments.write { write() } else { check() };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn write() -> anyhow::Result<()> {
    for library in &LIBRARIES {
        let file = library.file();
        fs::write(&file, library.text()?)
            .with_context(|| format!("can't write {}", file.display()))?;
    }
    Ok(())
}

/// Fails if the files aren't what `write` would write.
pub(crate) fn check() -> anyhow::Result<()> {
    for library in &LIBRARIES {
        let file = library.file();
        let old =
            fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
        let new = library.text()?;
        if old != new {
            bail!(
                "the public API is not what {} says; if the change is wanted, run `cargo xtask \
                 public-api --write`:\n{}",
                file.display(),
                differences(&old, &new)
            );
        }
    }
    Ok(())
}

/// The lines that only one of two texts has.
fn differences(old: &str, new: &str) -> String {
    let mut text = String::new();
    let mut missing = |mark: char, from: &str, to: &str| {
        let there: HashSet<_> = to.lines().collect();
        for line in from.lines().filter(|line| !there.contains(line)) {
            // Writing to a string can't fail.
            let _ = writeln!(text, "{mark} {line}");
        }
    };
    missing('-', old, new);
    missing('+', new, old);
    text
}

impl Library {
    fn file(&self) -> PathBuf {
        root().join(self.folder).join("public-api.txt")
    }

    /// What stands in the file.
    fn text(&self) -> anyhow::Result<String> {
        let shown = self.items("")?;
        let all = self.items("--document-hidden-items")?;
        let known: HashSet<_> = shown.iter().collect();
        let hidden: Vec<_> = all.into_iter().filter(|item| !known.contains(item)).collect();
        let package = self.package;
        let mut text = format!(
            "# The public API of `{package}` with all of its features. `cargo xtask public-api --write` \
             writes it.\n\n{}\n",
            shown.join("\n")
        );
        if !hidden.is_empty() {
            // Writing to a string can't fail.
            let _ = write!(text, "{HIDDEN}\n{}\n", hidden.join("\n"));
        }
        Ok(text)
    }

    /// The items of the API in order, a line each.
    fn items(&self, rustdoc_flags: &str) -> anyhow::Result<Vec<String>> {
        let mut command = cargo("rustdoc --quiet --locked --lib --all-features -p");
        command
            .arg(self.package)
            .args(["--target-dir", "target/public-api", "--", "-Zunstable-options"])
            .args(["--output-format", "json"])
            .args(rustdoc_flags.split_whitespace())
            .env("RUSTC_BOOTSTRAP", "1");
        run_command(&mut command)?;
        let name = self.package.replace('-', "_");
        let json = root().join(format!("target/public-api/doc/{name}.json"));
        let api = Builder::from_rustdoc_json(json)
            .omit_blanket_impls(true)
            .build()
            .context("rustdoc's JSON is not of the version that the crate `public-api` reads")?;
        let is_told = |item: &String| !OMITTED.iter().any(|name| item.contains(name));
        Ok(api.items().map(ToString::to_string).filter(is_told).collect())
    }
}
