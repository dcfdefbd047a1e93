//! Generates the client of the pizza shop.

fn main() -> Result<(), farrier_codegen::Error> {
    farrier_codegen::build::Client::new("model/pizza-shop.json").name("client").generate()?;
    Ok(())
}
