//! Rendering of failures and notes as text, in the layout of rustc.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet as Source};

use crate::failure::{Failure, Report};
use crate::snippet::Snippet;
use crate::words::printable;

/// Wide enough for every [`Snippet`]: what is too long is clipped when a snippet is made.
const WIDTH: usize = 240;

/// All reports of a failure, an empty line between them.
pub(crate) fn failure(failure: &Failure, colour: bool) -> String {
    let rendered: Vec<_> = failure.reports.iter().map(|report| error(report, colour)).collect();
    rendered.join("\n")
}

/// What is wrong, while the command goes on to find more.
pub(crate) fn error(report: &Report, colour: bool) -> String {
    render(Level::ERROR, report, colour)
}

/// What stops nothing and should be known.
pub(crate) fn warning(report: &Report, colour: bool) -> String {
    render(Level::WARNING, report, colour)
}

fn render(level: Level<'static>, report: &Report, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut group = Group::with_title(level.primary_title(printable(&report.title)));
    if let Some(snippet) = &report.snippet {
        group = place(group, snippet);
    }
    for detail in &report.details {
        group = group.element(Level::NOTE.no_name().message(printable(detail)));
    }
    if let Some(hint) = &report.hint {
        group = group.element(Level::HELP.with_name("hint").message(printable(hint)));
    }
    let mut text = renderer.term_width(WIDTH).render(&[group]);
    text.push('\n');
    text
}

/// File, line and column, and the line itself, unless it is empty.
fn place<'a>(group: Group<'a>, snippet: &'a Snippet) -> Group<'a> {
    // The name of a file must not add lines of its own.
    let path = printable(&snippet.path).replace('\n', "\\u{a}");
    let marked = AnnotationKind::Primary.span(snippet.marked.clone());
    let source = Source::source(&snippet.text).line_start(snippet.line).annotation(marked);
    let origin = Origin::path(path.clone()).line(snippet.line).char_column(snippet.column);
    match (snippet.text.is_empty(), snippet.is_clipped()) {
        (true, _) => group.element(origin),
        (false, false) => group.element(source.path(path)),
        // The columns of what is left of the line aren't those of the file.
        (false, true) => group.element(origin).element(source),
    }
}
