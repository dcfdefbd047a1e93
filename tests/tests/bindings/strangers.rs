//! Answers that aren't the operation's although their status means success: pages, errors, nothing.

use farrier::protocol::{
    AwsJson1_0, AwsJson1_1, AwsQuery, Ec2Query, RestJson1, RestXml, Rpcv2Cbor, Rpcv2Json,
};
use farrier::{
    Bytes, Error, Operation, OperationError as _, ResponseOptions, Responses, ServiceSchema, Unit,
};

/// Operations without an output, with members in the body, and with members elsewhere, for each protocol.
macro_rules! protocols {
    ($($module:ident: $protocol:ident;)*) => {$(
        mod $module {
            use super::*;

            static SERVICE: ServiceSchema = ServiceSchema::new("Moat", "1", &$protocol);

            farrier::shape! {
                pub operation Drain: input(Unit), output(Unit), error(DrainError),
                    named("Drain", SERVICE), http("POST", "/drain", 200);
            }

            farrier::shape! {
                pub operation List: input(Unit), output(Boats), error(ListError),
                    named("List", SERVICE), http("GET", "/boats", 200), output_root("ListResponse");
            }

            farrier::shape! {
                pub operation Sound: input(Unit), output(Depth), error(SoundError),
                    named("Sound", SERVICE), http("GET", "/depth", 200);
            }

            farrier::shape! {
                pub operation Sink: input(Unit), output(Unit), error(SinkError),
                    named("Sink", SERVICE), http("POST", "/sink", 200);

                Stuck,
            }

            farrier::shape! {
                pub operation Fetch: input(Unit), output(Drawn), error(FetchError),
                    named("Fetch", SERVICE), http("GET", "/boat", 200),
                    output_root("FetchResponse");

                Stuck,
            }
        }
    )*};
}

protocols! {
    rest_json: RestJson1;
    rest_xml: RestXml;
    json_1_0: AwsJson1_0;
    json_1_1: AwsJson1_1;
    rpc_json: Rpcv2Json;
    rpc_cbor: Rpcv2Cbor;
    query: AwsQuery;
    ec2: Ec2Query;
}

farrier::shape! {
    pub struct Boats: derive(Debug, Clone, PartialEq), read, default;

    pub names: Option<Vec<String>> = member("names"),
}

farrier::shape! {
    pub struct Depth: derive(Debug, Clone, PartialEq), read, default;

    pub feet: Option<i32> = member("feet").header("X-Feet"),
}

/// What became of an answer.
#[derive(Debug, PartialEq)]
enum Told {
    Output,
    /// It can't be read.
    Strange,
    /// It is an error of the service, with this code.
    Failure(Option<String>),
}

fn told<O: Operation>(media_type: &str, body: &[u8], responses: Responses) -> Told {
    let response = http::Response::builder()
        .header(
            "smithy-protocol",
            if media_type.ends_with("cbor") { "rpc-v2-cbor" } else { "rpc-v2-json" },
        )
        .header("content-type", media_type)
        .body(Bytes::copy_from_slice(body))
        .unwrap();
    match O::response_with(response, &ResponseOptions::default().responses(responses)) {
        Ok(_) => Told::Output,
        Err(Error::Response(_)) => Told::Strange,
        Err(Error::Service { error, .. }) => Told::Failure(error.code().map(str::to_owned)),
        Err(error) => panic!("{error}"),
    }
}

type Answer = fn(&str, &[u8], Responses) -> Told;

const PAGE: &str = "<!DOCTYPE html><html><body>login</body></html>";
const XML_ERROR: &str = "<ErrorResponse><Error><Code>Throttling</Code><Message>slow</Message></Error>\
                         </ErrorResponse>";
const EC2_ERROR: &str =
    "<Response><Errors><Error><Code>Throttling</Code></Error></Errors></Response>";
const JSON_ERROR: &str = r#"{"__type":"ns#ThrottlingException","message":"slow"}"#;

#[track_caller]
fn assert_told(answers: &[Answer], media_type: &str, body: &str, expected: &Told) {
    for answer in answers {
        for responses in [Responses::Lenient, Responses::Strict] {
            let told = answer(media_type, body.as_bytes(), responses);
            assert_eq!(told, *expected, "{responses:?}: {body}");
        }
    }
}

fn failure(code: &str) -> Told {
    Told::Failure(Some(code.to_owned()))
}

#[test]
fn where_there_is_no_output_a_page_is_no_success() {
    let json: [Answer; 4] = [
        told::<rest_json::Drain>,
        told::<json_1_0::Drain>,
        told::<json_1_1::Drain>,
        told::<rpc_json::Drain>,
    ];
    let xml: [Answer; 3] = [told::<rest_xml::Drain>, told::<query::Drain>, told::<ec2::Drain>];
    for answers in [&json[..], &xml, &[told::<rpc_cbor::Drain>], &[told::<rest_json::Sound>]] {
        assert_told(answers, "text/html; charset=utf-8", PAGE, &Told::Strange);
        assert_told(answers, "text/html", "Please log in", &Told::Strange);
    }
    for answers in [&json[..], &xml, &[told::<rest_json::Sound>], &[told::<rest_xml::Sound>]] {
        assert_told(answers, "application/json", "", &Told::Output);
    }
    assert_told(&json, "application/xml", XML_ERROR, &Told::Strange);
    assert_told(&xml, "application/json", JSON_ERROR, &Told::Strange);
    assert_told(&json, "application/json", JSON_ERROR, &failure("ThrottlingException"));
    assert_told(&xml, "text/xml", XML_ERROR, &failure("Throttling"));
    assert_told(&[told::<ec2::Drain>], "text/xml", EC2_ERROR, &failure("Throttling"));
    assert_told(&[told::<rest_xml::Sound>], "text/xml", XML_ERROR, &failure("Throttling"));
    // What a service sends beside is its own affair.
    for body in ["{}", r#"{"message":"drained"}"#, r#"{"__type":"ns#DrainOutput"}"#] {
        assert_told(&json, "application/json", body, &Told::Output);
    }
    for body in ["<DrainResponse/>", "<DrainResponse><ResponseMetadata/></DrainResponse>"] {
        assert_told(&xml, "text/xml", body, &Told::Output);
    }
}

/// Where there is no output, services send an empty structure or next to nothing; all else is from others.
#[test]
fn where_there_is_no_output_another_value_is_no_success() {
    let json: [Answer; 5] = [
        told::<rest_json::Drain>,
        told::<json_1_0::Drain>,
        told::<json_1_1::Drain>,
        told::<rpc_json::Drain>,
        told::<rest_json::Sound>,
    ];
    let xml: [Answer; 4] = [
        told::<rest_xml::Drain>,
        told::<query::Drain>,
        told::<ec2::Drain>,
        told::<rest_xml::Sound>,
    ];
    let strange = ["Login required", "[]", "7", "\"Forbidden\"", "true", "\u{1}\u{2}"];
    for media_type in ["text/plain", "application/octet-stream"] {
        for body in strange {
            assert_told(&json, media_type, body, &Told::Strange);
            assert_told(&xml, media_type, body, &Told::Strange);
        }
        for body in ["", " \n", "OK", "ok\n"] {
            assert_told(&json, media_type, body, &Told::Output);
            assert_told(&xml, media_type, body, &Told::Output);
        }
    }
    for body in ["null", " {} ", "\u{feff}{}"] {
        assert_told(&json, "application/json", body, &Told::Output);
    }
    for responses in [Responses::Lenient, Responses::Strict] {
        for (body, expected) in [
            (&b""[..], Told::Output),
            (b"\xa0", Told::Output),
            (b"\xbf\xff", Told::Output),
            (b"\xd9\xd9\xf7\xa0", Told::Output),
            (b"\xf6", Told::Output),
            (b"\x80", Told::Strange),
            (b"\x07", Told::Strange),
            (b"{}", Told::Strange),
            (b"Login required", Told::Strange),
        ] {
            let told = told::<rpc_cbor::Drain>("application/cbor", body, responses);
            assert_eq!(told, expected, "{responses:?}: {body:?}");
        }
    }
}

#[test]
fn where_there_is_no_output_the_root_is_still_the_operations() {
    for body in ["<a/>", "<FillResponse/>", "<DrainResult/>", "<Response/>"] {
        let forms = [told::<query::Drain> as Answer, told::<ec2::Drain>];
        assert_told(&forms, "text/xml", body, &Told::Strange);
    }
    // The protocol restXml doesn't say what the root is.
    for (body, strictly) in [
        ("<a/>", Told::Strange),
        ("<Envelope><Fault/></Envelope>", Told::Strange),
        ("<DrainResult/>", Told::Output),
        ("<DrainOutput><a>b</a></DrainOutput>", Told::Output),
    ] {
        let told = |responses| told::<rest_xml::Drain>("text/xml", body.as_bytes(), responses);
        assert_eq!(told(Responses::Strict), strictly, "{body}");
        assert_eq!(told(Responses::Lenient), Told::Output, "{body}");
    }
}

type Excerpt = fn(Option<&str>, &[u8]) -> Option<String>;

/// What an error's excerpt shows.
fn excerpt<O: Operation>(media_type: Option<&str>, body: &[u8]) -> Option<String> {
    let mut response = http::Response::builder().status(429);
    if let Some(media_type) = media_type {
        response = response.header("content-type", media_type);
    }
    let outcome = O::response(response.body(Bytes::copy_from_slice(body)).unwrap());
    match outcome.map(drop).unwrap_err() {
        Error::Service { response, .. } => response.body_excerpt.clone(),
        error => panic!("{error}"),
    }
}

/// Where neither a name nor a message is found, the beginning of the body is all that there is to tell.
#[test]
fn an_error_in_a_foreign_format_shows_its_body() {
    let excerpts: [Excerpt; 8] = [
        excerpt::<rest_json::Drain>,
        excerpt::<json_1_0::Drain>,
        excerpt::<json_1_1::Drain>,
        excerpt::<rpc_json::Drain>,
        excerpt::<rpc_cbor::Drain>,
        excerpt::<rest_xml::Drain>,
        excerpt::<query::Drain>,
        excerpt::<ec2::Drain>,
    ];
    for excerpt in excerpts {
        for body in [
            r#"{"detail":"Not authenticated"}"#,
            r#"{"error":{"code":429,"message":"slow down"}}"#,
            r#"{"title":"Too many","status":429}"#,
            r#"["bad"]"#,
            "\"bad thing\"",
            "oops",
            "<html>Too many</html>",
            "<problem><title>Too many</title></problem>",
        ] {
            for media_type in [None, Some("application/json"), Some("application/problem+json")] {
                assert_eq!(excerpt(media_type, body.as_bytes()).as_deref(), Some(body));
            }
        }
        for (body, shown) in [
            (&b"<html>Bad \x1b[31mGateway"[..], Some("<html>Bad \\u{1b}[31mGateway")),
            (b"<p>Zugriff f\xfcr Sie gesperrt", Some("<p>Zugriff f\u{fc}r Sie gesperrt")),
            (b"a\0b", None),
            (b"", None),
            // What may be a named error may be secret.
            (br#"{"a":{"__type":"Stuck","token":"hush"}}"#, None),
        ] {
            assert_eq!(excerpt(None, body).as_deref(), shown, "{body:?}");
        }
    }
    let error = rest_json::Drain::response(
        http::Response::builder()
            .status(401)
            .body(Bytes::from_static(br#"{"detail":"Not authenticated"}"#))
            .unwrap(),
    );
    assert_eq!(
        error.unwrap_err().to_string(),
        "Drain failed: unnamed error (HTTP 401 Unauthorized, body: {\"detail\":\"Not authenticated\"})"
    );
}

#[test]
fn an_error_in_place_of_an_output_is_an_error() {
    let json: [Answer; 4] = [
        told::<rest_json::List>,
        told::<json_1_0::List>,
        told::<json_1_1::List>,
        told::<rpc_json::List>,
    ];
    assert_told(&json, "application/json", JSON_ERROR, &failure("ThrottlingException"));
    assert_told(&json, "application/json", r#"{"message":"Forbidden"}"#, &Told::Failure(None));
    for body in ["{}", r#"{"more":[1]}"#, r#"{"names":["a"],"message":"b"}"#] {
        assert_told(&json, "application/json", body, &Told::Output);
    }
    for name in ["Throttling", "ns#AccessDenied"] {
        let body = format!(r#"{{"__type":"{name}"}}"#);
        let code = name.trim_start_matches("ns#");
        assert_told(&json, "application/json", &body, &failure(code));
    }
    // Servers that know nothing of the protocol.
    for body in [
        r#"{"error":"invalid_token"}"#,
        r#"{"errors":[{"message":"no"}],"data":null}"#,
        r#"{"Error":{"Code":"AccessDenied","Message":"no"}}"#,
        r#"{"fault":{"faultstring":"no"}}"#,
    ] {
        for answer in json {
            for responses in [Responses::Lenient, Responses::Strict] {
                let told = answer("application/json", body.as_bytes(), responses);
                assert!(matches!(told, Told::Failure(_)), "{body}: {told:?}");
            }
        }
    }
    let problem = r#"{"title":"no","status":403}"#;
    assert_told(&json, "application/problem+json", problem, &Told::Strange);
    // Servers are careless about the media type.
    assert_told(&json, "text/html; charset=utf-8", "{}", &Told::Output);
    let cbor = b"\xa1\x67message\x64slow";
    for responses in [Responses::Lenient, Responses::Strict] {
        let told = told::<rpc_cbor::List>("application/cbor", cbor, responses);
        assert_eq!(told, Told::Failure(None));
    }
}

/// The name of an error may have any ending if the model defines it for the operation.
#[test]
fn a_body_that_names_an_error_of_the_operation_is_an_error() {
    let named_by_type: [Answer; 8] = [
        told::<rest_json::Sink>,
        told::<json_1_0::Sink>,
        told::<json_1_1::Sink>,
        told::<rpc_json::Sink>,
        told::<rest_json::Fetch>,
        told::<json_1_0::Fetch>,
        told::<json_1_1::Fetch>,
        told::<rpc_json::Fetch>,
    ];
    for body in [
        r#"{"__type":"Stuck"}"#,
        r#"{"__type":"ns#Stuck"}"#,
        r#"{"__type":"ns#Stuck:http://moat/","message":"rust"}"#,
    ] {
        assert_told(&named_by_type, "application/json", body, &failure("Stuck"));
    }
    let named_by_code: [Answer; 3] =
        [told::<rest_json::Sink>, told::<json_1_0::Sink>, told::<json_1_1::Sink>];
    assert_told(&named_by_code, "application/json", r#"{"code":"Stuck"}"#, &failure("Stuck"));
    for answer in [told::<rpc_cbor::Sink> as Answer, told::<rpc_cbor::Fetch>] {
        for responses in [Responses::Lenient, Responses::Strict] {
            let told = answer("application/cbor", b"\xa1\x66__type\x68ns#Stuck", responses);
            assert_eq!(told, failure("Stuck"));
        }
    }
    // Names of other shapes are no errors.
    let without_output = &named_by_type[..4];
    for body in [r#"{"__type":"ns#SinkOutput"}"#, r#"{"__type":"ns#StuckGate"}"#] {
        assert_told(without_output, "application/json", body, &Told::Output);
    }
    // An error may have members that are called as the output's are.
    let with_output = &named_by_type[4..];
    let body = r#"{"name":"a","__type":"ns#Stuck"}"#;
    assert_told(with_output, "application/json", body, &failure("Stuck"));
    let body = r#"{"name":"a","__type":"ns#BrokenException"}"#;
    assert_told(with_output, "application/json", body, &failure("BrokenException"));
    for name in ["ns#FetchOutput", "ns#StuckGate"] {
        let body = format!(r#"{{"name":"a","__type":"{name}"}}"#);
        assert_told(with_output, "application/json", &body, &Told::Output);
    }
    let xml: [Answer; 6] = [
        told::<rest_xml::Sink>,
        told::<query::Sink>,
        told::<ec2::Sink>,
        told::<rest_xml::Fetch>,
        told::<query::Fetch>,
        told::<ec2::Fetch>,
    ];
    for body in [
        "<ErrorResponse><Error><Code>Stuck</Code></Error></ErrorResponse>",
        "<Response><Errors><Error><Code>Stuck</Code></Error></Errors></Response>",
        "<Error><Code>Stuck</Code></Error>",
    ] {
        assert_told(&xml, "text/xml", body, &failure("Stuck"));
    }
}

/// A program that mirrors a listing must not delete everything because a proxy answered with nothing.
#[test]
fn in_xml_an_empty_body_is_no_output() {
    let xml: [Answer; 3] = [told::<rest_xml::List>, told::<query::List>, told::<ec2::List>];
    for body in ["", " \n"] {
        assert_told(&xml, "text/xml", body, &Told::Strange);
    }
    let json: [Answer; 2] = [told::<rest_json::List>, told::<json_1_1::List>];
    assert_told(&json, "application/json", "", &Told::Output);
}

/// A page may have elements that are called as the output's are.
#[test]
fn a_page_of_html_is_no_output_whatever_is_on_it() {
    let xml: [Answer; 3] = [told::<rest_xml::List>, told::<query::List>, told::<ec2::List>];
    for root in ["html", "HTML"] {
        let body = format!("<{root}><names><member>a</member></names></{root}>");
        assert_told(&xml, "text/html", &body, &Told::Strange);
        assert_told(&xml, "text/xml", &body, &Told::Strange);
    }
}

/// A root that is another operation's makes an answer another's, even if it holds the right result.
#[test]
fn a_query_answer_has_the_root_of_its_operation() {
    let result = "<ListResult><names><member>a</member></names></ListResult>";
    for (root, expected) in [
        ("ListResponse", Told::Output),
        ("DrainResponse", Told::Strange),
        ("List", Told::Strange),
        ("Response", Told::Strange),
    ] {
        let body = format!("<{root}>{result}</{root}>");
        assert_told(&[told::<query::List>], "text/xml", &body, &expected);
    }
    let body = format!("<q:ListResponse xmlns:q='urn:moat'>{result}</q:ListResponse>");
    assert_told(&[told::<query::List>], "text/xml", &body, &Told::Output);
}

static DRAWBRIDGE: ServiceSchema = ServiceSchema::new("Drawbridge", "1", &RestJson1);
static PORTCULLIS: ServiceSchema = ServiceSchema::new("Portcullis", "1", &RestXml);

farrier::shape! {
    pub struct Bridge: derive(Debug, Clone, PartialEq), read, default;

    pub tag: String = required("tag").header("X-Tag"),
    pub planks: i32 = required("planks").header("X-Planks"),
    pub chains: Vec<String> = required("chains").header("X-Chains"),
    pub status: i32 = required("status").status_code(),
    pub notes: farrier::Map<String, String> = required("notes").prefix_headers("X-Note-"),
    pub name: String = required("name"),
    pub guards: Vec<String> = required("guards").flattened(),
}

farrier::shape! {
    pub operation Lower: input(Unit), output(Bridge), error(LowerError), named("Lower", DRAWBRIDGE),
        http("POST", "/bridge", 200);
}

farrier::shape! {
    pub operation Raise: input(Unit), output(Bridge), error(RaiseError), named("Raise", PORTCULLIS),
        http("POST", "/bridge", 200), output_root("Bridge");
}

fn strictly<O: Operation>(headers: &[(&str, &str)], body: &str) -> Result<O::Output, String> {
    let mut response = http::Response::builder();
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(Bytes::copy_from_slice(body.as_bytes())).unwrap();
    let options = ResponseOptions::default().responses(Responses::Strict);
    match O::response_with(response, &options) {
        Ok(output) => Ok(output),
        Err(Error::Response(error)) => Err(format!("{}: {}", error.part, error.problem)),
        Err(error) => panic!("{error}"),
    }
}

/// Strict reading wants each member where it is bound.
#[test]
fn required_members_may_be_outside_the_body() {
    let bridge = Bridge {
        tag: "t".to_owned(),
        planks: 7,
        status: 200,
        name: "n".to_owned(),
        ..Bridge::default()
    };
    let headers = [("x-tag", "t"), ("x-planks", "7")];
    let json = |guards| Bridge { guards, ..bridge.clone() };
    assert_eq!(strictly::<Lower>(&headers, r#"{"name":"n","guards":[]}"#), Ok(json(vec![])));
    // Neither a list in a header nor a flattened one is sent if it is empty.
    assert_eq!(strictly::<Raise>(&headers, "<Bridge><name>n</name></Bridge>"), Ok(json(vec![])));
    for (headers, json, problem) in [
        (&headers[..1], r#"{"name":"n","guards":[]}"#, "header X-Planks: the member `planks` is"),
        (&headers[1..], r#"{"name":"n","guards":[]}"#, "header X-Tag: the member `tag` is"),
        (&headers, r#"{"tag":"t","guards":[]}"#, "body: /name: a required member is missing"),
        (&headers, "", "body: it is empty, and the member `name` is required"),
    ] {
        let told = strictly::<Lower>(headers, json).unwrap_err();
        assert!(told.starts_with(problem), "{told}");
    }
}

farrier::shape! {
    pub struct Drawn: derive(Debug, Clone, PartialEq), read, default;

    pub name: String = required("name"),
}

farrier::shape! {
    pub struct Stuck: derive(Debug, Clone, PartialEq, Default), read, error("Stuck", message);

    pub message: Option<String> = member("message"),
}

farrier::shape! {
    pub operation Draw: input(Unit), output(Drawn), error(DrawError), named("Draw", DRAWBRIDGE),
        http("POST", "/draw", 200);

    Stuck,
}

/// A header that names an error counts more than the status, and more than what the members are called.
#[test]
fn a_header_that_names_an_error_makes_it_one() {
    for body in ["", "{}", r#"{"message":"rust"}"#, r#"{"name":"a"}"#] {
        for responses in [Responses::Lenient, Responses::Strict] {
            let response = http::Response::builder()
                .header("x-amzn-errortype", "Stuck")
                .body(Bytes::copy_from_slice(body.as_bytes()))
                .unwrap();
            let options = ResponseOptions::default().responses(responses);
            let outcome = Draw::response_with(response, &options);
            match outcome {
                Err(Error::Service { error: DrawError::Stuck(_), .. }) => {}
                other => panic!("{responses:?}, {body}: {other:?}"),
            }
        }
    }
}

farrier::shape! {
    pub struct Text: derive(Debug, Clone, PartialEq), read, default;

    pub text: Option<String> = member("text").payload(),
}

farrier::shape! {
    pub struct Parts: derive(Debug, Clone, PartialEq), read, default;

    pub parts: Option<Vec<i64>> = member("parts").header("X-Parts"),
    pub notes: Option<farrier::Map<String, String>> = member("notes").prefix_headers("X-Note-"),
}

farrier::shape! {
    pub operation Read: input(Unit), output(Text), error(ReadError), named("Read", DRAWBRIDGE),
        http("GET", "/text", 200);
}

farrier::shape! {
    pub operation Take: input(Unit), output(Parts), error(TakeError), named("Take", DRAWBRIDGE),
        http("GET", "/parts", 200);
}

/// The limit of the heap is no value that can't be read, so lenient reading doesn't leave it out.
#[test]
fn the_limit_of_the_heap_counts_outside_of_bodies_too() {
    fn told<O: Operation>(
        header: Option<(&str, String)>,
        body: &str,
        heap: usize,
    ) -> Option<String> {
        let mut response = http::Response::builder();
        if let Some((name, value)) = header {
            response = response.header(name, value);
        }
        let response = response.body(Bytes::copy_from_slice(body.as_bytes())).unwrap();
        let options =
            ResponseOptions::default().responses(Responses::Lenient).max_response_heap(heap);
        match O::response_with(response, &options) {
            Ok(_) => None,
            Err(Error::Response(error)) => Some(error.problem),
            Err(error) => panic!("{error}"),
        }
    }
    let text = "a".repeat(100);
    let numbers = || Some(("X-Parts", "1,".repeat(1000) + "1"));
    let note = || Some(("X-Note-a", text.clone()));
    for (enough, too_little) in [
        (told::<Read>(None, &text, 1000), told::<Read>(None, &text, 10)),
        (told::<Take>(numbers(), "", 40_000), told::<Take>(numbers(), "", 4_000)),
        (told::<Take>(note(), "", 4_000), told::<Take>(note(), "", 100)),
    ] {
        assert_eq!(enough, None);
        let problem = too_little.unwrap();
        assert!(problem.contains("takes more memory"), "{problem}");
        assert!(problem.contains("; the limit is 1") || problem.contains("; the limit is 4"));
    }
}

farrier::shape! {
    pub struct Copied: derive(Debug, Clone, PartialEq), read, default;

    pub result: Option<Drawn> = member("CopyResult").structure_payload(),
    pub tag: Option<String> = member("tag").header("X-Tag"),
}

farrier::shape! {
    pub operation Copy: input(Unit), output(Copied), error(CopyError), named("Copy", PORTCULLIS),
        http("PUT", "/copy", 200), answers_early();
}

farrier::shape! {
    pub operation Complete: input(Unit), output(Drawn), error(CompleteError),
        named("Complete", PORTCULLIS), http("POST", "/complete", 200), output_root("Drawn"),
        answers_early();
}

/// A service that answers before it is done may break off, and leave only the blanks that it sent meanwhile.
#[test]
fn an_early_answer_without_a_result_is_an_error() {
    for responses in [Responses::Lenient, Responses::Strict] {
        for body in ["", "\n", " \r\n "] {
            for told in
                [broken_off::<Copy>(body, responses), broken_off::<Complete>(body, responses)]
            {
                assert_eq!(
                    told.as_deref(),
                    Some(
                        "body: it is empty: the service answered before it was done, and broke off without a result"
                    )
                );
            }
        }
        for body in ["<?xml version='1.0'?>", "<?xml version='1.0'?>\n  "] {
            assert!(broken_off::<Copy>(body, responses).is_some());
            assert!(broken_off::<Complete>(body, responses).is_some());
        }
        assert_eq!(
            broken_off::<Copy>("  <CopyResult><name>a</name></CopyResult>", responses),
            None
        );
        assert_eq!(broken_off::<Complete>("\n<Drawn><name>a</name></Drawn>", responses), None);
    }
}

fn broken_off<O: Operation>(body: &str, responses: Responses) -> Option<String> {
    let response = http::Response::builder()
        .header("x-tag", "t")
        .body(Bytes::copy_from_slice(body.as_bytes()))
        .unwrap();
    match O::response_with(response, &ResponseOptions::default().responses(responses)) {
        Ok(_) => None,
        Err(Error::Response(error)) => Some(format!("{}: {}", error.part, error.problem)),
        Err(error) => panic!("{error}"),
    }
}
