//! Every operation, called over a real socket.

mod support;

use pizza_shop::farrier::{Delivery, Error};
use pizza_shop::{
    CancelOrderError, CancelOrderInput, Client, GetOrderError, GetOrderInput, ListPizzasInput,
    OrderLine, OrderStatus, PlaceOrderError, PlaceOrderInput, Size,
};
use support::Shop;

fn client(shop: &Shop) -> Client {
    Client::builder().endpoint(&shop.url).build().unwrap()
}

fn order(pizza: &str) -> PlaceOrderInput {
    PlaceOrderInput::new("Ada", vec![OrderLine::new(2, pizza, Size::Small)])
}

#[tokio::test]
async fn an_order_is_placed_looked_up_and_canceled() {
    let shop = Shop::open();
    let client = client(&shop);
    let tonight = "2026-11-22T20:15:00Z".parse().unwrap();
    let order = PlaceOrderInput { not_before: Some(tonight), ..order("margherita") };
    let placed = client.place_order(order).await.unwrap();
    assert_eq!((placed.status.clone(), placed.ready_at), (OrderStatus::Placed, tonight));
    assert_eq!(placed.lines, [OrderLine::new(2, "margherita", Size::Small)]);

    let id = &*placed.order_id;
    assert_eq!(client.get_order(GetOrderInput::new(id)).await.unwrap(), placed);
    client.cancel_order(CancelOrderInput::new(id)).await.unwrap();
    let canceled = client.get_order(GetOrderInput::new(id)).await.unwrap();
    assert_eq!(canceled.status, OrderStatus::Canceled);
}

#[tokio::test]
async fn the_menu_comes_by_pages_and_can_be_filtered() {
    let shop = Shop::open();
    let client = client(&shop);
    let all = client.list_pizzas(ListPizzasInput::default()).await.unwrap();
    assert_eq!((all.pizzas.len(), all.next_token), (3, None));
    let mut request = ListPizzasInput {
        vegetarian: Some(true),
        page_size: Some(1),
        ..ListPizzasInput::default()
    };
    let first = client.list_pizzas(request.clone()).await.unwrap();
    request.page_token = first.next_token;
    let second = client.list_pizzas(request).await.unwrap();
    assert_eq!(first.pizzas[0].name, "margherita");
    assert_eq!(second.pizzas[0].name, "spinaci");
    assert_eq!(second.next_token, None);
}

#[tokio::test]
async fn one_key_makes_one_order_and_without_one_each_call_has_its_own() {
    let shop = Shop::open();
    let client = client(&shop);
    let mut request = order("salami");
    let first = client.place_order(request.clone()).await.unwrap();
    let second = client.place_order(request.clone()).await.unwrap();
    assert_ne!(first.order_id, second.order_id);
    request.order_key = Some("mine".to_owned());
    let third = client.place_order(request.clone()).await.unwrap();
    assert_eq!(client.place_order(request).await.unwrap(), third);
}

#[tokio::test]
async fn the_errors_are_those_of_the_model() {
    let shop = Shop::open();
    let client = client(&shop);
    let error = client.place_order(order("hawaii")).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
    let Error::Service { error: PlaceOrderError::PizzaNotFound(missing), .. } = error else {
        panic!("{error}")
    };
    assert_eq!(missing.pizza, "hawaii");

    let nobodys = client.get_order(GetOrderInput::new("99")).await.unwrap_err();
    assert_eq!(nobodys.to_string(), "GetOrder failed: OrderNotFound (HTTP 404 Not Found)");
    assert!(matches!(nobodys, Error::Service { error: GetOrderError::OrderNotFound(_), .. }));

    let placed = client.place_order(order("salami")).await.unwrap();
    let late = client.cancel_order(CancelOrderInput::new(placed.order_id)).await.unwrap_err();
    assert_eq!(late.status().unwrap(), 409);
    let Error::Service { error: CancelOrderError::AlreadyInOven(late), .. } = late else {
        panic!("{late}")
    };
    assert_eq!(late.ready_at, placed.ready_at);
}

#[tokio::test]
async fn what_breaks_a_constraint_is_never_sent() {
    // Nobody is at home here, and nobody is asked.
    let client = Client::builder().endpoint("http://127.0.0.1:1").build().unwrap();
    let error = client.get_order(GetOrderInput::new("first")).await.unwrap_err();
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert!(matches!(error, Error::Invalid(_)), "{error}");
}
