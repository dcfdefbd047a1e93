//! Texts of a wanted length that match a pattern, as far as a few guesses go.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::pattern::{Cache, Compiled};
use crate::plan::Pattern;

/// Texts that must be longer are repeated letters: nobody wants to read them.
const LONGEST: u64 = 64;

/// `"<Label>"` or something like it, cut or padded to between `least` and `most` Unicode scalar
/// values; and whether it matches the pattern for sure.
pub(super) fn text(
    label: &str,
    least: u64,
    most: Option<u64>,
    pattern: Option<&Pattern>,
    patterns: &Cache,
) -> (TokenStream, bool) {
    if least > LONGEST {
        let least = Literal::u64_unsuffixed(least);
        return (quote!("x".repeat(#least)), pattern.is_none());
    }
    let most = usize::try_from(most.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let marked = Some(format!("<{label}>")).filter(|marked| marked.chars().count() <= most);
    let first = fit(marked.as_deref().unwrap_or(label), '-', least, most);
    let Some(pattern) = pattern else { return (quote!(#first), true) };
    let guesses = [first, fit(label, 'x', least, most), fit("1", '1', least, most)];
    // Guesses for the other engine aren't worth the trouble.
    let is_linear = matches!(pattern.engine, Compiled::Linear { .. });
    let found = guesses
        .iter()
        .find(|guess| is_linear && patterns.matches(&pattern.model, &pattern.engine, guess));
    let text = found.unwrap_or(&guesses[0]);
    (quote!(#text), found.is_some())
}

fn fit(text: &str, padding: char, least: u64, most: usize) -> String {
    let mut text: String = text.chars().take(most).collect();
    // At most 64 rounds.
    while (text.chars().count() as u64) < least {
        text.push(padding);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::pattern::{Cache, compile};
    use crate::plan::Pattern;

    #[test]
    fn lengths_are_kept() {
        for (least, most, expected) in [
            (0, None, r#""<Name>""#),
            (1, Some(6), r#""<Name>""#),
            (1, Some(5), r#""Name""#),
            (0, Some(2), r#""Na""#),
            (0, Some(0), r#""""#),
            (8, Some(8), r#""<Name>--""#),
            (5, Some(5), r#""Name-""#),
        ] {
            assert_eq!(text("Name", least, most, None, &Cache::default()).0.to_string(), expected);
        }
        assert_eq!(
            text("Name", 1000, None, None, &Cache::default()).0.to_string(),
            r#""x" . repeat (1000)"#
        );
    }

    #[test]
    fn patterns_are_tried() {
        for (pattern, expected, matches) in [
            (r"\S", r#""<Name>""#, true),
            ("^[A-Za-z]+$", r#""Name""#, true),
            ("^[A-Za-z]{6}$", r#""<Name>""#, false),
            ("^[0-9]+$", r#""1""#, true),
            ("^(?!a)", r#""<Name>""#, false),
        ] {
            let pattern = Pattern { model: pattern.to_owned(), engine: compile(pattern) };
            let (text, matched) = text("Name", 0, None, Some(&pattern), &Cache::default());
            assert_eq!((text.to_string().as_ref(), matched), (expected, matches), "{pattern:?}");
        }
    }
}
