//! The key `package` of a `[[client]]`: what the generated manifest says of the package.

use farrier_codegen::{Dependency, Package, Publish};
use toml::Spanned;
use toml::de::DeValue;

use super::reader::{Reader, Table};

const KEYS: &[&str] = &["version", "authors", "description", "license", "repository", "publish"];

/// Further keys of Cargo's `[package]`.
const OTHERS: &[&str] = &[
    "edition",
    "rust-version",
    "documentation",
    "readme",
    "homepage",
    "license-file",
    "keywords",
    "categories",
    "links",
    "exclude",
    "include",
    "metadata",
];

/// Reads the value, whose keys are those of Cargo's `[package]`. What is wrong with it, by itself or together with
/// the dependency `farrier`, is reported.
pub(super) fn package(
    reader: &mut Reader<'_>,
    value: &Spanned<DeValue<'_>>,
    farrier: Option<&Dependency>,
) -> Package {
    let DeValue::Table(table) = value.get_ref() else {
        reader.fault(
            value.span(),
            "`package` is a table",
            "write `package = { version = \"1.0.0\" }`",
        );
        return Package::new();
    };
    let table = reader.table_or(table, value.span(), KEYS, hint);
    let package = of_table(reader, &table);
    let mistakes =
        package.mistakes().into_iter().chain(farrier.and_then(|it| package.mistake_with(it)));
    reader.mistakes(mistakes.collect(), |key| table.span_of(key));
    package
}

/// What to do about a key of Cargo's that can't be set here.
fn hint(key: &str) -> Option<String> {
    match key {
        "name" => Some("it is a key of the client, beside `model` and `out`".to_owned()),
        _ if OTHERS.contains(&key) => {
            Some("to set it in the Cargo.toml yourself, write `manifest = \"keep\"`".to_owned())
        }
        _ => None,
    }
}

/// Sets what a text says.
type Set = fn(Package, String) -> Package;

fn of_table(reader: &mut Reader<'_>, table: &Table<'_, '_>) -> Package {
    let mut package = Package::new();
    let texts: [(&str, Set); 4] = [
        ("version", Package::version),
        ("description", Package::description),
        ("license", Package::license),
        ("repository", Package::repository),
    ];
    for key in KEYS {
        if table.get(key).is_some_and(Reader::is_inherited) {
            package = package.inherit(*key);
        }
    }
    let own = |key| table.get(key).filter(|value| !Reader::is_inherited(value));
    for (key, set) in texts {
        if let Some(text) = own(key).and_then(|value| reader.string(value)) {
            package = set(package, text);
        }
    }
    if let Some(authors) = own("authors") {
        package = package.authors(reader.strings(authors));
    }
    if let Some(value) = own("publish") {
        package = package.publish(publish(reader, value));
    }
    package
}

/// `true`, `false`, or the names of registries.
fn publish(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Publish {
    match value.get_ref() {
        DeValue::Boolean(true) => Publish::Anywhere,
        DeValue::Boolean(false) => Publish::Nowhere,
        DeValue::Array(_) => Publish::Registries(reader.strings(value)),
        _ => {
            let hint = "write `true`, `false` or a list of names: `[\"…\"]`";
            reader.fault(value.span(), "this is neither a boolean nor a list of registries", hint);
            Publish::Nowhere
        }
    }
}
