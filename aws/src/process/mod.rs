//! Credentials that a command prints (`credential_process`).

use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::io::AsyncReadExt as _;
use tokio::process::{Child, Command};

use crate::error::Error;
use crate::keys::Keys;

/// How long a command may take. It may ask its user for something.
const LIMIT: Duration = Duration::from_secs(60);

/// As many bytes as it may print.
const MOST: u64 = 64 * 1024;

/// Runs a command, and reads what it prints. As in most tools of AWS the system's shell runs it, so that it may be
/// a pipe. What it writes to stderr is shown to nobody, because it may hold secrets.
pub(crate) async fn keys(
    command: &str,
    account_id: Option<&str>,
    profile: &str,
) -> Result<Keys, Error> {
    let what = format!("the `credential_process` of the profile `{profile}`");
    let printed = match tokio::time::timeout(LIMIT, run(command)).await {
        Ok(printed) => printed.map_err(|problem| Error::failed(format!("{what} {problem}")))?,
        Err(_) => {
            let seconds = LIMIT.as_secs();
            return Err(Error::failed(format!(
                "{what} was ended because it took more than {seconds} s: run the command in a terminal to see \
                 what it waits for"
            )));
        }
    };
    let keys = read(&printed);
    let keys = keys.map_err(|problem| Error::failed(format!("what {what} prints {problem}")))?;
    Ok(Keys { account_id: keys.account_id.or_else(|| account_id.map(str::to_owned)), ..keys })
}

async fn run(command: &str) -> Result<Vec<u8>, String> {
    let mut shell = shell(command);
    shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut child = shell.spawn().map_err(|error| format!("can't be run: {error}"))?;
    let printed = print(&mut child).await.map_err(|error| format!("broke off: {error}"))?;
    if printed.len() as u64 > MOST {
        return Err("prints more than 64 KiB, which are no credentials".to_owned());
    }
    let status = child.wait().await.map_err(|error| format!("broke off: {error}"))?;
    if status.success() {
        return Ok(printed);
    }
    Err(format!("failed with {status}: run the command in a terminal to see what it says"))
}

#[cfg(not(windows))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", command]);
    shell
}

#[cfg(windows)]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("cmd.exe");
    shell.arg("/C").raw_arg(command);
    shell
}

async fn print(child: &mut Child) -> std::io::Result<Vec<u8>> {
    let mut printed = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        stdout.take(MOST + 1).read_to_end(&mut printed).await?;
    }
    Ok(printed)
}

fn read(printed: &[u8]) -> Result<Keys, String> {
    let document: Value =
        serde_json::from_slice(printed).map_err(|error| format!("is no JSON ({error})"))?;
    if document["Version"] != 1 {
        return Err("has no `Version` that is 1, the only one there is".to_owned());
    }
    Keys::of_document(&document, "SessionToken")
}

#[cfg(all(test, unix))]
mod tests {
    use super::keys;

    async fn told(command: &str) -> String {
        keys(command, None, "dev").await.unwrap_err().to_string()
    }

    #[tokio::test]
    async fn what_a_command_prints_is_never_shown() {
        for (command, expected) in [
            ("echo s3cret", "is no JSON"),
            ("echo s3cret >&2; exit 3", "failed with exit status: 3"),
            ("echo '{\"Version\": 2, \"AccessKeyId\": \"s3cret\"}'", "no `Version` that is 1"),
            ("echo '{\"Version\": 1, \"AccessKeyId\": \"s3cret\"}'", "no text `SecretAccessKey`"),
            ("yes s3cret", "more than 64 KiB"),
        ] {
            let told = told(command).await;
            assert!(told.contains(expected) && !told.contains("s3cret"), "{told}");
            assert!(told.contains("the profile `dev`"), "{told}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_command_that_hangs_is_ended() {
        let told = told("exec sleep 1000").await;
        assert!(told.contains("took more than 60 s"), "{told}");
    }
}
