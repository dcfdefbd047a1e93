//! Texts that break out of places: documentation with broken HTML and stray Markdown, and strings
//! that would end a literal, a comment or an attribute.

use super::choices::Choices;

const DOCS: [&str; 30] = [
    "What it is.",
    "",
    " ",
    "<p>Some <b>bold and <i>broken</b> text</i>",
    "<p>open <code>code <a href=\"https://example.com/?a=b&c=d\">link",
    "<ul><li>one<ul><li>two</ul></li><li><p>three</li></ul></p></div>",
    "<table><tr><td>a|b<td>c\n</table>",
    "<script>alert('x')</script> <!-- never closed",
    "a < b && c > d &amp; &unknown; &#x41; &#xFFFFFFFF; &#0;",
    "`unclosed code and ``` fences\n```\nlet x = \"not a test\";",
    "```rust\ncompile_error!(\"ran\");\n```",
    "    compile_error!(\"indented\");\n\n\tcompile_error!(\"tabbed\");",
    "*/ \"#; panic!(); // \"##]",
    "{\"json\": [1, 2]} {} {{0}} {x:?}",
    "[link] [link](broken [link][ref] [`Option`] [Vec::new()] [crate::x] ![image](x)",
    "[ref]: https://example.com\n[^1]: note",
    "https://example.com/a_b_(c)?d=*e* and <https://example.com> and www.example.com",
    "# Heading\n\n- item\n    - nested\n1. one\n\n> quote\n---\n***",
    "a * b * c _d_ __e__ ~~f~~ \\ \\* $x$ |a|b|",
    "line\r\nline\rline\n\n\n\n",
    "größe 中文 \u{1F414} \u{202E}right to left\u{202C} \u{0} \u{7f} \u{200b}",
    "<dl><dt>term<dd>what</dl><pre>  kept\n    as it is\n\n</pre>",
    "<note><para>odd tags</para></note><fullname>Name</fullname>",
    "<a href=\"javascript:alert(1)\">x</a> <a>nothing</a> <img src=x onerror=y>",
    "<p><p><p></p><br/><br><hr>",
    "Arn: arn:aws:s3:::bucket/* and C:\\path and user@example.com and <user@example.com>",
    "&lt;b&gt;escaped&lt;/b&gt; <b> </b> ** **",
    "a\n  b\n      c\n        d",
    "Returns `Result<Vec<Option<T>>, E>` or Vec<T>, see Foo::bar<T>().",
    "/// doc\n//! inner\n/* open",
];

/// Documentation.
pub(crate) fn documentation(choices: &mut Choices<'_>) -> String {
    let mut text = choices.pick(&DOCS).to_owned();
    for _ in 0..choices.below(3) {
        text.push_str(choices.pick(&["", " ", "\n\n", "<p>"]));
        text.push_str(choices.pick(&DOCS));
    }
    text
}

/// A string that code has to quote.
pub(crate) fn hostile(choices: &mut Choices<'_>) -> String {
    let all = [
        "text", "", "\"", "\\", "\"#", "{}", "a\nb", "*/", "größe", "\u{0}", "r#\"x\"#", "'",
        "${x}",
    ];
    choices.pick(&all).to_owned()
}
