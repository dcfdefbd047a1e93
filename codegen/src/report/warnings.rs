//! The few lines that people see when a client is generated.

use super::{Report, TraitUse, is_unknown_scheme};

/// As many traits as a line names.
const NAMED: usize = 8;

/// As many mistakes as are shown each by itself.
const MISTAKES: usize = 3;

/// A line a kind: what is not done, and of how many shapes.
pub(super) fn of(report: &Report) -> Vec<String> {
    let notes = report.notes_by_text().into_iter();
    let mut lines: Vec<_> = notes.map(|(text, shapes)| times(text, shapes.len())).collect();
    lines.extend(report.mistakes.iter().take(MISTAKES).map(ToString::to_string));
    match report.mistakes.len().saturating_sub(MISTAKES) {
        0 => {}
        1 => lines.push("1 more mistake in the model".to_owned()),
        more => lines.push(format!("{more} more mistakes in the model")),
    }
    lines.extend(report.constraints_ignored_in_vain.iter().map(|name| {
        format!("nothing is ignored by `{name}`: no input of the operations has such constraints")
    }));
    // Of authentication schemes a note has told already.
    let unsupported = report.traits.unsupported().filter(|it| !is_unknown_scheme(&it.id));
    lines.extend(named("not supported", unsupported));
    lines.extend(named("ignored, for nothing is known of it", report.traits.unknown()));
    lines
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
        Generator::from_text("s.json", text).unwrap().report().unwrap().warnings()
    }

    #[test]
    fn there_is_a_line_for_each_kind_and_none_for_the_rest() {
        assert_eq!(warnings(&[r#""smithy.api#cors": {}"#.to_owned()]), [""; 0]);
        let traits = [
            r#""smithy.api#httpDigestAuth": {}"#,
            r#""smithy.rules#endpointRuleSet": {}"#,
            r#""a#own": {}"#,
        ];
        assert_eq!(
            warnings(&traits.map(str::to_owned)),
            [
                "requests are not authenticated by smithy.api#httpDigestAuth; add what they need \
                 with `.header(…)` or in a `.layer(…)`",
                "not supported: smithy.rules#endpointRuleSet",
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
