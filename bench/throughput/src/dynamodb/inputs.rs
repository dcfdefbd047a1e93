//! The same inputs for the generated client and for the AWS SDK.

/// The table that all inputs name.
const TABLE: &str = "orders";

/// How many items a `BatchWriteItem` puts: the most that the service takes.
const PUTS: u32 = 25;

/// For the generated client.
pub mod ours {
    use farrier::Map;

    use super::{PUTS, TABLE};
    use crate::dynamodb::generated::{
        AttributeValue, BatchWriteItemInput, PutItemInput, PutRequest, WriteRequest,
    };

    /// `PutItem` of one item.
    pub fn put() -> PutItemInput {
        PutItemInput::new(item(1), TABLE)
    }

    /// `BatchWriteItem` of as many puts as there may be.
    pub fn batch() -> BatchWriteItemInput {
        let puts = (0..PUTS).map(|number| WriteRequest {
            put_request: Some(PutRequest::new(item(number))),
            ..WriteRequest::default()
        });
        BatchWriteItemInput::new(Map::from([(TABLE.to_owned(), puts.collect())]))
    }

    /// As in the messages.
    fn item(number: u32) -> Map<String, AttributeValue> {
        let s = |text: &str| AttributeValue::S(text.to_owned());
        let address = Map::from([
            ("street".to_owned(), s(&format!("Main Street {number}"))),
            ("city".to_owned(), s("Springfield")),
        ]);
        Map::from([
            ("pk".to_owned(), s(&format!("user-{number:08}"))),
            ("sk".to_owned(), s(&format!("order#{:08}", number * 7))),
            ("total".to_owned(), AttributeValue::N(format!("{}.25", number * 13))),
            ("count".to_owned(), AttributeValue::N(number.to_string())),
            ("active".to_owned(), AttributeValue::Bool(true)),
            ("name".to_owned(), s(&format!("Some Name of a Person {number}"))),
            (
                "tags".to_owned(),
                AttributeValue::Ss(["red", "green", "blue"].map(str::to_owned).into()),
            ),
            ("address".to_owned(), AttributeValue::M(address)),
            ("created".to_owned(), s("2024-01-01T00:00:00Z")),
            (
                "notes".to_owned(),
                AttributeValue::L(vec![s("first note"), AttributeValue::N("42".to_owned())]),
            ),
        ])
    }
}

/// For the AWS SDK.
pub mod theirs {
    use std::collections::HashMap;

    use aws_sdk_dynamodb::operation::batch_write_item::BatchWriteItemInput;
    use aws_sdk_dynamodb::operation::put_item::PutItemInput;
    use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};

    use super::{PUTS, TABLE};

    /// `PutItem` of one item.
    pub fn put() -> PutItemInput {
        PutItemInput::builder().table_name(TABLE).set_item(Some(item(1))).build().unwrap()
    }

    /// `BatchWriteItem` of as many puts as there may be.
    pub fn batch() -> BatchWriteItemInput {
        let puts = (0..PUTS).map(|number| {
            let put = PutRequest::builder().set_item(Some(item(number))).build().unwrap();
            WriteRequest::builder().put_request(put).build()
        });
        BatchWriteItemInput::builder().request_items(TABLE, puts.collect()).build().unwrap()
    }

    /// As in the messages.
    fn item(number: u32) -> HashMap<String, AttributeValue> {
        let s = |text: &str| AttributeValue::S(text.to_owned());
        let address = HashMap::from([
            ("street".to_owned(), s(&format!("Main Street {number}"))),
            ("city".to_owned(), s("Springfield")),
        ]);
        HashMap::from([
            ("pk".to_owned(), s(&format!("user-{number:08}"))),
            ("sk".to_owned(), s(&format!("order#{:08}", number * 7))),
            ("total".to_owned(), AttributeValue::N(format!("{}.25", number * 13))),
            ("count".to_owned(), AttributeValue::N(number.to_string())),
            ("active".to_owned(), AttributeValue::Bool(true)),
            ("name".to_owned(), s(&format!("Some Name of a Person {number}"))),
            (
                "tags".to_owned(),
                AttributeValue::Ss(["red", "green", "blue"].map(str::to_owned).into()),
            ),
            ("address".to_owned(), AttributeValue::M(address)),
            ("created".to_owned(), s("2024-01-01T00:00:00Z")),
            (
                "notes".to_owned(),
                AttributeValue::L(vec![s("first note"), AttributeValue::N("42".to_owned())]),
            ),
        ])
    }
}
