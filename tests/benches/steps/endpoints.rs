//! Endpoints that rules choose.

use divan::{Bencher, black_box};
use farrier::rules::{EndpointRules, ParameterValue, Partitions};
use farrier::{Endpoint, Operation as _, Unit};
use generated::farrier;
use tests::fixtures::endpoint_rules::{ListShelves, SERVICE};

/// The rules that most services share.
#[divan::bench(sample_count = 200, sample_size = 1000)]
fn common(bencher: Bencher<'_, '_>) {
    let rules = EndpointRules::regional("books");
    let parameters = [None, Some(ParameterValue::Text("eu-west-1".into()))];
    bencher.bench(|| rules.resolve(black_box(&parameters), Partitions::newest()).is_ok());
}

/// A request without content to an endpoint that was chosen before.
#[divan::bench(sample_count = 200, sample_size = 1000)]
fn request_to_the_last(bencher: Bencher<'_, '_>) {
    let endpoint = Endpoint::in_region(&SERVICE, "eu-west-1").unwrap();
    bencher.bench(|| ListShelves::request(Unit {}, black_box(&endpoint)).is_ok());
}

/// A request without content to an endpoint that is chosen anew, and made.
#[divan::bench(sample_count = 200, sample_size = 1000)]
fn request_to_another(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let endpoint = Endpoint::in_region(&SERVICE, black_box("eu-west-1")).unwrap();
        ListShelves::request(Unit {}, &endpoint).is_ok()
    });
}
