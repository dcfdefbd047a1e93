//! A section of a file: a profile, a session of single sign-on, or the settings of services.

use std::collections::BTreeMap;
use std::fmt;

/// A section of a file: a name, and texts by their keys. `Debug` shows the keys and no texts, because some are
/// secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Section {
    name: String,
    properties: BTreeMap<String, String>,
}

impl Section {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), properties: BTreeMap::new() }
    }

    /// Returns the name of the section, without the word before it: `dev` of `[profile dev]`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the text of a key, which is in lower case; `None` if there is no such key or its text is empty.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.properties.get(key).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Iterates over the keys and texts, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.properties.iter().map(|(key, text)| (&**key, &**text))
    }

    /// Returns the text of a key of a nested group: `endpoint_url` of `s3` in
    ///
    /// ```text
    /// s3 =
    ///   endpoint_url = https://…
    /// ```
    pub fn nested(&self, group: &str, key: &str) -> Option<&str> {
        let lines = self.get(group)?.lines().filter_map(|line| line.split_once('='));
        let found = lines.filter(|(name, _)| name.trim().eq_ignore_ascii_case(key));
        found.map(|(_, text)| text.trim()).rfind(|text| !text.is_empty())
    }

    pub(crate) fn set(&mut self, key: &str, text: &str) {
        self.properties.insert(key.to_owned(), text.to_owned());
    }

    /// Adds a line to the text of a key.
    pub(crate) fn continue_with(&mut self, key: &str, line: &str) {
        if let Some(text) = self.properties.get_mut(key) {
            text.push('\n');
            text.push_str(line);
        }
    }

    /// Adds what another section has; its texts replace those of the same keys.
    pub(crate) fn merge(&mut self, other: Self) {
        self.properties.extend(other.properties);
    }
}

impl<K: Into<String>, V: Into<String>> Extend<(K, V)> for Section {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, properties: I) {
        let properties = properties.into_iter();
        self.properties.extend(properties.map(|(key, text)| (key.into(), text.into())));
    }
}

impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Section")
            .field("name", &self.name)
            .field("keys", &self.properties.keys())
            .finish_non_exhaustive()
    }
}
