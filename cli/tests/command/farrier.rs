//! Where the crate `farrier` comes from, as the flags say it.

use crate::sandbox::Sandbox;

const URL: &str = "https://example.com/farrier.git";

const GENERATE: [&str; 5] = ["generate", "--model", "model/chat.json", "--out", "chat"];

/// What the generated manifest says of `farrier`, with these flags.
fn dependency(flags: &[&str]) -> String {
    let sandbox = Sandbox::new();
    sandbox.write("libs/farrier/Cargo.toml", "[package]\nname = \"farrier\"\n");
    sandbox.run(&[&GENERATE[..], flags].concat()).success();
    let manifest = sandbox.read("chat/Cargo.toml");
    let line = manifest.lines().find_map(|line| line.strip_prefix("farrier = ")).unwrap();
    line.split(", default-features").next().unwrap().to_owned()
}

#[test]
fn the_installed_command_names_its_own_version() {
    assert_eq!(dependency(&[]), format!("{{ version = \"{}\"", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_version_a_folder_or_a_repository() {
    let version = ["--farrier-version", "0.1"];
    let folder = ["--farrier-path", "libs/farrier"];
    let repository = ["--farrier-git", URL];
    let git = format!("{{ git = \"{URL}\"");
    assert_eq!(dependency(&version), "{ version = \"0.1\"");
    // Relative to the generated crate.
    assert_eq!(dependency(&folder), "{ path = \"../libs/farrier\"");
    assert_eq!(dependency(&repository), git);
    for (flag, key) in
        [("--farrier-rev", "rev"), ("--farrier-tag", "tag"), ("--farrier-branch", "branch")]
    {
        let flags = [&repository[..], &[flag, "x/1"]].concat();
        assert_eq!(dependency(&flags), format!("{git}, {key} = \"x/1\""));
    }
    // With a version beside it, the crate can be packaged.
    let both = dependency(&[folder, version].concat());
    assert_eq!(both, "{ path = \"../libs/farrier\", version = \"0.1\"");
    assert_eq!(dependency(&[repository, version].concat()), format!("{git}, version = \"0.1\""));
}

#[test]
fn flags_that_exclude_each_other_and_values_that_cargo_would_not_take() {
    let sandbox = Sandbox::new();
    let cases: [&[&str]; 8] = [
        &["--farrier-path", "farrier", "--farrier-git", URL],
        &["--farrier-tag", "v1"],
        &["--farrier-path", "farrier", "--farrier-tag", "v1"],
        &["--farrier-git", URL, "--farrier-tag", "v1", "--farrier-rev", "0d80a1f"],
        &["--farrier-git", "git@example.com:farrier.git"],
        &["--farrier-git", URL, "--farrier-branch", ""],
        &["--farrier-version", "newest"],
        &["--farrier-version", ""],
    ];
    let transcripts = cases.map(|flags| {
        let run = sandbox.run(&[&GENERATE[..], flags].concat());
        assert_eq!(run.code, Some(2), "{flags:?}");
        assert!(!sandbox.path("chat").exists(), "nothing is written");
        format!("# {}\n{}", flags.join(" "), run.transcript())
    });
    insta::assert_snapshot!(transcripts.join("\n"));
}
