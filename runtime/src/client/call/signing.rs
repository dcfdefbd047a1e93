//! The credentials of one call.

use crate::auth::credentials::Credentials;
use crate::client::call::Call;
use crate::operation::Operation;

impl<O: Operation> Call<'_, O> {
    /// Signs this call with an access key of AWS, and authenticates it with none of the client's identities.
    ///
    /// Credentials that can't be used, or an operation that takes none, fail the call with
    /// [`Error::Request`](crate::Error::Request). See
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.overrides.identities = self.overrides.identities.credentials(credentials);
        self
    }
}
