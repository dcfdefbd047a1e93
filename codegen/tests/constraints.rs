//! Constraints that are not enforced, defaults that break their own, and mistakes that only a generator finds.

use farrier_codegen::{Error, Generator};

/// A service with one operation, whose input has these members; `shapes` are further shapes.
fn generator(traits: &str, members: &str, shapes: &str) -> Generator {
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Send"}}],
    "traits": {{"aws.protocols#restJson1": {{}}{traits}}}}},
"a#Send": {{"type": "operation", "input": {{"target": "a#In"}},
    "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/"}},
        "smithy.api#examples": [
            {{"title": "one", "input": {{"name": "Ann", "part": {{"deep": "x1"}}, "parts": [{{"deep": "??"}}]}}}},
            {{"title": "bad", "input": {{"name": "?"}}, "error": {{"shapeId": "a#Bad", "content": {{}}}}}},
            {{"title": "free", "input": {{"name": "?"}}, "allowConstraintErrors": true}}]}}}},
"a#In": {{"type": "structure", "members": {{{members}}}}}{shapes} }} }}"#
    );
    Generator::from_text("s.json", text).unwrap_or_else(|error| panic!("{error}"))
}

const NAME: &str = r#""name": {"target": "a#Name"}, "other": {"target": "a#Name"}"#;

const NAME_SHAPE: &str = r#",
"a#Name": {"type": "string", "traits": {"smithy.api#pattern": "^[a-z]+$", "smithy.api#length": {"max": 9}}}"#;

/// The checks that stand in the code of a member.
fn checks(code: &str, member: &str) -> (bool, bool) {
    let line = code.lines().find(|line| line.contains(&format!("\"{member}\"")));
    let line = line.unwrap_or_else(|| panic!("{member} in\n{code}"));
    (line.contains("pattern("), line.contains("max_length("))
}

#[test]
fn what_users_name_is_not_enforced() {
    for (ignored, name, other) in [
        (&[][..], (true, true), (true, true)),
        (&["a#In$name"], (false, false), (true, true)),
        (&["In$name"], (false, false), (true, true)),
        (&["Name"], (false, false), (false, false)),
        (&["a#Name"], (false, false), (false, false)),
    ] {
        let generator = generator("", NAME, NAME_SHAPE).ignore_constraints(ignored.iter().copied());
        let (code, report) = generator.generate_module_and_report().unwrap();
        assert_eq!((checks(&code, "name"), checks(&code, "other")), (name, other), "{ignored:?}");
        let told: Vec<_> = report.constraints_ignored.iter().map(|it| it.constraint).collect();
        let expected = if ignored.is_empty() { &[][..] } else { &["length", "pattern"] };
        assert_eq!(told, expected, "{ignored:?}");
        assert_eq!(report.to_markdown().contains("not enforced: 2"), !ignored.is_empty());
    }
}

#[test]
fn a_name_that_is_no_constraint_is_an_error_with_a_suggestion() {
    for (name, message, hint) in [
        ("a#Inn$name", "the model has no shape `a#Inn`", "did you mean `a#In$name`?"),
        ("Nmae", "the model has no shape `Nmae`", "did you mean `Name`?"),
        ("In$nam", "`In` has no member `nam`", "did you mean `In$name`?"),
        ("In.name", "the model has no shape `In.name`", "did you mean `In$name`?"),
        ("a#In.name", "the model has no shape `a#In.name`", "did you mean `a#In$name`?"),
        ("In.nam", "the model has no shape `In.nam`", "did you mean `In$name`?"),
        (
            "In",
            "`In` has no constraint that can be ignored",
            "constraints are on members: name one, such as `In$name`",
        ),
        (
            "In$plain",
            "`In$plain` has no constraint that can be ignored",
            "only `length`, `range`, `pattern` and `uniqueItems` can be ignored",
        ),
    ] {
        let members = format!(r#"{NAME}, "plain": {{"target": "smithy.api#String"}}"#);
        let generator = generator("", &members, NAME_SHAPE).ignore_constraints([name]);
        let Err(Error::Selection { message: said, hint: hinted }) = generator.report() else {
            panic!("{name} is no constraint");
        };
        let said = said.strip_prefix("`.ignore_constraints` for s.json: ");
        assert_eq!((said, hinted.as_deref()), (Some(message), Some(hint)));
    }
}

#[test]
fn what_is_known_to_be_wrong_is_not_enforced_until_it_is_mended() {
    let service = r#", "aws.api#service": {"sdkId": "MediaConvert"}"#;
    for (pattern, enforced) in [(r"^s3:\\/\\/$", false), (r"^s3:\/\/$", true), ("^s3:", true)] {
        let shape = format!(
            r#",
"a#__stringPatternS3": {{"type": "string", "traits": {{"smithy.api#pattern": "{pattern}"}}}}"#
        );
        let member = r#""name": {"target": "a#__stringPatternS3"}"#;
        let generator = generator(service, member, &shape);
        let (code, report) = generator.generate_module_and_report().unwrap();
        assert_eq!(checks(&code, "name").0, enforced, "{pattern}");
        assert_eq!(report.constraints_ignored.is_empty(), enforced);
        let narrow = report.mistakes.iter().filter(|it| it.message.contains("one text"));
        assert_eq!(narrow.count(), usize::from(pattern == r"^s3:\/\/$"), "{pattern}");
    }
}

#[test]
fn mistakes_are_told_with_their_place_and_a_remedy() {
    let members = r#""name": {"target": "a#Name"}, "part": {"target": "a#Part"}, "parts": {"target": "a#Parts"},
"odd": {"target": "a#Odd"}, "one": {"target": "a#One"}, "text": {"target": "smithy.api#String",
    "traits": {"smithy.api#pattern": "^s3:\\/\\/$"}}"#;
    let shapes = r#",
"a#Part": {"type": "structure", "members": {"deep": {"target": "a#Deep"}}},
"a#Parts": {"type": "list", "member": {"target": "a#Part"}},
"a#Deep": {"type": "string", "traits": {"smithy.api#pattern": "^[a-z0-9]+$"}},
"a#Odd": {"type": "string", "traits": {"smithy.api#pattern": "[a-"}},
"a#One": {"type": "string", "traits": {"smithy.api#pattern": "^[ab]$"}},
"a#Comma": {"type": "string", "traits": {"smithy.api#pattern": "^[;,]$", "smithy.api#length": {"max": 1}}}"#;
    let shapes = format!("{NAME_SHAPE}{shapes}");
    let members = format!(r#"{members}, "comma": {{"target": "a#Comma"}}"#);
    let report = generator("", &members, &shapes).report().unwrap();
    let told: Vec<_> = report.mistakes.iter().map(ToString::to_string).collect();
    let ignore = |what| {
        format!(
            "ignore it by naming the {what}: `ignore-constraints` in codegen.toml, \
             `--ignore-constraints`, or `.ignore_constraints([…])` in a build script"
        )
    };
    let widen =
        |what| format!("if the service takes more, correct the pattern, or {}", ignore(what));
    let correct = |what| format!("correct the pattern or the example, or {}", ignore(what));
    let expected = [
        format!(
            r"12:38: a#In$text: the pattern `^s3:\/\/$` matches one text and no other; {}",
            widen("member `a#In$text`")
        ),
        format!(
            "13:63: a#Name: the pattern refuses `Ann`, which an example of `a#Send` has in its input; {}",
            correct("shape `a#Name`")
        ),
        format!(
            "16:63: a#Deep: the pattern refuses `??`, which an example of `a#Send` has in its input; {}",
            correct("shape `a#Deep`")
        ),
        "17:62: a#Odd: the pattern `[a-` is not checked: ".to_owned(),
        format!(
            "18:62: a#One: the pattern `^[ab]$` matches one character at most; {}",
            widen("shape `a#One`")
        ),
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(&expected) {
        assert!(told.starts_with(expected), "{told}\n{expected}");
    }
    let markdown = report.to_markdown();
    assert_eq!(markdown.matches("`[a-`").count(), 1, "{markdown}");
    assert!(!markdown.contains("patterns that are not checked"), "{markdown}");
    assert!(told[3].ends_with("; write a regular expression of ECMA-262"), "{}", told[3]);
    let warnings: Vec<_> = report.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warnings[..3], told[..3]);
    let more = "2 more mistakes in the model, which `farrier list --model FILE` shows";
    assert_eq!(warnings[3], more);
    assert!(report.to_markdown().contains("mistakes: 5"));
}

/// The mistakes that are told of examples, for a service with this input, output and these examples.
fn of_examples(input: &str, output: &str, examples: &str) -> Vec<String> {
    let report = with_examples(input, output, examples).report().unwrap();
    let mistakes = report.mistakes.into_iter();
    mistakes.map(|it| format!("{}: {}; {}", it.shape, it.message, it.hint)).collect()
}

/// A service with this input, output and these examples.
fn with_examples(input: &str, output: &str, examples: &str) -> Generator {
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Get"}}],
    "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
"a#Get": {{"type": "operation", "input": {{"target": "a#In"}}, "output": {{"target": "a#Out"}},
    "errors": [{{"target": "a#Bad"}}], "traits": {{"smithy.api#examples": [{examples}]}}}},
"a#In": {{"type": "structure", "members": {{{input}}}}},
"a#Out": {{"type": "structure", "members": {{{output}}}}},
"a#Bad": {{"type": "structure", "members": {{"why": {{"target": "smithy.api#String"}}}},
    "traits": {{"smithy.api#error": "client"}}}},
"a#Id": {{"type": "string", "traits": {{"smithy.api#pattern": "^[0-9]+$"}}}} }} }}"#
    );
    Generator::from_text("s.json", text).unwrap()
}

#[test]
fn an_example_s_output_may_not_have_what_inputs_refuse() {
    let (id, plain) = (r#""id": {"target": "a#Id"}"#, r#""id": {"target": "smithy.api#String"}"#);
    let example = r#"{"title": "one", "input": {"id": "1"}, "output": {"id": "x1"}}"#;
    let [told] = &of_examples(id, id, example)[..] else { panic!("one mistake") };
    let what = "a#Id: the pattern refuses `x1`, which an example of `a#Get` has in its output; \
                correct the pattern or the example, or ignore it by naming the shape `a#Id`: ";
    assert!(told.starts_with(what), "{told}");
    // What only outputs have is never checked.
    assert_eq!(of_examples(plain, id, example), [""; 0]);
    assert_eq!(of_examples(id, id, &example.replace("x1", "11")), [""; 0]);
}

#[test]
fn members_of_examples_that_there_are_not_are_told() {
    let id = r#""id": {"target": "a#Id"}"#;
    for (example, expected) in [
        (
            r#""input": {"idd": "1"}"#,
            "`idd` in its input, which `a#In` doesn't have; did you mean `id`?",
        ),
        (
            r#""output": {"zebra": 1}"#,
            "`zebra` in its output, which `a#Out` doesn't have; \
             remove it from the example, or add it to the model",
        ),
        (
            r#""error": {"shapeId": "a#Bad", "content": {"wy": ""}}"#,
            "`wy` in its error, which `a#Bad` doesn't have; did you mean `why`?",
        ),
    ] {
        let told = of_examples(id, id, &format!(r#"{{"title": "one", {example}}}"#));
        assert_eq!(told, [format!("a#Get: an example has the member {expected}")]);
    }
}

#[test]
fn a_name_that_ignores_nothing_is_told() {
    let members = r#""name": {"target": "a#Name"}"#;
    let shapes = format!(
        r#"{NAME_SHAPE}, "a#Else": {{"type": "structure", "members": {{{members}}}}},
"a#Kind": {{"type": "string", "traits": {{"smithy.api#length": {{"max": 9}}}}}}"#
    );
    let names = ["Else$name", "In$name", "a#Kind"];
    let report = generator("", members, &shapes).ignore_constraints(names).report().unwrap();
    assert_eq!(report.constraints_ignored_in_vain, ["Else$name", "a#Kind"]);
    let warning = |name| {
        format!("nothing is ignored by `{name}`: no input of the operations has such constraints")
    };
    let warnings: Vec<_> = report.warnings().into_iter().map(|it| it.text).collect();
    assert!(warnings.contains(&warning("Else$name")) && warnings.contains(&warning("a#Kind")));
    assert!(!warnings.contains(&warning("In$name")), "{warnings:?}");
    assert!(report.to_markdown().contains("names of constraints to ignore that no input has: 2"));
}

/// The client sends nothing for it, and the service fills in what its model forbids.
#[test]
fn a_default_of_an_input_that_breaks_its_own_constraint_is_told() {
    let member = |default: &str| {
        format!(
            r#""size": {{"target": "smithy.api#Integer",
    "traits": {{"smithy.api#default": {default}, "smithy.api#range": {{"min": 1}}}}}}"#
        )
    };
    let (code, report) = with_examples(&member("0"), "", "").generate_module_and_report().unwrap();
    let told = "a#In$size: the default `0` breaks the member's own range; correct the default or the range";
    assert!(report.mistakes.iter().any(|it| it.to_string().ends_with(told)), "{report}");
    assert!(report.warnings().iter().any(|it| it.text == told), "{:?}", report.warnings());
    let docs = code.lines().map(|line| line.trim().trim_start_matches("/// ")).collect::<Vec<_>>();
    let docs = docs.join(" ");
    let said =
        "Default: `0`, which the service fills in, although the member's own range refuses it.";
    assert!(docs.contains(said), "{code}");
    for default in ["1", "null"] {
        let report = with_examples(&member(default), "", "").report().unwrap();
        assert!(!report.mistakes.iter().any(|it| it.message.contains("default")), "{default}");
    }
    let ignored =
        with_examples(&member("0"), "", "").ignore_constraints(["In$size"]).report().unwrap();
    assert!(!ignored.mistakes.iter().any(|it| it.message.contains("default")));
}

#[test]
fn a_default_that_breaks_its_own_constraint_counts_as_none() {
    let members = r#""nested": {"target": "a#Nested"}"#;
    let shapes = r#",
"a#Nested": {"type": "structure", "members": {
    "range": {"target": "a#Size", "traits": {"smithy.api#default": 0}},
    "length": {"target": "a#Names", "traits": {"smithy.api#default": []}},
    "pattern": {"target": "smithy.api#String",
        "traits": {"smithy.api#default": "", "smithy.api#pattern": "^.+$"}},
    "sound": {"target": "a#Size", "traits": {"smithy.api#default": 7}},
    "ignored": {"target": "smithy.api#Integer",
        "traits": {"smithy.api#default": 0, "smithy.api#range": {"min": 1}}}}},
"a#Size": {"type": "integer", "traits": {"smithy.api#range": {"min": 1, "max": 200}}},
"a#Names": {"type": "list", "member": {"target": "smithy.api#String"},
    "traits": {"smithy.api#length": {"min": 1}}}"#;
    let generator = generator("", members, shapes).ignore_constraints(["Nested$ignored"]);
    let (code, report) = generator.generate_module_and_report().unwrap();
    let line = |name: &str| {
        let line = code.lines().find(|line| line.contains(&format!("{name}: ")));
        line.unwrap_or_else(|| panic!("{name} in\n{code}")).to_owned()
    };
    for name in ["range", "length", "pattern"] {
        assert!(line(name).contains("Option<"), "{}", line(name));
    }
    for name in ["sound", "ignored"] {
        assert!(!line(name).contains("Option<"), "{}", line(name));
    }
    let notes: Vec<_> = report.notes.iter().map(|note| (&*note.shape, &*note.text)).collect();
    let note = |shape, default, constraint| {
        let text = format!(
            "the default `{default}` counts as none, because the member's own {constraint} refuses it"
        );
        (shape, text)
    };
    let expected = [
        note("a#Nested$pattern", "\"\"", "pattern"),
        note("a#Nested$range", "0", "range"),
        note("a#Nested$length", "[]", "length"),
    ];
    let expected: Vec<_> = expected.iter().map(|(shape, text)| (*shape, text.as_str())).collect();
    assert_eq!(notes, expected);
}

/// One that also is a part of others keeps its defaults there.
#[test]
fn a_structure_that_is_only_an_input_has_no_defaults() {
    let members =
        r#""size": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 0}}"#;
    let has_option = |shapes: &str| {
        let code = generator("", members, shapes).generate_module().unwrap();
        let line = code.lines().find(|line| line.contains("size: ")).unwrap().to_owned();
        line.contains("Option<")
    };
    assert!(has_option(""));
    let holder = r#",
"a#Holder": {"type": "structure", "members": {"input": {"target": "a#In"}}}"#;
    assert!(!has_option(holder));
    let output = r#",
"a#Get": {"type": "operation", "output": {"target": "a#In"},
    "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}}}"#;
    assert!(!has_option(output));
}
