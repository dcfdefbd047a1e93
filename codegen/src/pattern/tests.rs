//! Translations to the letter, and agreement of the two engines.

use super::{Cache, Compiled, compile};

fn linear(pattern: &str) -> String {
    match compile(pattern) {
        Compiled::Linear { translated } => translated,
        other => panic!("{pattern:?} should be linear, is {other:?}"),
    }
}

#[test]
fn translations() {
    let table: &[(&str, &str)] = &[
        ("", ""),
        ("^[a-z]+$", "^[a-z]+$"),
        ("^([0-9]+)+$", "^(?:[0-9]+)+$"),
        // Sets are ECMA-262's, not Unicode's.
        (r"\d\D", "[0-9][^0-9]"),
        (r"\w\W", "[0-9A-Z_a-z][^0-9A-Z_a-z]"),
        (r"[\d.]", r"[0-9\.]"),
        (r"[^\D]", "[^[^0-9]]"),
        (r"\ba\B", r"(?-u:\b)a(?-u:\B)"),
        ("a.b", r"a[^\n\r\x{2028}\x{2029}]b"),
        // Escapes.
        (r"\/\-\_\:\@\#\%\&\~\ ", "/-_:@#%&~ "),
        (r"\.\*\$", r"\.\*\$"),
        (r"\t\n\v\f\r\0", r"\t\n\x{B}\x{C}\r\x{0}"),
        (r"\x41\u0042\u{43}\cJ", r"ABC\n"),
        (r"\uD83D\uDE00|\u{1F600}", "😀|😀"),
        (r"[\uD800\uDC00-\uDBFF\uDFFF]", "[\u{10000}-\u{10FFFF}]"),
        (r"[\000-\037]", r"[\x{0}-\x{1F}]"),
        (r"[\b]", r"[\x{8}]"),
        // Surrogates are in no text.
        (r"[\u0020-\uDFFF]", "[ -\u{D7FF}]"),
        (r"[\u0020-\uFFFD]", "[ -\u{D7FF}\u{E000}-\u{FFFD}]"),
        (r"[\uD800]a", r"[^\x{0}-\x{10FFFF}]a"),
        (r"\uDC00", r"[^\x{0}-\x{10FFFF}]"),
        // Classes: what the crate regex takes for sets.
        ("[a[b]", r"[a\[b]"),
        ("[a&&b]", r"[a\&\&b]"),
        ("[a~~b]", r"[a\~\~b]"),
        ("[+--]", r"[\+-\-]"),
        ("[a-]", r"[a\-]"),
        ("[-a]", r"[\-a]"),
        (r"[\w-.]", r"[0-9A-Z_a-z\-\.]"),
        (r"[a-\d]", r"[a\-0-9]"),
        ("[[:]", r"[\[:]"),
        ("[]", r"[^\x{0}-\x{10FFFF}]"),
        ("[^]", r"[\x{0}-\x{10FFFF}]"),
        ("[^^]", r"[^\^]"),
        // Annex B.
        ("a]b}", r"a\]b\}"),
        ("{a}{,2}", r"\{a\}\{,2\}"),
        ("a{x", r"a\{x"),
        // Groups and quantifiers.
        ("(?<year>a)(?:b)", "(?:a)(?:b)"),
        ("a*?b+?c??d{2}?e{2,}f{2,3}", "a*b+c?d{2}e{2,}f{2,3}"),
        ("(|a|)", "(?:|a|)"),
        (r"\p{L}\P{Lu}[\p{Script=Greek}]", r"\p{L}\P{Lu}[\p{Script=Greek}]"),
        // Nothing that the crate regex has besides.
        ("#x y", "#x y"),
        ("(a)(b)", "(?:a)(?:b)"),
    ];
    for (pattern, expected) in table {
        assert_eq!(linear(pattern), *expected, "{pattern:?}");
    }
}

#[test]
fn backtracking() {
    let table = [
        ("^(?!-)", true),
        ("(?=a)b", true),
        ("(?<=a)b", true),
        (r"(?<!a)\_", false),
        (r"(.)\1", true),
        (r"(?<x>.)\k<x>", true),
        ("(?i:a)", true),
        // Too large for the linear engine.
        ("^(?:.{1,1000}){1,1000}$", true),
        ("a{5000000000}", true),
    ];
    for (pattern, unicode) in table {
        assert_eq!(compile(pattern), Compiled::Backtracking { unicode }, "{pattern:?}");
    }
}

#[test]
fn invalid() {
    let table = [
        ("(", "a group isn't closed (near character 1)"),
        ("a)", "`)` closes no group (near character 2)"),
        ("[a", "a character class isn't closed (near character 2)"),
        ("\\", "a `\\` escapes nothing (near character 1)"),
        ("*a", "nothing to repeat for `*` (near character 1)"),
        ("^*", "nothing to repeat for `*` (near character 2)"),
        ("a**", "nothing to repeat for `*` (near character 3)"),
        ("${2,64}", "nothing to repeat for a counted quantifier (near character 2)"),
        ("a++", "ECMA-262 has no possessive quantifiers (near character 2)"),
        ("a{2}+", "ECMA-262 has no possessive quantifiers (near character 4)"),
        ("a{3,2}", "`{3,2}` counts down (near character 1)"),
        ("[z-a]", "a range from U+007A down to U+0061 (near character 4)"),
        ("(?i)a", "ECMA-262 has no `(?i)` (near character 2)"),
        ("(?P<x>a)", "ECMA-262 has no `(?P` (near character 2)"),
        ("(?>a)", "ECMA-262 has no `(?>` (near character 2)"),
        ("(?<a", "the name of a group isn't closed (near character 3)"),
        (r"\Aa\z", "ECMA-262 has no `\\A` (near character 2)"),
        (r"\x{22}", "`\\x` needs two hexadecimal digits (near character 2)"),
        (r"\u12", "`\\u` needs four hexadecimal digits (near character 2)"),
        (
            r"\u{110000}",
            "`\\u{…}` needs the hexadecimal number of a code point (near character 10)",
        ),
        (r"\pL", "ECMA-262 has `\\p` only as `\\p{…}` (near character 2)"),
        (r"\p{Alnum}", "ECMA-262 has no property `\\p{Alnum}` (near character 9)"),
        (r"\p{IsLatin}", "ECMA-262 has no property `\\p{IsLatin}` (near character 11)"),
        (r"\p{^L}", "ECMA-262 has no property `\\p{^L}` (near character 6)"),
        ("[[:alpha:]]", "ECMA-262 has no character class `[:alpha:]` (near character 1)"),
        ("[a-z&&[^b]]", "ECMA-262 has no intersection of character classes (near character 4)"),
        (r"[\B]", "ECMA-262 has no `\\B` in a character class (near character 3)"),
        // Only with `u`, and `u` doesn't take it.
        (r"(?!\p{L})\_", "Invalid character escape"),
    ];
    for (pattern, expected) in table {
        assert_eq!(compile(pattern), Compiled::Invalid { why: expected.to_owned() }, "{pattern:?}");
    }
    for pattern in ["(?<1>a)", "(?<a>x)(?<a>y)"] {
        assert!(matches!(compile(pattern), Compiled::Invalid { .. }), "{pattern:?}");
    }
}

/// Both engines, on texts that tell ECMA-262 from other dialects.
#[test]
fn engines_agree() {
    let patterns = [
        r"^\d+$",
        r"^\D+$",
        r"^\w+$",
        r"^\W+$",
        r"^\s+$",
        r"^\S+$",
        "^.$",
        "^.*$",
        r"\bb\b",
        r"\Bb",
        "a$",
        "^a",
        "^[^a]$",
        "^[^]$",
        "[]",
        r"^[\w-.]+$",
        r"^[^\W\d]+$",
        "^[a&&b]+$",
        "^[[-]]$",
        r"^[\s\S]$",
        r"^\p{L}+$",
        r"^\P{L}+$",
        r"^[\p{Lu}\d]+$",
        r"^\uD83D\uDE00$",
        "^[😀-😂]$",
        "^(a|b?)*$",
        "^(?:a{2}){1,2}?$",
        "^[ -~]+$",
        r"^[\u0020-\uD7FF\uE000-\uFFFD]+$",
        "^$",
        "",
        r"^[^\p{Alphabetic}]$",
        r"^[^\s]+$",
        "[k]",
        "^[A-Z]$",
        r"^\cJ$",
        r"\0",
    ];
    let texts = [
        "", "a", "b", "ab", "aaaa", "é", "٣", "\n", "a\n", "\r", "\u{2028}", "\u{85}", "\u{A0}",
        "\u{FEFF}", "\u{180E}", "K", "😀", "7", "_", "-", "&", "]", "[]", "a b", " ", "\0", "ſ",
        "\u{B}", "Å", "x.y-z", "éb", "bé",
    ];
    for pattern in patterns {
        let translated = regex::Regex::new(&linear(pattern)).unwrap();
        let original = regress::Regex::with_flags(pattern, "u")
            .or_else(|_| regress::Regex::with_flags(pattern, ""))
            .unwrap();
        for text in texts {
            let expected = original.find(text).is_some();
            assert_eq!(translated.is_match(text), expected, "{pattern:?} on {text:?}");
        }
    }
}

#[test]
fn linear_time() {
    let regex = regex::Regex::new(&linear("^([0-9]+)+$")).unwrap();
    assert!(!regex.is_match(&format!("{}x", "1".repeat(10_000))));
}

#[test]
fn hostile() {
    let deep = "(".repeat(100_000);
    let closed = format!("{deep}{}", ")".repeat(100_000));
    for pattern in [&*deep, &*closed, &"[".repeat(100_000), &"(?=".repeat(100_000)] {
        assert!(!matches!(compile(pattern), Compiled::Backtracking { .. }));
    }
    assert!(matches!(
        compile(&r"\p{L}".repeat(500)),
        Compiled::Linear { .. } | Compiled::Backtracking { .. }
    ));
}

/// Whatever the text, an answer; and a linear one can be run. (Halves of surrogate pairs are left
/// out: the backtracking engine takes `\uD83D?` for what never matches.)
#[test]
fn soup() {
    const PIECES: [&str; 32] = [
        "a",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "*",
        "+",
        "?",
        "|",
        "^",
        "$",
        ".",
        "\\",
        "-",
        "&&",
        "~~",
        "(?:",
        "(?=",
        "(?<n>",
        "{2}",
        "{1,3}",
        "\\d",
        "\\p{L}",
        "\\u",
        "\\uD83D\\uDE00",
        "\\b",
        "é",
        "😀",
        "0",
        "[^",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..3_000 {
        let mut pattern = String::new();
        for _ in 0..=(state % 9) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            pattern.push_str(PIECES[usize::from(state.to_le_bytes()[3] % 32)]);
        }
        if let Compiled::Linear { translated } = compile(&pattern) {
            let linear = regex::Regex::new(&translated).unwrap();
            if let Ok(original) = regress::Regex::with_flags(&pattern, "u") {
                for text in ["", "a", "aa", "0", "é", "😀", "-", "]", "a\n"] {
                    let expected = original.find(text).is_some();
                    assert_eq!(linear.is_match(text), expected, "{pattern:?} on {text:?}");
                }
            }
        }
    }
}

#[test]
fn what_was_compiled_before_is_the_same() {
    let cache = Cache::default();
    for pattern in ["^[a-z]+$", "^(?!-)", "a++", "^[a-z]+$", "^(?!-)", "a++", ""] {
        assert_eq!(cache.compile(pattern), compile(pattern), "{pattern:?}");
    }
}
