//! Where rules of endpoints and the cases for them lie.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::Deserialize;
use serde_json::value::RawValue;

/// The rules of a service and the cases for them, as JSON texts.
pub(crate) struct Suite {
    pub(crate) name: String,
    pub(crate) rule_set: Option<String>,
    pub(crate) diagram: Option<String>,
    pub(crate) tests: Option<String>,
}

const RULE_SET: &str = "smithy.rules#endpointRuleSet";
const DIAGRAM: &str = "smithy.rules#endpointBdd";
const TESTS: &str = "smithy.rules#endpointTests";

impl Suite {
    fn new(name: String, mut traits: BTreeMap<&str, &RawValue>) -> Self {
        let mut text = |id| traits.remove(id).map(|value| value.get().to_owned());
        Self { name, rule_set: text(RULE_SET), diagram: text(DIAGRAM), tests: text(TESTS) }
    }
}

/// The folder with vectors of endpoints, if there is one.
pub(crate) fn vectors() -> Option<PathBuf> {
    env::var_os("SMITHY_VECTORS").map(|folder| PathBuf::from(folder).join("endpoints"))
}

/// The services of the models in the folder of models.
pub(crate) fn published() -> io::Result<Option<Vec<Suite>>> {
    #[derive(Deserialize)]
    struct Model<'m> {
        #[serde(borrow)]
        shapes: BTreeMap<&'m str, &'m RawValue>,
    }
    #[derive(Deserialize)]
    struct Service<'m> {
        #[serde(borrow, default)]
        traits: BTreeMap<&'m str, &'m RawValue>,
    }

    let Some(folder) = env::var_os("SMITHY_AWS_MODELS") else { return Ok(None) };
    let mut suites = Vec::new();
    for (name, text) in files(Path::new(&folder))? {
        let model: Model<'_> = serde_json::from_str(&text)?;
        let has_rules =
            |shape: &&&RawValue| shape.get().contains(RULE_SET) || shape.get().contains(DIAGRAM);
        for shape in model.shapes.values().filter(has_rules) {
            let service: Service<'_> = serde_json::from_str(shape.get())?;
            suites.push(Suite::new(name.clone(), service.traits));
        }
    }
    Ok(Some(suites))
}

/// The newer models, of which there are only the traits.
pub(crate) fn newer(vectors: &Path) -> io::Result<Vec<Suite>> {
    let files = files(&vectors.join("models-2026"))?;
    let suites =
        files.iter().map(|(name, text)| Ok(Suite::new(name.clone(), serde_json::from_str(text)?)));
    suites.collect()
}

/// Rules on their own. The file of the cases has the name of that of the rules, or ends in it.
pub(crate) fn standalone(vectors: &Path) -> io::Result<Vec<Suite>> {
    let folder = vectors.join("standalone");
    let cases = files(&folder.join("test-cases"))?;
    let suites = files(&folder.join("valid-rules"))?.into_iter().map(|(name, rules)| {
        let tests = cases.iter().find(|(cases, _)| *cases == name);
        let tests =
            tests.or_else(|| cases.iter().find(|(cases, _)| cases.ends_with(&format!("-{name}"))));
        let tests = tests.map(|(_, text)| text.clone());
        Suite { name, rule_set: Some(rules), diagram: None, tests }
    });
    Ok(suites.collect())
}

/// The files of a folder, with their names without the extension, in the order of their names. A folder that isn't
/// there has none.
fn files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}
