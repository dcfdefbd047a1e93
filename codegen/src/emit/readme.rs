//! The generated crate's `README.md`, which is its documentation's first page too.

use std::fmt::Write as _;

use super::example;
use crate::Error;
use crate::docs::to_markdown;
use crate::plan::{Check, Client, Field, Operation};

/// The text of `README.md`.
pub(crate) fn readme(plan: &Client, crate_name: &str, model: &str) -> Result<String, Error> {
    let ident = quote::format_ident!("{}", crate_name.replace('-', "_"));
    let mut text = format!("# {crate_name}\n\nA client of {}", inline(&plan.service.title));
    if !plan.service.version.is_empty() {
        let _ = write!(text, " ({})", inline(&plan.service.version));
    }
    let _ = write!(
        text,
        ", generated from {}, service `{}`, protocol `{}`.\n\n",
        inline(model),
        plan.service.id,
        plan.service.protocol_id,
    );
    if !plan.service.docs.is_empty() {
        let _ = write!(text, "{}\n\n", plan.service.docs);
    }
    if let Some(program) = example::program(plan, &quote::quote!(#ident)) {
        let program = crate::format::format(program)?;
        let _ = write!(text, "```rust,no_run\n{program}```\n\n");
    }
    text.push_str(
        "Requests are checked against the model before they are sent; every violation is told at \
         once. An\nerror prints what happened, what the service said, the status and the request \
         id, and knows whether\nthe request was sent.\n\n## Operations\n\n\
         | operation | request | checks |\n|---|---|---|\n",
    );
    for operation in &plan.operations {
        let _ = writeln!(
            text,
            "| `{}` | `{} {}` | {} |",
            operation.method,
            operation.http_method,
            operation.uri.replace('|', "\\|"),
            checks(plan, operation),
        );
    }
    if !plan.notes.is_empty() {
        text.push_str("\n## Not done\n\n");
        for note in &plan.notes {
            let _ = writeln!(text, "- {}", inline(note));
        }
    }
    Ok(text)
}

/// How many constraints an operation's own input has, by kind.
fn checks(plan: &Client, operation: &Operation) -> String {
    let fields: Vec<&Field> = example::input(plan, operation)
        .map(|input| input.fields.iter().collect())
        .unwrap_or_default();
    let count = |wanted: fn(&Check) -> bool| {
        fields.iter().flat_map(|field| &field.checks).filter(|check| wanted(check)).count()
    };
    let required = fields.iter().filter(|field| field.presence == crate::plan::Presence::Required);
    let kinds = [
        ("required", required.count()),
        ("length", count(|check| matches!(check, Check::Length(_)))),
        ("range", count(|check| matches!(check, Check::Range(_)))),
        ("pattern", count(|check| matches!(check, Check::Pattern(_)))),
        ("enum", count(|check| matches!(check, Check::EnumValue))),
        ("unique items", count(|check| matches!(check, Check::Unique))),
        (
            "nested",
            count(|check| {
                matches!(check, Check::Nested | Check::Items(_) | Check::Keys(_) | Check::Values(_))
            }),
        ),
    ];
    let told: Vec<_> = kinds
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect();
    if told.is_empty() { "–".to_owned() } else { told.join(", ") }
}

/// A text of the model's in Markdown, on one line.
fn inline(text: &str) -> String {
    to_markdown(text).lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
