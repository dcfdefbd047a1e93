//! Sources of the present time.

use std::fmt;

use crate::timestamp::Timestamp;

/// A source of the time that requests are signed with, and that decides when identities have expired. Services refuse
/// signatures whose time is some minutes from theirs.
///
/// By default the time is that of the system. On `wasm32-unknown-unknown` there is no clock, and signed
/// requests need a source.
///
/// A [`Timestamp`] is a source as well: it gives itself each time, for tests.
///
/// ```
/// use farrier::{RequestOptions, Timestamp};
///
/// let time: Timestamp = "2015-08-30T12:36:00Z".parse()?;
/// let options = RequestOptions::default().time_source(time);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait TimeSource: fmt::Debug + Send + Sync {
    /// Returns the present time.
    fn now(&self) -> Timestamp;
}

impl TimeSource for Timestamp {
    fn now(&self) -> Timestamp {
        *self
    }
}

/// The time of the system. It is `None` where there is no clock.
#[cfg_attr(
    not(all(target_arch = "wasm32", target_os = "unknown")),
    expect(clippy::unnecessary_wraps, reason = "there is a target without a clock")
)]
pub(crate) fn system_time() -> Option<Timestamp> {
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    return None;
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    Some(std::time::SystemTime::now().into())
}
