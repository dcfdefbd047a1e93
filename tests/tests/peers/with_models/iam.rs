//! awsQuery: timestamps, and errors with codes of their own.

use farrier::Error;

use crate::iam::{Client, CreateUserRequest, GetUserError, GetUserRequest, ListUsersRequest};
use crate::moto::Moto;

#[tokio::test]
async fn a_user_is_made_and_found() {
    let Some(server) = Moto::shared() else { return };
    let client: Client = server.signed(Client::builder());

    let create =
        CreateUserRequest { path: Some("/zoo/".to_owned()), ..CreateUserRequest::new("ann") };
    let created = client.create_user(create).await.unwrap();
    let user = created.user.unwrap();
    assert_eq!((&*user.user_name, &*user.path), ("ann", "/zoo/"));
    let get = GetUserRequest { user_name: Some("ann".to_owned()) };
    let got = client.get_user(get).await.unwrap();
    assert_eq!(got.user.create_date, user.create_date);
    let list = client.list_users(ListUsersRequest::default());
    let users = list.await.unwrap().users;
    assert!(users.iter().any(|known| known.user_name == "ann"));
}

#[tokio::test]
async fn the_code_of_an_error_is_not_the_name_of_its_shape() {
    let Some(server) = Moto::shared() else { return };
    let client: Client = server.signed(Client::builder());
    let get = client.get_user(GetUserRequest { user_name: Some("nobody".to_owned()) });
    let error = get.await.unwrap_err();
    let Error::Service { error: GetUserError::NoSuchEntityException(error), .. } = error else {
        panic!("{error}");
    };
    assert!(error.message.is_some_and(|message| message.contains("nobody")));
}
