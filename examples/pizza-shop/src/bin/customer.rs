//! Reads the menu, orders, asks for the order, and changes its mind.
#![allow(clippy::print_stdout, reason = "it is a program")]

use pizza_shop::farrier::{Error, Timestamp};
use pizza_shop::{
    CancelOrderError, CancelOrderInput, Client, GetOrderInput, ListPizzasInput, OrderLine,
    PlaceOrderError, PlaceOrderInput, Size,
};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let url = std::env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8080".to_owned());
    let client = Client::builder().endpoint(&url).build()?;

    read_menu(&client).await?;
    let id = order(&client).await?;
    let order = client.get_order(GetOrderInput::new(&*id)).await?;
    println!("order {id} is {}, ready at {}", order.status, order.ready_at);
    cancel(&client, &id).await?;
    order_too_much(&client).await;
    Ok(())
}

/// Everything without meat, one pizza a page.
async fn read_menu(client: &Client) -> Result<()> {
    let mut request = ListPizzasInput {
        vegetarian: Some(true),
        page_size: Some(1),
        ..ListPizzasInput::default()
    };
    loop {
        let page = client.list_pizzas(request.clone()).await?;
        for pizza in page.pizzas {
            println!("on the menu: {}", pizza.name);
        }
        request.page_token = page.next_token;
        if request.page_token.is_none() {
            return Ok(());
        }
    }
}

/// Orders, and takes something else if that is not to be had.
async fn order(client: &Client) -> Result<String> {
    let tonight: Timestamp = "2026-11-22T20:15:00Z".parse()?;
    let request = |pizza: &str| PlaceOrderInput {
        not_before: Some(tonight),
        ..PlaceOrderInput::new("Ada", vec![OrderLine::new(2, pizza, Size::Small)])
    };
    match client.place_order(request("hawaii")).await {
        Ok(order) => Ok(order.order_id),
        Err(Error::Service { error: PlaceOrderError::PizzaNotFound(missing), .. }) => {
            println!("no {}: a margherita, then", missing.pizza);
            Ok(client.place_order(request("margherita")).await?.order_id)
        }
        Err(error) => Err(error.into()),
    }
}

async fn cancel(client: &Client, id: &str) -> Result<()> {
    match client.cancel_order(CancelOrderInput::new(id)).await {
        Ok(_) => println!("order {id} is canceled"),
        Err(Error::Service { error: CancelOrderError::AlreadyInOven(late), .. }) => {
            println!("too late: order {id} is ready at {}", late.ready_at);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// The model's constraints are checked before anything is sent.
async fn order_too_much(client: &Client) {
    let lines = vec![OrderLine::new(100, "Margherita", Size::from("huge"))];
    match client.place_order(PlaceOrderInput::new("", lines)).await {
        Err(Error::Invalid(violations)) => println!("{violations}"),
        other => println!("the shop was asked: {other:?}"),
    }
}
