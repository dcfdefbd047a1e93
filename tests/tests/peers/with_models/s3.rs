//! restXml of S3: objects as streams, keys with every kind of letter, errors without a wrapper.

use farrier::{ByteStream, Error};

use crate::moto::Moto;
use crate::s3::{
    Client, CreateBucketRequest, DeleteObjectRequest, GetObjectError, GetObjectRequest,
    ListObjectsV2Request, PutObjectRequest,
};

const BUCKET: &str = "photos";

/// A large object's bytes: 50 MB, none of which is like its neighbour.
fn photo() -> Vec<u8> {
    (0..50_000_000_u32).map(|place| place.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect()
}

#[tokio::test]
async fn objects_are_put_listed_streamed_and_deleted() {
    let Some(server) = Moto::shared() else { return };
    let client: Client = server.signed(Client::builder());
    let create = CreateBucketRequest::new(BUCKET);
    client.create_bucket(create).await.unwrap();

    let key = "zoo/hen & co/\u{1f414} 100%.jpg";
    let large = photo();
    for (key, bytes) in [(key, b"small".to_vec()), ("large", large.clone())] {
        let put = PutObjectRequest {
            body: ByteStream::from(bytes),
            content_type: Some("image/jpeg".to_owned()),
            metadata: Some([("camera".to_owned(), "old one".to_owned())].into()),
            ..PutObjectRequest::new(BUCKET, key)
        };
        client.put_object(put).await.unwrap();
    }

    let list = client.list_objects_v2(ListObjectsV2Request::new(BUCKET));
    let listed = list.await.unwrap();
    let contents = listed.contents.unwrap();
    let keys: Vec<_> = contents.iter().map(|object| object.key.as_deref().unwrap()).collect();
    assert_eq!(keys, ["large", key]);
    assert_eq!(contents[0].size, Some(50_000_000));

    let get = client.get_object(GetObjectRequest::new(BUCKET, "large"));
    let mut got = get.await.unwrap();
    assert_eq!(got.content_type.as_deref(), Some("image/jpeg"));
    assert_eq!(got.metadata.unwrap().get("camera").map(String::as_str), Some("old one"));
    let (mut at, mut pieces) = (0, 0);
    while let Some(piece) = got.body.next().await {
        let piece = piece.unwrap();
        assert!(large[at..].starts_with(&piece), "the bytes differ after {at}");
        at += piece.len();
        pieces += 1;
    }
    assert_eq!(at, large.len());
    assert!(pieces > 1, "it was buffered whole");

    for key in [key, "large"] {
        let delete = client.delete_object(DeleteObjectRequest::new(BUCKET, key));
        delete.await.unwrap();
    }
    let get = client.get_object(GetObjectRequest::new(BUCKET, key));
    let error = get.await.unwrap_err();
    let Error::Service { error: GetObjectError::NoSuchKey(_), response } = error else {
        panic!("{error}");
    };
    assert_eq!(response.status, 404);
}
