//! Signatures of the pieces of a body, each chained to the one before.

use std::fmt;

use http::HeaderMap;

use super::canonical::header_lines;
use super::hash::{hex, sha256};
use super::key::{KeyScope, TERMINATION};
use super::moment::Moment;
use super::signature::Signature;
use super::signer::Signer;
use crate::auth::credentials::Credentials;
use crate::timestamp::Timestamp;

/// The first line of what is signed of a chunk or an event.
const PIECE: &str = "AWS4-HMAC-SHA256-PAYLOAD";
/// The first line of what is signed of a trailer.
const TRAILER: &str = "AWS4-HMAC-SHA256-TRAILER";

/// Signs the pieces of a body that follows a signed request: chunks with a trailer, or events. Each signature is chained
/// to the one before, the first to that of the request, whose [`Payload`](super::Payload) says what follows.
///
/// Made by [`Signer::chain`]. It does no I/O and keeps no piece.
#[derive(Clone)]
pub struct ChainedSigner {
    credentials: Credentials,
    region: Box<str>,
    service: Box<str>,
    moment: Moment,
    /// The digits of the signature before.
    last: String,
}

impl Signer<'_> {
    /// Returns a signer of what follows the request that `signature` is of.
    #[must_use]
    pub fn chain(&self, signature: &Signature) -> ChainedSigner {
        ChainedSigner {
            credentials: self.credentials.clone(),
            region: self.region.into(),
            service: self.service.into(),
            moment: self.moment,
            last: signature.hex().to_owned(),
        }
    }
}

impl ChainedSigner {
    /// Signs the next chunk of a body. The last chunk is empty.
    pub fn chunk(&mut self, data: &[u8]) -> PieceSignature {
        let hashes = [sha256(b""), sha256(data)];
        self.sign(PIECE, &hashes)
    }

    /// Signs the headers that follow the last chunk.
    pub fn trailer(&mut self, headers: &HeaderMap) -> PieceSignature {
        let mut lines = Vec::new();
        header_lines(headers, &mut lines);
        self.sign(TRAILER, &[sha256(&lines)])
    }

    /// Signs the next event of a stream, which is sent at this time. `payload` is the message of the event with all its
    /// bytes, and becomes the payload of a message with the headers `:date` and `:chunk-signature`. After the last event
    /// an empty payload is signed, which ends the stream.
    pub fn event(&mut self, time: Timestamp, payload: &[u8]) -> PieceSignature {
        self.moment = Moment::new(time);
        let hashes = [sha256(&date_header(time)), sha256(payload)];
        self.sign(PIECE, &hashes)
    }

    fn sign(&mut self, algorithm: &str, hashes: &[[u8; 32]]) -> PieceSignature {
        let Self { credentials, region, service, moment, last } = self;
        let scope = KeyScope { date: moment.date(), region, service };
        let mut text = [algorithm, "\n", moment.time(), "\n", scope.date, "/"].concat();
        for part in [&**region, "/", service, "/", TERMINATION, "\n", last] {
            text.push_str(part);
        }
        for hash in hashes {
            text.push('\n');
            text.push_str(&hex(hash));
        }
        let bytes = credentials.signing_key(scope).sign(text.as_bytes());
        *last = hex(&bytes);
        PieceSignature { string_to_sign: text, bytes, hex: last.clone() }
    }
}

/// The header `:date` of an event's message, as it is sent: a name, the type of timestamps, and milliseconds.
fn date_header(time: Timestamp) -> [u8; 15] {
    let mut header = *b"\x05:date\x0800000000";
    header[7..].copy_from_slice(&time.timestamp_millis().to_be_bytes());
    header
}

impl fmt::Debug for ChainedSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChainedSigner")
            .field("credentials", &self.credentials)
            .field("region", &self.region)
            .field("service", &self.service)
            .finish_non_exhaustive()
    }
}

/// The signature of a piece of a body.
#[derive(Clone, PartialEq, Eq)]
pub struct PieceSignature {
    string_to_sign: String,
    bytes: [u8; 32],
    hex: String,
}

impl PieceSignature {
    /// Returns the string to sign.
    pub fn string_to_sign(&self) -> &str {
        &self.string_to_sign
    }

    /// Returns the signature as bytes, as events have it.
    pub fn bytes(&self) -> [u8; 32] {
        self.bytes
    }

    /// Returns the signature as 64 hexadecimal digits in lower case, as chunks have it.
    pub fn hex(&self) -> &str {
        &self.hex
    }
}

impl fmt::Debug for PieceSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PieceSignature").field("hex", &self.hex).finish_non_exhaustive()
    }
}
