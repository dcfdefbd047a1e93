//! Prints the tests: a module a file, in it one a client, in it one a kind of cases, in it one test
//! a case, of which all is told in the test crate but the names.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use farrier_codegen::StreamOutline;
use heck::ToSnakeCase;

use super::cases::{Case, Kind};
use super::client::{ErrorNames, Run};

/// Words that can't be the name of a function or module; the few that are names of cases are
/// followed by `_`.
const KEYWORDS: [&str; 39] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "pub", "ref", "return", "self",
    "static", "struct", "super", "type", "use",
];

/// The kinds, with the names of their modules, which are those of the test crate too.
const KINDS: [(Kind, &str); 4] = [
    (Kind::Request, "request"),
    (Kind::Response, "response"),
    (Kind::Error, "error"),
    (Kind::Event, "event"),
];

/// The module of the tests that stand for no case.
pub(crate) const FAULTS: &str = "generator";

/// Names that were given in one scope.
#[derive(Debug, Default)]
pub(crate) struct Scope(BTreeMap<String, u32>);

impl Scope {
    /// The name in snake case, and with a number if it was given before.
    pub(crate) fn name(&mut self, text: &str) -> String {
        let mut name = text.to_snake_case();
        name.retain(|letter| letter.is_ascii_alphanumeric() || letter == '_');
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            name.insert_str(0, "case_");
        }
        if KEYWORDS.contains(&name.as_str()) {
            name.push('_');
        }
        let given = self.0.entry(name.clone()).or_default();
        *given += 1;
        match *given {
            1 => name,
            count => self.name(&format!("{name}_{count}")),
        }
    }
}

/// The tests as they grow, and the paths of the lists of their cases.
#[derive(Debug, Default)]
pub(crate) struct Suite {
    text: String,
    lists: Vec<String>,
    faults: Vec<(String, String)>,
}

/// The tests of one client.
#[derive(Debug)]
pub(crate) struct Tests<'a> {
    /// The path of their module.
    pub(crate) file: &'a str,
    pub(crate) client: &'a str,
    /// The file of the generated module, if there is one.
    pub(crate) include: Option<String>,
    pub(crate) cases: Vec<(&'a Case, Run)>,
}

impl Suite {
    /// Adds a failure that is not one of a case, told by a test of its own.
    pub(crate) fn fault(&mut self, name: &str, words: impl Into<String>) {
        self.faults.push((name.to_owned(), words.into()));
    }

    pub(crate) fn open_file(&mut self, name: &str) {
        self.line(format_args!("mod {name} {{"));
    }

    pub(crate) fn close_file(&mut self) {
        self.line(format_args!("}}"));
    }

    /// Adds the tests of a client to the open file.
    pub(crate) fn client(&mut self, tests: &Tests<'_>) {
        self.line(format_args!("pub(crate) mod {} {{", tests.client));
        if let Some(include) = &tests.include {
            self.line(format_args!("pub(crate) mod client {{ include!({include:?}); }}"));
        }
        for (kind, name) in KINDS {
            let cases: Vec<_> = tests.cases.iter().filter(|(case, _)| case.kind == kind).collect();
            if !cases.is_empty() {
                self.cases(kind, name, &cases);
                self.lists.push(format!("{}::{}::{name}::CASES", tests.file, tests.client));
            }
        }
        self.line(format_args!("}}"));
    }

    /// A module with the cases of one kind.
    fn cases(&mut self, kind: Kind, name: &str, cases: &[&(&Case, Run)]) {
        self.line(format_args!("pub(crate) mod {name} {{"));
        let protocol = cases.first().map_or("", |(case, _)| &case.protocol);
        self.line(format_args!("crate::cases! {{ {kind:?}, {protocol:?}, ["));
        let mut scope = Scope::default();
        for (case, run) in cases {
            let test = scope.name(&case.id);
            self.line(format_args!("{test}({:?}) => {};", case.json, check(kind, name, run)));
        }
        self.line(format_args!("] }}\n}}"));
    }

    /// The whole text.
    pub(crate) fn finish(mut self) -> String {
        let lists = self.lists.join(", ");
        self.line(format_args!(
            "/// All cases.\npub(crate) const SUITES: &[&[crate::suite::Case]] = &[{lists}];"
        ));
        let mut scope = Scope::default();
        let mut list = String::new();
        let mut tests = String::new();
        for (name, words) in &self.faults {
            let name = scope.name(name);
            // Writing to a string can't fail.
            let _ = write!(list, "({name:?}, {words:?}), ");
            let _ = writeln!(tests, "#[test] fn {name}() {{ panic!(\"{{}}\", {words:?}); }}");
        }
        self.line(format_args!(
            "/// What is wrong beside cases.\n\
             pub(crate) const FAULTS: &[(&str, &str)] = &[{list}];"
        ));
        self.line(format_args!("mod {FAULTS} {{\n{tests}}}"));
        self.text
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string can't fail.
        let _ = self.text.write_fmt(line);
        self.text.push('\n');
    }
}

/// The function that runs a case.
fn check(kind: Kind, module: &str, run: &Run) -> String {
    match run {
        Run::Operation {
            marker,
            output_stream: Some(StreamOutline { field, is_events: false, .. }),
            ..
        } if kind == Kind::Response => {
            format!(
                "|case| crate::response::check_streamed::<super::client::{marker}>(\
                 case, |output| std::mem::take(&mut output.{field}))"
            )
        }
        Run::Operation { marker, input_stream, output_stream } if kind == Kind::Event => {
            event_check(marker, input_stream.as_ref(), output_stream.as_ref())
        }
        Run::Operation { marker, .. } => {
            format!("crate::{module}::check::<super::client::{marker}>")
        }
        Run::Errors(errors) => {
            let checks: String = errors.iter().map(error_check).collect();
            format!("|case| {{ {checks} Ok(()) }}")
        }
        Run::Refused(words) => format!("|_| Err({words:?}.to_owned())"),
    }
}

fn error_check(names: &ErrorNames) -> String {
    let ErrorNames { marker, error, variant, structure } = names;
    let client = "super::client";
    format!(
        "crate::error::check::<{client}::{marker}, {client}::{structure}>(case, |error| \
         if let {client}::{error}::{variant}(error) = error {{ Some(error) }} else {{ None }})?; "
    )
}

/// The way there and the way back, each with events or without.
fn event_check(
    marker: &str,
    input: Option<&StreamOutline>,
    output: Option<&StreamOutline>,
) -> String {
    let marker = format!("super::client::{marker}");
    let request = match input.filter(|stream| stream.is_events) {
        Some(StreamOutline { field, .. }) => format!(
            "crate::event::request_events::<{marker}, _>(case, |input, events| input.{field} = events)"
        ),
        None => format!("crate::event::request::<{marker}>(case)"),
    };
    let response = match output.filter(|stream| stream.is_events) {
        Some(StreamOutline { field, .. }) => format!(
            "crate::event::response_events::<{marker}, _>(\
             case, |output| std::mem::take(&mut output.{field}))"
        ),
        None => format!("crate::event::response::<{marker}>(case)"),
    };
    format!("|case| {{ {request}?; {response} }}")
}
