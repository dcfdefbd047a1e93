//! Cargo and other programs as child processes, in the folder of the project.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// A command of Cargo: the one that runs this program, in the folder of the project. `words` are
/// its arguments, separated by spaces.
pub(crate) fn cargo(words: &str) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(words.split_whitespace()).current_dir(root()).stdin(Stdio::null());
    command
}

/// Shows a command, runs it with this program's output, and fails if it does.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    tell(&format!("$ {}", shown(command)));
    let status = command.status().with_context(|| format!("can't run `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed: {status}", shown(command));
    }
    Ok(())
}

/// Runs a command, and gives what it prints. Its complaints go to this program's stderr.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<Vec<u8>> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("can't run `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed: {}", shown(command), output.status);
    }
    Ok(output.stdout)
}

/// A command as one types it: the variables that it sets, the program without its folder, and the
/// arguments.
fn shown(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| {
        Some(format!("{}={:?}", name.display(), value?.to_string_lossy()))
    });
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    let words = variables.chain([program.into_owned()]).chain(arguments);
    words.collect::<Vec<_>>().join(" ")
}

/// Says something to whoever watches, beside the output of programs.
pub(crate) fn tell(line: &str) {
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "{line}");
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_command_is_shown_as_one_types_it() {
        let mut command = super::cargo("doc  --no-deps");
        command.env("RUSTDOCFLAGS", "-D warnings").env_remove("RUSTC");
        let shown = super::shown(&command);
        assert!(shown.starts_with("RUSTDOCFLAGS=\"-D warnings\" cargo"), "{shown}");
        assert!(shown.ends_with(" doc --no-deps"), "{shown}");
    }
}
