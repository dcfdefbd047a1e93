//! The documentation of items. It is that of the model, or a sentence if the model has none.

use farrier_smithy::traits::{Default as DefaultTrait, Deprecated, Documentation, HttpError};
use farrier_smithy::{Member, Shape, Trait as _, Traits};

use super::{Shapes, budget};
use crate::docs::to_markdown;

/// A shape's documentation, which may be that of a mixin.
pub(super) fn of_shape(shapes: &Shapes<'_>, shape: &Shape) -> String {
    if shapes.budget.is_spent() {
        return String::new();
    }
    let docs = documentation(shape.traits()).unwrap_or_else(|| undocumented(shape));
    let docs = with_deprecation(docs, shape.traits());
    shapes.budget.spend(shape.id(), budget::of_text(&docs));
    match shape.traits().get::<HttpError>() {
        Some(HttpError(status)) => format!("{docs}\n\nHTTP status {status}."),
        None => docs,
    }
}

fn undocumented(shape: &Shape) -> String {
    format!("The {} `{}`.", shape.kind().as_str(), shape.id().name())
}

/// A member's documentation: its own, else its target's.
pub(super) fn of_member(shapes: &Shapes<'_>, member: &Member) -> String {
    let docs = documentation(member.traits())
        .or_else(|| documentation(shapes.model.target(member).traits()))
        .unwrap_or_else(|| format!("The member `{}`.", member.name()));
    with_deprecation(docs, member.traits())
}

/// A longer default isn't worth a sentence.
const LONGEST_DEFAULT: usize = 60;

/// The member's default as its JSON text, unless `docs`, its documentation, speaks of a default itself.
pub(super) fn default(member: &Member, docs: &str) -> Option<String> {
    let json = member.traits().raw(DefaultTrait::ID).filter(|json| *json != "null")?;
    let is_told = docs.to_ascii_lowercase().contains("default");
    (!is_told && json.len() <= LONGEST_DEFAULT).then(|| json.to_owned())
}

/// The documentation of an enum's value.
pub(super) fn of_variant(member: &Member) -> String {
    let docs = documentation(member.traits());
    with_deprecation(
        docs.unwrap_or_else(|| format!("The value `{}`.", member.name())),
        member.traits(),
    )
}

/// Why an item should not be used any more, if so, as Markdown.
pub(super) fn deprecation(traits: &Traits) -> Option<String> {
    let deprecated = traits.get::<Deprecated>()?;
    let since = deprecated.since.map(|since| format!("since {since}"));
    let parts: Vec<_> = [since, deprecated.message].into_iter().flatten().collect();
    Some(to_markdown(&parts.join(": ")))
}

fn documentation(traits: &Traits) -> Option<String> {
    let docs = traits.get::<Documentation>().map(|docs| to_markdown(&docs.0));
    docs.filter(|docs| !docs.is_empty())
}

fn with_deprecation(docs: String, traits: &Traits) -> String {
    match deprecation(traits) {
        None => docs,
        Some(why) if why.is_empty() => format!("{docs}\n\n**Deprecated.**"),
        // Code and lists begin a line: behind a word, a fence would close what it never opened, and
        // the text after it would be an example for rustdoc to compile.
        Some(why) if begins_block(&why) => format!("{docs}\n\n**Deprecated.**\n\n{why}"),
        Some(why) => format!("{docs}\n\n**Deprecated**: {why}"),
    }
}

/// True for Markdown of ours that begins with code, a list or a numbered list. In paragraphs such
/// beginnings are escaped.
fn begins_block(markdown: &str) -> bool {
    let numbered = markdown.trim_start_matches(|c: char| c.is_ascii_digit());
    markdown.starts_with("```")
        || markdown.starts_with("- ")
        || (numbered.len() < markdown.len() && numbered.starts_with(". "))
}

#[cfg(test)]
mod tests {
    use super::to_markdown;

    #[test]
    fn reasons_that_begin_with_a_block_are_known() {
        for (reason, block) in [
            ("<pre>let x;</pre>", true),
            ("<ul><li>a</li></ul>", true),
            ("<ol><li>a</li></ol>", true),
            ("since 1.0: use B", false),
            ("- ``` `code`", true),
            ("2020 it went", false),
            ("<code>a</code>", false),
            ("&#96;&#96;&#96;", false),
        ] {
            assert_eq!(super::begins_block(&to_markdown(reason)), block, "{reason}");
        }
    }
}
