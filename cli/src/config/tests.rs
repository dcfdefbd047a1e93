//! Mistakes in `codegen.toml`, and what is said of them.

use std::path::Path;

use farrier_codegen::{Dependency, ManifestMode, Package, Publish, Responses};

use crate::failure::Failure;
use crate::job::{Job, Places};
use crate::program::Program;
use crate::render;

fn parse(folder: &Path, path: &str, text: &str) -> Result<Vec<Job>, Failure> {
    let farrier = Dependency::registry("0.1.0");
    super::parse(folder, path, text, &Program { command_line: "farrier", farrier })
}

fn faults(text: &str) -> String {
    render::failure(&parse(Path::new(""), "codegen.toml", text).unwrap_err(), false)
}

#[test]
fn everything_that_a_client_can_say() {
    let text = r#"
        [[client]]
        model = "model/chat.json"
        out = "chat"
        service = "Chat"
        protocol = "restJson1"
        operations = ["SendMessage", "Get*"]
        name = "chat-client"
        farrier = { path = "farrier", version = "0.1" }
        manifest = "keep"
        both-halves = true
        ignore-constraints = ["Room$name"]
        responses = "lenient"
        workspace-lints = true

        [client.package]
        version = "1.4.0"
        authors = ["Ada <ada@example.com>", "Ben"]
        description = "Chats"
        license = "MIT OR Apache-2.0"
        repository = "https://example.com/chat"
        publish = ["ours"]

        [[client]]
        model = "model/mail.json"
        out = "mail"
        farrier = { version = "1.2" }
    "#;
    let jobs = parse(Path::new("up"), "codegen.toml", text).unwrap();
    assert_eq!(jobs[0].places.operations[1].text.trim(), r#"operations = ["SendMessage", "Get*"]"#);
    let without_places = |job| Job { places: Places::default(), ..job };
    assert_eq!(
        jobs.into_iter().map(without_places).collect::<Vec<_>>(),
        [
            Job {
                model: "up/model/chat.json".into(),
                out: "up/chat".into(),
                service: Some("Chat".into()),
                protocol: Some("restJson1".into()),
                operations: vec!["SendMessage".into(), "Get*".into()],
                name: Some("chat-client".into()),
                farrier: Dependency::path("up/farrier").version("0.1"),
                package: Package::new()
                    .version("1.4.0")
                    .authors(["Ada <ada@example.com>", "Ben"])
                    .description("Chats")
                    .license("MIT OR Apache-2.0")
                    .repository("https://example.com/chat")
                    .publish(Publish::Registries(vec!["ours".into()])),
                manifest: ManifestMode::Keep,
                both_halves: true,
                ignored_constraints: vec!["Room$name".into()],
                responses: Some(Responses::Lenient),
                workspace_lints: true,
                places: Places::default(),
                report: None,
            },
            Job {
                model: "up/model/mail.json".into(),
                out: "up/mail".into(),
                service: None,
                protocol: None,
                operations: vec![],
                name: None,
                farrier: Dependency::registry("1.2"),
                package: Package::new(),
                manifest: ManifestMode::Generate,
                both_halves: false,
                ignored_constraints: vec![],
                responses: None,
                workspace_lints: false,
                places: Places::default(),
                report: None,
            },
        ]
    );
}

#[test]
fn all_mistakes_at_once() {
    let text = r#"title = "x"
[[client]]
modle = "model/chat.json"
out = 5
operations = "SendMessage"
name = "fn"
farrier = { path = "farrier", git = "https://example.com/farrier" }
both-halves = "yes"
"#;
    insta::assert_snapshot!(faults(text));
}

/// The dependency that a value of the key `farrier` stands for.
fn farrier(value: &str) -> Result<Dependency, Failure> {
    let text = format!("[[client]]\nmodel = \"m.json\"\nout = \"o\"\nfarrier = {value}\n");
    parse(Path::new("up"), "codegen.toml", &text).map(|mut jobs| jobs.remove(0).farrier)
}

#[test]
fn farrier_comes_from_where_cargo_finds_crates() {
    let url = "https://example.com/farrier.git";
    let git = |rest: &str| farrier(&format!("{{ git = \"{url}\"{rest} }}")).unwrap();
    assert_eq!(farrier("\"0.1\"").unwrap(), Dependency::registry("0.1"));
    assert_eq!(farrier("{ version = \"0.1\" }").unwrap(), Dependency::registry("0.1"));
    assert_eq!(
        farrier("{ path = \"farrier\", version = \"0.1\" }").unwrap(),
        Dependency::path("up/farrier").version("0.1")
    );
    assert_eq!(git(""), Dependency::git(url));
    assert_eq!(git(", tag = \"v1\""), Dependency::git(url).tag("v1"));
    assert_eq!(
        git(", branch = \"main\", version = \"0.1\""),
        Dependency::git(url).branch("main").version("0.1")
    );
    assert_eq!(git(", rev = \"0d80a1f\""), Dependency::git(url).rev("0d80a1f"));
}

#[test]
fn what_cargo_would_not_take_for_farrier() {
    let wrong = [
        "5",
        "\"\"",
        "\"newest\"",
        "{}",
        "{ url = \"https://example.com\" }",
        "{ path = \"\" }",
        "{ version = \"newest\" }",
        "{ git = \"git@example.com:farrier.git\" }",
        "{ git = \"https://example.com\", tag = \"v 1\", version = \"\" }",
        "{ git = \"https://example.com\", tag = \"v1\", branch = \"main\" }",
        "{ path = \"farrier\", tag = \"v1\" }",
    ];
    let told = wrong.map(|value| render::failure(&farrier(value).unwrap_err(), false));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_cargo_would_not_take_for_the_package() {
    let text = r#"
[[client]]
model = "m.json"
out = "o"
manifest = "kept"

[client.package]
name = "chat"
keywords = ["chat"]
version = "1.0"
authors = "Ada"
description = ""
license = "MIT\nor not"
repository = "example.com"
publish = "ours"

[[client]]
model = "m.json"
out = "p"
package = "1.0.0"
manifest = true
"#;
    insta::assert_snapshot!(faults(text));
}

#[test]
fn what_the_workspace_says_is_inherited() {
    let text = r#"
[[client]]
model = "m.json"
out = "o"
farrier = { workspace = true }
package = { version.workspace = true, license = { workspace = true }, publish.workspace = true }
"#;
    let jobs = parse(Path::new(""), "codegen.toml", text).unwrap();
    assert_eq!(jobs[0].farrier, Dependency::workspace());
    let package = Package::new().inherit("version").inherit("license").inherit("publish");
    assert_eq!(jobs[0].package, package);

    assert_eq!(farrier("{ workspace = true }").unwrap(), Dependency::workspace());
    let wrong = ["{ workspace = false }", "{ workspace = true, version = \"0.1\" }"];
    let told = wrong.map(|value| render::failure(&farrier(value).unwrap_err(), false));
    insta::assert_snapshot!(told.join("\n"), @r#"
    error: `workspace` can only be true
     --> codegen.toml:4:25
      |
    4 | farrier = { workspace = false }
      |                         ^^^^^
      |
      = hint: write `workspace = true`, or leave it out

    error: `version` of a dependency that is inherited is in the workspace
     --> codegen.toml:4:41
      |
    4 | farrier = { workspace = true, version = "0.1" }
      |                                         ^^^^^
      |
      = hint: leave it out, or leave out `workspace`
    "#);
}

#[test]
fn what_is_published_needs_a_version_of_farrier() {
    let text = r#"
[[client]]
model = "m.json"
out = "o"
farrier = { path = "farrier" }
package = { publish = ["ours"] }
"#;
    insta::assert_snapshot!(faults(text), @r#"
    error: a crate that can be published needs a version of `farrier`, and has none
     --> codegen.toml:6:23
      |
    6 | package = { publish = ["ours"] }
      |                       ^^^^^^^^
      |
      = hint: add it: `farrier = { path = "…", version = "0.1.0" }`; or leave `publish` out
    "#);
    let version = text.replace("\"farrier\" }", "\"farrier\", version = \"0.1\" }");
    assert!(parse(Path::new(""), "codegen.toml", &version).is_ok());
}

#[test]
fn no_operation_is_not_all_of_them() {
    let text = "[[client]]\nmodel = \"m.json\"\nout = \"o\"\noperations = []\n";
    insta::assert_snapshot!(faults(text), @r"
    error: this names no operation
     --> codegen.toml:4:14
      |
    4 | operations = []
      |              ^^
      |
      = hint: name some, or leave the key out to have them all
    ");
}

#[test]
fn responses_are_read_in_one_of_two_ways() {
    let text = "[[client]]\nmodel = \"m.json\"\nout = \"o\"\nresponses = \"lax\"\n";
    insta::assert_snapshot!(faults(text), @r#"
    error: `lax` is no way to read responses
     --> codegen.toml:4:13
      |
    4 | responses = "lax"
      |             ^^^^^
      |
      = hint: write `"strict"` or `"lenient"`
    "#);
}

#[test]
fn not_toml_and_not_clients() {
    insta::assert_snapshot!(faults("[[client]\nmodel = 1"));
    insta::assert_snapshot!(faults("[client]\nmodel = \"m\"\nout = \"o\"\n"));
    insta::assert_snapshot!(faults(""));
}

#[test]
fn clients_in_each_other_s_way() {
    let text = r#"
[[client]]
model = "a.json"
out = "same"
[[client]]
model = "b.json"
out = "./same"
[[client]]
model = "c.json"
out = "same/src/inner"
[[client]]
model = "d.json"
out = "other/../same"
"#;
    insta::assert_snapshot!(faults(text));
}

#[test]
fn keys_of_a_client_outside_of_one() {
    let text = "model = \"m.json\"\n[[client]]\nmodel = \"m.json\"\nout = \"o\"\n\n[package]\nversion = \"1.0.0\"\n";
    insta::assert_snapshot!(faults(text), @r#"
    error: there is no key `model`
     --> codegen.toml:1:1
      |
    1 | model = "m.json"
      | ^^^^^
      |
      = hint: `model` is a key of a client: write it below `[[client]]`

    error: there is no key `package`
     --> codegen.toml:6:2
      |
    6 | [package]
      |  ^^^^^^^
      |
      = hint: write `[client.package]`, below the [[client]]
    "#);
}
