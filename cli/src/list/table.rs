//! Columns of text.

/// Rows of as many cells as the head has. The last column may be as wide as it likes.
pub(super) struct Table<const COLUMNS: usize> {
    head: [&'static str; COLUMNS],
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    pub(super) fn new(head: [&'static str; COLUMNS]) -> Self {
        Self { head, rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells);
    }

    /// The table as text, each line after `indent`; nothing at all without rows.
    pub(super) fn indented(&self, indent: &str) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let mut widths = self.head.map(width);
        for row in &self.rows {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = (*widest).max(width(cell));
            }
        }
        let head = line(indent, self.head.iter().copied(), &widths);
        let rows =
            self.rows.iter().map(|row| line(indent, row.iter().map(String::as_str), &widths));
        std::iter::once(head).chain(rows).collect()
    }
}

fn line<'a>(indent: &str, cells: impl Iterator<Item = &'a str>, widths: &[usize]) -> String {
    let cells = cells.zip(widths).map(|(cell, width)| format!("{cell:width$}"));
    let line = cells.collect::<Vec<_>>().join("  ");
    format!("{indent}{}\n", line.trim_end())
}

fn width(text: &str) -> usize {
    text.chars().count()
}
