//! The generated crate's `README.md`, which is also the first page of its documentation.

use std::fmt::Write as _;

use super::{ClientType, example};
use crate::docs::{code, to_markdown, wrap};
use crate::error::Error;
use crate::plan::{Check, Client, Operation, Presence};
use crate::responses::Responses;

/// Lines are at most that long where their words allow it.
const WIDTH: usize = 100;

/// What each client does, whatever the model.
const ABOUT: &str = "Requests are checked against the model before they are sent; every violation \
                     is told at once. An error prints what happened, what the service said, the \
                     status and the request id, and knows whether the request was sent.";

/// The text of `README.md`.
pub(crate) fn readme(
    plan: &Client,
    client_type: ClientType,
    crate_name: &str,
    model: &str,
) -> Result<String, Error> {
    let ident = quote::format_ident!("{}", crate_name.replace('-', "_"));
    let mut text = format!("# {crate_name}\n\n{}\n", paragraph(&origin(plan, model)));
    if !plan.service.docs.is_empty() {
        let _ = write!(text, "{}\n\n", plan.service.docs);
    }
    let program = match client_type {
        ClientType::Absent => None,
        ClientType::Present | ClientType::Feature => example::program(plan, &quote::quote!(#ident)),
    };
    if let Some(program) = program {
        let program = crate::format::format(program)?;
        let _ = write!(text, "```rust,no_run\n{program}```\n\n");
    }
    let _ = write!(
        text,
        "{}\n{}\n{}## Operations\n\n| operation | request | checks |\n|---|---|---|\n",
        paragraph(ABOUT),
        paragraph(&reads(plan.service.responses, client_type)),
        without_client(plan, client_type),
    );
    for operation in &plan.operations {
        let request = &operation.request;
        let _ = writeln!(
            text,
            "| `{}` | {} | {} |",
            called(operation, client_type),
            code(request).replace('|', "\\|"),
            checks(plan, operation),
        );
    }
    if !plan.notes.is_empty() {
        text.push_str("\n## Not done\n\n");
        for note in &plan.notes {
            text.push_str(&self::note(&note.to_string()));
        }
    }
    Ok(text)
}

/// Which service this is a client of, and where it comes from.
fn origin(plan: &Client, model: &str) -> String {
    let service = &plan.service;
    let version = match &*service.version {
        "" => String::new(),
        version => format!(" ({})", inline(version)),
    };
    format!(
        "A client of {}{version}, generated from {}, service {}, protocol {}.",
        inline(&service.title),
        inline(model),
        code(&service.id),
        code(service.protocol_id),
    )
}

/// How an operation is used without the client, and what the feature is.
fn without_client(plan: &Client, client_type: ClientType) -> String {
    let Some(operation) = plan.operations.first() else { return String::new() };
    let name = &operation.name;
    let mut core = format!(
        "`{name}::request(…)` makes an `http::Request`, and `{name}::response(…)` reads an \
         `http::Response`, by the trait `farrier::Operation`. Send them as you like."
    );
    if !plan.service.identities.is_empty() {
        core.push_str(
            " `request_with(…)` adds a credential that is given by `farrier::RequestOptions::identities`.",
        );
    }
    let text = match client_type {
        ClientType::Absent => core,
        ClientType::Present => return String::new(),
        ClientType::Feature => format!(
            "The feature `client`, which is on by default, is for the type `Client`. Without it no \
             HTTP stack is compiled, and operations work by themselves: {core}"
        ),
    };
    paragraph(&text) + "\n"
}

/// How responses are read, and how that is changed.
fn reads(responses: Responses, client_type: ClientType) -> String {
    let (how, other) = match responses {
        Responses::Lenient => (
            "leniently: a required member that is missing has an empty value, and an optional value that \
             can't be read is left out",
            "Strict",
        ),
        Responses::Strict => (
            "strictly: an output that lacks a required member, or has a value of another type, is an error",
            "Lenient",
        ),
    };
    let call = format!("`.responses(farrier::Responses::{other})`");
    let place = match client_type {
        ClientType::Absent => "the `farrier::ResponseOptions` of `response_with(…)`",
        ClientType::Present | ClientType::Feature => "the client's builder or on a call",
    };
    format!("Responses are read {how}. To change this, call {call} on {place}.")
}

/// What people call: the client's method, or the operation where there is no client.
fn called(operation: &Operation, client_type: ClientType) -> String {
    match client_type {
        ClientType::Absent => operation.name.to_string(),
        ClientType::Present | ClientType::Feature => operation.method.plain().to_owned(),
    }
}

/// The text of a paragraph and its line break.
fn paragraph(text: &str) -> String {
    wrap(text, WIDTH).join("\n") + "\n"
}

/// A note as an item of a list: first what is to be known, then of which shape.
fn note(note: &str) -> String {
    // Notes begin with the shape's id, in which there is no space.
    let text = match note.split_once(": ") {
        Some((shape, text)) => format!("{} ({})", capitalized(&inline(text)), code(shape)),
        None => inline(note),
    };
    format!("- {}\n", wrap(&text, WIDTH - 2).join("\n  "))
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The constraints of an operation's own input by kind, and how many members it must have.
fn checks(plan: &Client, operation: &Operation) -> String {
    let fields = example::input(plan, operation).map_or(&[][..], |input| &input.fields);
    let required = fields.iter().filter(|field| field.presence == Presence::Required).count();
    let mut told = Vec::new();
    if required > 0 {
        told.push(format!("{required} required"));
    }
    let kinds: Vec<_> = fields.iter().flat_map(|field| &field.checks).map(kind).collect();
    let named = ["length", "range", "pattern", "enum", "unique items", "nested"];
    told.extend(named.iter().filter(|name| kinds.contains(name)).map(|&name| name.to_owned()));
    if told.is_empty() { "–".to_owned() } else { told.join(", ") }
}

fn kind(check: &Check) -> &'static str {
    match check {
        Check::Length(_) => "length",
        Check::Range(_) => "range",
        Check::Pattern(_) => "pattern",
        Check::EnumValue => "enum",
        Check::Unique => "unique items",
        Check::Nested
        | Check::Items(_)
        | Check::Keys(_)
        | Check::Values(_)
        | Check::ValuesOfSecretKeys(_) => "nested",
    }
}

/// A text of the model's in Markdown, on one line.
pub(super) fn inline(text: &str) -> String {
    to_markdown(text).lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
