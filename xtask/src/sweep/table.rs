//! The table, Markdown.

use std::fmt;

use super::generate::Generated;
use super::rustc::Compiled;

/// What is known of some clients.
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
    /// How the last generation went.
    pub(crate) run: String,
    /// What rustc took for the libraries, in CPU seconds.
    pub(crate) libraries: f64,
}

/// A client.
pub(crate) struct Row {
    pub(crate) client: Generated,
    /// What rustc took to check it, if it has done so.
    pub(crate) compiled: Option<Compiled>,
}

impl Row {
    /// Lines of code for an operation; none where there is no operation.
    #[expect(clippy::cast_precision_loss, reason = "no client has 2^52 lines")]
    fn density(&self) -> Option<f64> {
        let operations = self.client.operations;
        (operations > 0).then(|| self.client.lines as f64 / operations as f64)
    }
}

impl Table {
    /// The median over all clients with operations.
    pub(crate) fn median(&self) -> f64 {
        let mut all: Vec<_> = self.rows.iter().filter_map(Row::density).collect();
        all.sort_by(f64::total_cmp);
        let at = |index: usize| all.get(index).copied().unwrap_or_default();
        // The same one twice where their number is odd.
        f64::midpoint(at(all.len().saturating_sub(1) / 2), at(all.len() / 2))
    }

    fn sum(&self, value: impl Fn(&Row) -> f64) -> f64 {
        self.rows.iter().map(value).sum()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |value: fn(&Row) -> usize| self.rows.iter().map(value).sum::<usize>();
        let load = self.sum(|row| row.client.load_ms) / 1000.0;
        let total = self.sum(|row| row.client.total_ms) / 1000.0;
        let check = self.sum(|row| row.compiled.as_ref().map_or(0.0, |compiled| compiled.cpu));
        let peak = self.rows.iter().filter_map(|row| Some(row.compiled.as_ref()?.peak)).max();
        writeln!(
            f,
            "{} models, {} operations, {} lines of code; the median is {:.0} lines an operation.\n",
            self.rows.len(),
            count(|row| row.client.operations),
            count(|row| row.client.lines),
            self.median(),
        )?;
        writeln!(f, "- Generating takes {total:.1} CPU s, of which {load:.1} to load the models.")?;
        writeln!(f, "- The last run: {}.", self.run)?;
        if let Some(peak) = peak {
            writeln!(
                f,
                "- Checking takes {check:.0} CPU s, beside {:.0} for the libraries; a rustc has \
                 {} MiB at most.",
                self.libraries,
                peak / 1024,
            )?;
        }
        f.write_str("\n")?;
        f.write_str(HEAD)?;
        self.rows.iter().try_for_each(|row| row.fmt(f))
    }
}

const HEAD: &str = "\
| model | operations | code lines | an operation | generation ms | check CPU s | rustc MiB | warnings |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
";

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Generated { model, operations, lines, total_ms, warnings, .. } = &self.client;
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        let density = or_dash(self.density().map(|density| format!("{density:.0}")));
        let compiled = self.compiled.as_ref();
        let cpu = or_dash(compiled.map(|compiled| format!("{:.2}", compiled.cpu)));
        let peak = or_dash(compiled.map(|compiled| (compiled.peak / 1024).to_string()));
        writeln!(
            f,
            "| {model} | {operations} | {lines} | {density} | {total_ms:.0} | {cpu} | {peak} | {warnings} |"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, Table};

    fn table(rows: &[(usize, usize)]) -> Table {
        let row = |&(operations, lines): &(usize, usize)| {
            let client = serde_json::json!({
                "model": "chat", "fingerprint": 0, "files": 0, "operations": operations,
                "lines": lines, "load_ms": 250.0, "total_ms": 1500.0, "warnings": 0,
            });
            Row { client: serde_json::from_value(client).unwrap(), compiled: None }
        };
        Table { rows: rows.iter().map(row).collect(), run: "none".to_owned(), libraries: 0.0 }
    }

    #[test]
    fn the_median_is_of_clients_with_operations() {
        for (rows, median) in [
            (&[][..], 0.0),
            (&[(0, 7)], 0.0),
            (&[(2, 100)], 50.0),
            (&[(1, 10), (1, 40)], 25.0),
            (&[(1, 90), (0, 1), (10, 100), (2, 40)], 20.0),
        ] {
            assert!((table(rows).median() - median).abs() < 1e-9, "{rows:?}");
        }
    }

    #[test]
    fn sums_stand_above_the_rows() {
        let text = table(&[(2, 100), (0, 7)]).to_string();
        let expected = "2 models, 2 operations, 107 lines of code; the median is 50 lines an \
                        operation.\n\n- Generating takes 3.0 CPU s, of which 0.5 to load the \
                        models.\n- The last run: none.\n\n| model |";
        assert!(text.starts_with(expected), "{text}");
        assert!(text.ends_with("| chat | 0 | 7 | – | 1500 | – | – | 0 |\n"), "{text}");
    }
}
