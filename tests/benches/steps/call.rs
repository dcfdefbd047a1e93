//! A call and its parts: the input, its validation, the request, the response.
//!
//! The size of the samples is fixed: the first, cold call would mislead the search for it.

use divan::{Bencher, black_box};
use generated::farrier::{Endpoint, Operation as _, validate};
use generated::{Client, StartAttachmentUpload, StartAttachmentUploadResponse};
use tests::transport::answered_by;

use crate::samples::{URL, answer, upload};

/// Makes the input.
#[divan::bench(sample_count = 200, sample_size = 100)]
fn input() -> generated::StartAttachmentUploadRequest {
    upload()
}

/// Checks the constraints of an input.
#[divan::bench(sample_count = 200, sample_size = 100)]
fn validation(bencher: Bencher<'_, '_>) {
    let input = upload();
    bencher.bench(|| validate::violations(black_box(&input)));
}

/// Makes the input, fills its token, validates it, writes the request.
#[divan::bench(sample_count = 200, sample_size = 100)]
fn request(bencher: Bencher<'_, '_>) {
    let endpoint: Endpoint = URL.parse().unwrap();
    bencher.bench(|| StartAttachmentUpload::request(upload(), black_box(&endpoint)).unwrap());
}

/// Reads the response.
#[divan::bench(sample_count = 200, sample_size = 100)]
fn response(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(answer)
        .bench_values(|answer| StartAttachmentUpload::response(answer).unwrap());
}

/// The whole call, from the input to the output and the end of both, by a transport that has its
/// answer at hand. Cloning that answer's headers is in the figures.
#[divan::bench(sample_count = 200, sample_size = 100)]
fn whole(bencher: Bencher<'_, '_>) {
    let answer = answer();
    let memory = answered_by(move |_| Ok(answer.map(Into::into)));
    let client = Client::builder().endpoint(URL).transport(memory).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    bencher.bench_local(|| drop(runtime.block_on(call(&client))));
}

async fn call(client: &Client) -> StartAttachmentUploadResponse {
    client.start_attachment_upload(upload()).await.unwrap()
}
