//! Errors in XML bodies, for all protocols whose responses are XML.
//!
//! The name of the root tells which element is the error:
//!
//! - `ErrorResponse` holds an `Error` (smithy.io, AWS restXml protocol and AWS query protocol).
//! - `Response` holds `Errors`, which holds an `Error` (smithy.io, AWS EC2 query protocol).
//! - `Error` is the error itself (smithy.io, AWS restXml protocol, `noErrorWrapping`).

use std::borrow::Cow;

use super::error_body::ErrorBody;
use crate::codec::pace::ReadUntil;
use crate::codec::reader::{ReadResult, Reader};
use crate::codec::responses::Reading;
use crate::error::wire::DeserializeError;
use crate::formats::xml::XmlReader;
use crate::member;
use crate::protocol::xml_body::read_xml;
use crate::schema::member::Member;
use crate::schema::service::protocol::Failure;

static ROOT: Member = Member::item();
static ERROR: [Member; 5] = [
    member!("Code"),
    member!("Message"),
    member!("message"),
    member!("RequestId"),
    member!("RequestID"),
];
static RESPONSE: [Member; 2] = [member!("RequestId"), member!("RequestID")];

/// Reads the element of a body that holds the members of the error.
pub(super) fn read_error(
    body: &[u8],
    reading: &mut Reading,
    read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
) -> Result<(), DeserializeError> {
    read_xml(body, reading, |reader| {
        let path = path(reader.root_name());
        reader.read_at(path, read).map(drop)
    })
}

/// Returns the path from the root to the error.
fn path(root: &str) -> &'static [&'static str] {
    match root {
        "Error" => &[],
        "Response" => &["Errors", "Error"],
        _ => &["Error"],
    }
}

/// Returns the text of an element of the error.
pub(super) fn detail(body: &[u8], name: &str) -> Option<String> {
    let mut text = None;
    let mut reader = XmlReader::new(body).ok()?;
    let path = [path(reader.root_name()), &[name]].concat();
    let _ = reader.read_at(&path, &mut |r| {
        text = r.text_or_skip(&ROOT)?.map(Cow::into_owned);
        Ok(())
    });
    text
}

/// Reads what a body says about a failure. A body in another format, such as the HTML page of a
/// proxy, says nothing. If the body can't be read to its end, the parts before the problem still
/// count. So they do if the time for reading is over.
pub(super) fn failure(body: &[u8], until: Option<ReadUntil>) -> Failure {
    let mut error = ErrorBody::new(&ERROR);
    let reading = || Reading::default().until(until);
    let _ = read_error(body, &mut reading(), &mut |r| r.structure(&ROOT, &mut error));
    let mut response = ErrorBody::new(&RESPONSE);
    let _ = read_xml(body, &mut reading(), |reader| reader.read_root(&mut response));
    let [code, message, lower, inner, inner_upper] = error.into_texts();
    let [outer, outer_upper] = response.into_texts();
    let code = code.map(|code| code.trim().to_owned()).filter(|code| !code.is_empty());
    let request_id = outer.or(outer_upper).or(inner).or(inner_upper);
    Failure { codes: code.into_iter().collect(), message: message.or(lower), request_id }
}

#[cfg(test)]
mod tests {
    use super::failure;
    use crate::schema::service::protocol::Failure;

    #[test]
    fn an_error_is_read_from_each_kind_of_wrapping() {
        let said = Failure {
            codes: vec!["Gone".to_owned()],
            message: Some("It left".to_owned()),
            request_id: Some("r-1".to_owned()),
        };
        for body in [
            "<ErrorResponse><Error><Code>Gone</Code><Message>It left</Message></Error>\
             <RequestId>r-1</RequestId></ErrorResponse>",
            "<ErrorResponse xmlns='urn:x'><RequestId>r-1</RequestId><Error><Type>Sender</Type>\
             <message>It left</message><Code> Gone </Code></Error></ErrorResponse>",
            "<?xml version='1.0'?><Error><Code>Gone</Code><Message>It left</Message>\
             <RequestId>r-1</RequestId><HostId>h</HostId></Error>",
            "<Response><Errors><Error><Code>Gone</Code><Message>It left</Message></Error>\
             <Error><Code>Other</Code></Error></Errors><RequestID>r-1</RequestID></Response>",
        ] {
            assert_eq!(failure(body.as_bytes(), None), said, "{body}");
        }
    }

    #[test]
    fn a_body_without_an_error_is_empty_and_a_cut_one_is_read_as_far_as_it_goes() {
        for body in ["", "Bad gateway", "<html><body>Bad gateway</body></html>", "{}", "<Error/>"] {
            assert_eq!(failure(body.as_bytes(), None), Failure::default(), "{body}");
        }
        let cut = failure(b"<ErrorResponse><Error><Code>Gone</Code><Mess", None);
        assert_eq!(cut.codes, ["Gone"]);
    }
}
