//! `farrier list`: the tables.

use std::process::Stdio;

use crate::sandbox::Sandbox;

#[test]
fn a_line_for_each_operation() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run(&["list", "--model", "model/chat.json"]).transcript());
    for name in ["auth", "labels", "operations", "resources", "streaming", "xml"] {
        let model = format!("{}/../tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let listed = sandbox.run(&["list", "--model", &model]).stdout;
        assert!(listed.contains("\n\n"), "{name}: {listed}");
        assert!(!listed.contains('…'), "nothing is cut in a pipe: {listed}");
    }
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/auth.json");
    insta::assert_snapshot!(sandbox.run(&["list", "--model", model]).stdout);
}

#[test]
fn the_mistakes_of_a_model() {
    let sandbox = Sandbox::new();
    let length = r#""smithy.api#length": { "min": 1, "max": 4000 }"#;
    let pattern = format!(r#"{length}, "smithy.api#pattern": "a++""#);
    let text = sandbox.read("model/chat.json").replace(length, &pattern);
    let known = r#""aws.protocols#restJson1": {}"#;
    let text = text.replace(known, &format!(r#"{known}, "smithy.api#brandNew": {{}}"#));
    let empty = r#""example.chat#Empty": { "type": "service", "version": "1",
        "traits": { "aws.protocols#restJson1": {} } },"#;
    let text = text.replacen(r#""shapes": {"#, &format!(r#""shapes": {{ {empty}"#), 1);
    sandbox.write("model/chat.json", &text);
    let run = sandbox.run(&["list", "--model", "model/chat.json"]);
    assert_eq!(run.code, Some(0));
    insta::assert_snapshot!(run.stderr, @r"
    warning: model/chat.json: the model has 3 mistakes
      |
      = model/chat.json:3:15: example.chat#Empty: the service has no operations; name some in `operations` or `resources`: a client of it can call nothing
      = model/chat.json:32:120: example.chat#SendMessageRequest$text: the pattern `a++` is not checked: ECMA-262 has no possessive quantifiers (near character 2); write a regular expression of ECMA-262
      = nothing is known of the trait smithy.api#brandNew
    ");
    let one = sandbox.run(&[
        "list",
        "--model",
        "model/chat.json",
        "--service",
        "Chat",
        "--operation",
        "Ping",
    ]);
    assert!(!one.stderr.contains("a++"), "{}", one.stderr);
}

#[test]
fn a_default_that_its_own_constraint_refuses() {
    let sandbox = Sandbox::new();
    let length = r#""smithy.api#length": { "min": 1, "max": 4000 }"#;
    let text = sandbox.read("model/chat.json");
    assert!(text.contains(length));
    let default = format!(r#"{length}, "smithy.api#default": """#);
    sandbox.write("model/chat.json", &text.replace(length, &default));
    let run = sandbox.run(&["list", "--model", "model/chat.json", "--long"]);
    let said = "length 1..=4000, default \"\" (which the member's own length refuses)";
    assert!(run.stdout.contains(said), "{}", run.stdout);
}

#[test]
fn members_with_types_bindings_and_constraints() {
    let run = Sandbox::new().run(&["list", "--model", "model/chat.json", "--long"]);
    insta::assert_snapshot!(run.transcript());
}

#[test]
fn constrained_members_of_members_once_each() {
    let run = Sandbox::new().run(&["list", "--model", "model/tree.json", "--long"]);
    insta::assert_snapshot!(run.transcript());
}

#[test]
fn members_of_outputs_and_errors_with_their_bindings() {
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/responses.json");
    insta::assert_snapshot!(Sandbox::new().run(&["list", "--model", model, "--long"]).stdout);
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/service_errors.json");
    insta::assert_snapshot!(Sandbox::new().run(&["list", "--model", model, "--long"]).stdout);
}

#[test]
fn credentials_that_operations_take() {
    let sandbox = Sandbox::new();
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/auth.json");
    insta::assert_snapshot!(sandbox.run(&["list", "--model", model, "--long"]).stdout);
    let http = r#""smithy.api#http": { "method": "POST", "uri": "/open""#;
    let text = std::fs::read_to_string(model).unwrap();
    assert!(text.contains(http));
    let text = text.replace(http, &format!(r#""smithy.api#optionalAuth": {{}}, {http}"#));
    sandbox.write("model/optional.json", &text);
    let args = ["list", "--model", "model/optional.json", "--operation", "Open"];
    let optional = sandbox.run(&args).stdout;
    assert!(
        optional.contains("bearer token or API key in header Authorization or none\n"),
        "{optional}"
    );
    let generate =
        ["generate", "--model", "model/optional.json", "--out", "open", "--report", "json"];
    let json = sandbox.run(&[&generate[..], &["--operation", "Open"]].concat()).stdout;
    assert!(json.contains("\"optional\": true"), "{json}");
    let report = sandbox.read("open/smithy-report.md");
    assert!(report.contains("`: bearer token or API key or none\n"), "{report}");
    assert!(report.contains("| `smithy.api#optionalAuth` | 1 |\n"), "{report}");
    let client = sandbox.read("open/src/client.rs");
    let takes =
        "/// It takes a bearer token (`bearer`) or an API key (`api_key`), or no credential.\n";
    assert!(client.contains(takes), "{client}");
    let generate = ["generate", "--model", model, "--out", "locks"];
    let json = sandbox.run(&[&generate[..], &["--report", "json"]].concat()).stdout;
    let (_, rest) = json.split_once("  \"authentication\"").unwrap();
    let (json, _) = rest.split_once("\n  \"traits\"").unwrap();
    let markdown = sandbox.read("locks/smithy-report.md");
    let (_, rest) = markdown.split_once("## Authentication\n").unwrap();
    let (markdown, _) = rest.split_once("\n## ").unwrap();
    insta::assert_snapshot!(format!("{json}\n{markdown}"));
}

#[test]
fn all_services_or_one() {
    let sandbox = Sandbox::new();
    let all = sandbox.run(&["list", "--model", "model/two-services.json", "--long"]);
    insta::assert_snapshot!(all.transcript());
    for name in ["Post", "example#Post"] {
        let args = ["list", "--model", "model/two-services.json", "--long", "--service", name];
        let one = sandbox.run(&args);
        assert_eq!(one.code, Some(0));
        assert!(one.stdout.starts_with("service example#Post\nversion 1"), "{}", one.stdout);
        assert!(all.stdout.ends_with(&one.stdout), "{}", one.stdout);
    }
}

#[test]
fn only_the_operations_that_names_and_globs_stand_for() {
    let sandbox = Sandbox::new();
    let listed =
        |args: &[&str]| sandbox.run(&[&["list", "--model", "model/chat.json"], args].concat());
    let all = listed(&["--long"]).stdout;
    let some = listed(&["--operation", "*ing", "--operation", "Ping"]).stdout;
    assert!(
        some.starts_with("service example.chat#Chat\nversion 2024-05-01, restJson1, 1 of "),
        "{some}"
    );
    let (_, operation) = some.split_once("\n\n").unwrap();
    assert!(all.contains(operation.trim_end()), "{some}");
    assert_eq!(listed(&["--operation", "*"]).stdout, all);
    let none = listed(&["--operation", "ping*"]);
    assert_eq!(none.code, Some(2));
    assert!(none.stderr.contains("did you mean `Ping`?"), "{}", none.stderr);
}

#[test]
fn a_service_that_there_is_not() {
    let run =
        Sandbox::new().run(&["list", "--model", "model/two-services.json", "--service", "Pst"]);
    insta::assert_snapshot!(run.transcript(), @r"
    exit code: Some(2)
    --- stdout
    --- stderr
    error: the model has no service `Pst`
      |
      = hint: did you mean `Post`?
    ");
}

#[test]
fn how_responses_are_read_as_codegen_toml_says() {
    let sandbox = Sandbox::new();
    let read = || {
        let listed = sandbox.run(&["list", "--model", "model/chat.json"]).stdout;
        let (_, read) = listed.lines().nth(1).unwrap().split_once("3 operations, ").unwrap();
        read.to_owned()
    };
    let client = |out: &str, responses: &str| {
        format!("[[client]]\nmodel = \"model/chat.json\"\nout = \"{out}\"\n{responses}\n")
    };
    assert_eq!(read(), "responses are read strictly by default");
    let lenient = client("a", "responses = \"lenient\"");
    sandbox.write("codegen.toml", &lenient);
    assert_eq!(read(), "responses are read leniently, as codegen.toml says");
    sandbox.write("codegen.toml", &(lenient + &client("b", "")));
    assert_eq!(read(), "how responses are read is different in clients of codegen.toml");
    sandbox.write("codegen.toml", &client("b", ""));
    assert_eq!(read(), "responses are read strictly by default");
    sandbox.write("codegen.toml", &client("b", "").replace("chat.json", "tree.json"));
    assert_eq!(read(), "responses are read strictly by default");
}

#[test]
fn a_model_that_can_not_be_listed() {
    let sandbox = Sandbox::new();
    let stderr = |model| sandbox.run(&["list", "--model", model]).stderr;
    sandbox.write("model/broken.json", "{");
    let broken = stderr("model/broken.json");
    assert!(broken.contains("error: the model has 1 fault\n"), "{broken}");
    let near = stderr("model/chta.json");
    assert!(near.contains("did you mean model/chat.json?"), "{near}");
    let far = stderr("model/nope.json");
    assert!(far.contains("in model there is: "), "{far}");
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let sandbox = Sandbox::new();
    for args in [&["list", "--model", "model/chat.json"][..], &["--help"]] {
        let mut command = sandbox.command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    }
}
