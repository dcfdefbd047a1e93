//! What became of a model: the crate's file, `--report`, and what is said aloud.

use crate::sandbox::Sandbox;

const GENERATE: [&str; 7] =
    ["generate", "--model", "model/chat.json", "--out", "chat", "--name", "chat"];

/// A sandbox in which the chat asks for more than a client does.
fn demanding() -> Sandbox {
    let sandbox = Sandbox::new();
    let traits = r#""traits": { "aws.protocols#restJson1": {}"#;
    let more = format!(r#"{traits}, "aws.auth#sigv4a": {{ "name": "chat" }}, "example#own": 1"#);
    let length = r#""smithy.api#length": { "min": 1, "max": 4000 }"#;
    let pattern = format!(r#"{length}, "smithy.api#pattern": "a++""#);
    let text = sandbox.read("model/chat.json").replace(traits, &more).replace(length, &pattern);
    sandbox.write("model/chat.json", &text);
    sandbox
}

#[test]
fn what_is_not_done_is_said_once_and_briefly() {
    let sandbox = demanding();
    let run = sandbox.run(&GENERATE);
    insta::assert_snapshot!(run.transcript(), @r"
    exit code: Some(0)
    --- stdout
    --- stderr
    warning: model/chat.json: the crate is generated, but note the following
      |
      = example.chat#Chat: requests are not authenticated by aws.auth#sigv4a; add what they need with `.header(…)` or in a `.layer(…)`
      = model/chat.json:31:120: example.chat#SendMessageRequest$text: the pattern `a++` is not checked: ECMA-262 has no possessive quantifiers (near character 2); write a regular expression of ECMA-262
      = ignored, for nothing is known of it: example#own
      = hint: chat/smithy-report.md says more
    chat with 3 operations in chat: 13 files, 13 written
    ");
    let report = sandbox.read("chat/smithy-report.md");
    assert_eq!(report.matches("`a++`").count(), 1, "{report}");
    assert!(
        report.contains("line 31, column 120: `example.chat#SendMessageRequest$text`: the pattern")
    );
    assert!(report.contains("| `example#own` | 1 | not known to the generator |"));
}

#[test]
fn the_report_is_printed_in_the_format_that_is_wanted() {
    let sandbox = demanding();
    let markdown = sandbox.run(&[&GENERATE[..], &["--report", "markdown"]].concat());
    let file = sandbox.read("chat/smithy-report.md");
    assert!(file.ends_with(&format!("\n\n{}", markdown.stdout)), "{}", markdown.stdout);

    let json = sandbox.run(&[&GENERATE[..], &["--report", "json", "--operation", "Ping"]].concat());
    assert_eq!(json.code, Some(0));
    insta::assert_snapshot!(json.stdout);
}

#[test]
fn a_format_that_there_is_not_and_a_report_of_nothing_generated() {
    let sandbox = Sandbox::new();
    for args in [&["--report", "yaml"][..], &["--report", "json", "--check"]] {
        let run = sandbox.run(&[&GENERATE[..], args].concat());
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.stderr.contains("--report"), "{}", run.stderr);
    }
}
