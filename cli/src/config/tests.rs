//! Mistakes in `codegen.toml`, and what is said of them.

use std::path::Path;

use farrier_codegen::Dependency;

use crate::failure::Failure;
use crate::job::Job;
use crate::program::Program;
use crate::render;

fn parse(folder: &Path, path: &str, text: &str) -> Result<Vec<Job>, Failure> {
    let farrier = Dependency::Version("0.1.0".into());
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
        farrier = { path = "farrier" }
        both-halves = true
        workspace-lints = true

        [[client]]
        model = "model/mail.json"
        out = "mail"
        farrier = { version = "1.2" }
    "#;
    let jobs = parse(Path::new("up"), "codegen.toml", text).unwrap();
    assert_eq!(
        jobs,
        [
            Job {
                model: "up/model/chat.json".into(),
                out: "up/chat".into(),
                service: Some("Chat".into()),
                protocol: Some("restJson1".into()),
                operations: vec!["SendMessage".into(), "Get*".into()],
                name: Some("chat-client".into()),
                farrier: Dependency::Path("up/farrier".into()),
                both_halves: true,
                workspace_lints: true,
                report: None,
            },
            Job {
                model: "up/model/mail.json".into(),
                out: "up/mail".into(),
                service: None,
                protocol: None,
                operations: vec![],
                name: None,
                farrier: Dependency::Version("1.2".into()),
                both_halves: false,
                workspace_lints: false,
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
farrier = { path = "farrier", version = "1" }
both-halves = "yes"
"#;
    insta::assert_snapshot!(faults(text));
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
