//! moto with a look at signatures: what is signed by a user's key is let in, and nothing else.

use farrier::Credentials;
use farrier::http::StatusCode;

use crate::moto::Moto;
use crate::{dynamodb, iam, s3, sqs};

/// What a user may do: everything.
const POLICY: &str = r#"{ "Version": "2012-10-17",
    "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }"#;

/// The status of a refusal. Its body is XML, also where the protocol is another one.
pub(super) const FORBIDDEN: Option<StatusCode> = Some(StatusCode::FORBIDDEN);

/// The access key of a new user. These are the three calls of which moto doesn't look at the signature.
pub(super) async fn access_key(server: &Moto) -> (String, String) {
    let client: iam::Client = server.signed(iam::Client::builder());
    client.create_user(iam::CreateUserRequest::new("ann")).await.unwrap();
    let policy = iam::PutUserPolicyRequest::new(POLICY, "everything", "ann");
    client.put_user_policy(policy).await.unwrap();
    let request = iam::CreateAccessKeyRequest { user_name: Some("ann".to_owned()) };
    let key = client.create_access_key(request).await.unwrap().access_key;
    (key.access_key_id, key.secret_access_key)
}

#[tokio::test]
async fn a_signature_lets_in_and_a_wrong_one_does_not() {
    let Some(server) = Moto::strict() else { return };
    let (id, secret) = access_key(&server).await;
    let right = || Credentials::new(&*id, &*secret, None);
    let wrong = || Credentials::new(&*id, format!("{secret}x"), None);

    let client = server.signed_by::<sqs::Client>(sqs::Client::builder(), right());
    client.create_queue(sqs::CreateQueueRequest::new("letters")).await.unwrap();
    let refused = client.create_queue(sqs::CreateQueueRequest::new("more")).credentials(wrong());
    assert_eq!(refused.await.unwrap_err().status(), FORBIDDEN);

    let client = server.signed_by::<dynamodb::Client>(dynamodb::Client::builder(), right());
    let scan = || dynamodb::ScanInput::new("nothing");
    let error = client.scan(scan()).await.unwrap_err();
    assert_eq!(error.code(), Some("ResourceNotFoundException"), "{error}");
    let refused = client.scan(scan()).credentials(wrong());
    assert_eq!(refused.await.unwrap_err().status(), FORBIDDEN);

    let client = server.signed_by::<s3::Client>(s3::Client::builder(), right());
    client.create_bucket(s3::CreateBucketRequest::new("photos")).await.unwrap();
    // Segments that a path may not have elsewhere. Of other signs moto makes another path than it was sent:
    // it refuses botocore's signatures of them, too.
    let key = "a//b/./hen 1.jpg";
    let put =
        s3::PutObjectRequest { body: "small".into(), ..s3::PutObjectRequest::new("photos", key) };
    client.put_object(put).await.unwrap();
    let list = s3::ListObjectsV2Request {
        prefix: Some("hen 1".to_owned()),
        delimiter: Some("+".to_owned()),
        ..s3::ListObjectsV2Request::new("photos")
    };
    client.list_objects_v2(list).await.unwrap();
    let delete = client.delete_object(s3::DeleteObjectRequest::new("photos", key));
    let error = delete.credentials(wrong()).await.unwrap_err();
    assert_eq!(error.code(), Some("SignatureDoesNotMatch"), "{error}");
}
