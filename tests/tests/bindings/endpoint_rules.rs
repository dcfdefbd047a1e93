//! Addresses that the rules of a service choose.

use farrier::{Endpoint, Operation, Region, RequestOptions};
use tests::fixtures::endpoint_rules::{
    Book, GetBook, GetBookInput, ListShelves, MoveBooks, MoveBooksInput, SERVICE,
};

fn endpoint() -> Endpoint {
    Endpoint::in_region(&SERVICE, "eu-west-1").unwrap()
}

fn uri<O: Operation>(input: O::Input, endpoint: &Endpoint, options: &RequestOptions) -> String {
    let request = O::request_with(input, endpoint, options);
    request.map_or_else(|error| error.to_string(), |request| request.uri().to_string())
}

#[test]
fn an_operation_and_its_input_choose_the_address() {
    let options = RequestOptions::default();
    let book = |branch: &str| GetBookInput::new(branch, "Emma");
    for (branch, expected) in [
        ("north", "https://north.eu-west-1.example.com/books/Emma"),
        ("no/rth", "GetBook was not sent: There is no branch `no/rth`"),
        (
            " ",
            "GetBook was not sent: Branch: it chooses the address of the call and must not be blank",
        ),
    ] {
        assert_eq!(uri::<GetBook>(book(branch), &endpoint(), &options), expected);
    }
    let shelves = uri::<ListShelves>(farrier::Unit {}, &endpoint(), &options);
    assert_eq!(shelves, "https://all.eu-west-1.example.com/shelves");
}

#[test]
fn a_path_leads_to_values_and_rules_add_a_path_and_headers() {
    let title = |title: &str| Book { title: Some(title.to_owned()) };
    let input = MoveBooksInput { books: Some(vec![title("Emma"), title("The Waves")]) };
    let request = MoveBooks::request(input, &endpoint()).unwrap();
    assert_eq!(request.uri(), "https://main.eu-west-1.example.com/books/moves");
    assert_eq!(request.headers()["x-last-book"], "The%20Waves");
}

#[test]
fn parameters_are_set_by_their_names_and_a_url_wins() {
    let quiet = RequestOptions::default().endpoint_parameter("Quiet", true);
    let shelves = |endpoint: &Endpoint| uri::<ListShelves>(farrier::Unit {}, endpoint, &quiet);
    assert_eq!(shelves(&endpoint()), "https://all-quiet.eu-west-1.example.com/shelves");
    // The same once more, which is known then; and another one.
    let same = endpoint();
    assert_eq!(shelves(&same), shelves(&same));
    let plain = uri::<ListShelves>(farrier::Unit {}, &same, &RequestOptions::default());
    assert_eq!(plain, "https://all.eu-west-1.example.com/shelves");
    let url = "http://localhost:8080/base".parse().unwrap();
    assert_eq!(shelves(&url), "http://localhost:8080/base/shelves");
}

#[test]
fn an_endpoint_in_a_region_is_that_of_calls_that_say_nothing() {
    assert_eq!(endpoint().to_string(), "https://main.eu-west-1.example.com");
    let refused = |region| Endpoint::in_region(&SERVICE, region).unwrap_err().to_string();
    let region = Region::new("eu-west-1");
    assert_eq!(refused(region.fips()), "Library has no FIPS endpoint: give a URL");
    assert_eq!(refused(region.dual_stack()), "Library has no dual-stack endpoint: give a URL");
    assert!(refused(Region::new("eu/west")).contains("the region is none"));
}
