//! A file in which tools of AWS keep who is signed in: an object of JSON, all of which is secret.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::error::Error;
use crate::files::Files;

/// A file in which tools keep who is signed in. It has no `Debug`, because all of it is secret.
pub(crate) struct Cached {
    path: PathBuf,
    /// All members, also those that only other tools know.
    members: Map<String, Value>,
}

impl Cached {
    /// Reads the file of a name in a folder. `how` says how one signs in.
    pub(crate) async fn read(
        folder: Option<&Path>,
        name: &str,
        files: &Files,
        how: &str,
    ) -> Result<Self, Error> {
        let folder = folder.ok_or_else(|| {
            Error::failed(
                "the environment names no home (HOME), in which it would be kept who is signed in",
            )
        })?;
        let path = folder.join(format!("{name}.json"));
        let shown = path.display();
        let text = match files.read(&path).await {
            Err(error) if error.is_absent() => {
                let text = format!("nobody is signed in, for there is no file {shown}: {how}");
                return Err(Error::failed(text));
            }
            text => text.map_err(|error| Error::failed(format!("{error}: {how}")))?,
        };
        match serde_json::from_str(&text) {
            Ok(Value::Object(members)) => Ok(Self { path, members }),
            _ => Err(Error::failed(format!("{shown} is no object of JSON: {how}"))),
        }
    }

    /// A member that has a text.
    pub(crate) fn text(&self, member: &str) -> Result<&str, String> {
        self.text_of(self.members.get(member), member)
    }

    /// A member of a member that has a text.
    pub(crate) fn text_within(&self, outer: &str, member: &str) -> Result<&str, String> {
        self.text_of(self.members.get(outer).and_then(|outer| outer.get(member)), member)
    }

    fn text_of<'v>(&self, value: Option<&'v Value>, member: &str) -> Result<&'v str, String> {
        let text = value.and_then(Value::as_str).filter(|text| !text.is_empty());
        text.ok_or_else(|| format!("{} has no `{member}`", self.path.display()))
    }

    /// Replaces a member.
    pub(crate) fn set(&mut self, member: &str, value: impl Into<Value>) {
        self.members.insert(member.to_owned(), value.into());
    }

    /// Replaces the file. What is in it is good all the same if it can't be written, for this program.
    pub(crate) async fn save(&self, files: &Files) {
        let text = Value::Object(self.members.clone()).to_string();
        if let Err(error) = files.replace(&self.path, text).await {
            tracing::warn!("can't write what was renewed to {}: {error}", self.path.display());
        }
    }
}
