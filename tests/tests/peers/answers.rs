//! What clients of published models make of answers that aren't quite as the models say, as real services and
//! what stands before them give.

use farrier::{Bytes, Error, Operation, http};

use crate::{iam, medialive, s3};

/// What the operation `O` makes of a 200 with these headers and this body.
fn read<O: Operation>(headers: &[(&str, &[u8])], body: &str) -> Result<O::Output, Error<O::Error>> {
    let mut response = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
    for (name, value) in headers {
        let name = http::HeaderName::try_from(*name).unwrap();
        response.headers_mut().insert(name, http::HeaderValue::from_bytes(value).unwrap());
    }
    O::response(response)
}

/// The page of a proxy.
const PAGE: &str = "<html><body>login</body></html>";

/// True if a body is no output. One that names an error may be that.
fn is_refused<O: Operation>(body: &str) -> bool {
    match read::<O>(&[("content-type", b"text/html")], body) {
        Err(Error::Response(_)) => true,
        Err(Error::Service { .. }) => body.contains("<Code>"),
        _ => false,
    }
}

#[test]
fn an_object_whose_expiry_is_no_date_can_be_read() {
    for text in [&b"0"[..], b"2023-01-01", b"never", b""] {
        let headers = [("expires", text), ("x-amz-meta-name", b"m\xfcller"), ("etag", b"\"1\"")];
        let object = read::<s3::GetObject>(&headers, "body").unwrap();
        assert_eq!(object.expires, None);
        assert_eq!(object.e_tag.as_deref(), Some("\"1\""));
        assert_eq!(object.metadata.unwrap()["name"], "m\u{fc}ller");
    }
    let date = [("expires", &b"Tue, 18 Jul 2023 12:04:24 GMT"[..])];
    assert!(read::<s3::GetObject>(&date, "").unwrap().expires.is_some());
}

#[test]
fn a_listing_of_somebody_else_is_no_empty_listing() {
    for body in [
        PAGE,
        "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>",
        "<Other/>",
        "<Other><Name>x</Name>",
    ] {
        assert!(is_refused::<s3::ListObjectsV2>(body), "{body}");
        assert!(is_refused::<s3::ListBuckets>(body), "{body}");
        assert!(is_refused::<iam::ListRoles>(body), "{body}");
    }
    for body in ["", "<ListRolesResponse/>", "<ListRolesResponse><Meta/></ListRolesResponse>"] {
        assert!(is_refused::<iam::ListRoles>(body), "{body}");
    }
}

#[test]
fn a_listing_of_the_service_is_one_whatever_its_root_is_called() {
    let keys = |body: &str| {
        let listing = read::<s3::ListObjectsV2>(&[], body).unwrap();
        listing.contents.unwrap_or_default().into_iter().filter_map(|it| it.key).collect::<Vec<_>>()
    };
    let content =
        "<Name>b</Name><Contents><Key>k</Key><LastModified>soon</LastModified></Contents>";
    assert_eq!(keys(&format!("<ListBucketResult>{content}</ListBucketResult>")), ["k"]);
    assert_eq!(keys(&format!("<Listing>{content}</Listing>")), ["k"]);
    assert!(keys("<ListBucketResult/>").is_empty());
    let location = "<LocationConstraint xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>eu-west-1\
                    </LocationConstraint>";
    let output = read::<s3::GetBucketLocation>(&[], location).unwrap();
    assert_eq!(output.location_constraint.unwrap().as_str(), "eu-west-1");
    let roles = "<ListRolesResponse><ListRolesResult><Roles/><IsTruncated>false</IsTruncated>\
                 </ListRolesResult></ListRolesResponse>";
    assert!(read::<iam::ListRoles>(&[], roles).unwrap().roles.is_empty());
}

#[test]
fn an_error_in_a_success_is_an_error() {
    let body = "<Error><Code>InternalError</Code><Message>try again</Message></Error>";
    let error = read::<s3::ListObjectsV2>(&[], body).unwrap_err();
    assert_eq!(error.code(), Some("InternalError"));
    assert!(error.to_string().contains("InternalError: try again"), "{error}");
}

#[test]
fn a_time_without_offset_is_in_utc() {
    let body = r#"{"thumbnailDetails":[{"pipelineId":"0","thumbnails":[
        {"body":"x","contentType":"image/jpeg","timeStamp":"2023-07-18T12:04:24"}]}]}"#;
    let output = read::<medialive::DescribeThumbnails>(&[], body).unwrap();
    let details = output.thumbnail_details.unwrap();
    let thumbnail = &details[0].thumbnails.as_ref().unwrap()[0];
    assert_eq!(thumbnail.time_stamp, Some("2023-07-18T12:04:24Z".parse().unwrap()));
}
