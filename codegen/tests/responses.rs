//! How strictly a client reads responses by default, and what is said of it.

use farrier_codegen::{Dependency, Generator, Responses};

/// A service with one operation, and these further traits.
fn generator(traits: &str) -> Generator {
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Ping"}}],
    "traits": {{"aws.protocols#awsJson1_0": {{}}{traits}}}}},
"a#Ping": {{"type": "operation"}} }} }}"#
    );
    Generator::from_text("s.json", text).unwrap()
}

const OF_AWS: &str = r#", "aws.api#service": {"sdkId": "S"}"#;

#[test]
fn the_default_is_that_of_the_service_unless_it_is_set() {
    use Responses::{Lenient, Strict};
    for (traits, set, expected) in [
        ("", None, Strict),
        (OF_AWS, None, Lenient),
        ("", Some(Lenient), Lenient),
        (OF_AWS, Some(Strict), Strict),
        (OF_AWS, Some(Lenient), Lenient),
    ] {
        let mut generator = generator(traits);
        if let Some(responses) = set {
            generator = generator.responses(responses);
        }
        let (code, report) = generator.generate_module_and_report().unwrap();
        assert_eq!(code.contains(".lenient()"), expected == Lenient, "{traits} {set:?}\n{code}");
        assert_eq!(code.matches(".lenient()").count(), usize::from(expected == Lenient));
        assert_eq!(report.responses, expected);
        let json = format!("\"responses\": \"{}\"", expected.name());
        assert!(report.to_json().contains(&json), "{}", report.to_json());
        let row = format!("| responses are read | {} |", expected.adverb());
        assert!(report.to_markdown().contains(&row), "{}", report.to_markdown());
    }
}

#[test]
fn a_crate_says_how_it_reads_and_how_that_is_changed() {
    for (responses, client, how, change) in [
        (Responses::Strict, true, "read strictly: ", "`.responses(farrier::Responses::Lenient)`"),
        (Responses::Lenient, true, "read leniently: ", "`.responses(farrier::Responses::Strict)`"),
        (Responses::Strict, false, "read strictly: ", "`farrier::ResponseOptions`"),
    ] {
        let generator = generator("").responses(responses).client(client);
        let generation = generator.farrier(Dependency::registry("0.1")).generate().unwrap();
        let readme = generation.files.get("README.md").unwrap();
        let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(readme.contains(how) && readme.contains(change), "{readme}");
    }
}

#[test]
fn a_module_s_client_says_how_it_reads() {
    let code = generator("").generate_module().unwrap();
    assert!(code.contains("/// Responses are read strictly"), "{code}");
}

#[test]
fn the_report_says_what_of_responses_is_checked() {
    let said = |responses| {
        let text = generator("").responses(responses).report().unwrap().to_markdown();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (strict, lenient) = (said(Responses::Strict), said(Responses::Lenient));
    assert!(strict.contains("a required member that is missing or null is an error"), "{strict}");
    assert!(lenient.contains("a required member that is missing has the value"), "{lenient}");
    for text in [strict, lenient] {
        assert!(text.contains("(length, range, pattern, unique items, values of enums) are not"));
        assert!(text.contains("Errors of the model are always read leniently"));
        assert!(!text.contains("What services answer is not checked"));
    }
}
