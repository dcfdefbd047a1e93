//! Enums are open: a value that the model doesn't name is kept when it is read, and a violation
//! when it is to be sent.

use tests::fixtures::enums::{Kind, Old, Plain, Quoted, Rare, Report, ReportInput, Severity};

use crate::support::{body, headers, read, refused, request, target};

#[test]
fn values_are_sent_as_the_model_writes_them() {
    let input = ReportInput {
        severity: Some(Severity::Below),
        kinds: Some(vec![Kind::Rain, Kind::HailStorm]),
        main: Some(Kind::SecretTest),
        all: Some(vec![Kind::Fog]),
        severities: Some(vec![Severity::High, Severity::Debug]),
        by_kind: Some([(Kind::Fog, 1), (Kind::Rain, 2)].into()),
        plain: Some(Plain::Moon),
        quoted: Some(Quoted::Quote),
        old: Some(Old::T2Micro),
        ..ReportInput::new(Kind::HailStorm)
    };
    let request = request::<Report>(input);
    assert_eq!(target(&request), "/report/hail-storm?severity=-1");
    assert_eq!(headers(&request), ["content-type: application/json", "x-kinds: rain, hail-storm"]);
    assert_eq!(
        body(&request),
        concat!(
            r#"{"main":"__secret-test","all":["fog"],"severities":[100,999],"#,
            r#""byKind":{"rain":2,"fog":1},"plain":"Moon","quoted":"say \"hi\"","old":"t2.micro"}"#,
        )
    );
}

#[test]
fn values_are_read_named_or_not() {
    let output = read::<Report>(
        r#"{"kind":"hail-storm","severity":100,"byKind":{"fog":1,"frogs":2},"quoted":"line\nbreak","rare":"self"}"#,
    );
    assert_eq!((output.kind, output.severity), (Kind::HailStorm, Severity::High));
    let counts = [(Kind::Fog, 1), (Kind::Unknown("frogs".to_owned()), 2)];
    assert_eq!(output.by_kind, Some(counts.into()));
    assert_eq!((output.quoted, output.rare), (Some(Quoted::Newline), Some(Rare::Self_)));
    let output = read::<Report>(r#"{"kind":"","severity":-7,"rare":"RAIN"}"#);
    assert_eq!(
        (output.kind, output.severity),
        (Kind::Unknown(String::new()), Severity::Unknown(-7))
    );
    assert_eq!(output.rare, Some(Rare::Unknown("RAIN".to_owned())));
}

#[test]
fn values_are_parsed_from_what_they_are_displayed_as() {
    for kind in [Kind::HailStorm, Kind::Unknown("frogs".to_owned()), Kind::Unknown(String::new())] {
        let Ok(parsed) = kind.to_string().parse::<Kind>();
        assert_eq!(parsed, kind);
    }
    for severity in [Severity::High, Severity::Below, Severity::Unknown(i32::MIN)] {
        assert_eq!(severity.to_string().parse(), Ok(severity));
    }
    for text in ["", "High", "1.0", "2147483648"] {
        assert!(text.parse::<Severity>().is_err(), "{text}");
    }
}

#[test]
fn values_that_the_model_does_not_name_are_violations() {
    let input = ReportInput {
        severity: Some(Severity::Unknown(5)),
        kinds: Some(vec![Kind::Rain, Kind::from("frogs")]),
        by_kind: Some([(Kind::from("cats"), 1)].into()),
        ..ReportInput::new(Kind::from("dogs"))
    };
    let kinds = "[rain, hail-storm, fog]";
    let message = |at: &str, values: &str| {
        format!(
            "Value at '{at}' failed to satisfy constraint: Member must satisfy enum value set: {values}"
        )
    };
    let problem = refused::<Report>(input);
    for expected in [
        message("/kind", kinds),
        message("/severity", "[0, 1, 100, -1]"),
        message("/kinds/1", kinds),
        message("/byKind", kinds),
    ] {
        assert!(problem.contains(&expected), "{expected}\nin\n{problem}");
    }
}

#[test]
fn a_value_named_as_unknown_is_known_all_the_same() {
    let input =
        ReportInput { quoted: Some(Quoted::from("*/ //")), ..ReportInput::new(Kind::from("rain")) };
    assert_eq!(body(&request::<Report>(input)), r#"{"quoted":"*/ //"}"#);
    assert_eq!(Rare::from("unknown"), Rare::UnknownValue);
    assert_eq!(i32::from(Severity::Unknown(-1)), i32::from(Severity::Below));
}
