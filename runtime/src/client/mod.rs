//! The async client: sends what the sans-IO core builds and hands back what it reads.
//!
//! A call has phases, a file each: `plan` puts settings together and makes the request, `identity`
//! finds out who calls, `attempt` sends the request and gathers the answer, `finish` tells how it ended. The client knows connections, time limits and
//! size limits; no generated type by name, no protocol, no format. It neither retries nor follows
//! redirects: one call is one request, and each answer is the operation's to read.

use std::fmt;
use std::sync::Arc;

use crate::endpoint::base::Endpoint;
use crate::operation::Operation;
use crate::schema::service::ServiceSchema;

mod attempt;
pub(crate) mod builder;
pub(crate) mod call;
pub(crate) mod config;
pub(crate) mod config_error;
mod deadline;
mod download;
mod finish;
mod header;
mod identity;
mod inner;
mod limits;
mod overrides;
mod plan;
#[cfg(feature = "sigv4")]
mod presign;
mod report;
mod sent;
pub(crate) mod shared_config;
pub(crate) mod stalled_stream;
pub(crate) mod timeouts;
pub(crate) mod transport;
mod upload;
mod window;

use builder::ClientBuilder;
use call::Call;
use config::Config;
use inner::Inner;

/// Calls the operations of one service at one endpoint.
///
/// Cloning is cheap, and clones share one pool of connections: keep one client for as long as the
/// program runs, and clone it into tasks. Generated crates wrap it in a type with one method an
/// operation.
///
/// ```no_run
/// # async fn example<Ping: farrier::Operation<Input = farrier::Unit>>(
/// #     service: &'static farrier::ServiceSchema,
/// # ) -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// let client = farrier::Client::builder(service)
///     .endpoint("https://api.example.com")
///     .timeout(Duration::from_secs(30))
///     .build()?;
/// let output = client.call::<Ping>(farrier::Unit {}).header("x-trace", "7").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Inner>);

impl Client {
    /// Starts to build a client of `service`.
    pub fn builder(service: &'static ServiceSchema) -> ClientBuilder {
        ClientBuilder::new(service)
    }

    /// Prepares a call of the operation `O`. Nothing happens before it is awaited, and dropping
    /// the future cancels the call.
    pub fn call<O: Operation>(&self, input: O::Input) -> Call<'_, O> {
        Call::new(&self.0, input)
    }

    /// Where requests go.
    pub fn endpoint(&self) -> &Endpoint {
        self.config().endpoint()
    }

    /// The settings that the client was built with.
    pub fn config(&self) -> &Config {
        &self.0.config
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Client").field(self.config()).finish()
    }
}
