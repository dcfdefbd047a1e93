//! The generated client of `DynamoDB`, and inputs for it.

#![allow(clippy::all, clippy::pedantic, unused)]

include!(concat!(env!("OUT_DIR"), "/dynamodb.rs"));
