//! Comparison of a `Cargo.toml` that its user maintains with what the generated client needs.
//!
//! The needs are read from the manifest that would have been generated.

use farrier_codegen::files::is_marked;
use toml::de::{DeTable, DeValue};

/// Returns what the kept manifest lacks, each with a suggestion. The list is empty if nothing is missing.
pub(crate) fn lacking(kept: &str, generated: &str) -> Vec<String> {
    let kept_table = match DeTable::parse(kept) {
        Ok(table) => table.into_inner(),
        Err(error) => return vec![format!("it is not TOML: {}", error.message())],
    };
    // Ours is always TOML.
    let Ok(needed) = DeTable::parse(generated) else { return Vec::new() };
    let needed = needed.into_inner();
    let line = line_of(generated, "farrier = ");
    let mut lacking = Vec::new();
    lacking.extend(is_marked(kept.as_bytes()).then(|| {
        "its first line says that it is generated: remove that line, for the file is yours"
            .to_owned()
    }));
    lacking.extend(name(&kept_table, &needed));
    lacking.extend(dependency(&kept_table, &needed, line));
    lacking.extend(feature(&kept_table, &needed));
    lacking
}

/// The README's example names the crate.
fn name(kept: &DeTable<'_>, needed: &DeTable<'_>) -> Option<String> {
    let name = |table| match get(table, &["package", "name"])? {
        DeValue::String(name) => Some(name.to_string()),
        _ => None,
    };
    let (kept, needed) = (name(kept)?, name(needed)?);
    (kept != needed).then(|| {
        format!("its package is called `{kept}`, in the README it is `{needed}`: generate it by that name")
    })
}

/// The dependency on `farrier`, with the features that the model needs.
fn dependency(kept: &DeTable<'_>, needed: &DeTable<'_>, line: &str) -> Option<String> {
    const PATH: &[&str] = &["dependencies", "farrier"];
    let Some(dependency) = get(kept, PATH) else {
        return Some(format!(
            "there is no dependency `farrier`; write under [dependencies]:\n{line}"
        ));
    };
    // The root of a workspace may add features.
    if let DeValue::Table(table) = dependency
        && table.contains_key("workspace")
    {
        return None;
    }
    let has = features(Some(dependency));
    let needed = features(get(needed, PATH));
    let missing: Vec<_> =
        needed.iter().filter(|it| !has.contains(it)).map(String::as_str).collect();
    (!missing.is_empty()).then(|| {
        let list = missing.join("`, `");
        format!(
            "the dependency `farrier` lacks features that the model needs: `{list}`; write:\n{line}"
        )
    })
}

/// The crate's own feature, behind which the type `Client` stands.
fn feature(kept: &DeTable<'_>, needed: &DeTable<'_>) -> Option<String> {
    const PATH: &[&str] = &["features", "client"];
    get(needed, PATH)?;
    let write = "client = [\"farrier/client\"]";
    let Some(client) = get(kept, PATH) else {
        return Some(format!(
            "there is no feature `client`, so there is no type `Client`; write under [features]:\n\
             default = [\"client\"]\n{write}"
        ));
    };
    let on = strings(client).iter().any(|it| it == "farrier/client" || it == "farrier?/client");
    (!on && !has_client(get(kept, &["dependencies", "farrier"])))
        .then(|| format!("the feature `client` does not switch on farrier's; write:\n{write}"))
}

/// Whether a dependency on `farrier` has the feature `client` in any case.
fn has_client(dependency: Option<&DeValue<'_>>) -> bool {
    let Some(DeValue::Table(table)) = dependency else { return true };
    let default = table.get("default-features").map(toml::Spanned::get_ref);
    !matches!(default, Some(DeValue::Boolean(false)))
        || table.contains_key("workspace")
        || features(dependency).iter().any(|it| it == "client")
}

/// The features that a dependency names.
fn features(dependency: Option<&DeValue<'_>>) -> Vec<String> {
    match dependency {
        Some(DeValue::Table(table)) => {
            table.get("features").map_or_else(Vec::new, |list| strings(list.get_ref()))
        }
        _ => Vec::new(),
    }
}

/// The strings of a list.
fn strings(value: &DeValue<'_>) -> Vec<String> {
    let DeValue::Array(items) = value else { return Vec::new() };
    let text = |item: &toml::Spanned<DeValue<'_>>| match item.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    };
    items.iter().filter_map(text).collect()
}

/// The value at a path of keys.
fn get<'a, 'i>(table: &'a DeTable<'i>, path: &[&str]) -> Option<&'a DeValue<'i>> {
    let (last, tables) = path.split_last()?;
    let mut table = table;
    for key in tables {
        let DeValue::Table(inner) = table.get(*key)?.get_ref() else { return None };
        table = inner;
    }
    Some(table.get(*last)?.get_ref())
}

/// The line of a text that begins like that.
fn line_of<'t>(text: &'t str, start: &str) -> &'t str {
    text.lines().find(|line| line.starts_with(start)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::lacking;

    const GENERATED: &str = r#"
        [package]
        name = "chat"

        [features]
        default = ["client"]
        client = ["farrier/client"]

        [dependencies]
farrier = { version = "0.1", default-features = false, features = ["document", "pattern"] }
    "#;

    /// What a manifest lacks whose tables are these.
    fn told(dependencies: &str, features: &str) -> String {
        let kept = format!("[dependencies]\n{dependencies}\n[features]\n{features}\n");
        lacking(&kept, GENERATED).join("\n")
    }

    #[test]
    fn what_is_enough() {
        let client = "client = [\"farrier/client\"]";
        let all = "features = [\"pattern\", \"xml\", \"document\"]";
        for (dependencies, features) in [
            (format!("farrier = {{ path = \"f\", default-features = false, {all} }}"), client),
            (format!("[dependencies.farrier]\nversion = \"1\"\n{all}"), "client = []"),
            ("farrier.workspace = true".to_owned(), "client = []"),
        ] {
            assert_eq!(told(&dependencies, features), "", "{dependencies}");
        }
        assert_eq!(lacking(GENERATED, GENERATED), [""; 0]);
    }

    #[test]
    fn what_is_lacking_and_what_to_write() {
        let client = "client = [\"farrier/client\"]";
        let pattern =
            "farrier = { path = \"f\", default-features = false, features = [\"pattern\"] }";
        let all = "farrier = { path = \"f\", default-features = false, features = [\"pattern\", \"document\"] }";
        let cases = [
            told("", client),
            told("farrier = \"0.1\"", client),
            told(pattern, client),
            told(all, ""),
            told(all, "client = []"),
            lacking("[dependencies", GENERATED).join("\n"),
            lacking(&format!("# @generated by Farrier from a.json.\n{GENERATED}"), GENERATED)
                .join("\n"),
            lacking(&GENERATED.replace("\"chat\"", "\"talk\""), GENERATED).join("\n"),
        ];
        insta::assert_snapshot!(cases.join("\n\n"), @r#"
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

        it is not TOML: unclosed table, expected `]`

        its first line says that it is generated: remove that line, for the file is yours

        its package is called `talk`, in the README it is `chat`: generate it by that name
        "#);
    }
}
