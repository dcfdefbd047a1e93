//! What lenient and strict reading take, in each protocol and in headers.

use farrier::protocol::{
    AwsJson1_0, AwsJson1_1, AwsQuery, Ec2Query, RestJson1, RestXml, Rpcv2Cbor, Rpcv2Json,
};
use farrier::{
    BigInteger, Bytes, Error, Operation, ResponseOptions, Responses, ServiceSchema, Timestamp, Unit,
};

/// One operation for each protocol.
macro_rules! protocols {
    ($($module:ident: $protocol:ident;)*) => {$(
        mod $module {
            use super::*;

            static SERVICE: ServiceSchema = ServiceSchema::new("Mill", "1", &$protocol);

            farrier::shape! {
                pub operation Weigh: input(Unit), output(Sack), error(WeighError),
                    named("Weigh", SERVICE), http("GET", "/sack", 200), output_root("Sack");
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
    pub struct Sack: derive(Debug, Clone, PartialEq), read, default;

    pub id: String = required("id"),
    pub grains: Option<i32> = member("grains"),
    pub weight: Option<f64> = member("weight"),
    pub total: Option<BigInteger> = member("total"),
    pub sealed: Option<bool> = member("sealed"),
    pub filled: Option<Timestamp> = member("filled"),
    pub tag: Option<Bytes> = member("tag"),
    pub mill: Option<String> = member("mill"),
    pub parts: Option<Vec<i32>> = member("parts"),
}

/// Reads one protocol's response.
type Read = fn(&[u8], Responses) -> Result<Sack, String>;

fn read<O: Operation<Output = Sack>>(body: &[u8], responses: Responses) -> Result<Sack, String> {
    let is_json = body.first().is_none_or(|byte| *byte == b'{');
    let protocol = if is_json { "rpc-v2-json" } else { "rpc-v2-cbor" };
    let response = http::Response::builder()
        .header("smithy-protocol", protocol)
        .body(Bytes::copy_from_slice(body))
        .unwrap();
    let options = ResponseOptions::default().responses(responses);
    match O::response_with(response, &options) {
        Ok(sack) => Ok(sack),
        Err(Error::Response(error)) => Err(error.problem),
        Err(error) => panic!("{error}"),
    }
}

/// What is made of the same JSON by all protocols that speak it.
#[track_caller]
fn assert_json(body: &str, lenient: &Result<Sack, &str>, strict: &str) {
    let body = body.as_bytes();
    for read in [
        read::<rest_json::Weigh>,
        read::<json_1_0::Weigh>,
        read::<json_1_1::Weigh>,
        read::<rpc_json::Weigh>,
    ] {
        match (read(body, Responses::Lenient), lenient) {
            (Ok(sack), Ok(expected)) => assert_eq!(sack, *expected),
            (Err(problem), Err(expected)) => assert!(problem.contains(expected), "{problem}"),
            (other, _) => panic!("{other:?}"),
        }
        let problem = read(body, Responses::Strict).unwrap_err();
        assert!(problem.contains(strict), "{problem}");
    }
}

fn sack() -> Sack {
    Sack { id: "s".to_owned(), ..Sack::default() }
}

#[test]
fn values_of_another_kind_are_converted_or_left_out() {
    let text = "expected a";
    for (member, lenient, strict) in [
        (r#""grains":"5""#, Sack { grains: Some(5), ..sack() }, "expected a whole number"),
        (r#""grains":"many""#, sack(), "expected a whole number"),
        (r#""grains":{"a":[1]}"#, sack(), "expected a whole number"),
        (r#""grains":4294967296"#, sack(), "the number is out of range for an integer"),
        (r#""weight":"2.5""#, Sack { weight: Some(2.5), ..sack() }, "expected a number"),
        (r#""weight":[]"#, sack(), "expected a number"),
        (r#""sealed":"true""#, Sack { sealed: Some(true), ..sack() }, "expected true or false"),
        (r#""sealed":1"#, sack(), "expected true or false"),
        (r#""mill":7"#, Sack { mill: Some("7".to_owned()), ..sack() }, "expected a string"),
        (r#""mill":false"#, Sack { mill: Some("false".to_owned()), ..sack() }, "expected a string"),
        (r#""mill":{}"#, sack(), "expected a string"),
        (r#""tag":"*""#, sack(), "expected base64"),
        (r#""total":[]"#, sack(), "expected a number"),
        (r#""filled":true"#, sack(), text),
    ] {
        assert_json(&format!(r#"{{"id":"s",{member},"new":[1]}}"#), &Ok(lenient), strict);
    }
}

#[test]
fn timestamps_have_any_format_of_smithy_and_may_lack_their_offset() {
    let filled = Some("2023-07-18T12:04:24Z".parse::<Timestamp>().unwrap());
    for text in [
        r#""2023-07-18T12:04:24Z""#,
        r#""2023-07-18T12:04:24""#,
        r#""Tue, 18 Jul 2023 12:04:24 GMT""#,
        r#""1689681864""#,
    ] {
        let body = format!(r#"{{"id":"s","filled":{text}}}"#);
        assert_json(&body, &Ok(Sack { filled, ..sack() }), "expected a number of seconds");
    }
}

/// A listing must not become shorter, and what holds the members must be there.
#[test]
fn lists_and_required_members_are_errors_either_way() {
    for (body, problem) in [
        (r#"{"id":"s","parts":[1,"x"]}"#, "expected a whole number"),
        (r#"{"id":"s","parts":{}}"#, "expected an array"),
        (r#"{"id":"s","parts":[1,null]}"#, "a list that isn't sparse has no nulls"),
        (r#"{"id":[]}"#, "expected a string"),
        (r#"{"id":"s","grains":tru}"#, "expected"),
        (r#"{"id":"s","grains":5"#, "the text ends too early"),
        ("", "it is empty, and the member `id` is required"),
    ] {
        assert_json(body, &Err(problem), problem);
    }
}

#[test]
fn a_required_member_is_missed_by_strict_reading_alone() {
    for body in ["{}", r#"{"id":null}"#, r#"{"mills":"s"}"#] {
        let problem = "/id: a required member is missing or null at line 1, column 1 (byte 0)";
        assert_json(body, &Ok(Sack::default()), problem);
    }
}

#[test]
fn cbor_is_read_by_the_same_rules() {
    let cases: [(&[u8], Result<Sack, &str>, &str); 5] = [
        (b"\xa2\x62id\x61s\x66grains\x615", Ok(sack()), "expected a whole number"),
        (b"\xa2\x62id\x61s\x66filled\x615", Ok(sack()), "expected a timestamp"),
        (b"\xa2\x62id\x61s\x65parts\x81\x615", Err("expected a whole number"), "expected a whole"),
        (b"\xa1\x64mill\x61m", Ok(Sack { mill: Some("m".to_owned()), ..Sack::default() }), "/id: "),
        (b"\xa2\x62id\x61s\x66grains", Err("the"), "the"),
    ];
    for (body, lenient, strict) in cases {
        match (read::<rpc_cbor::Weigh>(body, Responses::Lenient), lenient) {
            (Ok(sack), Ok(expected)) => assert_eq!(sack, expected),
            (Err(problem), Err(expected)) => assert!(problem.contains(expected), "{problem}"),
            (other, _) => panic!("{other:?}"),
        }
        let problem = read::<rpc_cbor::Weigh>(body, Responses::Strict).unwrap_err();
        assert!(problem.contains(strict), "{problem}");
    }
}

#[test]
fn xml_is_read_by_the_same_rules() {
    let filled = Some("2023-07-18T12:04:24Z".parse::<Timestamp>().unwrap());
    for (content, lenient, strict) in [
        ("<grains>many</grains>", Ok(sack()), "expected a whole number"),
        ("<grains/>", Ok(sack()), "expected a whole number"),
        ("<sealed>yes</sealed>", Ok(sack()), "expected true or false"),
        ("<filled>2023-07-18T12:04:24</filled>", Ok(Sack { filled, ..sack() }), "expected a date"),
        ("<filled>0</filled>", Ok(sack()), "expected a date"),
        ("<filled>soon</filled>", Ok(sack()), "expected a date"),
        ("<parts><member>x</member></parts>", Err("expected a whole number"), "expected a whole"),
    ] {
        let inside = format!("<id>s</id>{content}<new/>");
        let sack = format!("<Sack>{inside}</Sack>");
        let result = format!("<WeighResponse><WeighResult>{inside}</WeighResult></WeighResponse>");
        let root = format!("<WeighResponse>{inside}</WeighResponse>");
        let readers: [(Read, &str); 3] = [
            (read::<rest_xml::Weigh>, &sack),
            (read::<query::Weigh>, &result),
            (read::<ec2::Weigh>, &root),
        ];
        for (read, body) in readers {
            if body.contains("<parts>") && body == root {
                continue;
            }
            match (read(body.as_bytes(), Responses::Lenient), &lenient) {
                (Ok(sack), Ok(expected)) => assert_eq!(sack, *expected),
                (Err(problem), Err(expected)) => {
                    assert!(problem.contains(expected), "{problem}");
                }
                (other, _) => panic!("{body}: {other:?}"),
            }
            let problem = read(body.as_bytes(), Responses::Strict).unwrap_err();
            assert!(problem.contains(strict), "{problem}");
        }
    }
}

#[test]
fn a_root_of_somebody_else_is_no_answer() {
    for (body, problem) in [
        ("<html><body>login</body></html>", "its root is `html`, not `Sack`"),
        ("<ErrorResponse><Error/></ErrorResponse>", "its root is `ErrorResponse`, not `Sack`"),
        ("<Other/>", "its root is `Other`, not `Sack`"),
    ] {
        let told = read::<rest_xml::Weigh>(body.as_bytes(), Responses::Lenient);
        assert_eq!(told.unwrap_err(), problem);
        let told = read::<rest_xml::Weigh>(body.as_bytes(), Responses::Strict);
        assert_eq!(told.unwrap_err(), problem);
    }
    // Some services name their roots differently from their models.
    for (read, name) in
        [(read::<rest_xml::Weigh> as Read, "Sack"), (read::<ec2::Weigh>, "WeighResponse")]
    {
        let bag = b"<Bag><id>s</id></Bag>";
        assert_eq!(read(bag, Responses::Lenient), Ok(sack()));
        let problem = format!("its root is `Bag`, not `{name}`");
        assert_eq!(read(bag, Responses::Strict).unwrap_err(), problem);
    }
    assert_eq!(read::<rest_xml::Weigh>(b"<Sack/>", Responses::Lenient), Ok(Sack::default()));
}

farrier::shape! {
    pub struct Label: derive(Debug, Clone, PartialEq), read, default;

    pub expires: Option<Timestamp> = member("Expires").header("Expires"),
    pub disposition: Option<String> = member("Disposition").header("Content-Disposition"),
    pub pages: Option<i32> = member("Pages").header("X-Pages"),
    pub dates: Option<Vec<Timestamp>> = member("Dates").header("X-Dates"),
    pub owner: String = required("Owner").header("X-Owner"),
}

static PRINTER: ServiceSchema = ServiceSchema::new("Printer", "1", &RestXml);

farrier::shape! {
    pub operation Print: input(Unit), output(Label), error(PrintError), named("Print", PRINTER),
        http("GET", "/label", 200);
}

/// What is made of headers.
fn print(headers: &[(&str, &[u8])], responses: Responses) -> Result<Label, String> {
    let mut response = http::Response::new(Bytes::new());
    for (name, value) in headers {
        let name = http::HeaderName::try_from(*name).unwrap();
        let value = http::HeaderValue::from_bytes(value).unwrap();
        response.headers_mut().insert(name, value);
    }
    let options = ResponseOptions::default().responses(responses);
    match Print::response_with(response, &options) {
        Ok(label) => Ok(label),
        Err(Error::Response(error)) => Err(format!("{}: {}", error.part, error.problem)),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_header_that_can_not_be_read_takes_nothing_else_away() {
    let label = || Label { owner: "me".to_owned(), ..Label::default() };
    let day = Some("2023-01-01T00:00:00Z".parse::<Timestamp>().unwrap());
    let text = |text: &str| Some(text.to_owned());
    for (name, value, lenient, strict) in [
        ("expires", &b"soon"[..], Ok(label()), "header Expires: expected a date"),
        ("expires", b"", Ok(label()), "header Expires: expected a date"),
        (
            "expires",
            b"2023-01-01T00:00:00",
            Ok(Label { expires: day, ..label() }),
            "header Expires",
        ),
        ("x-pages", b"", Ok(label()), "header X-Pages: expected a whole number"),
        ("x-pages", b"many", Ok(label()), "header X-Pages: expected a whole number"),
        (
            "content-disposition",
            b"a; filename=\xfc.png",
            Ok(Label { disposition: text("a; filename=\u{fc}.png"), ..label() }),
            "header Content-Disposition: not UTF-8",
        ),
        ("x-dates", b"soon", Err("header X-Dates: expected a date"), "header X-Dates"),
    ] {
        let headers = [("x-owner", &b"me"[..]), (name, value)];
        match (print(&headers, Responses::Lenient), lenient) {
            (Ok(label), Ok(expected)) => assert_eq!(label, expected),
            (Err(problem), Err(expected)) => assert!(problem.contains(expected), "{problem}"),
            (other, _) => panic!("{name}: {other:?}"),
        }
        let problem = print(&headers, Responses::Strict).unwrap_err();
        assert!(problem.contains(strict), "{problem}");
    }
    assert_eq!(print(&[], Responses::Lenient), Ok(Label::default()));
    assert_eq!(
        print(&[], Responses::Strict).unwrap_err(),
        "header X-Owner: the member `Owner` is required and missing"
    );
}

/// The protocols' readers know the way to each value.
#[test]
fn values_are_told_with_their_path() {
    farrier::shape! {
        pub struct Mill: derive(Debug, Clone, PartialEq), read, default;

        pub sacks: Option<Vec<Sack>> = member("sacks"),
        pub named: Option<farrier::Map<String, Sack>> = member("named"),
        pub main: Option<Sack> = member("main"),
        pub wing: Option<Wing> = member("wing"),
    }

    farrier::shape! {
        pub union Wing: derive(Debug, Clone, PartialEq), read;

        Left(Sack) = member("left"),
    }

    static MILL: ServiceSchema = ServiceSchema::new("Mill", "1", &RestJson1);
    static WINDMILL: ServiceSchema = ServiceSchema::new("Windmill", "1", &RestXml);
    farrier::shape! {
        pub operation Grind: input(Unit), output(Mill), error(GrindError), named("Grind", MILL),
            http("GET", "/mill", 200);
    }
    farrier::shape! {
        pub operation Turn: input(Unit), output(Mill), error(TurnError), named("Turn", WINDMILL),
            http("GET", "/mill", 200), output_root("Mill");
    }

    fn told<O: Operation>(body: &str, responses: Responses) -> Vec<String> {
        let options = ResponseOptions::default().responses(responses);
        let response = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
        match O::response_with(response, &options) {
            Ok(_) => Vec::new(),
            Err(Error::Response(error)) => vec![error.problem],
            Err(error) => panic!("{error}"),
        }
    }

    for (json, xml, path) in [
        (
            r#"{"sacks":[{"id":"s"},{"id":"s","grains":"x"}]}"#,
            "<sacks><member><id>s</id></member><member><id>s</id><grains>x</grains></member></sacks>",
            "/sacks/1/grains: expected a whole number",
        ),
        (
            r#"{"named":{"secret":{"id":"s","parts":[1,2,"x"]}}}"#,
            "<named><entry><key>secret</key><value><id>s</id><parts><member>1</member>\
             <member>2</member><member>x</member></parts></value></entry></named>",
            "/named/…/parts/2: expected a whole number",
        ),
        (
            r#"{"main":{"grains":1}}"#,
            "<main><grains>1</grains></main>",
            "/main/id: a required member is missing or null",
        ),
        (
            r#"{"wing":{"left":{"id":"s","sealed":"maybe"}}}"#,
            "<wing><left><id>s</id><sealed>maybe</sealed></left></wing>",
            "/wing/left/sealed: expected true or false",
        ),
    ] {
        let problem = told::<Grind>(json, Responses::Strict).concat();
        assert!(problem.starts_with(path), "{problem}");
        let problem = told::<Turn>(&format!("<Mill>{xml}</Mill>"), Responses::Strict).concat();
        assert!(problem.starts_with(path), "{problem}");
    }
}
