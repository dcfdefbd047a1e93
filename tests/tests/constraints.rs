//! The official vectors for constraint violations, against the generated client of their model.
//!
//! Each vector is a request that breaks a constraint, with the messages and paths that a Smithy
//! server answers with. Read into the generated input and validated, it must give exactly these.

use std::io::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

use serde_json::Value;
use tests::constraints::{Request, check};

/// What is missing there can't be missing here: the examples in `src/required_members.rs`, of a
/// fixture with the same three members, don't compile.
const LEFT_OUT: &str = "MalformedRequired";

#[test]
fn every_vector_gives_its_messages_and_paths() {
    let Some(folder) = env::var_os("SMITHY_CONSTRAINT_TESTS") else {
        tell("skipped: SMITHY_CONSTRAINT_TESTS is not set");
        return;
    };
    assert!(
        env::var_os("SMITHY_PROTOCOL_TESTS").is_some(),
        "the vectors' model is taken from SMITHY_PROTOCOL_TESTS, which is not set",
    );
    let vectors = vectors(folder.into());
    let (left_out, checked): (Vec<_>, Vec<_>) =
        vectors.iter().partition(|vector| operation(vector) == LEFT_OUT);
    let failures: Vec<_> = checked
        .iter()
        .filter_map(|vector| {
            let problem = outcome(vector).err()?;
            Some(format!("{}: {problem}", text(&vector["id"])))
        })
        .collect();
    let passed = checked.len() - failures.len();
    tell(&format!(
        "{passed} of {} vectors passed, {} left out ({LEFT_OUT})",
        vectors.len(),
        left_out.len(),
    ));
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(passed + left_out.len(), vectors.len());
    assert!(passed > 0, "there were no vectors");
}

/// Writes a line that shows even where the output of tests is captured.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// All vectors of all files in the folder.
fn vectors(folder: PathBuf) -> Vec<Value> {
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
        .flat_map(|file| {
            let vectors: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
            vectors
        })
        .collect()
}

fn outcome(vector: &Value) -> Result<(), String> {
    let operation = operation(vector);
    let checked = check(operation, &request(vector)).ok_or(format!("no operation {operation}"))?;
    let found: Vec<_> = checked
        .map_err(|error| format!("the request can't be read: {error}"))?
        .iter()
        .map(|violation| (violation.path().to_owned(), violation.message().to_owned()))
        .collect();
    let contents = text(&vector["response"]["body"]["assertion"]["contents"]);
    let expected: Value = serde_json::from_str(contents).map_err(|error| error.to_string())?;
    let expected: Vec<_> = array(&expected["fieldList"])
        .map(|field| (text(&field["path"]).to_owned(), text(&field["message"]).to_owned()))
        .collect();
    if expected.is_empty() {
        return Err("the vector expects no violation".to_owned());
    }
    if found == expected { Ok(()) } else { Err(format!("expected {expected:?}, found {found:?}")) }
}

fn request(vector: &Value) -> Request {
    let request = &vector["request"];
    let query: Vec<_> = array(&request["queryParams"]).map(text).collect();
    let uri = format!("{}?{}", text(&request["uri"]), query.join("&"));
    let mut built = Request::new(text(&request["body"]).to_owned().into());
    *built.method_mut() = text(&request["method"]).parse().unwrap();
    *built.uri_mut() = uri.parse().unwrap();
    for (name, value) in request["headers"].as_object().into_iter().flatten() {
        let name: http::HeaderName = name.parse().unwrap();
        built.headers_mut().insert(name, text(value).parse().unwrap());
    }
    built
}

fn operation(vector: &Value) -> &str {
    text(&vector["operation"]).split_once('#').unwrap().1
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
