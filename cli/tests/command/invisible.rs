//! Whatever stands in models, arguments, settings and folders, nothing of it reaches the terminal that nobody sees.

use farrier_codegen::text::is_invisible;

use crate::sandbox::{Run, Sandbox};

/// The invisible characters of the table that an argument and a path may have.
fn invisible() -> String {
    let table = include_str!("../../../codegen/tests/invisible.txt");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let numbers = lines.flat_map(str::split_whitespace).filter(|it| !["0", "d"].contains(it));
    numbers.map(|it| char::from_u32(u32::from_str_radix(it, 16).unwrap()).unwrap()).collect()
}

/// Fails on an invisible character that is neither a line break nor a tab.
#[track_caller]
fn assert_visible(run: &Run) {
    let text = run.transcript();
    let found = text.lines().find(|line| line.replace('\t', "").contains(is_invisible));
    assert_eq!(found, None, "{text:?}");
}

/// The same, and something was written out.
#[track_caller]
fn assert_escaped(run: &Run) {
    assert_visible(run);
    assert!(run.transcript().contains("\\u{"), "{}", run.transcript());
}

/// A model with `text` in its strings, in which `target` is a target.
fn model(text: &str, target: &str) -> String {
    let escaped: Vec<_> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let text = escaped.concat();
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#Chat": {{"type": "service", "version": "1{text}", "operations": [{{"target": "a#Send"}}],
                "traits": {{"aws.protocols#restJson1": {{}}, "smithy.api#title": "{text}", "a#own": "{text}"}}}},
            "a#Send": {{"type": "operation", "input": {{"target": "a#In"}},
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/"}}}}}},
            "a#In": {{"type": "structure", "members": {{"x": {{"target": "{target}", "traits": {{
                "smithy.api#jsonName": "{text}", "smithy.api#pattern": "^{text}(?<=b)$"}}}}}}}}}}}}"#
    )
}

#[test]
fn what_a_model_says() {
    let sandbox = Sandbox::new();
    sandbox.write("sound.json", &model(&invisible(), "smithy.api#String"));
    assert_escaped(&sandbox.run(&["list", "--model", "sound.json"]));
    let out = ["--out", "out", "--farrier-version", "0.1", "--report"];
    for format in ["json", "markdown"] {
        let args = [&["generate", "--model", "sound.json"][..], &out, &[format]].concat();
        let run = sandbox.run(&args);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert_visible(&run);
    }
    // The snippets of faults show the text as it is written.
    let raw = invisible().replace(|c: char| c.is_ascii_control(), "");
    sandbox.write("faulty.json", &model(&invisible(), &raw));
    assert_escaped(&sandbox.run(&["list", "--model", "faulty.json"]));
    sandbox.write("cut.json", &format!("{{ \"{raw}\": {raw}"));
    assert_escaped(&sandbox.run(&["list", "--model", "cut.json"]));
}

#[test]
fn what_people_give() {
    let sandbox = Sandbox::new();
    let text = invisible();
    for args in [
        &[&*text][..],
        &["generate", &text],
        &["generate", &format!("--{text}")],
        &["list", "--model", &text],
        &["list", "--model", "model/chat.json", "--service", &text],
        &["list", "--model", "model/chat.json", "--operation", &text],
        &["generate", "--model", "model/chat.json", "--out", &text, "--farrier-version", "0.1"],
        &["generate", "--model", "model/chat.json", "--out", "o", "--name", &text],
        &["generate", "--model", "model/chat.json", "--out", "o", "--farrier-path", &text],
        &["generate", "--model", "model/chat.json", "--out", "o", "--farrier-version", &text],
    ] {
        assert_escaped(&sandbox.run(args));
    }
}

#[test]
fn what_settings_and_folders_have() {
    let sandbox = Sandbox::new();
    let text = invisible();
    let in_toml = text.replace(char::is_control, "");
    sandbox.write(
        "codegen.toml",
        &format!("\"{in_toml}\" = '{in_toml}'\n[[client]]\nmodel = '{in_toml}'\n"),
    );
    assert_escaped(&sandbox.run(&[]));
    sandbox.write("codegen.toml", &format!("{text} = ["));
    assert_escaped(&sandbox.run(&[]));
    sandbox.write(format!("{text}/{text}.json"), "{}");
    assert_escaped(&sandbox.run(&["list", "--model", &text]));

    // A file that people have changed, and a folder that they have named.
    let out = format!("{text}/out");
    let generate =
        ["generate", "--model", "model/chat.json", "--out", &out, "--farrier-version", "0.1"];
    assert_escaped(&sandbox.run(&generate));
    let lib = format!("{out}/src/lib.rs");
    sandbox.write(&lib, &(sandbox.read(&lib) + "// " + &text + "\n"));
    assert_escaped(&sandbox.run(&[&generate[..], &["--check"]].concat()));
}

/// A name with a line break must not look like another message.
#[cfg(unix)]
#[test]
fn the_name_of_a_file_adds_no_line() {
    let sandbox = Sandbox::new();
    let name = "q\nerror: made up.json";
    for text in ["{ broken", r#"{"smithy": "2.0", "shapes": {"a#S": {"type": "service"}}}"#] {
        sandbox.write(name, text);
        let run = sandbox.run(&["list", "--model", name]);
        assert_escaped(&run);
        let made_up = run.transcript().lines().any(|line| line.starts_with("error: made up"));
        assert!(!made_up, "{}", run.transcript());
    }
}
