//! `awsJson1_0` of a service that used to speak awsQuery.

use farrier::Error;

use crate::moto::Moto;
use crate::sqs::{
    Client, CreateQueueRequest, DeleteMessageRequest, GetQueueUrlError, GetQueueUrlRequest,
    ReceiveMessageRequest, SendMessageRequest,
};

#[tokio::test]
async fn a_message_is_sent_received_and_deleted() {
    let Some(server) = Moto::shared() else { return };
    let client: Client = server.signed(Client::builder());
    let body = "hello <world> & \u{1f414}\n";

    let create = CreateQueueRequest::new("letters");
    let created = client.create_queue(create).await.unwrap();
    let queue = created.queue_url.unwrap();
    let send = SendMessageRequest::new(body, &*queue);
    client.send_message(send).await.unwrap();
    let receive = ReceiveMessageRequest::new(&*queue);
    let received = client.receive_message(receive).await.unwrap();
    let message = received.messages.unwrap().remove(0);
    assert_eq!(message.body.as_deref(), Some(body));
    let delete = DeleteMessageRequest::new(&*queue, message.receipt_handle.unwrap());
    client.delete_message(delete).await.unwrap();
}

#[tokio::test]
async fn a_queue_that_is_not_there_is_the_error_of_the_model() {
    let Some(server) = Moto::shared() else { return };
    let client: Client = server.signed(Client::builder());
    let get = client.get_queue_url(GetQueueUrlRequest::new("nobody"));
    let error = get.await.unwrap_err();
    let Error::Service { error, .. } = error else { panic!("{error}") };
    assert!(matches!(error, GetQueueUrlError::QueueDoesNotExist(_)), "{error}");
}
