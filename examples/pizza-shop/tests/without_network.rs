//! How a program that uses the client is tested without a server.

use std::convert::Infallible;

use pizza_shop::farrier::{
    ByteStream, Endpoint, Error, Operation as _, Responses, Transport, http,
};
use pizza_shop::{
    Client, GetOrderInput, OrderLine, OrderStatus, PlaceOrder, PlaceOrderError, PlaceOrderInput,
    Size,
};

#[test]
fn an_order_is_sent_as_the_service_expects_it() {
    let endpoint: Endpoint = "https://pizza.example.com".parse().unwrap();
    let input = PlaceOrderInput {
        order_key: Some("k-1".to_owned()),
        ..PlaceOrderInput::new("Ada", vec![OrderLine::new(1, "salami", Size::Large)])
    };
    let request = PlaceOrder::request(input, &endpoint).unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://pizza.example.com/orders");
    assert_eq!(request.headers()["idempotency-key"], "k-1");
    let body = r#"{"customer":"Ada","lines":[{"pizza":"salami","size":"large","count":1}]}"#;
    assert_eq!(request.body().as_bytes().unwrap(), body);
}

#[test]
fn a_refusal_is_understood() {
    let response = http::Response::builder()
        .status(404)
        .header("x-amzn-errortype", "PizzaNotFound")
        .body(r#"{"message":"sold out","pizza":"salami"}"#)
        .unwrap();
    let error = PlaceOrder::response(response).unwrap_err();
    let Error::Service { error: PlaceOrderError::PizzaNotFound(missing), .. } = error else {
        panic!("{error}")
    };
    assert_eq!(missing.pizza, "salami");
}

/// Answers every request alike.
#[derive(Clone)]
struct Always(&'static str);

impl Transport for Always {
    type Body = ByteStream;
    type Error = Infallible;

    async fn send(
        self,
        _: http::Request<ByteStream>,
    ) -> Result<http::Response<ByteStream>, Infallible> {
        Ok(http::Response::new(ByteStream::from(self.0)))
    }
}

#[tokio::test]
async fn a_status_of_tomorrow_is_no_error_today() {
    let answer = r#"{"orderId":"7","status":"on-its-way","lines":[],
                     "readyAt":"2026-11-22T19:30:00Z","rider":"Bo"}"#;
    let client = Client::builder().endpoint("https://pizza.example.com");
    let client = client.transport(Always(answer)).build().unwrap();
    let order = client.get_order(GetOrderInput::new("7")).await.unwrap();
    assert_eq!(order.status, OrderStatus::Unknown("on-its-way".to_owned()));
}

#[tokio::test]
async fn an_order_without_its_required_members_is_an_error_unless_it_is_read_leniently() {
    let client = Client::builder().endpoint("https://pizza.example.com");
    let client = client.transport(Always(r#"{"orderId":"7"}"#)).build().unwrap();
    let call = || client.get_order(GetOrderInput::new("7"));
    let error = call().await.unwrap_err();
    assert!(matches!(error, Error::Response(_)), "{error}");
    let order = call().responses(Responses::Lenient).await.unwrap();
    assert_eq!((order.order_id.as_str(), order.lines.len()), ("7", 0));
}
