//! Reads values of TOML tables by type, and collects what is wrong with them.
//!
//! Knows TOML, not what the keys mean.

use std::ops::Range;

use farrier_codegen::manifest::Mistake;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::failure::{Failure, Report};
use crate::snippet::Snippet;

/// A table whose keys are known.
pub(super) struct Table<'a, 'i> {
    table: &'a DeTable<'i>,
    span: Range<usize>,
}

impl<'a, 'i> Table<'a, 'i> {
    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.table.get(key)
    }

    /// Where the table stands.
    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Where the value of a key stands, or else the table.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        self.get(key).map_or_else(|| self.span(), Spanned::span)
    }
}

/// Reads values; remembers the faults.
pub(super) struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    faults: Vec<(Range<usize>, Report)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, faults: Vec::new() }
    }

    /// A place in the file.
    pub(super) fn snippet(&self, span: Range<usize>) -> Snippet {
        Snippet::of(self.path, self.text, span)
    }

    /// Adds a fault; an empty hint is none.
    pub(super) fn fault(&mut self, span: Range<usize>, what: impl Into<String>, hint: &str) {
        let report = Report::new(what).at(self.snippet(span.clone()));
        let report = if hint.is_empty() { report } else { report.hint(hint) };
        self.faults.push((span, report));
    }

    /// Adds faults in values that Cargo wouldn't take; `span_of` gives the place of a key's value.
    pub(super) fn mistakes(
        &mut self,
        mistakes: Vec<Mistake>,
        span_of: impl Fn(&str) -> Range<usize>,
    ) {
        for Mistake { key, message, hint, .. } in mistakes {
            self.fault(span_of(key), message, &hint);
        }
    }

    /// All faults in the order of the file.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        if self.faults.is_empty() {
            return Ok(());
        }
        self.faults.sort_by_key(|(span, _)| (span.start, span.end));
        Err(Failure::usage(self.faults.into_iter().map(|(_, report)| report).collect()))
    }

    /// A table that may have these keys.
    pub(super) fn table<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        span: Range<usize>,
        known: &[&str],
    ) -> Table<'t, 'i> {
        self.table_or(table, span, known, |_| None)
    }

    /// The same, where there may be a better hint for a key that isn't known.
    pub(super) fn table_or<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        span: Range<usize>,
        known: &[&str],
        hint: impl Fn(&str) -> Option<String>,
    ) -> Table<'t, 'i> {
        for key in table.keys().filter(|key| !known.contains(&&**key.get_ref())) {
            let near = || farrier_smithy::closest(key.get_ref(), known.iter().copied());
            let hint = hint(key.get_ref())
                .or_else(|| Some(format!("did you mean `{}`?", near()?)))
                .unwrap_or_else(|| format!("there is: {}", known.join(", ")));
            self.fault(key.span(), format!("there is no key `{}`", key.get_ref()), &hint);
        }
        Table { table, span }
    }

    /// The tables of an array of tables.
    pub(super) fn tables<'t, 'i>(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
    ) -> Vec<(&'t DeTable<'i>, Range<usize>)> {
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        let mut tables = Vec::new();
        for item in items {
            match (value.get_ref(), item.get_ref()) {
                (DeValue::Array(_), DeValue::Table(table)) => tables.push((table, item.span())),
                _ => self.fault(item.span(), "this is not a list of tables", "write `[[client]]`"),
            }
        }
        tables
    }

    /// Whether a value is inherited from a workspace, as Cargo has it: `key.workspace = true`.
    pub(super) fn is_inherited(value: &Spanned<DeValue<'_>>) -> bool {
        let DeValue::Table(table) = value.get_ref() else { return false };
        let workspace = table.get("workspace").map(Spanned::get_ref);
        table.len() == 1 && matches!(workspace, Some(DeValue::Boolean(true)))
    }

    /// The string of a key that must be there.
    pub(super) fn required(
        &mut self,
        table: &Table<'_, '_>,
        key: &str,
        what: &str,
    ) -> Option<String> {
        let Some(value) = table.get(key) else {
            self.fault(table.span(), format!("the key `{key}` is missing"), what);
            return None;
        };
        self.string(value)
    }

    /// A string that isn't empty.
    pub(super) fn string(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) if text.is_empty() => {
                self.fault(value.span(), "this is empty", "");
                None
            }
            DeValue::String(text) => Some(text.to_string()),
            other => {
                let message = format!("this is {}, not a string", article(other));
                self.fault(value.span(), message, "put it between quotes");
                None
            }
        }
    }

    /// A list of strings.
    pub(super) fn strings(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.string(item)).collect(),
            other => {
                let message = format!("this is {}, not a list of strings", article(other));
                self.fault(value.span(), message, "put it between brackets: `[\"…\"]`");
                Vec::new()
            }
        }
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, value: &Spanned<DeValue<'_>>) -> bool {
        if let DeValue::Boolean(value) = value.get_ref() {
            return *value;
        }
        let message = format!("this is {}, not a boolean", article(value.get_ref()));
        self.fault(value.span(), message, "write `true` or `false`, without quotes");
        false
    }
}

/// The type of a value in words.
fn article(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
