//! The client of the pizza shop, as generated from `model/pizza-shop.json`.

include!(concat!(env!("OUT_DIR"), "/client.rs"));
