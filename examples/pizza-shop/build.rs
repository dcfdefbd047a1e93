//! Generates the client of the pizza shop.

fn main() -> Result<(), codegen::Error> {
    codegen::build::Client::new("model/pizza-shop.json").name("client").generate()?;
    Ok(())
}
