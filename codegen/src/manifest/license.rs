//! The shape of SPDX license expressions. Which identifiers there are is up to the registry, whose list grows.

/// Checks an expression such as `(MIT OR Apache-2.0) AND Unicode-3.0`. As crates.io does, it takes `/` for
/// `OR`.
///
/// # Errors
/// Fails with a description of the first fault.
pub(super) fn check(text: &str) -> Result<(), String> {
    let mut open = 0_usize;
    // What the expression is waiting for.
    let mut next = Next::License;
    for token in tokens(text) {
        next = match (next, token) {
            (Next::License, "(") => {
                open += 1;
                Next::License
            }
            (Next::Operator | Next::OperatorOrWith, ")") if open > 0 => {
                open -= 1;
                Next::Operator
            }
            (Next::Operator | Next::OperatorOrWith, "AND" | "OR" | "/") => Next::License,
            (Next::OperatorOrWith, "WITH") => Next::Exception,
            (Next::License, name) if is_license(name) => Next::OperatorOrWith,
            (Next::Exception, name) if is_word(name) => Next::Operator,
            (_, token) => return Err(format!("`{token}` can't stand where it does")),
        };
    }
    match next {
        Next::Operator | Next::OperatorOrWith if open > 0 => Err("a `(` isn't closed".to_owned()),
        Next::Operator | Next::OperatorOrWith => Ok(()),
        Next::License | Next::Exception => Err("its end is missing".to_owned()),
    }
}

/// What comes next in an expression.
#[derive(Clone, Copy)]
enum Next {
    /// A license, or an expression in parentheses.
    License,
    /// `AND`, `OR`, or the end of the parentheses or of the expression.
    Operator,
    /// The same, or `WITH`.
    OperatorOrWith,
    /// The name of an exception.
    Exception,
}

/// Words, and `(`, `)` and `/` by themselves.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split_inclusive(['(', ')', '/']).flat_map(|piece| {
        let end = piece.trim_end_matches(['(', ')', '/']).len();
        let (words, sign) = piece.split_at(end);
        words.split_whitespace().chain(std::iter::once(sign))
    });
    pieces.filter(|token| !token.is_empty())
}

/// `Apache-2.0`, `GPL-2.0+`, `LicenseRef-ours` or `DocumentRef-theirs:LicenseRef-ours`.
fn is_license(name: &str) -> bool {
    if let Some((document, license)) = name.split_once(':') {
        let document = document.strip_prefix("DocumentRef-");
        return document.is_some_and(is_word)
            && license.strip_prefix("LicenseRef-").is_some_and(is_word);
    }
    is_word(name.strip_suffix('+').unwrap_or(name))
}

/// Letters, digits, `-` and `.`, and none of the operators.
fn is_word(name: &str) -> bool {
    !name.is_empty()
        && !["AND", "OR", "WITH"].iter().any(|word| word.eq_ignore_ascii_case(name))
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn expressions() {
        for fine in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/Apache-2.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "((MIT))",
            "Apache-2.0 WITH LLVM-exception OR MIT",
            "GPL-2.0+ WITH Classpath-exception-2.0",
            "LicenseRef-ours",
            "DocumentRef-theirs:LicenseRef-ours",
        ] {
            assert_eq!(check(fine), Ok(()), "{fine}");
        }
    }

    #[test]
    fn no_expressions() {
        let wrong = [
            "not a license at all )(",
            "MIT Apache-2.0",
            "MIT or Apache-2.0",
            "MIT OR",
            "OR MIT",
            "(MIT",
            "MIT)",
            "()",
            "MIT WITH",
            "(MIT) WITH LLVM-exception",
            "MIT_2",
            "MIT, Apache-2.0",
            "+",
            "a:b",
        ];
        let told = wrong.map(|it| format!("{it}: {}\n", check(it).unwrap_err())).concat();
        insta::assert_snapshot!(told, @r#"
        not a license at all )(: `a` can't stand where it does
        MIT Apache-2.0: `Apache-2.0` can't stand where it does
        MIT or Apache-2.0: `or` can't stand where it does
        MIT OR: its end is missing
        OR MIT: `OR` can't stand where it does
        (MIT: a `(` isn't closed
        MIT): `)` can't stand where it does
        (): `)` can't stand where it does
        MIT WITH: its end is missing
        (MIT) WITH LLVM-exception: `WITH` can't stand where it does
        MIT_2: `MIT_2` can't stand where it does
        MIT, Apache-2.0: `MIT,` can't stand where it does
        +: `+` can't stand where it does
        a:b: `a:b` can't stand where it does
        "#);
    }
}
