//! `awsJson1_0`: maps of unions there and back.

use std::collections::BTreeMap;

use farrier::{Bytes, Error};

use crate::dynamodb::{
    AttributeDefinition, AttributeValue, BillingMode, Client, CreateTableInput, DeleteTableInput,
    GetItemInput, KeySchemaElement, KeyType, PutItemInput, ScalarAttributeType, ScanError,
    ScanInput,
};
use crate::moto::Moto;

const TABLE: &str = "animals";

fn item(name: &str, legs: u8) -> BTreeMap<String, AttributeValue> {
    let parts = BTreeMap::from([
        ("tail".to_owned(), AttributeValue::Bool(true)),
        ("wings".to_owned(), AttributeValue::Null(true)),
    ]);
    BTreeMap::from([
        ("Name".to_owned(), AttributeValue::S(name.to_owned())),
        ("Legs".to_owned(), AttributeValue::N(legs.to_string())),
        ("Photo".to_owned(), AttributeValue::B(Bytes::from_static(b"\0\xff\x7f"))),
        ("Foods".to_owned(), AttributeValue::Ss(vec!["bread".to_owned(), "hay".to_owned()])),
        ("Parts".to_owned(), AttributeValue::M(parts)),
        ("Odds".to_owned(), AttributeValue::L(vec![AttributeValue::N("1.5".to_owned())])),
    ])
}

#[tokio::test]
async fn items_come_back_as_they_were_put() {
    let Some(server) = Moto::shared() else { return };
    let client: Client = server.signed(Client::builder());

    let create = CreateTableInput {
        billing_mode: Some(BillingMode::PayPerRequest),
        ..CreateTableInput::new(
            vec![AttributeDefinition::new("Name", ScalarAttributeType::S)],
            vec![KeySchemaElement::new("Name", KeyType::Hash)],
            TABLE,
        )
    };
    let created = client.create_table(create).await.unwrap();
    let description = created.table_description.unwrap();
    assert_eq!(description.table_name.as_deref(), Some(TABLE));
    assert!(description.creation_date_time.is_some());

    for (name, legs) in [("Horse", 4), ("Hen \u{1f414}", 2)] {
        let put = PutItemInput::new(item(name, legs), TABLE);
        client.put_item(put).await.unwrap();
    }
    let key = BTreeMap::from([("Name".to_owned(), AttributeValue::S("Horse".to_owned()))]);
    let got = client.get_item(GetItemInput::new(key, TABLE));
    assert_eq!(got.await.unwrap().item, Some(item("Horse", 4)));
    let scanned = client.scan(ScanInput::new(TABLE)).await.unwrap();
    assert_eq!(scanned.count, 2);

    let delete = DeleteTableInput::new(TABLE);
    client.delete_table(delete).await.unwrap();
    let error = client.scan(ScanInput::new(TABLE)).await.unwrap_err();
    let Error::Service { error: ScanError::ResourceNotFoundException(_), response } = error else {
        panic!("{error}");
    };
    assert_eq!(response.status, 400);
}
