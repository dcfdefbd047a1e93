//! The few lines that people see when a client is generated.

use super::{Report, is_of_credentials};

/// A line a kind: what is not done, and of how many shapes.
pub(super) fn of(report: &Report) -> Vec<String> {
    let notes = report.notes_by_text().into_iter();
    let mut lines: Vec<_> = notes.map(|(text, shapes)| times(text, shapes.len())).collect();
    match report.patterns_not_compiled.len() {
        0 => {}
        1 => lines.push("1 pattern is not checked: no engine takes it".to_owned()),
        count => lines.push(format!("{count} patterns are not checked: no engine takes them")),
    }
    // Of credentials a note has told already.
    let unsupported = report.traits.unsupported().filter(|it| !is_of_credentials(&it.id));
    let named: Vec<_> = unsupported.map(|it| times(&it.id, it.count)).collect();
    if !named.is_empty() {
        lines.push(format!("not supported: {}", named.join(", ")));
    }
    lines
}

fn times(what: &str, count: usize) -> String {
    if count == 1 { what.to_owned() } else { format!("{what} ({count} times)") }
}
