//! Reading of XML bodies, for all protocols whose responses are XML.

use crate::codec::reader::{ReadResult, Reader};
use crate::codec::responses::Reading;
use crate::error::wire::DeserializeError;
use crate::formats::xml::{XmlError, XmlReader};
use crate::protocol::unreadable::unreadable;

/// Reads a body by calling `read` with its reader, as strictly as `reading` says.
pub(super) fn read_xml<T>(
    body: &[u8],
    reading: &mut Reading,
    read: impl FnOnce(&mut XmlReader<'_>) -> Result<T, XmlError>,
) -> Result<T, DeserializeError> {
    let reader = XmlReader::at_pace(body, reading.pace());
    let reader = reader.map_err(|error| unreadable(error, reading))?;
    let mut reader = reader.reading(std::mem::take(reading));
    let outcome = read(&mut reader);
    *reading = reader.into_reading();
    outcome.map_err(|error| unreadable(error, reading))
}

/// Reads a body whose root is the value.
///
/// A root that has another name than `name` and holds no element that the value knows isn't the operation's
/// answer: it is a page, or comes from another service. A few services name their roots differently from
/// their models, so the name alone is a reason to refuse only if responses are read strictly.
pub(super) fn read_root(
    body: &[u8],
    name: Option<&str>,
    reading: &mut Reading,
    read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
) -> Result<(), DeserializeError> {
    let is_strict = reading.requires_all();
    let stranger = read_xml(body, reading, |reader| {
        if is_strict && name.is_some_and(|name| name != reader.root_name()) {
            return Ok(Some(reader.root_name().to_owned()));
        }
        reader.read_with(read)?;
        let is_expected = name.is_some_and(|name| name == reader.root_name());
        let is_empty = name.is_none() && !reader.root_has_elements();
        let is_page = reader.root_name().eq_ignore_ascii_case("html");
        let is_known = is_expected || is_empty || (reader.root_is_known() && !is_page);
        Ok((!is_known).then(|| reader.root_name().to_owned()))
    })?;
    match (stranger, name) {
        (None, _) => Ok(()),
        (Some(root), Some(name)) => Err(strange_root(&root, name)),
        (Some(root), None) => {
            let root = root.escape_debug();
            let problem = format!("its root `{root}` holds nothing that the model knows");
            Err(DeserializeError::new("body", problem))
        }
    }
}

/// Returns the name of a body's root.
pub(crate) fn root(body: &[u8]) -> Result<&str, DeserializeError> {
    let reader = XmlReader::new(body).map_err(|error| unreadable(error, &Reading::default()))?;
    Ok(reader.root_name())
}

/// The error for a root of another name.
pub(crate) fn strange_root(root: &str, name: &str) -> DeserializeError {
    let problem = format!("its root is `{}`, not `{name}`", root.escape_debug());
    DeserializeError::new("body", problem)
}
