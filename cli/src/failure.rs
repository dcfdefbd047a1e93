//! The failure of a command, as it is shown to users.

use std::path::Path;

use farrier_codegen::Error;

use crate::snippet::Snippet;
use crate::words::{counted, shown};

/// The exit code of faults in models, of drift, and of what can't be written.
const FAILED: u8 = 1;
/// The exit code of requests that make no sense.
const USAGE: u8 = 2;

/// What ends a command.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What is wrong, at least one, in the order in which to read it.
    pub(crate) reports: Vec<Report>,
    /// The process's exit code.
    pub(crate) exit: u8,
}

/// One thing that is wrong.
#[derive(Debug)]
pub(crate) struct Report {
    /// What.
    pub(crate) title: String,
    /// Where, if that is a place in a text.
    pub(crate) snippet: Option<Snippet>,
    /// More about it, a line each.
    pub(crate) details: Vec<String>,
    /// What to do about it.
    pub(crate) hint: Option<String>,
}

impl Report {
    pub(crate) fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), snippet: None, details: Vec::new(), hint: None }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn at(mut self, snippet: Snippet) -> Self {
        self.snippet = Some(snippet);
        self
    }
}

impl From<Report> for Failure {
    /// The request makes no sense.
    fn from(report: Report) -> Self {
        Self::usage(vec![report])
    }
}

impl Failure {
    /// The request makes no sense.
    pub(crate) fn usage(reports: Vec<Report>) -> Self {
        Self { reports, exit: USAGE }
    }

    /// The request is fine and can't be fulfilled.
    pub(crate) fn failed(title: impl Into<String>) -> Self {
        Self::failed_at(Report::new(title))
    }

    /// The same with more than a title.
    pub(crate) fn failed_at(report: Report) -> Self {
        Self::failed_all(vec![report])
    }

    /// The same for several reasons.
    pub(crate) fn failed_all(reports: Vec<Report>) -> Self {
        Self { reports, exit: FAILED }
    }

    /// The failure of a command that generates nothing anyway.
    pub(crate) fn of_reading(error: Error) -> Self {
        match error {
            Error::Model(faults) => Self { reports: of_faults(&faults, ""), exit: FAILED },
            error => error.into(),
        }
    }

    /// The same, shown at a place in `codegen.toml` if the request makes no sense and no other place is known.
    pub(crate) fn at(mut self, place: Option<&Snippet>) -> Self {
        if self.exit == USAGE {
            for report in self.reports.iter_mut().filter(|report| report.snippet.is_none()) {
                report.snippet = place.cloned();
            }
        }
        self
    }

    /// The same, with each title after the setting that it is about.
    pub(crate) fn of(mut self, setting: &str) -> Self {
        for report in &mut self.reports {
            report.title = format!("{setting}: {}", report.title);
        }
        self
    }

    /// The same with a remark on its last report.
    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        if let Some(report) = self.reports.last_mut() {
            report.details.push(detail.into());
        }
        self
    }

    /// The same with a hint on its last report.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        if let Some(report) = self.reports.last_mut() {
            report.hint = Some(hint.into());
        }
        self
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Model(faults) => {
                Self { reports: of_faults(&faults, "; nothing was generated"), exit: FAILED }
            }
            Error::Selection { message, hint } => Report { hint, ..Report::new(message) }.into(),
            Error::Unsupported { features, hint } => {
                let title = "no client can be generated from the model";
                let report = Report { details: features, ..Report::new(title) }.hint(hint);
                Self { reports: vec![report], exit: FAILED }
            }
            Error::Io { path, source } => {
                let failure = Self::failed(format!("{}: {source}", shown(&path)));
                match io_hint(&path, &source) {
                    Some(hint) => failure.hint(hint),
                    None => failure,
                }
            }
            Error::Internal(message) => {
                Self::failed(format!("the generator has a fault: {message}"))
                    .hint("please report it, with the model")
            }
            error => Self::failed(error.to_string()),
        }
    }
}

fn io_hint(path: &Path, error: &std::io::Error) -> Option<&'static str> {
    use std::io::ErrorKind as Kind;
    Some(match error.kind() {
        Kind::AlreadyExists if path.ends_with("Cargo.toml") => {
            "to maintain it yourself, write `manifest = \"keep\"` in codegen.toml, or `--keep-manifest`; \
             otherwise choose another folder, or move away what is in this one"
        }
        Kind::AlreadyExists => "choose another folder, or move away what is in this one",
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            "make the folder writable for you, or choose another one"
        }
        Kind::NotADirectory => "choose another folder",
        Kind::StorageFull | Kind::QuotaExceeded => "make room, and run the command again",
        _ => return None,
    })
}

/// A report for each fault, and one with their number and what follows from them.
fn of_faults(faults: &farrier_smithy::Faults, outcome: &str) -> Vec<Report> {
    let mut reports: Vec<_> = faults.iter().map(|fault| of_fault(faults, fault)).collect();
    let more = match faults.omitted() {
        0 => String::new(),
        omitted => format!(" and {omitted} more"),
    };
    let count = counted(faults.len(), "fault");
    reports.push(Report::new(format!("the model has {count}{more}{outcome}")));
    reports
}

fn of_fault(faults: &farrier_smithy::Faults, fault: &farrier_smithy::Fault) -> Report {
    let title = match &fault.shape {
        Some(shape) => format!("{shape}: {}", fault.message),
        None => fault.message.clone(),
    };
    let source = faults.sources().iter().find(|source| source.name == fault.source);
    let text = source.map_or("", |source| &source.text);
    // A model must not make up lines of its own.
    let line = |text: &str| text.replace('\n', "\\u{a}");
    let hint = fault.hint.as_deref().map(line);
    let span = fault.span.offset..fault.span.offset.saturating_add(fault.span.len);
    let snippet = Snippet::at(&fault.source, text, span, (fault.line, fault.column));
    Report { hint, ..Report::new(line(&title)).at(snippet) }
}

#[cfg(test)]
mod tests {
    use farrier_smithy::{Source, load};

    use super::Failure;

    #[test]
    fn a_model_makes_up_no_lines() {
        let text = r#"{"smithy": "2.0", "shapes": {"a#S": {"type": "service", "version": "1",
            "traits": {"smithy.api#auth": ["a#b\nerror: none"]}}}}"#;
        let faults = load(&[Source::new("s.json", text)]).unwrap().check().unwrap_err();
        let failure = Failure::from(farrier_codegen::Error::Model(faults));
        let report = &failure.reports[0];
        let hint = report.hint.as_deref().unwrap();
        assert_eq!(hint, r"apply the trait `a#b\u{a}error: none` to `a#S`, which has no scheme");
        assert!(report.title.contains(r"`a#b\u{a}error: none`"), "{}", report.title);
    }
}
