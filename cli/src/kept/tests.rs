//! What is told of manifests that are kept.

use farrier_codegen::{Dependency, Generation, Generator, ManifestMode, Package, Publish};

use super::findings;
use crate::render;

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
    let generator = generator.farrier(Dependency::registry("0.1"));
    generator.manifest(ManifestMode::Keep).generate().unwrap()
}

/// What a manifest lacks whose tables are these.
fn told(dependencies: &str, features: &str) -> String {
    let kept = format!("[dependencies]\n{dependencies}\n[features]\n{features}\n");
    findings("Cargo.toml", &kept, None, &generation(), &Package::new()).unwrap().lacking.join("\n")
}

/// What is remarked on a manifest that lacks nothing.
fn remarks(kept: &str) -> String {
    remarks_on_package(kept, &Package::new())
}

/// The same where something is asked of the package.
fn remarks_on_package(kept: &str, package: &Package) -> String {
    let generator = Generator::from_text("chat.json", MODEL).unwrap().crate_name("chat");
    let generator = generator.farrier(Dependency::registry("0.1")).package(package.clone());
    let generation = generator.manifest(ManifestMode::Keep).generate().unwrap();
    let found = findings("Cargo.toml", kept, None, &generation, package).unwrap();
    assert_eq!(found.lacking, [""; 0]);
    found.remarks.join("\n")
}

/// The manifest that is written the first time.
fn generated() -> String {
    generation().files.get("Cargo.toml").unwrap().to_owned()
}

#[test]
fn what_is_enough() {
    let client = "client = [\"farrier/client\"]";
    let all = "features = [\"pattern\", \"xml\", \"document\"]";
    let renamed = format!("smith = {{ package = \"farrier\", default-features = false, {all} }}");
    for (dependencies, features) in [
        (format!("farrier = {{ path = \"f\", default-features = false, {all} }}"), client),
        (format!("[dependencies.farrier]\nversion = \"1\"\n{all}"), "client = []"),
        ("farrier.workspace = true".to_owned(), "client = []"),
        (renamed, "client = [\"smith/client\"]\n[lib]\npath = \"src/own.rs\""),
    ] {
        assert_eq!(told(&dependencies, features), "", "{dependencies}");
    }
    assert_eq!(remarks(&generated()), "");
}

#[test]
fn what_is_lacking_and_what_to_write() {
    let client = "client = [\"farrier/client\"]";
    let pattern = "farrier = { path = \"f\", default-features = false, features = [\"pattern\"] }";
    let all = "farrier = { path = \"f\", default-features = false, features = [\"pattern\", \"document\"] }";
    let renamed = all.replace("farrier = { path = \"f\"", "smith = { package = \"farrier\"");
    let other = all.replace("path = \"f\"", "package = \"other\"");
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
    "#);
}

#[test]
fn features_of_the_workspace_count() {
    let kept = "[dependencies]\nfarrier = { workspace = true, features = [\"pattern\"] }\n[features]\nclient = []\n";
    let lacking = |dependency: &str| {
        let workspace = format!("[workspace.dependencies]\n{dependency}\n");
        let generation = generation();
        let package = Package::new();
        findings("Cargo.toml", kept, Some(&workspace), &generation, &package).unwrap().lacking
    };
    for fine in ["farrier = { version = \"0.1\", features = [\"document\"] }", "other = \"1\""] {
        assert_eq!(lacking(fine), [""; 0], "{fine}");
    }
    for short in ["farrier = \"0.1\"", "farrier = { version = \"0.1\", features = [\"xml\"] }"] {
        assert!(
            lacking(short)[0].contains("lacks features that the model needs: `document`"),
            "{short}"
        );
    }
}

#[test]
fn what_is_not_toml_is_shown_in_its_place() {
    let kept = "[package]\nfoo = [\n";
    let failure =
        findings("chat/Cargo.toml", kept, None, &generation(), &Package::new()).unwrap_err();
    insta::assert_snapshot!(render::failure(&failure, false), @r"
    error: this file is kept, and it is not TOML: unclosed array, expected `]`
     --> chat/Cargo.toml:2:8
      |
    2 | foo = [
      |        ^
    ");
}

#[test]
fn remarks_on_what_stops_no_build() {
    let tokio =
        "tokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }";
    let generated = generated();
    assert!(generated.contains(tokio), "{generated}");
    let cases = [
        format!("# @generated by Farrier from a.json.\n{generated}"),
        generated.replace("\"chat\"", "\"talk\""),
        generated.replace(tokio, ""),
        generated.replace(tokio, "tokio = \"1\""),
        generated.replace(tokio, "tokio = { version = \"1\", features = [\"rt\"] }"),
    ];
    insta::assert_snapshot!(cases.map(|kept| remarks(&kept)).join("\n\n"), @r#"
    its first line says that it is generated: remove that line, for the file is yours

    its package is called `talk`, in the README it is `chat`: generate it by that name

    there is no dependency `tokio` for the README's example, which `cargo test` compiles; write under [dev-dependencies]:
    tokio = { version = "1", default-features = false, features = ["macros", "rt"] }

    the dependency `tokio` lacks features for the README's example, which `cargo test` compiles; write:
    tokio = { version = "1", default-features = false, features = ["macros", "rt"] }

    the dependency `tokio` lacks features for the README's example, which `cargo test` compiles; write:
    tokio = { version = "1", default-features = false, features = ["macros", "rt"] }
    "#);
    for fine in [
        generated.replace(tokio, "tokio = { version = \"1\", features = [\"full\"] }"),
        generated.replace(tokio, "tokio.workspace = true"),
        generated.replace(tokio, "") + "\n[lib]\ndoctest = false\n",
        generated.replace(tokio, "") + "\n[lib]\npath = \"src/own.rs\"\n",
    ] {
        assert_eq!(remarks(&fine), "", "{fine}");
    }
}

#[test]
fn remarks_on_the_package_that_is_asked_for() {
    let generated = generated();
    let asked = [
        Package::new().version("2.0.0").license("MIT").authors(["Ada"]),
        Package::new().publish(Publish::Anywhere),
        Package::new().publish(Publish::Registries(vec!["ours".to_owned()])),
    ];
    let told = asked.map(|package| remarks_on_package(&generated, &package));
    insta::assert_snapshot!(told.join("\n\n"), @r#"
    `[client.package]` in codegen.toml differs and is ignored: change this file or codegen.toml:
    version = "2.0.0", here it is "0.1.0"
    authors = ["Ada"], here it is missing
    license = "MIT", here it is missing

    `[client.package]` in codegen.toml differs and is ignored: change this file or codegen.toml:
    publish = true, here it is false

    `[client.package]` in codegen.toml differs and is ignored: change this file or codegen.toml:
    publish = ["ours"], here it is false
    "#);

    let same = Package::new().version("0.1.0").publish(Publish::Nowhere);
    assert_eq!(remarks_on_package(&generated, &same), "");
    let anywhere = Package::new().publish(Publish::Anywhere);
    for publish in ["publish = true", ""] {
        let kept = generated.replace("publish = false", publish);
        assert_eq!(remarks_on_package(&kept, &anywhere), "");
        assert_ne!(remarks_on_package(&kept, &same), "");
    }
    let inherited = generated.replace("version = \"0.1.0\"", "version.workspace = true");
    assert_eq!(remarks_on_package(&inherited, &Package::new().version("2.0.0")), "");
}
