//! restJson1.

use farrier::Error;

use crate::api_gateway::{
    Client, CreateRestApiRequest, DeleteRestApiRequest, GetRestApiError, GetRestApiRequest,
    GetRestApisRequest,
};
use crate::moto::Moto;

#[tokio::test]
async fn an_api_is_made_found_and_deleted() {
    let Some(server) = Moto::shared() else { return };
    let client: Client = server.signed(Client::builder());

    let create = CreateRestApiRequest {
        description: Some("of the zoo \u{1f414}".to_owned()),
        tags: Some([("colour".to_owned(), "red".to_owned())].into()),
        ..CreateRestApiRequest::new("zoo")
    };
    let created = client.create_rest_api(create).await.unwrap();
    let id = created.id.unwrap();
    let get = client.get_rest_api(GetRestApiRequest::new(&*id));
    let got = get.await.unwrap();
    assert_eq!(got.description.as_deref(), Some("of the zoo \u{1f414}"));
    assert_eq!(got.created_date, created.created_date);
    let list = client.get_rest_apis(GetRestApisRequest { limit: Some(100), ..Default::default() });
    let apis = list.await.unwrap().items.unwrap();
    assert!(apis.iter().any(|api| api.id.as_ref() == Some(&id)));

    let delete = client.delete_rest_api(DeleteRestApiRequest::new(&*id));
    delete.await.unwrap();
    let get = client.get_rest_api(GetRestApiRequest::new(id));
    let error = get.await.unwrap_err();
    let Error::Service { error: GetRestApiError::NotFoundException(_), response } = error else {
        panic!("{error}");
    };
    assert_eq!(response.status, 404);
}
