//! What the tests of the whole share: clients generated from fixtures, and compile-fail examples.

/// A client for each model in `fixtures`.
#[allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "one file each, as a build script includes it"
)]
pub mod fixtures {
    include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));
}

pub mod constraints;
pub mod transport;

/// The examples of the project's `README.md` compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub mod readme {}

#[cfg(doctest)]
pub mod required_members;

/// Two operations of the checked-in model, as a user's build script would have them.
pub mod two_operations {
    include!(concat!(env!("OUT_DIR"), "/two_operations.rs"));
}

/// One operation without a client, as a program with an HTTP stack of its own would have it.
pub mod without_client {
    include!(concat!(env!("OUT_DIR"), "/without_client.rs"));
}
