//! Each construct to the letter, and what hostile documentation may not do.

use super::to_markdown;

/// Asserts each row of a table: a source, and the Markdown it must become.
#[track_caller]
fn check(table: &[(&str, &str)]) {
    for (source, expected) in table {
        assert_eq!(to_markdown(source), *expected, "{source:?}");
    }
}

#[test]
fn paragraphs() {
    check(&[
        ("", ""),
        (" \n\t", ""),
        ("<p/>", ""),
        ("<p></p><p> </p>", ""),
        ("<p>One.</p>\n   <p>Two\n      lines.</p>", "One.\n\nTwo lines."),
        ("<p>One.<p>Two.", "One.\n\nTwo."),
        ("<p>a<br>b<br/>c<br></p>", "a\\\nb\\\nc"),
        ("<p>a<br><br>b</p>", "a\n\nb"),
        ("<h2>Title</h2>text", "**Title**\n\ntext"),
        ("<fullname>Name</fullname><p>x</p>", "Name\n\nx"),
        ("<note><p>Mind.</p><p>More.</p></note>", "**Note:** Mind.\n\nMore."),
        ("<p>a</p><important>b</important>c", "a\n\n**Important:** b\n\nc"),
        ("<p>a<script>alert(1)</script><style>p {}</style>b</p>", "ab"),
        ("<p>a<!-- no --><!DOCTYPE html>b<!-- open", "ab"),
    ]);
}

#[test]
fn styles() {
    check(&[
        ("<p><b>a b</b> <i>c</i></p>", "**a b** *c*"),
        ("<p><b> a </b>b</p>", "**a** b"),
        ("<p>a<b>b</b>c</p>", "a**b**c"),
        ("<p><b>a:</b>b</p>", "**a:** b"),
        ("<p>a<b>(b)</b></p>", "a **(b)**"),
        ("<p><b>a</b><i>b</i></p>", "**a** *b*"),
        ("<p><b>a <i>b</b> c</i></p>", "**a *b*** *c*"),
        ("<p><b></b>a<i> </i></p>", "a"),
        ("<p><b>a</p><p>b</p>", "**a**\n\nb"),
        ("<p><code>a  b</code></p>", "`a b`"),
        ("<p><code>a`b</code></p>", "``a`b``"),
        ("<p><code>`</code></p>", "`` ` ``"),
        ("<p><code>a<i>b</i></code></p>", "`ab`"),
        ("<p><b><code>a</code></b></p>", "**`a`**"),
        ("<p><code>a</code><code>b</code></p>", "`ab`"),
        ("<p><code>arn:<region>:<i>x</i></code></p>", "`arn:<region>:x`"),
    ]);
}

#[test]
fn links() {
    check(&[
        (
            r#"<p><a href="https://a.example/x">the text</a>.</p>"#,
            "[the text](https://a.example/x).",
        ),
        ("<p><a href='http://a.example'>SomeType</a></p>", "[`SomeType`](http://a.example)"),
        ("<p><a href=mailto:a@b.example>mail</a></p>", "[mail](mailto:a@b.example)"),
        (
            r#"<p><a class="x" href="https://a.example/?a=1&amp;b=(2)">x</a></p>"#,
            "[x](https://a.example/?a=1&amp;b=%282%29)",
        ),
        (r#"<p><a href="javascript:alert(1)">x</a></p>"#, "x"),
        (r#"<p><a href="Foo.html">x</a> <a>SomeType</a></p>"#, "x `SomeType`"),
        (r#"<p><a href="https://">x</a></p>"#, "x"),
        (r#"<p>wow!<a href="https://a.example">x</a></p>"#, "wow\\![x](https://a.example)"),
        (r#"<p><a href="https://a.example">"x"</a></p>"#, "[“x”](https://a.example)"),
        (
            r#"<p><a href="https://a.example">https://a.example</a></p>"#,
            "[`https://a.example`](https://a.example)",
        ),
        ("<p>See https://a.example/b.</p>", "See <https://a.example/b>."),
        ("<p>(http://a.example)</p>", "(<http://a.example>)"),
        ("<p>ssh://host/key HTTP:80/x http: x</p>", "`ssh://host/key` `HTTP:80/x` http: x"),
    ]);
}

#[test]
fn lists() {
    check(&[
        ("<p>a</p><ul><li><p>b</p></li><li>c</li></ul><p>d</p>", "a\n\n- b\n- c\n\nd"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n  1. b\n- c"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "1. a\n\n   b"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<li>a</li>", "- a"),
        ("<ul><li></li><li>a</li></ul>", "- a"),
        ("<p>x</p></ul></li></ol><p>y</p>", "x\n\ny"),
        (
            "<dl><dt>a</dt><dd><p>b</p></dd><dt>c</dt><dd>d</dd></dl>",
            "- **a**\n\n  b\n- **c**\n\n  d",
        ),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td><p>c</p></td><td>d</td></tr></table>",
            "- a — b\n- c — d",
        ),
    ]);
}

#[test]
fn preformatted() {
    check(&[
        ("<pre>\n  a\n    b\n</pre>", "```text\na\n  b\n```"),
        ("<pre>```\n&lt;x&gt;</pre>", "````text\n```\n<x>\n````"),
        ("<ul><li>a<pre>b\n\tc</pre></li></ul>", "- a\n\n  ```text\n  b\n      c\n  ```"),
        ("<pre>a", "```text\na\n```"),
        ("<pre> \n</pre>", ""),
    ]);
}

#[test]
fn escapes() {
    check(&[
        ("<p>[x] [a](b) [`c`]</p>", r"\[x\] `[a](b)` \[`c`\]"),
        ("<p>a * b _c_ ~d~ `e` | f</p>", r"a \* b \_c\_ \~d\~ `e` \| f"),
        ("<p>a < b > c</p>", r"a \< b \> c"),
        ("<p>&lt;p&gt; &amp;amp; &#65;&#x42; &nope; &</p>", r"`<p>` \&amp; AB \&nope; &"),
        ("<p>a\\b</p>", r"`a\b`"),
        ("<p># a</p>", r"\# a"),
        (
            "<p>- a</p><p>+ b</p><p>1. c</p><p>2) d</p><p>---</p><p>===</p>",
            "\\- a\n\n\\+ b\n\n1\\. c\n\n2\\) d\n\n\\---\n\n\\===",
        ),
        ("<p>    indented</p>", "indented"),
        ("<p>a\0\u{1B}b\u{202E}c\u{2066}\r\nd</p>", "abc d"),
        ("<p>*/ /* //! #[doc]</p>", r"\*/ /\* //! #\[doc\]"),
        ("<p>app/<load-balancer>/x, <name></p>", "`app/<load-balancer>/x`, `<name>`"),
        ("<p><foo>kept</foo></p>", "kept"),
    ]);
}

#[test]
fn code_words() {
    check(&[
        (
            "<p>ConnectionToken's snake_case a::b call()</p>",
            "`ConnectionToken`'s `snake_case` `a::b` `call()`",
        ),
        ("<p>(SomeType), \"OtherType\".</p>", "(`SomeType`), \"`OtherType`\"."),
        ("<p>NASA IDs Clippy GitHub OAuth</p>", "NASA IDs Clippy GitHub OAuth"),
        ("<p>--dry-run $a_b __listOf</p>", r"`--dry-run` `$a_b` \_\_listOf"),
        ("<p><b>SomeType</b></p>", "**`SomeType`**"),
    ]);
}

#[test]
fn commonmark() {
    check(&[
        ("Plain *text*, **bold** and `code`.", "Plain *text*, **bold** and `code`."),
        ("# Title\n\nSee [x](https://a.example).", "**Title**\n\nSee [x](https://a.example)."),
        ("* a\n* b\n  1. c", "- a\n- b\n  1. c"),
        ("```rust\npanic!()\n```", "```text\npanic!()\n```"),
        ("a\n\n    indented()", "a\n\n```text\nindented()\n```"),
        ("- a <b>b</b>", "- a **b**"),
        ("Use `<p>` here", "Use `<p>` here"),
        ("See [SomeType] and [x][SomeType].", r"See \[`SomeType`\] and `[x][SomeType]`."),
        ("a\\\nb  \nc", "a\\\nb\\\nc"),
    ]);
}

#[test]
fn wrapping() {
    let text = "word ".repeat(60);
    let markdown = to_markdown(&format!("<ul><li>{text}</li></ul>"));
    assert!(markdown.lines().all(|line| line.len() <= 88));
    assert_eq!(markdown.lines().count(), 4);
    assert!(markdown.lines().skip(1).all(|line| line.starts_with("  word")));
    let long = "x".repeat(500);
    assert_eq!(to_markdown(&format!("a {long} b")), format!("a\n{long}\nb"));
    // What comes to stand at the start of a line begins no block.
    let dashes = to_markdown(&format!("<p>{}</p>", "- ".repeat(100)));
    assert!(dashes.lines().all(|line| line.starts_with(r"\- - ")));
}

#[test]
fn hostile() {
    let many = 20_000;
    let sources = [
        "<ul><li>".repeat(many),
        "<b>".repeat(many),
        "<b><i><code>x".repeat(many),
        "> ".repeat(20_000),
        "- ".repeat(30_000),
        "[".repeat(60_000),
        "<".repeat(many),
        "<!".repeat(many),
        "<!--".repeat(many),
        "&".repeat(many),
        "`".repeat(many),
        "</ul></li></p></b>".repeat(many),
        "<pre>".repeat(many),
        "<a href=\"".repeat(many),
        "<p>*".repeat(many),
        "&#99999999999;&#xD800;&#x110000;".repeat(1_000),
    ];
    for source in sources {
        let markdown = to_markdown(&source);
        assert!(markdown.len() <= source.len() * 4 + 100);
    }
}

/// Whatever the tags, the Markdown reads back as harmless: no HTML, and no code but `text`.
#[test]
fn soup() {
    use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
    const PIECES: [&str; 48] = [
        "<p>",
        "</p>",
        "<ul>",
        "</ul>",
        "<ol>",
        "</ol>",
        "<li>",
        "</li>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<code>",
        "</code>",
        "<a href=\"https://a.example\">",
        "</a>",
        "<pre>",
        "</pre>",
        "<dl>",
        "<dt>",
        "<dd>",
        "<table>",
        "<tr>",
        "<td>",
        "<br>",
        "<note>",
        "</note>",
        "<h1>",
        "</h1>",
        "<x>",
        "a",
        "B c",
        " ",
        "\n",
        "    d",
        "*",
        "_",
        "`",
        "```",
        "[e]",
        "<",
        ">",
        "&lt;",
        "\\",
        "- ",
        "1. ",
        "# ",
        "SomeType",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for round in 0..4_000 {
        let mut source = String::new();
        for _ in 0..round % 40 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            source.push_str(PIECES[usize::from(state.to_le_bytes()[3]) % PIECES.len()]);
        }
        let markdown = to_markdown(&source);
        assert_eq!(markdown, to_markdown(&source));
        assert!(
            !markdown.contains(['\t', '\r']) && markdown.trim_end() == markdown,
            "{markdown:?}"
        );
        for event in Parser::new_ext(&markdown, Options::all()) {
            match event {
                Event::Html(_) | Event::InlineHtml(_) => panic!("{source:?} -> {markdown:?}"),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    assert_eq!(&*language, "text", "{source:?} -> {markdown:?}");
                }
                Event::Start(
                    Tag::CodeBlock(_)
                    | Tag::Heading { .. }
                    | Tag::BlockQuote(_)
                    | Tag::Table(_)
                    | Tag::Image { .. },
                )
                | Event::Rule => {
                    panic!("{source:?} -> {markdown:?}");
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert_eq!(&*dest_url, "https://a.example", "{source:?} -> {markdown:?}");
                }
                _ => {}
            }
        }
    }
}
