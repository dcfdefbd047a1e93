//! Loads and checks each file of the command line by itself; prints counts,
//! faults and times.
//!
//! ```text
//! cargo run --release -p smithy --example load -- model/*.json
//! ```

#![allow(clippy::print_stdout, reason = "printing is what the example is for")]

use std::time::{Duration, Instant};

use farrier_smithy::{CheckedModel, Faults, Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut shapes, mut operations, mut faults, mut bytes) = (0, 0, 0, 0);
    let mut time = Duration::ZERO;
    let mut files = 0;
    for name in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&name)?;
        files += 1;
        bytes += text.len();
        let start = Instant::now();
        let result = read(Source::new(name, text));
        time += start.elapsed();
        match result {
            Ok(model) => {
                shapes += model.shapes().count();
                let services = model.services();
                operations +=
                    services.iter().map(|service| service.operations().len()).sum::<usize>();
            }
            Err(found) => {
                faults += found.len();
                println!("{found}");
            }
        }
    }
    println!(
        "{files} files, {bytes} bytes, {shapes} shapes, {operations} operations, {faults} faults in {time:?}"
    );
    if faults > 0 {
        return Err("there are faults".into());
    }
    Ok(())
}

fn read(source: Source) -> Result<CheckedModel, Faults> {
    farrier_smithy::load(&[source])?.check()
}
