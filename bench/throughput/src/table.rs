//! The results as a Markdown table: a line for each pair.

use crate::measure::{Case, Times};

/// The head of a table.
pub fn head(title: &str) {
    println!("\n### {title}\n");
    println!("| | generated | beside it | | times ours | aim |");
    println!("|---|---|---|---|---|---|");
}

/// The lines of a case.
pub fn lines(case: &Case, times: &[Times]) {
    let Some((ours, others)) = times.split_first() else { return };
    let mut aim = case.aim;
    for ((name, _), other) in case.contenders.iter().skip(1).zip(others) {
        let ratio = other.over(ours);
        println!(
            "| {} | {} | {name} | {} | {:.2} ({:.2}–{:.2}) | {} |",
            case.message,
            pair(ours),
            pair(other),
            ratio.median(),
            ratio.quartile(1),
            ratio.quartile(3),
            aim.take().map(|aim| aim.to_string()).unwrap_or_default(),
        );
    }
}

/// The fastest and the median time, in µs.
fn pair(times: &Times) -> String {
    let number = |time: f64| match time {
        100.0.. => format!("{time:.0}"),
        10.0.. => format!("{time:.1}"),
        _ => format!("{time:.2}"),
    };
    format!("{} / {}", number(times.fastest()), number(times.median()))
}
