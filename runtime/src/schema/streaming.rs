//! What streams consist of, and the headers of their events.

/// What a stream consists of (smithy.io, Streaming).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Streaming {
    /// Bytes (`@streaming` on a blob).
    Bytes,
    /// Bytes whose number is known before they are sent (`@requiresLength`).
    SizedBytes,
    /// Events (`@streaming` on a union).
    Events,
    /// Events, after a message that holds the other members.
    EventsAfterInitial,
}

impl Streaming {
    /// True for events.
    pub const fn is_events(self) -> bool {
        matches!(self, Self::Events | Self::EventsAfterInitial)
    }
}

/// The type of an event's header, as far as its values don't tell: whole numbers of each width are
/// types of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventHeader {
    /// 8 bits.
    Byte,
    /// 16 bits.
    Short,
    /// 32 bits.
    Integer,
    /// 64 bits.
    Long,
    /// No whole number.
    Other,
}
