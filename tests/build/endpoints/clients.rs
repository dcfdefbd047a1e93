//! Clients of the services whose cases have inputs of operations.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use farrier_codegen::Generator;
use heck::ToUpperCamelCase as _;
use serde_json::Value;

use super::suites::Suite;

/// Writes a module for each such service, and a list of the operations that are called.
pub(crate) fn generate(suites: &[Suite], out: &Path) -> Result<(), Box<dyn Error>> {
    let mut modules = String::new();
    let mut calls = String::new();
    for (name, operations) in called(suites)? {
        let folder = env::var_os("SMITHY_AWS_MODELS").unwrap_or_default();
        let model = Path::new(&folder).join(format!("{name}.json"));
        println!("cargo:rerun-if-changed={}", model.display());
        let generator = Generator::from_file(&model)?.operations(&operations).both_halves(true);
        let module = name.replace(['-', '.'], "_");
        let file = out.join(format!("endpoint_client_{module}.rs"));
        fs::write(&file, generator.generate_module()?)?;
        writeln!(modules, "mod {module} {{ include!({:?}); }}", file.display().to_string())?;
        for operation in operations {
            let marker = operation.to_upper_camel_case();
            writeln!(calls, "    ({name:?}, {operation:?}, request::<{module}::{marker}>),")?;
        }
    }
    let text = format!("{modules}const CALLS: &[(&str, &str, Request)] = &[\n{calls}];\n");
    Ok(fs::write(out.join("endpoint_clients.rs"), text)?)
}

/// The operations that the cases of each service call.
fn called(suites: &[Suite]) -> Result<BTreeMap<&str, BTreeSet<String>>, Box<dyn Error>> {
    let mut called: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for suite in suites {
        let Some(tests) = suite.tests.as_deref().filter(|it| it.contains("operationInputs")) else {
            continue;
        };
        let tests: Value = serde_json::from_str(tests)?;
        let cases = tests["testCases"].as_array().into_iter().flatten();
        let inputs =
            cases.flat_map(|case| case["operationInputs"].as_array().into_iter().flatten());
        let operations = inputs.filter_map(|input| input["operationName"].as_str());
        called.entry(&suite.name).or_default().extend(operations.map(str::to_owned));
    }
    Ok(called)
}
