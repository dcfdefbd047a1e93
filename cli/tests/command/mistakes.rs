//! What people get wrong, and what they are told.

use crate::sandbox::Sandbox;

/// Runs `generate` with this model and folder, and expects a failure that writes nothing.
fn generate(sandbox: &Sandbox, model: &str, out: &str) -> String {
    let run = sandbox.run(&["generate", "--model", model, "--out", out]);
    assert_ne!(run.code, Some(0));
    assert!(!sandbox.path("chat").exists(), "nothing is written");
    run.transcript()
}

#[test]
fn faults_of_a_model_are_shown_where_they_are() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(generate(&sandbox, "model/faulty.json", "chat"));
}

#[test]
fn faults_in_a_model_of_a_single_line() {
    let sandbox = Sandbox::new();
    let minified: String = sandbox.read("model/faulty.json").lines().map(str::trim).collect();
    sandbox.write("model/minified.json", &minified);
    insta::assert_snapshot!(generate(&sandbox, "model/minified.json", "chat"));
}

#[test]
fn files_that_are_no_models() {
    let sandbox = Sandbox::new();
    let cases = [
        ("hello.json", "hello"),
        ("empty.json", "\n"),
        ("cut.json", "{\n  \"smithy\": \"2.0\","),
        ("other.json", "{ \"openapi\": \"3.0.0\" }"),
        ("chat.smithy", "$version: \"2\"\nnamespace example\n"),
    ];
    let transcripts = cases.map(|(name, text)| {
        sandbox.write(name, text);
        format!("# {name}\n{}", generate(&sandbox, name, "chat"))
    });
    insta::assert_snapshot!(transcripts.join("\n"));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let sandbox = Sandbox::new();
    let text = format!("\u{feff}{}", sandbox.read("model/chat.json"));
    sandbox.write("model/marked.json", &text);
    let list = |model| sandbox.run(&["list", "--model", model]);
    assert_eq!(list("model/marked.json").transcript(), list("model/chat.json").transcript());
}

#[test]
fn paths_that_lead_nowhere() {
    let sandbox = Sandbox::new();
    sandbox.write("file", "");
    let cases = [
        ("model/caht.json", "chat"),
        ("model/something-else.json", "chat"),
        ("modle/chat.json", "chat"),
        ("model", "chat"),
        ("model/chat.json", "file"),
    ];
    let transcripts = cases.map(|(model, out)| generate(&sandbox, model, out));
    insta::assert_snapshot!(transcripts.join("\n"));
}

#[test]
fn arguments_that_make_no_sense() {
    let sandbox = Sandbox::new();
    sandbox.write("other/Cargo.toml", "[package]\nname = \"other\"\n");
    let cases: [&[&str]; 8] = [
        &["generte"],
        &["generate"],
        &["generate", "--model", "model/chat.json", "--out", "chat", "--name", "fn"],
        &["generate", "--model", "model/chat.json", "--out", "chat", "--name", "my chat"],
        &["generate", "--model", "model/chat.json", "--out", "chat", "--operatoin", "Ping"],
        &["generate", "--model", "model/chat.json", "--out", "chat", "--farrier-path", "model"],
        &["generate", "--model", "model/chat.json", "--out", "chat", "--farrier-path", "other"],
        &["generate", "--model", "model/chat.json", "--out", "chat", "--name", "farrier"],
    ];
    let transcripts = cases.map(|args| {
        let run = sandbox.run(args);
        assert_eq!(run.code, Some(2), "{args:?}");
        format!("# {}\n{}", args.join(" "), run.transcript())
    });
    insta::assert_snapshot!(transcripts.join("\n"));
}

#[test]
fn services_and_operations_that_there_are_not() {
    let sandbox = Sandbox::new();
    for (option, name, hint) in [
        ("--operation", "SendMesage", "did you mean `SendMessage`?"),
        ("--operation", "'Send*'", "leave out the quotes: they are part of the name here"),
        ("--operation", "Sned*", "did you mean `Send*`?"),
        ("--service", "example.chat#Chatt", "did you mean `example.chat#Chat`?"),
        ("--service", "Chatt", "did you mean `Chat`?"),
        ("--service", "example.chat#Caht", "did you mean `example.chat#Chat`?"),
        // Nothing is near, so everything there is is named.
        ("--service", "example.chat#Mail", "there is: example.chat#Chat, Chat"),
    ] {
        let args = ["generate", "--model", "model/chat.json", "--out", "chat", option, name];
        let run = sandbox.run(&args);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains(&format!("`{name}`")), "{}", run.stderr);
        assert!(run.stderr.contains(&format!("hint: {hint}\n")), "{}", run.stderr);
    }
}

#[test]
fn help_and_version() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run(&["--help"]).transcript());
    let version = sandbox.run(&["--version"]);
    assert_eq!(version.stdout, concat!("farrier ", env!("CARGO_PKG_VERSION"), "\n"));
    insta::assert_snapshot!(sandbox.run(&["generate", "-h"]).stdout);
    for args in [&["-h"][..], &["--help"], &["generate", "--help"], &["list", "-h"]] {
        let help = sandbox.run(args).stdout;
        assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    }
}

#[test]
fn colour_only_where_it_is_wanted() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.command(&["list", "--model", "nothing.json"]);
    let forced = command.env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(forced.stderr.contains(&0x1b));
    let refused = command.env_remove("CLICOLOR_FORCE").env("NO_COLOR", "1").output().unwrap();
    assert!(!refused.stderr.contains(&0x1b));
}
