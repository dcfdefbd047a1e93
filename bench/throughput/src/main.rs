//! How fast generated clients read and write, beside the AWS SDK and serde: the codec alone, and the
//! whole call with an answer from memory.
//!
//! ```text
//! SMITHY_AWS_MODELS=/where/the/models/are cargo run --release -- [ROUNDS] [WORD]
//! ```
//!
//! All run in one process and in turn, a sample of about 50 µs each, so that the machine's
//! moods meet all alike. Prints Markdown: the fastest and the median of all rounds in µs of this
//! thread's processor time, and how many times as long the other took in the same round: the
//! median of all rounds, and the quartiles. `WORD` picks the cases in whose names it is.

mod dynamodb;
mod fleet;
mod measure;
mod metrics;
mod ours;
mod s3;
mod sns;
mod table;
mod theirs;

use std::rc::Rc;

use measure::Case;

const ROUNDS: usize = 1001;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rounds = arguments.first().map_or(ROUNDS, |text| text.parse().expect("a number"));
    let word = arguments.get(1).map_or("", String::as_str);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let runtime = Rc::new(runtime);

    let codec = [dynamodb::codec(), s3::codec(), sns::codec(), metrics::codec(), fleet::codec()];
    compare("The codec alone", codec.into_iter().flatten(), word, rounds);
    let calls = [dynamodb::calls(&runtime), s3::calls(&runtime), sns::calls(&runtime)];
    compare("The whole call", calls.into_iter().flatten(), word, rounds);
}

fn compare(title: &str, cases: impl Iterator<Item = Case>, word: &str, rounds: usize) {
    table::head(title);
    for mut case in cases.filter(|case| case.message.contains(word)) {
        let times = measure::run(&mut case, rounds);
        table::lines(&case, &times);
    }
}
