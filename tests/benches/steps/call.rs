//! A call and its parts: the input, its validation, the request, the response.
//!
//! The size of the samples is fixed: the first, cold call would mislead the search for it.

use divan::{Bencher, black_box};
use generated::farrier::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use generated::farrier::sigv4::{Payload, Signer, Target};
use generated::farrier::{Credentials, Endpoint, Operation as _, Timestamp, validate};
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

/// Signs a request of 400 bytes in its headers. The key of the day is there already.
#[divan::bench(sample_count = 200, sample_size = 100)]
fn signature(bencher: Bencher<'_, '_>) {
    let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG", None);
    let time: Timestamp = "2015-08-30T12:36:00Z".parse().unwrap();
    let target = Target::new("POST", "dynamodb.us-east-1.amazonaws.com", "/", "");
    let json = HeaderValue::from_static("application/x-amz-json-1.0");
    let headers = HeaderMap::from_iter([(CONTENT_TYPE, json)]);
    bencher.with_inputs(|| headers.clone()).bench_values(|mut headers| {
        let signer = Signer::new(&credentials, "us-east-1", "dynamodb", time);
        signer.sign_headers(target, &mut headers, Payload::Bytes(black_box(&[b'x'; 400]))).unwrap();
        headers
    });
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
