//! JSON documents of other formats, which people take for models.

use serde::Deserialize;
use serde::de::IgnoredAny;

/// The keys by which documents of `OpenAPI` are known: that of version 3, and that of version 2.
#[derive(Deserialize)]
struct Keys {
    openapi: Option<IgnoredAny>,
    swagger: Option<IgnoredAny>,
}

/// The name of another format, if the document is of one.
pub(super) fn format(json: &str) -> Option<&'static str> {
    let Keys { openapi, swagger } = serde_json::from_str(json).ok()?;
    (openapi.is_some() || swagger.is_some()).then_some("OpenAPI")
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn documents_of_openapi_are_known_by_their_keys() {
        assert_eq!(format(r#"{"openapi": "3.0.0", "paths": {}}"#), Some("OpenAPI"));
        assert_eq!(format(r#"{"info": {}, "swagger": "2.0"}"#), Some("OpenAPI"));
        assert_eq!(format(r#"{"shapes": {"openapi": 1}}"#), None);
        assert_eq!(format("[]"), None);
    }
}
