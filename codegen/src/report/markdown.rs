//! The report for people: counts first, ids folded away, nothing longer than somebody reads.

mod lists;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use lists::{code, folded, folded_by_shape, prose};

use super::{Constructor, Report, TraitUse};
use crate::docs::wrap;
use crate::responses::Responses;

/// Lines of prose are at most that long.
const WIDTH: usize = 100;

/// Writes to a text, which can't fail.
macro_rules! line {
    ($text:expr, $($what:tt)*) => {{ let _ = writeln!($text, $($what)*); }};
}

pub(super) fn of(report: &Report) -> String {
    let mut text = String::new();
    line!(text, "# What became of the model\n");
    let version = match &*report.version {
        "" => String::new(),
        version => format!(" ({})", code(version)),
    };
    line!(text, "Of {}: the service {}{version}.\n", code(&report.model), code(&report.service));
    text.push_str(&overview(report));
    text.push_str(&not_done(report));
    text.push_str(&mistakes(report));
    text.push_str(&operations(report));
    text.push_str(&authentication(report));
    text.push_str(&responses(report));
    text.push_str(&constraints(report));
    text.push_str(&constructors(report));
    text.push_str(&traits(report));
    text
}

fn overview(report: &Report) -> String {
    let mut text = String::from("| | |\n|---|---|\n");
    line!(text, "| protocol | {} |", code(&report.protocol.used));
    if !report.protocol.others.is_empty() {
        let others: Vec<_> = report.protocol.others.iter().map(|id| code(id)).collect();
        line!(text, "| spoken by the service, too | {} |", others.join(", "));
    }
    line!(text, "| responses are read | {} |", report.responses.adverb());
    line!(text, "| operations generated | {} |", report.operations.generated.len());
    line!(text, "| operations left out | {} |", report.operations.left_out.len());
    line!(text, "| traits honoured | {} |", report.traits.honoured.len());
    line!(text, "| traits approximated | {} |", report.traits.approximated.len());
    line!(text, "| traits ignored | {} |", report.traits.ignored.len());
    line!(text, "| patterns that can't be compiled | {} |", report.patterns_not_compiled.len());
    text
}

/// What the model asks for and the client doesn't do.
fn not_done(report: &Report) -> String {
    let unsupported: Vec<_> = report.traits.unsupported().collect();
    let patterns = patterns_without_place(report);
    if report.notes.is_empty() && patterns.is_empty() && unsupported.is_empty() {
        return String::new();
    }
    let mut text = String::from("\n## Not done\n");
    if !unsupported.is_empty() {
        let named: Vec<_> = unsupported.iter().map(|it| code(&it.id)).collect();
        line!(text, "\nTraits that are not supported, see below why: {}.", named.join(", "));
    }
    for (what, shapes) in report.notes_by_text() {
        let shapes: Vec<_> = shapes.into_iter().map(code).collect();
        text.push_str(&folded(what, &shapes));
    }
    text.push_str(&folded("patterns that are not checked", &patterns));
    text
}

/// The patterns that are not checked, apart from those that are listed as mistakes, with their places.
fn patterns_without_place(report: &Report) -> Vec<String> {
    let mistakes = report.mistakes.iter().map(|it| (&*it.shape, &*it.message));
    let mistakes: BTreeSet<(&str, &str)> = mistakes.collect();
    let others = report
        .patterns_not_compiled
        .iter()
        .filter(|it| !mistakes.contains(&(&*it.shape, &*it.text())));
    let others = others.map(|unchecked| {
        let (shape, pattern) = (code(&unchecked.shape), code(&unchecked.pattern));
        format!("{shape}: {pattern}\n  ({})", prose(&unchecked.why))
    });
    others.collect()
}

/// Nothing at all if there is none.
fn mistakes(report: &Report) -> String {
    if report.mistakes.is_empty() {
        return String::new();
    }
    let lines = report.mistakes.iter().map(|it| {
        let (line, column, shape) = (it.line, it.column, code(&it.shape));
        format!(
            "line {line}, column {column}: {shape}: {}; {}",
            prose(&it.message),
            prose(&it.hint)
        )
    });
    let lines: Vec<_> = lines.collect();
    format!("\n## Mistakes in the model\n{}", folded("mistakes", &lines))
}

fn operations(report: &Report) -> String {
    let mut text = String::from("\n## Operations\n");
    for (what, ids) in
        [("generated", &report.operations.generated), ("left out", &report.operations.left_out)]
    {
        let ids: Vec<_> = ids.iter().map(|id| code(id)).collect();
        text.push_str(&folded(what, &ids));
    }
    text
}

/// Nothing at all if the service takes no credentials.
fn authentication(report: &Report) -> String {
    if report.authentication.is_empty() {
        return String::new();
    }
    let operations = report.authentication.iter();
    let lines = operations.map(|it| format!("{}: {}", code(&it.operation), it.in_words()));
    let lines: Vec<_> = lines.collect();
    format!("\n## Authentication\n{}", folded("credentials that operations take", &lines))
}

/// How what services answer is read, and what is checked of it.
fn responses(report: &Report) -> String {
    let read = match report.responses {
        Responses::Lenient => {
            "Outputs are read leniently: a required member that is missing has the value that Smithy \
             defines for clients, and an optional value that can't be read is left out."
        }
        Responses::Strict => {
            "Outputs are read strictly: a required member that is missing or null is an error, and so is \
             a value of another type."
        }
    };
    let checked = format!(
        "{read} Their other constraints (length, range, pattern, unique items, values of enums) are not \
         checked. Errors of the model are always read leniently."
    );
    let change = "Callers change this with `.responses(…)` on the client's builder or on a call. The default \
                  is set by `responses` in `codegen.toml`, by `--responses`, or by `.responses(…)` in a \
                  build script.";
    let [checked, change] = [&checked, change].map(|text| wrap(text, WIDTH).join("\n"));
    format!("\n## Responses\n\n{checked}\n\n{change}\n")
}

fn constraints(report: &Report) -> String {
    let mut text = String::from("\n## Constraints\n\n");
    if report.constraints.is_empty() {
        text.push_str("The inputs have none that is enforced.\n");
        text.push_str(&ignored(report));
        return text;
    }
    text.push_str(
        "Enforced on inputs before anything is sent, `required` by the compiler.\n\n\
         | constraint | members |\n|---|---:|\n",
    );
    for (kind, members) in &report.constraints {
        line!(text, "| {} | {} |", kind.name(), members.count);
    }
    for (kind, members) in &report.constraints {
        text.push_str(&folded_by_shape(kind.name(), &members.members));
    }
    text.push_str(&ignored(report));
    text
}

/// The constraints that are not enforced, and why.
fn ignored(report: &Report) -> String {
    let lines = report.constraints_ignored.iter();
    let lines =
        lines.map(|it| format!("{}: {} ({})", code(&it.shape), it.constraint, prose(&it.why)));
    let in_vain: Vec<_> = report.constraints_ignored_in_vain.iter().map(|it| code(it)).collect();
    folded("constraints that are not enforced", &lines.collect::<Vec<_>>())
        + &folded("names of constraints to ignore that no input has", &in_vain)
}

/// One line a constructor. The list is never cut, so that a difference between two reports shows.
fn constructors(report: &Report) -> String {
    let mut text = String::from("\n## Constructors\n\n");
    if report.constructors.is_empty() {
        text.push_str("No structure has a `new`.\n");
        return text;
    }
    text.push_str(
        "`new` takes the members that must be given, in the order of their names in Rust. Where the \
         model calls them otherwise, its names follow, in the same order. Structures that aren't \
         listed have a `Default`.\n",
    );
    let lines: Vec<_> = report.constructors.iter().map(constructor).collect();
    text.push_str(&folded("structures with `new`", &lines));
    text
}

/// The signature of a `new`, and the names of the members if some of them differ from the arguments'.
fn constructor(it: &Constructor) -> String {
    let arguments = it.arguments.iter().map(|it| format!("{}: {}", it.name, it.rust_type));
    let arguments: Vec<_> = arguments.collect();
    let signature = code(&format!("{}::new({})", it.structure, arguments.join(", ")));
    if it.arguments.iter().all(|it| it.name == it.member) {
        return signature;
    }
    let members: Vec<_> = it.arguments.iter().map(|it| code(&it.member)).collect();
    format!("{signature} of {}", members.join(", "))
}

fn traits(report: &Report) -> String {
    let traits = &report.traits;
    let mut text = String::from("\n## Traits\n");
    if !traits.honoured.is_empty() {
        text.push_str("\n### Honoured\n\n| trait | uses |\n|---|---:|\n");
        for it in &traits.honoured {
            line!(text, "| {} | {} |", code(&it.id), it.count);
        }
    }
    text.push_str(&with_remarks("Approximated", "how", &traits.approximated));
    text.push_str(&with_remarks("Ignored", "why", &traits.ignored));
    text.push_str("\n`farrier generate … --report json` has the shapes of each.\n");
    text
}

fn with_remarks(title: &str, head: &str, uses: &[TraitUse]) -> String {
    let mut text = String::new();
    if uses.is_empty() {
        return text;
    }
    line!(text, "\n### {title}\n\n| trait | uses | {head} |\n|---|---:|---|");
    for it in uses {
        line!(text, "| {} | {} | {} |", code(&it.id), it.count, it.remark);
    }
    for it in uses {
        text.push_str(&folded_by_shape(&it.id, &it.shapes));
    }
    text
}
