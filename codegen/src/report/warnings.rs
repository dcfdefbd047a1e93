//! The few lines that people see when a client is generated.

use std::fmt;

use super::{Mistake, Report, TraitUse, is_unknown_scheme};

/// As many traits as a line names.
const NAMED: usize = 8;

/// As many mistakes as are shown each by itself.
const MISTAKES: usize = 3;

/// A line about a client that was generated or about its model. `Display` prints it without the model's file;
/// [`in_file`](Self::in_file) returns it with the path.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// The line and the column in the model's file, both counted from 1, if the warning is about one place there.
    pub position: Option<(usize, usize)>,
    /// What is to be known, without the position.
    pub text: String,
}

impl Warning {
    /// Returns the warning behind the path of the model's file: `model.json:48:28: …`, which terminals and
    /// editors turn into a link, or `model.json: …` if it has no position.
    pub fn in_file(&self, path: impl fmt::Display) -> String {
        let separator = if self.position.is_some() { ":" } else { ": " };
        format!("{path}{separator}{self}")
    }

    fn of(mistake: &Mistake) -> Self {
        Self { position: Some((mistake.line, mistake.column)), text: mistake.text() }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.position {
            write!(f, "{line}:{column}: ")?;
        }
        f.write_str(&self.text)
    }
}

/// A line a kind of note and trait, with the shapes, and a line for each of the first mistakes.
pub(super) fn of(report: &Report) -> Vec<Warning> {
    let without_position = |text| Warning { position: None, text };
    let notes = report.notes_by_text().into_iter();
    let notes = notes.map(|(text, shapes)| format!("{}: {text}", first_of(&shapes)));
    let first = report.mistakes.iter().take(MISTAKES).map(Warning::of);
    let more = more_mistakes(report.mistakes.len().saturating_sub(MISTAKES));
    let in_vain = report.constraints_ignored_in_vain.iter().map(|name| {
        format!("nothing is ignored by `{name}`: no input of the operations has such constraints")
    });
    // Of authentication schemes a note has told already.
    let unsupported = report.traits.unsupported().filter(|it| !is_unknown_scheme(&it.id));
    let unsupported = named("not supported", unsupported);
    let unknown = named("ignored, for nothing is known of it", report.traits.unknown());
    let rest = more.into_iter().chain(in_vain).chain(unsupported).chain(unknown);
    notes.map(without_position).chain(first).chain(rest.map(without_position)).collect()
}

/// The first of some shapes, and how many more there are.
fn first_of(shapes: &[&str]) -> String {
    match shapes {
        [] => String::new(),
        [shape] => (*shape).to_owned(),
        [first, more @ ..] => format!("{first} and {} more", more.len()),
    }
}

/// How many mistakes are not shown, and what shows them.
fn more_mistakes(count: usize) -> Option<String> {
    let mistakes = if count == 1 { "mistake" } else { "mistakes" };
    (count > 0).then(|| {
        format!("{count} more {mistakes} in the model, which `farrier list --model FILE` shows")
    })
}

/// A line with the ids of traits, if there are any.
fn named<'r>(what: &str, uses: impl Iterator<Item = &'r TraitUse>) -> Option<String> {
    let ids: Vec<_> = uses.map(|it| times(&it.id, it.count)).collect();
    let more = match ids.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let first: Vec<_> = ids.iter().take(NAMED).map(String::as_str).collect();
    (!first.is_empty()).then(|| format!("{what}: {}{more}", first.join(", ")))
}

fn times(what: &str, count: usize) -> String {
    if count == 1 { what.to_owned() } else { format!("{what} ({count} times)") }
}

#[cfg(test)]
mod tests {
    use super::{Warning, first_of, more_mistakes};
    use crate::generator::Generator;

    /// The warnings for a service with these traits.
    fn warnings(traits: &[String]) -> Vec<String> {
        let mut all = vec![r#""aws.protocols#awsJson1_0": {}"#.to_owned()];
        all.extend_from_slice(traits);
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{
                "a#O": {{"type": "operation"}},
                "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}],
                "traits": {{ {} }} }} }} }}"#,
            all.join(", ")
        );
        let report = Generator::from_text("s.json", text).unwrap().report().unwrap();
        report.warnings().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_warning_begins_with_its_place() {
        let mut warning = Warning { position: Some((48, 28)), text: "odd".to_owned() };
        assert_eq!(warning.to_string(), "48:28: odd");
        assert_eq!(warning.in_file("model/m.json"), "model/m.json:48:28: odd");
        warning.position = None;
        assert_eq!(warning.in_file("model/m.json"), "model/m.json: odd");
    }

    #[test]
    fn a_kind_of_note_names_its_first_shape() {
        assert_eq!(first_of(&["a#A"]), "a#A");
        assert_eq!(first_of(&["a#A", "a#B", "a#C"]), "a#A and 2 more");
    }

    #[test]
    fn mistakes_that_are_not_shown_are_counted() {
        assert_eq!(more_mistakes(0), None);
        let told = more_mistakes(1).unwrap();
        assert_eq!(told, "1 more mistake in the model, which `farrier list --model FILE` shows");
        assert!(more_mistakes(2).unwrap().starts_with("2 more mistakes in"));
    }

    #[test]
    fn there_is_a_line_for_each_kind_and_none_for_the_rest() {
        assert_eq!(warnings(&[r#""smithy.api#cors": {}"#.to_owned()]), [""; 0]);
        let traits = [
            r#""aws.auth#cognitoUserPools": {"providerArns": ["arn:aws:cognito-idp:us-east-1:1:userpool/p"]}"#,
            r#""aws.api#clientEndpointDiscovery": {}"#,
            r#""a#own": {}"#,
        ];
        assert_eq!(
            warnings(&traits.map(str::to_owned)),
            [
                "a#S: requests are not authenticated by aws.auth#cognitoUserPools; add what they need \
                 with `.header(…)` or in a `.layer(…)`",
                "not supported: aws.api#clientEndpointDiscovery",
                "ignored, for nothing is known of it: a#own",
            ]
        );
    }

    #[test]
    fn a_line_stays_a_line() {
        let traits: Vec<_> = (0..300).map(|number| format!(r#""a#t{number:03}": {{}}"#)).collect();
        let [line] = &warnings(&traits)[..] else { panic!("one line") };
        assert!(
            line.ends_with(
                ": a#t000, a#t001, a#t002, a#t003, a#t004, a#t005, a#t006, \
            a#t007 and 292 more"
            ),
            "{line}"
        );
    }
}
