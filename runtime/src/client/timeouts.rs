//! The settings for time limits.

use std::time::Duration;

/// The time limits of a call. `None` means no limit.
///
/// The limits use tokio's timer, so a call must run in a tokio runtime with time enabled, which
/// `#[tokio::main]` provides. Outside of a runtime, a call that has to wait with a limit set fails with
/// [`Error::Transport`](crate::Error::Transport).
///
/// # Panics
/// In a runtime that was built without `enable_time`, tokio panics when a call has to wait with a limit set, and
/// without `enable_io`, it panics when the built-in transport connects. Tokio doesn't tell in advance whether they
/// are enabled. `Builder::enable_all` enables both.
///
/// ```
/// use std::time::Duration;
///
/// use farrier::Timeouts;
///
/// let timeouts = Timeouts::default().call(Duration::from_secs(20)).read(None);
/// assert_eq!(timeouts.call, Some(Duration::from_secs(20)));
/// assert_eq!(timeouts.connect, Some(Duration::from_millis(3100)));
/// assert_eq!(timeouts.read, None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Timeouts {
    /// The limit for getting a connection: from the pool, or by name resolution, TCP and TLS. It is
    /// 3.1 seconds by default, just longer than the 3 seconds after which TCP repeats a lost second
    /// packet.
    pub connect: Option<Duration>,
    /// The limit for each wait for the service: for the head of the response, and then for each piece
    /// of its body. It is 60 seconds by default.
    ///
    /// A body that brings a little within each limit, and never its end, is the matter of
    /// [`StalledStreamProtection`](crate::StalledStreamProtection).
    ///
    /// The first wait includes the time for sending a request body that is in memory, so raise the limit
    /// for large bodies over slow links. A streamed request body restarts the limit with each piece that
    /// is taken from it, and the limit doesn't run while the stream is pending. For a streamed response,
    /// the limit runs only while the program waits for a piece.
    pub read: Option<Duration>,
    /// The limit for one attempt, from getting a connection to the last byte of the response, or to the
    /// head of a response that is streamed. There is none by default.
    pub attempt: Option<Duration>,
    /// The limit for the whole call, including the time in which the body of the response is read into the output.
    /// A result that is there only after the limit is a timeout, but an error of the service that has arrived is
    /// still reported. Like `attempt`, the limit ends with the head of a response that is
    /// streamed, and after that only `read` applies. There is none by default: a suitable limit depends
    /// on the operation and on the caller, and `connect` and `read`, together with the
    /// [protection from stalled streams](crate::StalledStreamProtection), already end a call that is stuck.
    ///
    /// A client makes one attempt for each call, so this limit and `attempt` have the same effect today.
    /// Set this one to limit how long the caller waits.
    pub call: Option<Duration>,
}

impl Timeouts {
    /// No limit at all. The [protection from stalled streams](crate::StalledStreamProtection) is set apart from
    /// these limits.
    pub const NONE: Self = Self { connect: None, read: None, attempt: None, call: None };

    /// Sets the limit for getting a connection ([`connect`](#structfield.connect)).
    #[must_use]
    pub fn connect(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.connect = limit.into();
        self
    }

    /// Sets the limit for each wait for the service ([`read`](#structfield.read)).
    #[must_use]
    pub fn read(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.read = limit.into();
        self
    }

    /// Sets the limit for one attempt ([`attempt`](#structfield.attempt)).
    #[must_use]
    pub fn attempt(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.attempt = limit.into();
        self
    }

    /// Sets the limit for the whole call ([`call`](#structfield.call)).
    #[must_use]
    pub fn call(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.call = limit.into();
        self
    }
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Some(Duration::from_millis(3100)),
            read: Some(Duration::from_secs(60)),
            ..Self::NONE
        }
    }
}
