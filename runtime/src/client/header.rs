//! Headers that users add.

use http::header::{HeaderName, HeaderValue};

use crate::http_binding::transport_headers::is_transport_header;

/// Headers to add to a request, which are taken for secrets.
#[derive(Clone, Default)]
pub(super) struct Headers(pub(super) Vec<(HeaderName, HeaderValue)>);

impl Headers {
    /// Adds a header.
    ///
    /// # Errors
    /// Says what is wrong with a header that can't be added. The value is never shown, nor is a name
    /// that is none: the two may have been exchanged.
    pub(super) fn add<N, V>(&mut self, name: N, value: V) -> Result<(), String>
    where
        HeaderName: TryFrom<N>,
        HeaderValue: TryFrom<V>,
    {
        let Ok(name) = HeaderName::try_from(name) else {
            let number = self.0.len() + 1;
            return Err(format!(
                "header {number} of those added has a name that no header can have"
            ));
        };
        if is_transport_header(&name) {
            return Err(format!("the header `{name}` is for the transport to set"));
        }
        let Ok(mut value) = HeaderValue::try_from(value) else {
            return Err(format!("the header `{name}` has a value that no header can have"));
        };
        value.set_sensitive(true);
        self.0.push((name, value));
        Ok(())
    }
}
