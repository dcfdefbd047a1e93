//! What the built-in transport tells a call about its request, past any layers between the two.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::error::delivery::Delivery;

/// Connects a call with the tries that the built-in transport makes for it. There is one try without
/// layers; a layer may make several, or none.
///
/// The extensions of a request carry it through layers. If a layer drops them, nothing is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Link(Arc<Tries>);

#[derive(Debug, Default)]
struct Tries {
    /// The tries that wait for a connection at present.
    connecting: AtomicUsize,
    /// The tries that have a connection at present.
    connected: AtomicUsize,
    /// There was a try.
    begun: AtomicBool,
    /// There was a try that got a connection, so the service may have the request.
    reached: AtomicBool,
}

impl Link {
    /// Returns true if all that the call waits for is a connection.
    pub(crate) fn is_connecting(&self) -> bool {
        self.0.connecting.load(Ordering::Acquire) > 0
            && self.0.connected.load(Ordering::Acquire) == 0
    }

    /// Whether the service may have received the request.
    pub(crate) fn delivery(&self) -> Delivery {
        let Tries { begun, reached, .. } = &*self.0;
        if begun.load(Ordering::Acquire) && !reached.load(Ordering::Acquire) {
            Delivery::NotSent
        } else {
            Delivery::Unknown
        }
    }

    /// Begins a try, which waits for a connection.
    pub(super) fn begin(self) -> Try {
        self.0.begun.store(true, Ordering::Release);
        self.0.connecting.fetch_add(1, Ordering::AcqRel);
        Try { link: self, connected: false }
    }
}

/// One try to send a request. It ends when it is dropped.
#[derive(Debug)]
pub(super) struct Try {
    link: Link,
    connected: bool,
}

impl Try {
    pub(super) fn is_connected(&self) -> bool {
        self.connected
    }

    /// Notes that the try has got its connection.
    pub(super) fn connect(&mut self) {
        if !self.connected {
            self.connected = true;
            let Tries { connecting, connected, reached, .. } = &*self.link.0;
            reached.store(true, Ordering::Release);
            connected.fetch_add(1, Ordering::AcqRel);
            connecting.fetch_sub(1, Ordering::AcqRel);
        }
    }
}

impl Drop for Try {
    fn drop(&mut self) {
        let Tries { connecting, connected, .. } = &*self.link.0;
        let at_present = if self.connected { connected } else { connecting };
        at_present.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_known_before_there_is_a_try() {
        let link = Link::default();
        assert!(!link.is_connecting());
        assert_eq!(link.delivery(), Delivery::Unknown);
    }

    #[test]
    fn a_try_without_a_connection_sends_nothing() {
        let link = Link::default();
        let first = link.clone().begin();
        assert!(link.is_connecting());
        drop(first);
        assert!(!link.is_connecting());
        assert_eq!(link.delivery(), Delivery::NotSent);
    }

    #[test]
    fn a_connection_is_not_forgotten_by_later_tries() {
        let link = Link::default();
        let mut first = link.clone().begin();
        first.connect();
        assert!(!link.is_connecting());
        // A second one beside it, as a layer that hedges makes it, is not what the call waits for.
        let second = link.clone().begin();
        assert!(!link.is_connecting());
        drop(first);
        assert!(link.is_connecting());
        drop(second);
        assert_eq!(link.delivery(), Delivery::Unknown);
    }
}
