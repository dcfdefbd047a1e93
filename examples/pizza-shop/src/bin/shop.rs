//! The pizza shop itself, over axum: what the model says, done by hand.

use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Result};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::sync::Mutex;

/// The pizzas, and whether they are vegetarian.
const MENU: [(&str, bool); 3] = [("margherita", true), ("salami", false), ("spinaci", true)];

/// The orders by their idempotency keys: one key makes one order.
type Orders = BTreeMap<HeaderValue, Value>;

static ORDERS: Mutex<Orders> = Mutex::const_new(Orders::new());

async fn list(Query(query): Query<HashMap<String, String>>) -> Json<Value> {
    let number = |name| query.get(name).and_then(|text| text.parse().ok());
    let (start, size) = (number("pageToken").unwrap_or(0), number("pageSize").unwrap_or(100));
    let wanted = query.get("vegetarian").map(|text| text == "true");
    let chosen = MENU.iter().filter(|pizza| wanted.is_none_or(|wanted| wanted == pizza.1));
    let pizzas = chosen.map(|(name, meatless)| json!({ "name": name, "vegetarian": meatless }));
    let left: Vec<_> = pizzas.skip(start).collect();
    let next = (left.len() > size).then(|| (start + size).to_string());
    Json(json!({ "pizzas": left.iter().take(size).collect::<Vec<_>>(), "nextToken": next }))
}

async fn place(headers: HeaderMap, Json(body): Json<Value>) -> Result<(StatusCode, Json<Value>)> {
    let key = headers.get("idempotency-key").ok_or(StatusCode::BAD_REQUEST)?;
    let lines = body["lines"].as_array().ok_or(StatusCode::BAD_REQUEST)?;
    let on_menu = |line: &&Value| MENU.iter().any(|(name, _)| line["pizza"] == *name);
    if let Some(line) = lines.iter().find(|line| !on_menu(line)) {
        Err(refusal(StatusCode::NOT_FOUND, "PizzaNotFound", json!({ "pizza": line["pizza"] })))?;
    }
    // What needn't wait goes into the oven at once.
    let soon = json!("2026-11-22T19:30:00Z");
    let (status, ready) = body.get("notBefore").map_or(("in-oven", &soon), |at| ("placed", at));
    let mut orders = ORDERS.lock().await;
    let id = (orders.len() + 1).to_string();
    let order = json!({ "orderId": id, "status": status, "lines": lines, "readyAt": ready });
    let order = orders.entry(key.clone()).or_insert(order);
    Ok((StatusCode::CREATED, Json(order.clone())))
}

async fn look_up(Path(id): Path<String>) -> Result<Json<Value>> {
    Ok(Json(find(&mut *ORDERS.lock().await, &id)?.clone()))
}

async fn cancel(Path(id): Path<String>) -> Result<StatusCode> {
    let mut orders = ORDERS.lock().await;
    let order = find(&mut orders, &id)?;
    if order["status"] == "in-oven" {
        let late = json!({ "readyAt": order["readyAt"] });
        Err(refusal(StatusCode::CONFLICT, "AlreadyInOven", late))?;
    }
    order["status"] = "canceled".into();
    Ok(StatusCode::NO_CONTENT)
}

fn find<'o>(orders: &'o mut Orders, id: &str) -> Result<&'o mut Value, impl IntoResponse> {
    let order = orders.values_mut().find(|order| order["orderId"] == id);
    order.ok_or_else(|| refusal(StatusCode::NOT_FOUND, "OrderNotFound", json!({})))
}

/// An error of the model: `restJson1` names it in a header, its members are the body.
fn refusal(status: StatusCode, code: &'static str, body: Value) -> impl IntoResponse {
    (status, [("x-amzn-errortype", code)], Json(body))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "8080".to_owned());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    eprintln!("the shop is open at http://{}", listener.local_addr()?);
    let shop = Router::new().route("/pizzas", get(list)).route("/orders", post(place));
    let shop = shop.route("/orders/{id}", get(look_up).delete(cancel));
    axum::serve(listener, shop).await
}
