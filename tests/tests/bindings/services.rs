//! What single services do differently: the fixtures are services of other names and shapes, which
//! `aws.api#service` takes for them.

use farrier::{
    Addressing, ByteStream, Endpoint, Operation as _, Region, RequestOptions, Unit, http,
};
use tests::fixtures::buckets::{
    self, CopyObject, CreateBucket, CreateBucketInput, DrawWine, DrawWineInput, FillBarrel,
    FillBarrelInput, ListCellars,
};
use tests::fixtures::fixed_header::{GetMenu, GetMenuInput, Order};
use tests::fixtures::label_prefix::{GetZone, GetZoneInput};
use tests::fixtures::own_endpoint::{ListTemples, ListTemplesInput, Predict, PredictInput};
use tests::fixtures::tree_hash::{
    CountTrunks, CountTrunksInput, UploadArchive, UploadArchiveInput,
};

use crate::support::{body, headers, refused, request, target};

fn draw(key: &str) -> DrawWineInput {
    DrawWineInput::new("red-wines", key)
}

fn region(region: Region<'_>) -> Endpoint {
    Endpoint::in_region(&buckets::SERVICE, region).unwrap()
}

#[test]
fn a_bucket_goes_before_the_host() {
    let found = request::<DrawWine>(draw("1982/a b.txt"));
    assert_eq!(found.uri(), "https://red-wines.example.com/1982/a%20b.txt?draw");
    let mut input = FillBarrelInput::new("red-wines");
    input.grape = Some("Merlot".to_owned());
    let found = request::<FillBarrel>(input);
    assert_eq!(found.uri(), "https://red-wines.example.com/");
    assert_eq!(body(&found), r#"{"Grape":"Merlot"}"#);
    assert_eq!(request::<ListCellars>(Unit {}).uri(), "https://example.com/");
}

#[test]
fn a_bucket_that_is_no_label_stays_in_the_path() {
    let found = request::<DrawWine>(DrawWineInput::new("red.wines", "a"));
    assert_eq!(found.uri(), "https://example.com/red.wines/a?draw");
    let found = request::<DrawWine>(DrawWineInput::new("evil.example/#", "a"));
    assert_eq!(found.uri(), "https://example.com/evil.example%2F%23/a?draw");
}

#[test]
fn a_key_may_look_like_a_way_up_but_a_bucket_may_not() {
    for (key, path) in [
        ("../key", "/../key?draw"),
        ("a/../../key", "/a/../../key?draw"),
        ("/a//.", "//a//.?draw"),
        ("?#é", "/%3F%23%C3%A9?draw"),
    ] {
        assert_eq!(target(&request::<DrawWine>(draw(key))), path);
    }
    assert_eq!(
        refused::<DrawWine>(DrawWineInput::new("..", "a")),
        "DrawWine was not sent: Bucket: is part of the URI's path and must not be `.` or `..`"
    );
}

#[test]
fn an_operation_may_answer_before_it_has_a_result() {
    assert!(CopyObject::SCHEMA.answers_early);
    assert!(!CreateBucket::SCHEMA.answers_early);
}

#[test]
fn an_arn_is_refused() {
    let told = refused::<DrawWine>(DrawWineInput::new("arn:aws:s3:::red-wines", "a"));
    assert!(told.starts_with("DrawWine was not sent: Bucket: an ARN can't be addressed"), "{told}");
    assert!(!told.contains("red-wines"), "{told}");
}

#[test]
fn the_caller_chooses_where_a_bucket_goes() {
    let uri = |addressing| {
        let options = RequestOptions::default().addressing(addressing);
        let endpoint = region(Region::new("eu-west-1"));
        let request = DrawWine::request_with(draw("a"), &endpoint, &options).unwrap();
        request.uri().to_string()
    };
    let before_host = "https://red-wines.cellar.eu-west-1.amazonaws.com/a?draw";
    assert_eq!(uri(Addressing::Auto), before_host);
    assert_eq!(uri(Addressing::Virtual), before_host);
    let in_path = "https://cellar.eu-west-1.amazonaws.com/red-wines/a?draw";
    assert_eq!(uri(Addressing::Path), in_path);
}

#[test]
fn a_region_may_be_asked_for_other_hosts() {
    let eu = Region::new("eu-west-1");
    let host = |region_of: Region<'_>| {
        let found = DrawWine::request(draw("a"), &region(region_of)).unwrap();
        found.uri().host().unwrap().to_owned()
    };
    assert_eq!(host(eu.dual_stack()), "red-wines.cellar.dualstack.eu-west-1.amazonaws.com");
    assert_eq!(host(eu.accelerated()), "red-wines.s3-accelerate.amazonaws.com");
    assert_eq!(
        host(eu.accelerated().dual_stack()),
        "red-wines.s3-accelerate.dualstack.amazonaws.com"
    );
}

#[test]
fn what_is_not_accelerated_goes_to_the_region() {
    let endpoint = region(Region::new("eu-west-1").accelerated());
    let created = CreateBucket::request(CreateBucketInput::new("red-wines"), &endpoint).unwrap();
    assert_eq!(created.uri(), "https://red-wines.cellar.eu-west-1.amazonaws.com/");
    let listed = ListCellars::request(Unit {}, &endpoint).unwrap();
    assert_eq!(listed.uri(), "https://cellar.eu-west-1.amazonaws.com/");
}

const HELLO: &str = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";

fn upload(junk: ByteStream) -> UploadArchiveInput {
    let mut input = UploadArchiveInput::new("", "big");
    input.junk = junk;
    input
}

fn lines<const N: usize>(lines: [String; N]) -> Vec<String> {
    Vec::from(lines)
}

#[test]
fn an_upload_carries_its_hashes() {
    let found = request::<UploadArchive>(upload("hello world".into()));
    assert_eq!(target(&found), "/-/trunks/big");
    assert_eq!(
        headers(&found),
        lines([
            "content-type: application/octet-stream".to_owned(),
            format!("x-amz-content-sha256: {HELLO}"),
            "x-amz-glacier-version: 2026-01-01".to_owned(),
            format!("x-amz-sha256-tree-hash: {HELLO}"),
        ])
    );
}

#[test]
fn a_hash_that_is_given_wins_and_is_what_a_stream_needs() {
    // Pieces that are no bytes in memory.
    let stream = || ByteStream::from_body(ByteStream::from("hello world"));
    let told = refused::<UploadArchive>(upload(stream()));
    assert!(told.contains("its body needs a checksum, and isn't in memory"), "{told}");
    let mut input = upload(stream());
    input.sum = Some("mine".to_owned());
    assert_eq!(
        headers(&request::<UploadArchive>(input)),
        [
            "content-type: application/octet-stream",
            "x-amz-glacier-version: 2026-01-01",
            "x-amz-sha256-tree-hash: mine",
        ]
    );
    let mut input = upload("hello world".into());
    input.sum = Some("mine".to_owned());
    let found = request::<UploadArchive>(input);
    assert_eq!(found.headers()["x-amz-sha256-tree-hash"], "mine");
    assert_eq!(found.headers()["x-amz-content-sha256"], HELLO);
}

#[test]
fn an_account_is_the_callers_own_if_none_is_given() {
    let found = request::<CountTrunks>(CountTrunksInput::new(""));
    assert_eq!(target(&found), "/-/trunks");
    assert_eq!(headers(&found), ["x-amz-glacier-version: 2026-01-01"]);
    assert_eq!(target(&request::<CountTrunks>(CountTrunksInput::new("12"))), "/12/trunks");
}

#[test]
fn every_request_carries_the_services_header_unless_a_member_sets_it() {
    let accept = |request: &http::Request<ByteStream>| request.headers()["accept"].clone();
    assert_eq!(accept(&request::<Order>(Unit {})), "application/json");
    assert_eq!(accept(&request::<GetMenu>(GetMenuInput::default())), "application/json");
    let input = GetMenuInput { format: Some("application/yaml".to_owned()) };
    assert_eq!(accept(&request::<GetMenu>(input)), "application/yaml");
}

#[test]
fn a_member_may_say_where_the_request_goes() {
    let ask = |url: &str| PredictInput::new(url, "When?");
    let found = request::<Predict>(ask("https://delphi.example.com/"));
    assert_eq!(found.uri(), "https://delphi.example.com/");
    assert_eq!(
        body(&found),
        r#"{"Question":"When?","PredictEndpoint":"https://delphi.example.com/"}"#
    );
    assert_eq!(
        request::<ListTemples>(ListTemplesInput::new("Delphi")).uri(),
        "https://example.com/"
    );
    for (url, problem) in [
        ("delphi", ": the endpoint is not an absolute URL, such as `https://api.example.com`"),
        ("http://delphi.example.com", ", and must be https as the endpoint is"),
    ] {
        assert_eq!(
            refused::<Predict>(ask(url)),
            format!(
                "Predict was not sent: PredictEndpoint: it is the URL where the request goes{problem}"
            )
        );
    }
}

#[test]
fn identifiers_go_back_as_they_came() {
    for (id, change, path) in [
        ("/hostedzone/Z1", "/change/C1", "/zones/Z1/changes/C1"),
        ("/delegationset/N1", "C1", "/zones/N1/changes/C1"),
        ("Z1", "/x/C1", "/zones/Z1/changes/%2Fx%2FC1"),
    ] {
        assert_eq!(target(&request::<GetZone>(GetZoneInput::new(change, id))), path);
    }
    // The query is not a label, and the limit on the length is one on the identifier itself.
    let note = Some("/hostedzone/Z1".to_owned());
    let input = GetZoneInput { note, ..GetZoneInput::new("C1", "/hostedzone/Z234") };
    assert!(target(&request::<GetZone>(input)).ends_with("?note=%2Fhostedzone%2FZ1"));
    let problem = refused::<GetZone>(GetZoneInput::new("C1", "/hostedzone/Z2345"));
    assert!(problem.contains("Value with length 5 at '/Id'"), "{problem}");
}
