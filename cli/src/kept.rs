//! Comparison of a `Cargo.toml` that its user maintains with what the generated client needs.

use farrier_codegen::Generation;
use farrier_codegen::files::is_marked;
use toml::de::{DeTable, DeValue};

use crate::cargo::{get, strings, text};

/// The crate that generated code needs.
const FARRIER: &str = "farrier";

/// Returns what the kept manifest lacks, each with a suggestion. The list is empty if nothing is missing.
pub(crate) fn lacking(kept: &str, generation: &Generation) -> Vec<String> {
    let manifest = match DeTable::parse(kept) {
        Ok(table) => table.into_inner(),
        Err(error) => return vec![format!("it is not TOML: {}", error.message())],
    };
    let farrier = Farrier::find(&manifest);
    let mut lacking = Vec::new();
    lacking.extend(is_marked(kept.as_bytes()).then(|| {
        "its first line says that it is generated: remove that line, for the file is yours"
            .to_owned()
    }));
    lacking.extend(package(&manifest, generation));
    match &farrier {
        Some(farrier) => {
            lacking.extend(farrier.renamed());
            lacking.extend(farrier.features_lacking(generation));
        }
        None => lacking.push(format!(
            "there is no dependency `farrier`; write under [dependencies]:\n{}",
            generation.dependency(FARRIER)
        )),
    }
    lacking.extend(client(&manifest, farrier.as_ref(), generation));
    lacking
}

/// The README's example names the crate.
fn package(manifest: &DeTable<'_>, generation: &Generation) -> Option<String> {
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

/// The dependency on the crate `farrier`.
struct Farrier<'m> {
    /// What the manifest calls it.
    name: &'m str,
    /// What it should be called: `farrier`, unless the root of the crate is the user's own, which may say that
    /// this is another name.
    fitting_name: &'m str,
    value: &'m DeValue<'m>,
}

impl<'m> Farrier<'m> {
    /// The dependency whose package is `farrier`, which may have another name.
    fn find(manifest: &'m DeTable<'m>) -> Option<Self> {
        let DeValue::Table(dependencies) = manifest.get("dependencies")?.get_ref() else {
            return None;
        };
        let root = get(manifest, &["lib", "path"]).and_then(text);
        let root_is_generated = root.is_none_or(|path| path == "src/lib.rs");
        dependencies.iter().find_map(|(name, value)| {
            let name: &str = name.get_ref();
            let fitting_name = if root_is_generated { FARRIER } else { name };
            let found = Self { name, fitting_name, value: value.get_ref() };
            let package = found.key("package").and_then(text);
            (package.as_deref().unwrap_or(found.name) == FARRIER).then_some(found)
        })
    }

    /// The value of a key of the dependency.
    fn key(&self, key: &str) -> Option<&'m DeValue<'m>> {
        match self.value {
            DeValue::Table(table) => Some(table.get(key)?.get_ref()),
            _ => None,
        }
    }

    /// The features that the manifest names.
    fn features(&self) -> Vec<String> {
        self.key("features").map(strings).unwrap_or_default()
    }

    /// Whether the root of a workspace says more of the dependency, which may be features.
    fn is_inherited(&self) -> bool {
        self.key("workspace").is_some()
    }

    /// Whether the feature `client` is on in any case.
    fn has_client(&self) -> bool {
        let default = self.key("default-features");
        !matches!(default, Some(DeValue::Boolean(false)))
            || self.is_inherited()
            || self.features().iter().any(|feature| feature == "client")
    }

    /// Generated code calls the crate `farrier`, and can't do otherwise.
    fn renamed(&self) -> Option<String> {
        (self.name != self.fitting_name).then(|| {
            format!(
                "the dependency `farrier` is called `{}`, and generated code calls it `farrier`: rename it",
                self.name
            )
        })
    }

    fn features_lacking(&self, generation: &Generation) -> Option<String> {
        if self.is_inherited() {
            return None;
        }
        let has = self.features();
        let needed = generation.features.iter().copied();
        let missing: Vec<_> =
            needed.filter(|&feature| !has.iter().any(|it| it == feature)).collect();
        (!missing.is_empty()).then(|| {
            format!(
                "the dependency `{}` lacks features that the model needs: `{}`; write:\n{}",
                self.fitting_name,
                missing.join("`, `"),
                generation.dependency(self.fitting_name)
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use farrier_codegen::{Dependency, Generation, Generator, ManifestMode};

    use super::lacking;

    /// A model that needs the features `document` and `pattern`.
    const MODEL: &str = r#"{
        "smithy": "2.0",
        "shapes": {
            "a#Chat": {
                "type": "service",
                "version": "1",
                "operations": [{ "target": "a#Send" }],
                "traits": { "aws.protocols#restJson1": {} }
            },
            "a#Send": {
                "type": "operation",
                "input": { "target": "a#Message" },
                "traits": { "smithy.api#http": { "method": "POST", "uri": "/" } }
            },
            "a#Message": {
                "type": "structure",
                "members": {
                    "extra": { "target": "smithy.api#Document" },
                    "text": {
                        "target": "smithy.api#String",
                        "traits": { "smithy.api#pattern": "^a" }
                    }
                }
            }
        }
    }"#;

    fn generation() -> Generation {
        let generator = Generator::from_text("chat.json", MODEL).unwrap().crate_name("chat");
        let generator = generator.farrier(Dependency::version("0.1"));
        generator.manifest(ManifestMode::Keep).generate().unwrap()
    }

    /// What a manifest lacks whose tables are these.
    fn told(dependencies: &str, features: &str) -> String {
        let kept = format!("[dependencies]\n{dependencies}\n[features]\n{features}\n");
        lacking(&kept, &generation()).join("\n")
    }

    #[test]
    fn what_is_enough() {
        let client = "client = [\"farrier/client\"]";
        let all = "features = [\"pattern\", \"xml\", \"document\"]";
        let renamed =
            format!("smith = {{ package = \"farrier\", default-features = false, {all} }}");
        for (dependencies, features) in [
            (format!("farrier = {{ path = \"f\", default-features = false, {all} }}"), client),
            (format!("[dependencies.farrier]\nversion = \"1\"\n{all}"), "client = []"),
            ("farrier.workspace = true".to_owned(), "client = []"),
            (renamed, "client = [\"smith/client\"]\n[lib]\npath = \"src/own.rs\""),
        ] {
            assert_eq!(told(&dependencies, features), "", "{dependencies}");
        }
        let generation = generation();
        assert_eq!(lacking(generation.files.get("Cargo.toml").unwrap(), &generation), [""; 0]);
    }

    #[test]
    fn what_is_lacking_and_what_to_write() {
        let client = "client = [\"farrier/client\"]";
        let pattern =
            "farrier = { path = \"f\", default-features = false, features = [\"pattern\"] }";
        let all = "farrier = { path = \"f\", default-features = false, features = [\"pattern\", \"document\"] }";
        let renamed = all.replace("farrier = { path = \"f\"", "smith = { package = \"farrier\"");
        let other = all.replace("path = \"f\"", "package = \"other\"");
        let generation = generation();
        let generated = generation.files.get("Cargo.toml").unwrap();
        let cases = [
            told("", client),
            told(&other, client),
            told("farrier = \"0.1\"", client),
            told(pattern, client),
            told(all, ""),
            told(all, "client = []"),
            told(&renamed, client),
            told("smith = { version = \"0.1\", package = \"farrier\" }", ""),
            told(&renamed, "client = []\n[lib]\npath = \"src/own.rs\""),
            told(
                "smith = { version = \"0.1\", package = \"farrier\" }",
                "[lib]\npath = \"src/own.rs\"",
            ),
            lacking("[dependencies", &generation).join("\n"),
            lacking(&format!("# @generated by Farrier from a.json.\n{generated}"), &generation)
                .join("\n"),
            lacking(&generated.replace("\"chat\"", "\"talk\""), &generation).join("\n"),
        ];
        insta::assert_snapshot!(cases.join("\n\n"), @r#"
        there is no dependency `farrier`; write under [dependencies]:
        farrier = { version = "0.1", default-features = false, features = ["document", "pattern"] }

        there is no dependency `farrier`; write under [dependencies]:
        farrier = { version = "0.1", default-features = false, features = ["document", "pattern"] }

        the dependency `farrier` lacks features that the model needs: `document`, `pattern`; write:
        farrier = { version = "0.1", default-features = false, features = ["document", "pattern"] }

        the dependency `farrier` lacks features that the model needs: `document`; write:
        farrier = { version = "0.1", default-features = false, features = ["document", "pattern"] }

        there is no feature `client`, so there is no type `Client`; write under [features]:
        default = ["client"]
        client = ["farrier/client"]

        the feature `client` does not switch on farrier's; write:
        client = ["farrier/client"]

        the dependency `farrier` is called `smith`, and generated code calls it `farrier`: rename it

        the dependency `farrier` is called `smith`, and generated code calls it `farrier`: rename it
        the dependency `farrier` lacks features that the model needs: `document`, `pattern`; write:
        farrier = { version = "0.1", default-features = false, features = ["document", "pattern"] }
        there is no feature `client`, so there is no type `Client`; write under [features]:
        default = ["client"]
        client = ["farrier/client"]

        the feature `client` does not switch on farrier's; write:
        client = ["smith/client"]

        the dependency `smith` lacks features that the model needs: `document`, `pattern`; write:
        smith = { package = "farrier", version = "0.1", default-features = false, features = ["document", "pattern"] }
        there is no feature `client`, so there is no type `Client`; write under [features]:
        default = ["client"]
        client = ["smith/client"]

        it is not TOML: unclosed table, expected `]`

        its first line says that it is generated: remove that line, for the file is yours

        its package is called `talk`, in the README it is `chat`: generate it by that name
        "#);
    }
}
