//! `awsQuery` and `ec2Query`: the form that is sent, and what is made of the answer's XML.

use bytes::Bytes;
use farrier::{
    ByteStream, Error, Operation, OperationError as _, RequestOptions, ResponseOptions, Responses,
    TokenSource,
};
use tests::fixtures::{aws_query as aws, ec2_query as ec2};

use crate::support::{at, body, headers, outcome, reply, request, round_trip, texts};

fn aws_input() -> aws::HireInput {
    let hold = |tons, below| aws::Hold { tons: Some(tons), below, ..aws::Hold::default() };
    let below = aws::Hold {
        sealed: Some(true),
        mark: Some(aws::Mark::Image(Bytes::from_static(b"\xff\xfe"))),
        ..hold(2, None)
    };
    aws::HireInput {
        crew: Some(texts(["Ann & Bo", "Çiğdem"])),
        flags: Some(texts(["a", "b"])),
        cargo: Some([("tea".to_owned(), hold(1, Some(Box::new(below))))].into()),
        leaves: Some(at(1_700_000_000, 500)),
        returns: Some(at(1_700_000_000, 0)),
        speed: Some(f64::INFINITY),
        pass: Some("s3cret".to_owned()),
        manifest: Some(hold(3, None)),
        token: Some("t".to_owned()),
        rank: Some(aws::Rank::Second),
    }
}

/// The pairs of a form.
fn pairs(request: &http::Request<ByteStream>) -> Vec<&str> {
    body(request).split('&').collect()
}

#[test]
fn an_input_is_a_form_and_http_bindings_do_not_count() {
    let request = request::<aws::Hire>(aws_input());
    assert_eq!((request.method().as_str(), request.uri().path()), ("POST", "/"));
    assert_eq!(headers(&request), ["content-type: application/x-www-form-urlencoded"]);
    assert_eq!(
        pairs(&request),
        [
            "Action=Hire",
            "Version=2026-01-01",
            "crew.name.1=Ann%20%26%20Bo",
            "crew.name.2=%C3%87i%C4%9Fdem",
            "flag.1=a",
            "flag.2=b",
            "cargo.entry.1.good=tea",
            "cargo.entry.1.value.tons=1",
            "cargo.entry.1.value.below.tons=2",
            "cargo.entry.1.value.below.isSealed=true",
            "cargo.entry.1.value.below.mark.image=%2F%2F4%3D",
            "leaves=2023-11-14T22%3A13%3A20.5Z",
            "returns=Tue%2C%2014%20Nov%202023%2022%3A13%3A20%20GMT",
            "speed=Infinity",
            "pass=s3cret",
            "manifest.tons=3",
            "token=t",
            "rank=second",
        ]
    );
}

#[test]
fn ec2_writes_names_in_upper_case_and_flattens_lists() {
    let input = ec2::HireInput {
        crew: Some(texts(["a", "b"])),
        flags: Some(Vec::new()),
        speed: Some(1.5),
        manifest: Some(ec2::Hold { sealed: Some(false), ..ec2::Hold::default() }),
        token: Some("t".to_owned()),
        ..ec2::HireInput::default()
    };
    assert_eq!(
        pairs(&request::<ec2::Hire>(input)),
        [
            "Action=Hire",
            "Version=2026-01-01",
            "Crew.1=a",
            "Crew.2=b",
            "Knots=1.5",
            "Manifest.IsSealed=false",
            "Token=t",
        ]
    );
}

#[test]
fn an_operation_without_input_is_a_form_of_two() {
    for request in [request::<aws::Ping>(farrier::Unit {}), request::<ec2::Ping>(farrier::Unit {})]
    {
        assert_eq!(body(&request), "Action=Ping&Version=2026-01-01");
    }
}

#[test]
fn tokens_are_filled() {
    #[derive(Debug)]
    struct Fixed;
    impl TokenSource for Fixed {
        fn token(&self) -> String {
            "fixed".to_owned()
        }
    }
    let options = RequestOptions::default().tokens(Fixed);
    let endpoint = "https://example.com/base".parse().unwrap();
    let request = aws::Hire::request_with(aws::HireInput::default(), &endpoint, &options).unwrap();
    assert_eq!(body(&request), "Action=Hire&Version=2026-01-01&token=fixed");
    assert_eq!(request.uri(), "https://example.com/base/");
}

#[test]
fn a_service_reads_what_was_sent() {
    round_trip::<aws::Hire>(&aws_input());
    round_trip::<ec2::Hire>(&ec2::HireInput {
        crew: Some(texts(["a"])),
        returns: Some(at(1, 0)),
        token: Some("t".to_owned()),
        ..ec2::HireInput::default()
    });
    let request = request::<aws::Hire>(aws_input());
    let error = aws::Ping::read_request(request).unwrap_err();
    assert_eq!(error.to_string(), "body: `Action` isn't `Ping`");
}

const CONTENT: &str = "<vessel>Argo</vessel><port>Iolcus</port><crew><name>Jason</name></crew>\
    <cargo><entry><good>fleece</good><value><tons>1</tons><isSealed>true</isSealed></value></entry>\
    </cargo><port>Colchis</port>";

#[test]
fn an_output_stands_in_its_result() {
    let body = format!(
        "<?xml version='1.0'?><HireResponse xmlns='https://fleet.example.com/'>\
         <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>\
         <HireResult>{CONTENT}</HireResult></HireResponse>"
    );
    let output = outcome::<aws::Hire>(200, &[], &body).unwrap();
    assert_eq!(output.ship.unwrap(), "Argo");
    assert_eq!(output.crew.unwrap(), ["Jason"]);
    assert_eq!(output.ports.unwrap(), ["Iolcus", "Colchis"]);
    assert_eq!(output.cargo.unwrap()["fleece"].sealed, Some(true));
}

#[test]
fn an_output_of_ec2_is_the_root() {
    let body = format!("<HireResponse><requestId>r</requestId>{CONTENT}</HireResponse>");
    let output = outcome::<ec2::Hire>(200, &[], &body).unwrap();
    assert_eq!(output.ship.unwrap(), "Argo");
    assert_eq!(output.ports.unwrap(), ["Iolcus", "Colchis"]);
}

#[test]
fn where_there_is_no_output_nothing_is_read() {
    for body in ["", "<PingResponse/>", "OK"] {
        assert!(outcome::<aws::Ping>(200, &[], body).is_ok(), "{body}");
        assert!(outcome::<ec2::Ping>(200, &[], body).is_ok(), "{body}");
    }
    // An output whose members are all absent.
    let body = "<HireResponse><HireResult/></HireResponse>";
    assert_eq!(outcome::<aws::Hire>(200, &[], body).unwrap(), aws::HireOutput::default());
    assert_eq!(
        outcome::<ec2::Hire>(200, &[], "<HireResponse/>").unwrap(),
        ec2::HireOutput::default()
    );
}

#[test]
fn answers_of_somebody_else_are_errors() {
    for (body, problem) in [
        ("<html><body>login</body></html>", "its root is `html`, not `HireResponse`"),
        ("<Wrong><HireResultOf/></Wrong>", "its root is `Wrong`, not `HireResponse`"),
        ("<Other/>", "its root is `Other`, not `HireResponse`"),
    ] {
        let told = |outcome: Error<_>| match outcome {
            Error::Response(error) => error.problem,
            other => panic!("{other}"),
        };
        assert_eq!(told(outcome::<aws::Hire>(200, &[], body).unwrap_err()), problem);
        let Err(Error::Response(error)) = outcome::<ec2::Hire>(200, &[], body) else { panic!() };
        assert_eq!(error.problem, problem);
    }
    for (body, problem) in [
        ("<HireResponse><HireResultOf/></HireResponse>", "it has no element `HireResult`"),
        (
            "<SailResponse><HireResult/></SailResponse>",
            "its root is `SailResponse`, not `HireResponse`",
        ),
    ] {
        let Err(Error::Response(error)) = outcome::<aws::Hire>(200, &[], body) else { panic!() };
        assert_eq!(error.problem, problem);
    }
    let error = "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>";
    assert!(matches!(outcome::<aws::Hire>(200, &[], error), Err(Error::Service { .. })));
    assert!(matches!(outcome::<ec2::Hire>(200, &[], error), Err(Error::Service { .. })));
    // The root has the operation's name, or, if reading is lenient, holds something that is known.
    let body = "<HireResponse><requestId>r</requestId></HireResponse>";
    outcome::<ec2::Hire>(200, &[], body).unwrap();
    let body = "<Other><vessel>A</vessel></Other>";
    outcome::<ec2::Hire>(200, &[], body).unwrap_err();
    let lenient = ResponseOptions::default().responses(Responses::Lenient);
    ec2::Hire::response_with(reply(200, &[], body), &lenient).unwrap();
}

#[test]
fn answers_that_are_no_xml_are_errors() {
    for body in ["{}", "<HireResponse><HireResult>", "<!DOCTYPE x><HireResponse/>"] {
        for failed in [
            matches!(outcome::<aws::Hire>(200, &[], body), Err(Error::Response(_))),
            matches!(outcome::<ec2::Hire>(200, &[], body), Err(Error::Response(_))),
        ] {
            assert!(failed, "{body}");
        }
    }
}

#[test]
fn an_error_is_known_by_the_code_that_the_model_gives_it() {
    let body = "<ErrorResponse><Error><Type>Sender</Type><Code>Fleet.NoShip</Code>\
        <Message>All at sea</Message><nearest>Argo</nearest></Error>\
        <RequestId>r-1</RequestId></ErrorResponse>";
    let error = aws::Hire::response(reply(404, &[], body)).unwrap_err();
    assert_eq!(error.request_id(), Some("r-1"));
    let Error::Service { error: aws::HireError::NoShip(no_ship), .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(no_ship.message.as_deref(), Some("All at sea"));
    assert_eq!(no_ship.nearest.as_deref(), Some("Argo"));
}

#[test]
fn an_error_of_ec2_stands_among_errors() {
    let body = |code: &str| {
        format!(
            "<Response><Errors><Error><Code>{code}</Code><Message>All at sea</Message>\
             <nearest>Argo</nearest></Error></Errors><RequestID>r-1</RequestID></Response>"
        )
    };
    let error = outcome::<ec2::Hire>(400, &[], &body("NoShip")).unwrap_err();
    assert_eq!(error.request_id(), Some("r-1"));
    let Error::Service { error: ec2::HireError::NoShip(no_ship), .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(no_ship.nearest.as_deref(), Some("Argo"));
    let Err(Error::Service { error, .. }) = outcome::<ec2::Hire>(503, &[], &body("Busy")) else {
        panic!("an error")
    };
    assert_eq!((error.code(), error.message()), (Some("Busy"), Some("All at sea")));
}

#[test]
fn a_secret_in_a_form_is_in_no_log() {
    assert!(!format!("{:?}", aws_input()).contains("s3cret"));
}
