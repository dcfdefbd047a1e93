//! The kinds of streams, and the types of their events' headers.

/// The kind of a message's stream (smithy.io, Streaming).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Streaming {
    /// The stream consists of bytes (`@streaming` on a blob).
    Bytes,
    /// The stream consists of bytes whose number must be known before they are sent
    /// (`@requiresLength`).
    SizedBytes,
    /// The stream consists of events (`@streaming` on a union).
    Events,
    /// The stream consists of an initial message, which holds the other members, and of events
    /// after it (smithy.io, Event streams, "Initial messages").
    EventsAfterInitial,
}

impl Streaming {
    /// Returns true if the stream consists of events.
    pub const fn is_events(self) -> bool {
        matches!(self, Self::Events | Self::EventsAfterInitial)
    }
}

/// The type of an event's header (`@eventHeader`), as far as a [`Writer`](crate::codec::Writer)
/// can't tell it from the value: it gets all integers as 64 bits, but headers have a type for each
/// width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventHeader {
    /// An integer of 8 bits.
    Byte,
    /// An integer of 16 bits.
    Short,
    /// An integer of 32 bits.
    Integer,
    /// An integer of 64 bits.
    Long,
    /// Any type that is not an integer.
    Other,
}
