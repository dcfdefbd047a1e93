//! The pizza shop itself, over axum: what the model says, done by hand.
#![allow(clippy::print_stdout, reason = "it is a program")]

use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::sync::Mutex;

/// The pizzas, and whether they are vegetarian.
const MENU: [(&str, bool); 3] = [("margherita", true), ("salami", false), ("spinaci", true)];

/// The orders by their idempotency keys: one key makes one order.
static ORDERS: Mutex<BTreeMap<String, Value>> = Mutex::const_new(BTreeMap::new());

async fn list(Query(query): Query<HashMap<String, String>>) -> Json<Value> {
    let number = |name| query.get(name).and_then(|text| text.parse().ok());
    let (start, size) = (number("pageToken").unwrap_or(0), number("pageSize").unwrap_or(100));
    let wanted = query.get("vegetarian").map(|text| text == "true");
    let chosen = MENU.iter().filter(|pizza| wanted.is_none_or(|wanted| wanted == pizza.1));
    let pizzas = chosen.map(|(name, meatless)| json!({ "name": name, "vegetarian": meatless }));
    let mut page: Vec<_> = pizzas.skip(start).take(size + 1).collect();
    let next = (page.len() > size).then(|| (start + size).to_string());
    page.truncate(size);
    Json(json!({ "pizzas": page, "nextToken": next }))
}

async fn place(headers: HeaderMap, Json(body): Json<Value>) -> Response {
    let lines = body["lines"].as_array().map(Vec::as_slice).unwrap_or_default();
    let on_menu = |pizza: &&Value| MENU.iter().any(|(name, _)| *pizza == name);
    if let Some(pizza) = lines.iter().map(|line| &line["pizza"]).find(|pizza| !on_menu(pizza)) {
        let body = json!({ "message": "it isn't on the menu", "pizza": pizza });
        return refusal(StatusCode::NOT_FOUND, "PizzaNotFound", body);
    }
    let Some(key) = headers.get("idempotency-key").and_then(|key| key.to_str().ok()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let mut orders = ORDERS.lock().await;
    let id = (orders.len() + 1).to_string();
    let order = orders.entry(key.to_owned()).or_insert_with(|| {
        // What is large bakes for long, so it goes into the oven at once.
        let is_large = lines.iter().any(|line| line["size"] == "large");
        let status = if is_large { "in-oven" } else { "placed" };
        let ready = body.get("notBefore").cloned().unwrap_or_else(|| "2026-11-22T19:30:00Z".into());
        json!({ "orderId": id, "status": status, "lines": lines, "readyAt": ready })
    });
    (StatusCode::CREATED, Json(order.clone())).into_response()
}

async fn look_up(Path(id): Path<String>) -> Response {
    match ORDERS.lock().await.values().find(|order| order["orderId"] == id) {
        Some(order) => Json(order.clone()).into_response(),
        None => refusal(StatusCode::NOT_FOUND, "OrderNotFound", json!({})),
    }
}

async fn cancel(Path(id): Path<String>) -> Response {
    match ORDERS.lock().await.values_mut().find(|order| order["orderId"] == id) {
        None => refusal(StatusCode::NOT_FOUND, "OrderNotFound", json!({})),
        Some(order) if order["status"] == "in-oven" => {
            let body = json!({ "message": "too late", "readyAt": order["readyAt"] });
            refusal(StatusCode::CONFLICT, "AlreadyInOven", body)
        }
        Some(order) => {
            order["status"] = "canceled".into();
            StatusCode::NO_CONTENT.into_response()
        }
    }
}

/// An error of the model: `restJson1` names it in a header, its members are the body.
fn refusal(status: StatusCode, code: &'static str, body: Value) -> Response {
    (status, [("x-amzn-errortype", code)], Json(body)).into_response()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "8080".to_owned());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("the shop is open at http://{}", listener.local_addr()?);
    let shop = Router::new()
        .route("/pizzas", get(list))
        .route("/orders", post(place))
        .route("/orders/{id}", get(look_up).delete(cancel));
    axum::serve(listener, shop).await
}
