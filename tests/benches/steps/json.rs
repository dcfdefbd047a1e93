//! A large response: 100 structures of 10 members.

use divan::{Bencher, counter::BytesCount};
use generated::GetTranscript;
use generated::farrier::Operation as _;

use crate::samples::transcript;

/// Reads the response; its end is not in the time.
#[divan::bench]
fn read_100_x_10(bencher: Bencher<'_, '_>) {
    let sample = transcript();
    bencher
        .counter(BytesCount::of_slice(sample.body()))
        .with_inputs(|| sample.clone())
        .bench_values(|response| GetTranscript::response(response).unwrap());
}
