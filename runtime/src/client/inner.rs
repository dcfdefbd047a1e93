//! What a client and its calls share.

use crate::client::config::Config;
use crate::client::transport::carrier::Carrier;

/// A client's settings and what it sends by. All clones of a client hold the same one.
pub(crate) struct Inner {
    pub(crate) config: Config,
    pub(crate) transport: Carrier,
}
