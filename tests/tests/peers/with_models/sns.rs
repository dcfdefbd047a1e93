//! awsQuery: lists and maps in XML.

use farrier::Error;

use crate::moto::Moto;
use crate::sns::{
    Client, CreateTopicInput, DeleteTopicInput, GetTopicAttributesError, GetTopicAttributesInput,
    ListTopicsInput, Tag,
};

#[tokio::test]
async fn topics_are_made_listed_and_deleted() {
    let Some(server) = Moto::shared() else { return };
    let client: Client = server.signed(Client::builder());

    let create = CreateTopicInput {
        attributes: Some([("DisplayName".to_owned(), "A & B <c> = ?".to_owned())].into()),
        tags: Some(vec![Tag::new("colour", "red"), Tag::new("size", "1 + 1")]),
        ..CreateTopicInput::new("news")
    };
    let created = client.create_topic(create).await.unwrap();
    let topic = created.topic_arn.unwrap();
    let get = GetTopicAttributesInput::new(&*topic);
    let got = client.get_topic_attributes(get).await.unwrap();
    let attributes = got.attributes.unwrap();
    assert_eq!(attributes.get("DisplayName").map(String::as_str), Some("A & B <c> = ?"));
    let list = client.list_topics(ListTopicsInput::default());
    let topics = list.await.unwrap().topics.unwrap();
    assert!(topics.iter().any(|known| known.topic_arn.as_ref() == Some(&topic)));

    let delete = DeleteTopicInput::new(&*topic);
    client.delete_topic(delete).await.unwrap();
    let get = GetTopicAttributesInput::new(topic);
    let error = client.get_topic_attributes(get).await.unwrap_err();
    let Error::Service { error: GetTopicAttributesError::NotFoundException(error), response } =
        error
    else {
        panic!("{error}");
    };
    assert_eq!(response.status, 404);
    assert!(error.message.is_some_and(|message| !message.is_empty()));
}
