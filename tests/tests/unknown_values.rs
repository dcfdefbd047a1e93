//! What the model doesn't name, an enum's value or a union's member, under each mode of validation,
//! set for a client and for a call: a service may know more than the model that a client is from.

mod support;

use farrier::{Delivery, Operation, Validation};
use tests::fixtures::enums::{self, Kind, ReportInput, Severity};
use tests::fixtures::unions::{self, Means, PayInput};

use support::server::{Server, ok};
use support::warnings::warnings_of;
use support::{Untouched, run};

/// Both enums, in the path, the query and the body.
fn report() -> ReportInput {
    ReportInput {
        severity: Some(Severity::Unknown(5)),
        main: Some(Kind::from("frogs")),
        ..ReportInput::new(Kind::from("cats"))
    }
}

/// A union's members, one within another.
fn pay() -> PayInput {
    let unknown = Means::Unknown("shells".to_owned());
    PayInput { others: Some(vec![Means::Points(1), unknown.clone()]), ..PayInput::new(unknown) }
}

/// A mode of the client and one of the call.
type Modes = (Validation, Option<Validation>);

/// Reports to `url`.
fn send_report(url: &str, (client, call): Modes) -> Result<(), (String, Delivery)> {
    let client = enums::Client::builder().endpoint(url).validation(client).build().unwrap();
    finish(client.report(report()), call)
}

/// Pays at `url`.
fn send_pay(url: &str, (client, call): Modes) -> Result<(), (String, Delivery)> {
    let client = unions::Client::builder().endpoint(url).validation(client).build().unwrap();
    finish(client.pay(pay()), call)
}

fn finish<O: Operation>(
    call: farrier::Call<'_, O>,
    mode: Option<Validation>,
) -> Result<(), (String, Delivery)> {
    let call = match mode {
        Some(mode) => call.validation(mode),
        None => call,
    };
    run(call).map(drop).map_err(|error| (error.to_string(), error.delivery()))
}

/// The modes that come to `mode`: the client's own, and the call's against any client's.
fn ways_to(mode: Validation) -> Vec<Modes> {
    let clients = [Validation::Enforce, Validation::Warn, Validation::Off];
    let calls = clients.into_iter().map(|client| (client, Some(mode)));
    std::iter::once((mode, None)).chain(calls).collect()
}

const REPORTED: [&str; 3] = ["/kind", "/severity", "/main"];
const PAID: [&str; 2] = ["/means", "/others/1"];

/// One warning for each of these paths, in this order.
fn assert_warned(warnings: &[String], paths: &[&str]) {
    assert_eq!(warnings.len(), paths.len(), "{warnings:?}");
    for (warning, path) in warnings.iter().zip(paths) {
        assert!(warning.contains(&format!("path=\"{path}\"")), "{warning}");
    }
}

#[test]
fn unknown_enum_values_are_sent_as_they_are_under_warn_and_off() {
    for (mode, warned) in [(Validation::Warn, &REPORTED[..]), (Validation::Off, &[])] {
        for modes in ways_to(mode) {
            let server = Server::always(ok(r#"{"kind":"dogs","severity":7}"#));
            let (outcome, warnings) = warnings_of(|| send_report(&server.url(), modes));
            outcome.unwrap();
            assert_eq!(server.request().line(), "POST /report/cats?severity=5");
            assert_eq!(server.request().body_text(), r#"{"main":"frogs"}"#);
            assert_warned(&warnings, warned);
        }
    }
}

/// There is nothing to send of a member that only its name is known of: the union is empty.
#[test]
fn unknown_union_members_are_sent_as_empty_unions_under_warn_and_off() {
    for (mode, warned) in [(Validation::Warn, &PAID[..]), (Validation::Off, &[])] {
        for modes in ways_to(mode) {
            let server = Server::always(ok(r#"{"means":{"shells":3}}"#));
            let (outcome, warnings) = warnings_of(|| send_pay(&server.url(), modes));
            outcome.unwrap();
            assert_eq!(server.request().line(), "POST /pay");
            assert_eq!(server.request().body_text(), r#"{"means":{},"others":[{"points":1},{}]}"#);
            assert_warned(&warnings, warned);
        }
    }
}

#[test]
fn both_are_refused_under_enforce() {
    for modes in ways_to(Validation::Enforce) {
        let listener = Untouched::new();
        let url = format!("http://{}", listener.address());
        let (outcomes, warnings) = warnings_of(|| {
            [(send_report(&url, modes), &REPORTED[..]), (send_pay(&url, modes), &PAID)]
        });
        for (outcome, paths) in outcomes {
            let (problem, delivery) = outcome.unwrap_err();
            assert_eq!(delivery, Delivery::NotSent);
            for path in paths {
                let expected = format!("Value at '{path}' failed to satisfy constraint");
                assert!(problem.contains(&expected), "{problem}");
            }
        }
        assert_eq!(warnings, [""; 0]);
        assert!(!listener.was_touched());
    }
}
