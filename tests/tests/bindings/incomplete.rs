//! Outputs and errors of which a part is missing or can't be read: what is made up or left out is told.

use farrier::protocol::{
    AwsJson1_0, AwsJson1_1, AwsQuery, Ec2Query, RestJson1, RestXml, Rpcv2Cbor, Rpcv2Json,
};
use farrier::{
    Bytes, Error, LeftOut, Map, Operation, ResponseOptions, Responses, ServiceSchema, Timestamp,
    Unit,
};

/// One operation for each protocol.
macro_rules! protocols {
    ($($module:ident: $protocol:ident;)*) => {$(
        mod $module {
            use super::*;

            static SERVICE: ServiceSchema = ServiceSchema::new("Loom", "1", &$protocol);

            farrier::shape! {
                pub operation Weave: input(Unit), output(Cloth), error(WeaveError),
                    named("Weave", SERVICE), http("GET", "/cloth", 200), output_root("Cloth");

                Busy,
            }

            pub(super) fn error(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Told {
                match read::<Weave>(status, headers, body) {
                    Err(Error::Service { error: WeaveError::Busy(busy), response }) => {
                        let told = response.left_out.iter().map(ToString::to_string).collect();
                        Ok((busy, told))
                    }
                    other => Err(format!("{other:?}")),
                }
            }
        }
    )*};
}

type Told = Result<(Busy, Vec<String>), String>;

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
    pub struct Cloth: derive(Debug, Clone, PartialEq), read, default;

    pub threads: Vec<Thread> = required("threads"),
    pub woven: Timestamp = required("woven"),
    pub colour: String = required("colour"),
    pub sizes: Option<Map<String, i32>> = member("sizes"),
    pub width: Option<i32> = member("width"),
}

farrier::shape! {
    pub struct Thread: derive(Debug, Clone, PartialEq), read, default;

    pub length: i32 = required("length"),
}

farrier::shape! {
    pub struct Busy: derive(Debug, Clone, PartialEq, Default), read, error("Busy", message);

    pub message: String = required("message"),
    pub until: Timestamp = required("until"),
    pub queue: Option<Vec<Thread>> = member("queue"),
    pub after: i32 = required("after"),
}

fn read<O: Operation>(
    status: u16,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Result<O::Output, Error<O::Error>> {
    answer::<O>(status, headers, body, Responses::Lenient).map(|(output, _)| output)
}

/// An output, and what was left out of it.
type Answered<O> = Result<(<O as Operation>::Output, Vec<LeftOut>), Error<<O as Operation>::Error>>;

fn answer<O: Operation>(
    status: u16,
    headers: &[(&str, &str)],
    body: &[u8],
    responses: Responses,
) -> Answered<O> {
    let is_cbor = body.first().is_some_and(|byte| *byte >= 0xa0);
    let mut response = http::Response::builder()
        .status(status)
        .header("smithy-protocol", if is_cbor { "rpc-v2-cbor" } else { "rpc-v2-json" });
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(Bytes::copy_from_slice(body)).unwrap();
    let options = ResponseOptions::default().responses(responses);
    let answer = O::full_response(response, &options)?;
    assert_eq!(answer.status(), status);
    Ok((answer.output, answer.left_out))
}

/// What is told of an output.
fn told<O: Operation>(body: &[u8], responses: Responses) -> Result<Vec<String>, String> {
    match answer::<O>(200, &[], body, responses) {
        Ok((_, left_out)) => Ok(left_out.iter().map(ToString::to_string).collect()),
        Err(Error::Response(error)) => Err(error.problem),
        Err(error) => panic!("{error}"),
    }
}

type Tell = fn(&[u8], Responses) -> Result<Vec<String>, String>;

const JSON: [Tell; 4] = [
    told::<rest_json::Weave>,
    told::<json_1_0::Weave>,
    told::<json_1_1::Weave>,
    told::<rpc_json::Weave>,
];

fn missing(name: &str) -> String {
    format!("/{name}: a required member is missing or null")
}

#[test]
fn required_members_that_are_made_up_are_told() {
    let all = ["threads", "woven", "colour"].map(missing);
    for tell in JSON {
        let tell = |body: &str| tell(body.as_bytes(), Responses::Lenient).unwrap();
        assert_eq!(tell("{}"), all);
        assert_eq!(tell(r#"{"colour":null,"threads":[]}"#), all[1..]);
        assert_eq!(tell(r#"{"threads":[],"woven":0,"colour":""}"#), [""; 0]);
        let mixed = tell(r#"{"width":"wide","threads":[],"woven":0}"#);
        assert_eq!(mixed[1], all[2]);
        assert!(mixed[0].starts_with("/width: expected a whole number"), "{mixed:?}");
    }
    assert_eq!(told::<rpc_cbor::Weave>(b"\xa0", Responses::Lenient).unwrap(), all);
    let lists: [(Tell, &str); 3] = [
        (told::<rest_xml::Weave>, "<Cloth><threads/></Cloth>"),
        (
            told::<query::Weave>,
            "<WeaveResponse><WeaveResult><threads/></WeaveResult></WeaveResponse>",
        ),
        (told::<ec2::Weave>, "<WeaveResponse><threads/></WeaveResponse>"),
    ];
    for (tell, body) in lists {
        assert_eq!(tell(body.as_bytes(), Responses::Lenient).unwrap(), all[1..], "{body}");
    }
}

#[test]
fn a_null_in_a_list_or_map_is_told_with_its_path() {
    for responses in [Responses::Lenient, Responses::Strict] {
        for tell in JSON {
            let list = br#"{"threads":[{"length":1},null],"woven":0,"colour":""}"#;
            let problem = tell(list, responses).unwrap_err();
            assert!(problem.starts_with("/threads/1: a list that isn't sparse"), "{problem}");
            let map = br#"{"threads":[],"woven":0,"colour":"","sizes":{"a":1,"b":null}}"#;
            let problem = tell(map, responses).unwrap_err();
            assert!(problem.starts_with("/sizes/\u{2026}: a map that isn't sparse"), "{problem}");
        }
        let list = b"\xa1\x67threads\x82\xa1\x66length\x01\xf6";
        let problem = told::<rpc_cbor::Weave>(list, responses).unwrap_err();
        assert!(problem.starts_with("/threads/1: a list that isn't sparse"), "{problem}");
        let map = b"\xa1\x65sizes\xa1\x61a\xf6";
        let problem = told::<rpc_cbor::Weave>(map, responses).unwrap_err();
        assert!(problem.starts_with("/sizes/\u{2026}: a map that isn't sparse"), "{problem}");
    }
}

fn busy() -> Busy {
    Busy { message: "m".to_owned(), after: 7, ..Busy::default() }
}

/// An error whose name is known is worth more than its parts.
#[test]
fn a_member_of_an_error_that_can_not_be_read_counts_as_missing() {
    let json = r#"{"__type":"Busy","message":"m","until":"2026-01-01","after":7,
        "queue":[{"length":1},{"length":"long"}]}"#;
    let readers = [rest_json::error, json_1_0::error, json_1_1::error, rpc_json::error];
    for error in readers {
        let (read, told) = error(409, &[], json.as_bytes()).unwrap();
        assert_eq!(read, busy());
        assert!(told[0].starts_with("/until: expected"), "{told:?}");
        assert!(told[1].starts_with("/queue/1/length: expected a whole number"), "{told:?}");
        assert_eq!(told.len(), 2);
        // What is missing is told in the same way.
        let (read, told) = error(409, &[], br#"{"__type":"Busy","Message":"m"}"#).unwrap();
        assert_eq!(read, Busy { after: 0, ..busy() });
        assert_eq!(told, [missing("until"), missing("after")]);
        // A cut body has no end, wherever it is cut.
        error(409, &[], br#"{"__type":"Busy","until":[1"#).unwrap_err();
    }
    let cbor = b"\xa4\x66__type\x64Busy\x67message\x61m\x65until\x63now\x65after\x07";
    let (read, told) = rpc_cbor::error(409, &[], cbor).unwrap();
    assert_eq!(read, busy());
    assert!(told.len() == 1 && told[0].starts_with("/until: expected a timestamp"), "{told:?}");
    let fields = "<Code>Busy</Code><message>m</message><until>2026-01-01</until><after>7</after>";
    let wrapped = format!("<ErrorResponse><Error>{fields}</Error></ErrorResponse>");
    let errors = format!("<Response><Errors><Error>{fields}</Error></Errors></Response>");
    for (error, body) in [
        (rest_xml::error as fn(u16, &[(&str, &str)], &[u8]) -> Told, &wrapped),
        (query::error, &wrapped),
        (ec2::error, &errors),
    ] {
        let (read, told) = error(409, &[], body.as_bytes()).unwrap();
        assert_eq!(read, busy());
        assert!(told.len() == 1 && told[0].starts_with("/until: expected a date"), "{told:?}");
    }
}

#[test]
fn a_body_that_is_compressed_unasked_is_told() {
    let problems = [
        problem::<rest_json::Weave>(),
        problem::<json_1_0::Weave>(),
        problem::<json_1_1::Weave>(),
        problem::<rpc_json::Weave>(),
        problem::<rest_xml::Weave>(),
        problem::<query::Weave>(),
        problem::<ec2::Weave>(),
    ];
    for problem in problems {
        let told = "; its header says `content-encoding: gzip`, which wasn't asked for";
        assert!(problem.ends_with(told), "{problem}");
    }
}

fn problem<O: Operation>() -> String {
    let body = b"\x1f\x8b\x08\0\0\0\0\0";
    match read::<O>(200, &[("content-encoding", "gzip")], body) {
        Err(Error::Response(error)) => error.problem,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("this can't be read"),
    }
}
