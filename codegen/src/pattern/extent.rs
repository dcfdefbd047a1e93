//! What an expression can match at most.

use regex_syntax::hir::{Hir, HirKind, Look};

use super::Compiled;

/// How little a whole text can be that an expression matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// One text and no other.
    OneText,
    /// One character, or nothing.
    OneCharacter,
    /// More than that.
    More,
}

impl Compiled {
    /// Returns how much the expression matches if it is bound to the beginning and the end of texts. What the
    /// backtracking engine runs is not looked into.
    pub(crate) fn extent(&self) -> Extent {
        let Self::Linear { translated } = self else { return Extent::More };
        let Ok(hir) = regex_syntax::parse(translated) else { return Extent::More };
        let properties = hir.properties();
        let anchored = properties.look_set_prefix().contains(Look::Start)
            && properties.look_set_suffix().contains(Look::End);
        match length(&hir) {
            _ if !anchored => Extent::More,
            Some(_) if is_text(&hir) => Extent::OneText,
            Some(0 | 1) => Extent::OneCharacter,
            _ => Extent::More,
        }
    }
}

/// The greatest number of characters of a match, if there is one.
fn length(hir: &Hir) -> Option<usize> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(0),
        HirKind::Literal(literal) => {
            std::str::from_utf8(&literal.0).ok().map(|text| text.chars().count())
        }
        HirKind::Class(_) => Some(1),
        HirKind::Repetition(repeated) => {
            let max = usize::try_from(repeated.max?).ok()?;
            length(&repeated.sub)?.checked_mul(max)
        }
        HirKind::Capture(group) => length(&group.sub),
        HirKind::Concat(parts) => parts.iter().try_fold(0, |sum, part| Some(sum + length(part)?)),
        HirKind::Alternation(branches) => {
            branches.iter().try_fold(0, |max, branch| Some(max.max(length(branch)?)))
        }
    }
}

/// True for letters one after the other and nothing else.
fn is_text(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Literal(_) => true,
        HirKind::Class(class) => class.maximum_len() == Some(0),
        HirKind::Capture(group) => is_text(&group.sub),
        HirKind::Concat(parts) => parts.iter().all(is_text),
        HirKind::Repetition(_) | HirKind::Alternation(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Extent;
    use crate::pattern::compile;

    #[test]
    fn how_much_an_expression_matches() {
        for (pattern, expected) in [
            (r"^x3:\/\/$", Extent::OneText),
            ("^(abc)$", Extent::OneText),
            ("^$", Extent::OneText),
            ("^[a-z]$", Extent::OneCharacter),
            (r"^(\d|é|😀)?$", Extent::OneCharacter),
            (r"^x3:\/\/", Extent::More),
            ("[a-z]", Extent::More),
            ("^[a-z]+$", Extent::More),
            ("^(on|off)$", Extent::More),
            (r"^\d{12}$", Extent::More),
            ("^(?!a)$", Extent::More),
        ] {
            assert_eq!(compile(pattern).extent(), expected, "{pattern}");
        }
    }
}
