//! The operations of a service, a line each, no wider than the terminal.

use farrier_codegen::docs::to_markdown;
use farrier_smithy::traits::Documentation;
use farrier_smithy::{Operation, Service};

use super::{auth, request};
use crate::words::printable;

/// Names are padded to the longest one, but no further than this.
const NAME: usize = 32;

/// The least space that is worth a part of a sentence.
const LEAST: usize = 16;

/// The lines of operations: name, request, credentials if `auth` asks for them, and the first words of the
/// documentation. They are cut to `width` characters, if there is one, unless a name alone is longer. `http` tells whether requests have a method and a URI.
pub(super) fn lines(
    service: &Service<'_>,
    operations: &[Operation<'_>],
    http: bool,
    auth: Auth,
    width: Option<usize>,
) -> String {
    let width = width.unwrap_or(usize::MAX);
    let longest = operations.iter().map(|it| it.name().len()).max().unwrap_or(0).min(NAME);
    let line = |operation: &Operation<'_>| {
        let credentials = match auth {
            Auth::OfEach => auth::of(service, operation).map(|auth| format!("[{auth}]")),
            Auth::OfAll => None,
        };
        let request = request(operation, http).map(|it| without_id(&it, operation.name()));
        let parts = [request, credentials, sentence(operation)];
        let mut line = format!("{:longest$}", operation.name());
        for part in parts.into_iter().flatten() {
            let space = width.saturating_sub(line.chars().count() + 2);
            if space < LEAST.min(part.chars().count()) {
                break;
            }
            line.push_str("  ");
            line.push_str(&cut(&part, space));
        }
        format!("{}\n", line.trim_end())
    };
    operations.iter().map(line).collect()
}

/// Where credentials are told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Auth {
    /// On each operation's line, because they differ.
    OfEach,
    /// Once for all.
    OfAll,
}

/// A request without the parameter that repeats the operation's name, which models of AWS often have.
fn without_id(request: &str, name: &str) -> String {
    let id = format!("x-id={name}");
    let found = request.strip_suffix(&id).and_then(|it| it.strip_suffix(['?', '&']));
    found.unwrap_or(request).to_owned()
}

/// The first sentence of an operation's documentation, behind the notes with which it may begin.
fn sentence(operation: &Operation<'_>) -> Option<String> {
    let Documentation(docs) = operation.shape().traits().get()?;
    let markdown = to_markdown(&docs);
    let paragraph = markdown.split("\n\n").find(|it| !it.starts_with("**Note"))?;
    let text = paragraph.lines().collect::<Vec<_>>().join(" ").replace(['`', '\\', '*'], "");
    let text = text.split_once(". ").map_or(text.as_str(), |(first, _)| first);
    let text = text.trim_end_matches('.');
    (!text.is_empty()).then(|| printable(text))
}

/// As much of a text as there is space for.
fn cut(text: &str, space: usize) -> String {
    if text.chars().count() <= space {
        return text.to_owned();
    }
    let start: String = text.chars().take(space.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use farrier_codegen::Generator;

    use super::{Auth, cut, lines, without_id};

    #[test]
    fn lines_are_cut_to_the_width_of_a_terminal_and_whole_without_one() {
        let text = r#"{"smithy": "2.0", "shapes": {
            "a#Go": {"type": "operation", "traits": {
                "smithy.api#documentation": "Goes as far as the road does. Then it stops." }},
            "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Go"}],
                "traits": {"aws.protocols#awsJson1_0": {}}} }}"#;
        let generator = Generator::from_text("s.json", text).unwrap();
        let service = &generator.model().services()[0];
        let lines = |width| lines(service, &service.operations(), false, Auth::OfAll, width);
        assert_eq!(lines(None), "Go  Goes as far as the road does\n");
        assert_eq!(lines(Some(24)), "Go  Goes as far as the…\n");
    }

    #[test]
    fn what_has_no_space_is_cut() {
        assert_eq!(cut("é bc", 4), "é bc");
        assert_eq!(cut("é bcd", 3), "é…");
        assert_eq!(cut("abcdef", 4), "abc…");
    }

    #[test]
    fn a_parameter_that_repeats_the_name_is_left_out() {
        for (request, expected) in [
            ("GET /{Key+}?x-id=Get", "GET /{Key+}"),
            ("GET /?acl&x-id=Get", "GET /?acl"),
            ("GET /?x-id=GetAll", "GET /?x-id=GetAll"),
        ] {
            assert_eq!(without_id(request, "Get"), expected);
        }
    }
}
