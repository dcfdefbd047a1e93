//! What may become part of the address of a request, and what is refused.

mod buckets;
mod prefixes;
mod property;
mod regions;
mod secrets;
mod urls;
