//! The mistakes of a model that don't keep it from being used, as `generate` finds them.

use std::path::Path;

use farrier_codegen::report::Mistake;
use farrier_codegen::{Generator, find_service};

use crate::failure::Report;
use crate::words::{counted, shown};

/// As many mistakes as are shown.
const SHOWN: usize = 50;

/// A warning with all mistakes in the listed operations, if there are any.
pub(crate) fn find(
    mut generator: Generator,
    path: &Path,
    service: Option<&str>,
    operations: &[String],
) -> Option<Report> {
    generator = generator.operations(operations.iter().cloned());
    let ids: Vec<String> = match service {
        None => generator.model().services().iter().map(|it| it.id().to_string()).collect(),
        wanted => vec![find_service(generator.model(), wanted).ok()?.id().to_string()],
    };
    let mut details: Vec<String> = Vec::new();
    for id in ids {
        generator = generator.service(id);
        for line in of_service(&generator, path) {
            if !details.contains(&line) {
                details.push(line);
            }
        }
    }
    if details.is_empty() {
        return None;
    }
    let count = counted(details.len(), "mistake");
    let more = details.len().saturating_sub(SHOWN);
    details.truncate(SHOWN);
    if more > 0 {
        details.push(format!("and {more} more, which the report of `generate` has"));
    }
    let title = format!("{}: the model has {count}", shown(path));
    Some(Report { details, ..Report::new(title) })
}

/// The mistakes of a service in the model at `path`, a line each.
fn of_service(generator: &Generator, path: &Path) -> Vec<String> {
    let path = shown(path);
    let Ok(report) = generator.report() else {
        // Nothing can be generated of it, so only what the model itself knows is told.
        let faults = generator.model().warnings().iter();
        return faults.map(|it| format!("{path}:{}", Mistake::of(it))).collect();
    };
    let mistakes = report.mistakes.iter().map(|it| format!("{path}:{it}"));
    let unknown = report.traits.unknown();
    mistakes.chain(unknown.map(|it| format!("nothing is known of the trait {}", it.id))).collect()
}
